#!/usr/bin/env bash
# Skøn for Windows, built on Debian 12 and tried under Wine (docs/windows.md). What comes out: build/windows/skoen-setup.exe,
# an installer for one user without administrator rights, and build/windows/skoen-windows.zip.
#
#   tools/windows.sh              all of these, one after the other:
#   tools/windows.sh libraries    Debian's source packages, compiled for Windows (once)
#   tools/windows.sh programs     skoen.exe, skoen-desk.exe and the tests
#   tools/windows.sh pack         installer and zip
#   tools/windows.sh check        what was packed, under Wine, beside the Linux programs of build/release (SKOEN_LINUX: others)
#
# It downloads source packages, so it is no part of CI. Nothing outside build/ is changed.
set -euo pipefail
. "$(dirname "$0")/setup.sh"
cd "$root"
work=$root/build/windows
sources=$work/src
deps=$work/deps
packed=$work/skoen
programs=$work/release/bin

fetched=(fmtlib sqlite3 libharu libpng1.6 xgboost dmlc-core musl libsfml imgui)

# apt with lists of its own, so that /etc is left as it is. apt checks signatures and sums as ever.
apt_sources() {
    apt-get -o Dir::Etc::sourcelist="$work/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State::lists="$work/apt/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
        -o APT::Sandbox::User= "$@" >>"$work/apt.log" 2>&1
}

fetch_sources() {
    [ -e "$sources/fetched" ] && return
    mkdir -p "$work/apt/lists/partial" "$sources"
    local release
    release=$(. /etc/os-release && echo "$VERSION_CODENAME")
    echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian $release main" \
        >"$work/apt/sources.list"
    apt_sources update || { say "apt-get update: $work/apt.log"; exit 2; }
    local package
    cd "$sources"
    for package in "${fetched[@]}"; do
        say "Henter / fetching $package ..."
        rm -rf "./$package"
        if apt_sources source --download-only "$package"; then
            dpkg-source -x --no-check "$package"_*.dsc "$package" >>"$work/apt.log" 2>&1
        else # a mirror without Debian's patches: what upstream wrote is enough
            apt_sources source --download-only --tar-only "$package"
            mkdir "$package"
            tar -xf "$package"_*.orig.tar.* -C "$package" --strip-components=1
            say "  uden Debians rettelser / without Debian's patches"
        fi
    done
    (cd sqlite3 && ./configure --disable-tcl && make sqlite3.c) >>"$work/apt.log" 2>&1 # one file out of many
    mkdir -p stb
    local part
    for part in image image_write rect_pack truetype; do
        cp "/usr/include/stb/stb_$part.h" stb/
        printf '#define STB_%s_IMPLEMENTATION\n#include "stb_%s.h"\n' "${part^^}" "$part"
    done >stb/stb.c
    touch fetched
    cd "$root"
}

# Libraries that are headers alone come as Debian's packages have them, each with its CMake files.
copy_headers() {
    mkdir -p "$deps/include" "$deps/share/cmake" "$deps/lib/cmake"
    cp -rL /usr/include/{nlohmann,CLI,catch2,Random123,eigen3} "$deps/include/"
    cp -r /usr/share/eigen3 "$deps/share/"
    cp -r /usr/share/cmake/{nlohmann_json,CLI11} "$deps/share/cmake/"
    cp -r /usr/lib/cmake/Catch2 "$deps/lib/cmake/"
    rm -f "$deps/lib/cmake/Catch2/Catch2Targets-none.cmake" # names a library for Linux; tests have a main of their own
}

# for_windows LOG FOLDER SOURCE OPTIONS...: configured, quietly.
for_windows() {
    local log=$1 dir=$2 source=$3 launcher=()
    shift 3
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    cmake -G Ninja -S "$source" -B "$dir" -DCMAKE_TOOLCHAIN_FILE="$root/cmake/windows/toolchain.cmake" \
        -DCMAKE_BUILD_TYPE=Release "${launcher[@]}" "$@" >"$log" 2>&1 || build_failed "$log"
}

