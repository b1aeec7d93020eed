/* Lets the calls that write fail from the nth on: the disk is full, breaks, or becomes read only.
 * SICK_AT: the number of the first call that fails, from 1; SICK_FOR: how many fail, 0 for all after;
 * SICK_ERRNO: which error; SICK_COUNT: a file into which the number of calls is written at the end;
 * SICK_UNDER: only calls on files under this folder count. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls = 0, at = -1, how_many = 0;
static int error = ENOSPC;
static const char *under = NULL;

static void init(void) {
    if (at >= 0) return;
    const char *text = getenv("SICK_AT");
    at = text ? atol(text) : 0;
    text = getenv("SICK_FOR");
    how_many = text ? atol(text) : 0;
    text = getenv("SICK_ERRNO");
    if (text) error = atoi(text);
    under = getenv("SICK_UNDER");
}

__attribute__((destructor)) static void report(void) {
    const char *path = getenv("SICK_COUNT");
    if (!path) return;
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    ssize_t (*put)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    int fd = real(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    char text[32];
    int length = snprintf(text, sizeof text, "%ld", calls);
    if (fd >= 0 && put(fd, text, (size_t)length) == length) close(fd);
}

static int is_under(int fd) {
    char link[64], path[4096];
    if (!under) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strncmp(path, under, strlen(under)) == 0;
}

static int fails(void) {
    calls++;
    return at > 0 && calls >= at && (how_many == 0 || calls < at + how_many);
}

#define SICK_FD(fd, fallback) do { init(); if (is_under(fd) && fails()) { errno = error; return fallback; } } while (0)
#define SICK_PATH(path, fallback) do { init(); if (under && strncmp(path, under, strlen(under)) == 0 && fails()) { errno = error; return fallback; } } while (0)

ssize_t write(int fd, const void *data, size_t size) { SICK_FD(fd, -1); ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write"); return real(fd, data, size); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t place) { SICK_FD(fd, -1); ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite"); return real(fd, data, size, place); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t place) { SICK_FD(fd, -1); ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64"); return real(fd, data, size, place); }
int fsync(int fd) { SICK_FD(fd, -1); int (*real)(int) = dlsym(RTLD_NEXT, "fsync"); return real(fd); }
int fdatasync(int fd) { SICK_FD(fd, -1); int (*real)(int) = dlsym(RTLD_NEXT, "fdatasync"); return real(fd); }
int ftruncate(int fd, off_t size) { SICK_FD(fd, -1); int (*real)(int, off_t) = dlsym(RTLD_NEXT, "ftruncate"); return real(fd, size); }
int ftruncate64(int fd, off64_t size) { SICK_FD(fd, -1); int (*real)(int, off64_t) = dlsym(RTLD_NEXT, "ftruncate64"); return real(fd, size); }
int rename(const char *from, const char *to) { SICK_PATH(to, -1); int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename"); return real(from, to); }
