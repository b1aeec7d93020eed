# Shared by packaging/run.sh and tests/run.sh: installing what is missing, and a display of our own.
# shellcheck shell=bash

# Installs those of the named Debian packages that are not there. Elsewhere than on Debian it only says what is needed.
need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null; then
    echo "These packages may be needed, under the names that your system has for them: ${missing[*]}" >&2
    return 0
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Please install as root: apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# What a window needs at run time and what the build needs.
WINDOW_PACKAGES=(gcc libc6-dev pkg-config libgl1 libegl1 libgl1-mesa-dri libxkbcommon-x11-0 libxkbcommon0 libxcursor1 libxi6 libxrandr2 libx11-xcb1 libwayland-client0)
# A display without a screen, keys pressed by a script, pictures of the window.
HEADLESS_PACKAGES=(xvfb xdotool imagemagick)

# Starts Xvfb of size $1 (1280x800) on a free display number, sets DISPLAY and XVFB_PID.
start_xvfb() {
  local pipe
  pipe=$(mktemp -u)
  mkfifo "$pipe"
  Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp 3>"$pipe" >/dev/null 2>&1 &
  XVFB_PID=$!
  local number
  read -r number <"$pipe"
  rm -f "$pipe"
  export DISPLAY=":$number"
}
