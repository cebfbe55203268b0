#!/usr/bin/env bash
# What tools/windows.sh packed, tried under Wine beside the Linux programs of the same tree (docs/windows.md): the same bytes,
# the same refusals, the tests, a picture of the desk, and the installer.
#   SKOEN_LINUX=FOLDER tools/windows_check.sh     Linux programs from another folder than build/release/bin
set -euo pipefail
. "$(dirname "$0")/setup.sh"
cd "$root"
work=$root/build/windows
need windows
linux=${SKOEN_LINUX:-$root/build/release/bin}
[ -n "${SKOEN_LINUX:-}" ] || build release programs
scratch=$(mktemp -d)

export LC_ALL=C.UTF-8 # how Wine reads names of files and arguments
export WINEPREFIX=$work/wine WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree=;mshtml='
unset DISPLAY WAYLAND_DISPLAY
wineserver -k || true # one that was started with other letters
wineboot -i >"$work/wine.log" 2>&1
trap 'rm -rf "$scratch"; wineserver -k || true' EXIT

failed=0
# verdict NAME COMMAND...: one line, and the exit code counted.
verdict() {
    local name=$1
    shift
    if "$@" >>"$work/check.log" 2>&1; then say "  i orden / fine   $name"; else
        say "  FEJL / FAILED    $name (build/windows/check.log)"
        failed=$((failed + 1))
    fi
}
: >"$work/check.log"

# A folder with a program called skoen, as the Linux one is, that is the Windows one.
mkdir -p "$scratch/bin"
printf '#!/bin/sh\nexec wine "%s" "$@"\n' "$work/skoen/skoen.exe" >"$scratch/bin/skoen"
chmod +x "$scratch/bin/skoen"
windows=$scratch/bin/skoen

same_text() { # same_text ARGUMENTS...: what is printed, byte for byte
    "$linux/skoen" "$@" >"$scratch/linux.out"
    "$windows" "$@" >"$scratch/windows.out"
    [ -s "$scratch/linux.out" ] && cmp "$scratch/linux.out" "$scratch/windows.out"
}
# Without the version of Haru, which Debian's patches change, and so without the table of where each object begins.
same_pdf() { cmp <(words_of_pdf "$1") <(words_of_pdf "$2"); }
words_of_pdf() { grep -avE '^[0-9]{10} [0-9]{5} [nf]|^[0-9]+$|^/Producer' "$1"; }
same_folder() { # a run's folder, its report, and what is taken home
    local who
    rm -rf "$scratch/run"
    for who in linux windows; do
        local skoen=$windows
        [ "$who" = windows ] || skoen=$linux/skoen
        (cd "$scratch" && "$skoen" run underretning --replications 5 --weeks 10 --set /history/cases=4000 --events --out run &&
            "$skoen" report run --handout && rm run/manifest.json && mv run "$who") || return
    done
    diff -r -x '*.pdf' "$scratch/linux" "$scratch/windows" || return
    local pdf
    for pdf in "$scratch"/linux/*.pdf; do same_pdf "$pdf" "$scratch/windows/$(basename "$pdf")" || return; done
}
refused() { # a fault in a file: exit code 2, the same words, and nothing on standard output
    printf '{\n  "schema": 1,\n  "id": "x", "seed": tolv\n}\n' >"$scratch/bad.json"
    local code=0
    (cd "$scratch" && "$windows" check bad.json --lang da >out 2>windows.err) || code=$?
    (cd "$scratch" && ! "$linux/skoen" check bad.json --lang da 2>linux.err >/dev/null)
    cat "$scratch/windows.err"
    [ "$code" = 2 ] && [ ! -s "$scratch/out" ] && cmp "$scratch/linux.err" "$scratch/windows.err"
}
named_in_danish() { # folders and files with Danish letters, as in C:\Users\Søren
    mkdir -p "$scratch/Søren Åse"
    cp scenarios/post.json "$scratch/Søren Åse/prøve.json"
    (cd "$scratch" && "$windows" run "Søren Åse/prøve.json" --replications 2 --out "Søren Åse/ud æøå" --lang da) &&
        [ -s "$scratch/Søren Åse/ud æøå/report.html" ]
}

say "Under Wine ($(wine --version)), ved siden af / beside $("$linux/skoen" --version):"
verdict "skoen --version: $("$windows" --version)" "$windows" --version
for file in scenarios/*.json; do
    scenario=$(basename "$file" .json)
    count=3
    [ "$scenario" != underretning ] || count=20
    verdict "run $scenario --replications $count --json" same_text run "$scenario" --replications "$count" --json
done
verdict "list" same_text list scenarios --lang en
verdict "replicate (studies of behaviour)" same_text replicate --replications 5 --json
verdict "a run's folder, report and PDF" same_folder
verdict "a file with a fault: exit code 2" refused
verdict "Danish letters in paths" named_in_danish
verdict "threads, shards, instruction sets (tools/determinism.sh)" tools/determinism.sh "$linux" "$scratch/bin"

# Tests see what is left out on Windows by their names: *_posix_test.cpp.
for test in base stats models sim scenarios lab session study report cli; do
    if [ -e "$work/release/bin/test_$test.exe" ]; then
        verdict "test_$test" timeout 900 wine "$work/release/bin/test_$test.exe"
        tail -n 3 "$work/check.log" | grep -a 'test cases' >&2 || true
    fi
done

# Windows' OpenGL under Wine wants an X server.
on_screen() { xvfb-run -a -s '-screen 0 1920x1080x24' "$@"; }
picture() {
    "$linux/skoen-desk" "${@}" --lang da --shot "$work/desk-linux.png" &&
        on_screen wine "$work/skoen/skoen-desk.exe" "${@}" --lang da --shot "$work/desk-windows.png" &&
        tools/picture_difference.py "$work/desk-linux.png" "$work/desk-windows.png" | tee /dev/stderr
}
verdict "skoen-desk --shot" picture --view outcomes --size 1366x768

installed=$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Programs/Skoen
install_and_remove() {
    rm -rf "$installed"
    wine "$work/skoen-setup.exe" /S && wineserver -w &&
        wine "$installed/skoen.exe" --version && diff -r "$work/skoen" "$installed" | tee "$scratch/extra" || true
    [ "$(cat "$scratch/extra")" = "Only in $installed: remove-skoen.exe" ] &&
        on_screen wine "$installed/skoen-desk.exe" --view welcome --size 1366x768 --shot "$work/desk-installed.png" &&
        [ -s "$work/desk-installed.png" ] &&
        wine "$installed/remove-skoen.exe" /S && wineserver -w && [ ! -e "$installed/skoen.exe" ]
}
verdict "skoen-setup.exe /S, the installed programs, and remove-skoen.exe /S" install_and_remove

[ "$failed" = 0 ] || exit 1
say "Alt i orden. / All fine."
