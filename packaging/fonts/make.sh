#!/bin/sh
# Makes the font files of assets/fonts again from their sources.
# Needs Debian (or a relative of it) with apt, python3-venv and npm; writes nothing outside assets/fonts and a temporary folder.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../assets/fonts
tabler=3.49.0
fonttools=4.68.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! dpkg -s fonts-inter >/dev/null 2>&1; then
    apt-get install -y fonts-inter
fi

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet "fonttools==$fonttools"
(cd "$work" && npm pack --silent "@tabler/icons-webfont@$tabler" >/dev/null && tar xzf tabler-icons-webfont-$tabler.tgz)

mkdir -p "$out"
"$work/venv/bin/python" "$here/make.py" /usr/share/fonts/opentype/inter "$work/package" "$here/icons.txt" "$out"
sed -n '/^License: OFL-1.1$/,/^License: Apache-2.0$/p' /usr/share/doc/fonts-inter/copyright |
    sed -e '1d' -e '$d' -e 's/^ \.$//' -e 's/^ //' |
    { printf 'Copyright 2016-2022 The Inter Project Authors (https://github.com/rsms/inter)\n\nSIL OPEN FONT LICENSE Version 1.1\n\n'; cat; } >"$out/OFL.txt"
cp "$work/package/LICENSE" "$out/TABLER-LICENSE.txt"
ls -l "$out"
