/* Writes down every call that changes a file, so that a power cut can be played afterwards.
 * RECORD_TO: where; RECORD_UNDER: only files under this folder.
 * A record is a kind (1 byte), a file's number (8), a place (8), a length (8), and so many bytes:
 * W data at a place; T a new size (the place); S a file is flushed; C a file of this name came to be;
 * R a file got a new name; U a name is gone; D a folder is flushed. All numbers have their low end first. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int out = -2;
static const char *under = NULL;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) __typeof__(name) *real = dlsym(RTLD_NEXT, #name)

static void init(void) {
    if (out != -2) return;
    const char *path = getenv("RECORD_TO");
    under = getenv("RECORD_UNDER");
    REAL(open);
    out = path && under ? real(path, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
}

static void record(char kind, uint64_t file, uint64_t place, const void *data, uint64_t length) {
    REAL(write);
    char head[25];
    head[0] = kind;
    memcpy(head + 1, &file, 8);
    memcpy(head + 9, &place, 8);
    memcpy(head + 17, &length, 8);
    pthread_mutex_lock(&lock);
    if (real(out, head, sizeof head) != (ssize_t)sizeof head || (length && real(out, data, length) != (ssize_t)length)) abort();
    pthread_mutex_unlock(&lock);
}

static int path_is_under(const char *path) { return out >= 0 && strncmp(path, under, strlen(under)) == 0; }

/* The number of the file behind a descriptor, 0 if it is none of ours. */
static uint64_t file_of(int fd) {
    char link[64], path[4096];
    init();
    if (out < 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    struct stat facts;
    return path_is_under(path) && fstat(fd, &facts) == 0 ? (uint64_t)facts.st_ino : 0;
}

static uint64_t file_at(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 ? (uint64_t)facts.st_ino : 0;
}

static void opened(const char *path, int flags, int fd, int was_there) {
    if (fd < 0 || !path_is_under(path)) return;
    uint64_t file = file_of(fd);
    if (!was_there) record('C', file, 0, path, strlen(path));
    else if (flags & O_TRUNC) record('T', file, 0, NULL, 0);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        init(); \
        va_list rest; va_start(rest, flags); mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; va_end(rest); \
        REAL(name); \
        int was_there = access(path, F_OK) == 0; \
        int fd = real(path, flags, mode); \
        int error = errno; opened(path, flags, fd, was_there); errno = error; \
        return fd; \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write);
    uint64_t file = file_of(fd);
    off_t place = file ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = real(fd, data, size);
    if (file && done > 0) record('W', file, (uint64_t)place, data, (uint64_t)done);
    return done;
}
#define PWRITE(name, type) \
    ssize_t name(int fd, const void *data, size_t size, type place) { \
        REAL(name); \
        ssize_t done = real(fd, data, size, place); \
        uint64_t file = file_of(fd); \
        if (file && done > 0) record('W', file, (uint64_t)place, data, (uint64_t)done); \
        return done; \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)
#define FLUSH(name) \
    int name(int fd) { \
        REAL(name); \
        int done = real(fd); \
        uint64_t file = file_of(fd); \
        struct stat facts; \
        if (file && done == 0 && fstat(fd, &facts) == 0) record(S_ISDIR(facts.st_mode) ? 'D' : 'S', file, 0, NULL, 0); \
        return done; \
    }
FLUSH(fsync)
FLUSH(fdatasync)
#define CUT(name, type) \
    int name(int fd, type size) { \
        REAL(name); \
        int done = real(fd, size); \
        uint64_t file = file_of(fd); \
        if (file && done == 0) record('T', file, (uint64_t)size, NULL, 0); \
        return done; \
    }
CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)
int rename(const char *from, const char *to) {
    init();
    REAL(rename);
    int done = real(from, to);
    if (done == 0 && path_is_under(to)) {
        char both[8192];
        int length = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
        record('R', file_at(to), 0, both, (uint64_t)length);
    }
    return done;
}
int link(const char *from, const char *to) {
    init();
    REAL(link);
    int done = real(from, to);
    if (done == 0 && path_is_under(to)) record('C', file_at(to), 1, to, strlen(to));
    return done;
}
int unlink(const char *path) {
    init();
    REAL(unlink);
    int done = real(path);
    if (done == 0 && path_is_under(path)) record('U', 0, 0, path, strlen(path));
    return done;
}
/* So that copies go through write. */
ssize_t copy_file_range(int in, off64_t *from, int to, off64_t *place, size_t size, unsigned flags) {
    (void)in; (void)from; (void)to; (void)place; (void)size; (void)flags;
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile(int to, int in, off_t *from, size_t size) { (void)to; (void)in; (void)from; (void)size; errno = ENOSYS; return -1; }
ssize_t sendfile64(int to, int in, off64_t *from, size_t size) { (void)to; (void)in; (void)from; (void)size; errno = ENOSYS; return -1; }