libraries() {
    need build desk test windows
    mkdir -p "$work"
    fetch_sources
    [ -e "$deps/finished" ] && [ ! "$root/cmake/windows/libraries/CMakeLists.txt" -nt "$deps/finished" ] && return
    rm -rf "$deps"
    copy_headers
    say "Bygger biblioteker til Windows / building libraries for Windows ..."
    local log=$work/libraries.log
    for_windows "$log" "$work/libraries" "$root/cmake/windows/libraries" -DSOURCES="$sources" -DCMAKE_INSTALL_PREFIX="$deps"
    cmake --build "$work/libraries" -j "$jobs" >"$log" 2>&1 || build_failed "$log"
    cmake --install "$work/libraries" >>"$log" 2>&1 || build_failed "$log"
    touch "$deps/finished"
}

tests=(base stats models sim scenarios lab session study report cli)

build_programs() {
    say "Bygger programmer til Windows / building programs for Windows ..."
    local log=$work/programs.log
    for_windows "$log" "$work/release" "$root" -DSKOEN_WINDOWS_LIBRARIES="$deps" -DSKOEN_DESK=ON \
        "-DCMAKE_CXX_FLAGS_RELEASE=-O3 -DNDEBUG"
    cmake --build "$work/release" -j "$jobs" --target programs "${tests[@]/#/test_}" >"$log" 2>&1 || build_failed "$log"
    imports_of_windows_only
}

# Static means: what a program loads is on every Windows 10.
imports_of_windows_only() {
    local own='^(advapi32|gdi32|kernel32|msvcrt|ole32|opengl32|shell32|shlwapi|user32|winmm|ws2_32)\.dll$' program names
    for program in skoen skoen-desk; do
        names=$(x86_64-w64-mingw32-objdump -p "$programs/$program.exe" | sed -n 's/.*DLL Name: //p' | tr 'A-Z' 'a-z' | sort -u)
        say "$program.exe: $(echo $names)"
        if [ -z "$names" ] || grep -qvE "$own" <<<"$names"; then
            say "Ikke kun Windows' egne DLL'er. / Not only DLLs of Windows."
            exit 3
        fi
    done
}

pack() {
    rm -rf "$packed"
    mkdir -p "$packed/fonts" "$packed/licenses"
    local program font
    for program in skoen skoen-desk; do
        x86_64-w64-mingw32-strip -o "$packed/$program.exe" "$programs/$program.exe"
    done
    for font in NotoSans-Regular NotoSans-Bold NotoSansMath-Regular; do
        cp "/usr/share/fonts/truetype/noto/$font.ttf" "$packed/fonts/"
    done
    cp LICENSE "$packed/licenses/skoen.txt"
    local name
    for name in "${fetched[@]}"; do
        if [ -e "$sources/$name/debian/copyright" ]; then cp "$sources/$name/debian/copyright" "$packed/licenses/$name.txt"; fi
    done
    for name in libhpdf-dev libstb-dev fonts-noto-core libeigen3-dev libcli11-dev nlohmann-json3-dev librandom123-dev \
        libz-mingw-w64-dev gcc-mingw-w64-base mingw-w64-x86-64-dev; do
        cp "/usr/share/doc/$name/copyright" "$packed/licenses/$name.txt"
    done
    makensis -V2 -DPACKED="$packed" -DOUTPUT="$work/skoen-setup.exe" \
        -DVERSION="$(sed -n 's/^project(skoen VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)" cmake/windows/installer.nsi >&2
    rm -f "$work/skoen-windows.zip"
    (cd "$work" && cmake -E tar cf skoen-windows.zip --format=zip skoen)
    say "$(du -h "$work/skoen-setup.exe" "$work/skoen-windows.zip")"
}

case ${1:-all} in
libraries) libraries ;;
programs) build_programs ;;
pack) pack ;;
check) exec "$root/tools/windows_check.sh" ;;
all)
    libraries
    build_programs
    pack
    "$root/tools/windows_check.sh"
    ;;
*) sed -n '2,12s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
