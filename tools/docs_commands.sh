#!/usr/bin/env bash
# Runs every ```sh block of README.md and docs/*.md: tools/docs_commands.sh FOLDER_OF_PROGRAMS [DOCUMENT...]
# Each document has a folder of its own, in which its blocks run in order. What would fetch, install, open a window
# or need a cluster is replaced by a stand-in; everything else runs as written. Blocks of other kinds are not run.
set -euo pipefail
programs=$(realpath "$1")
shift
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
[ $# -gt 0 ] || set -- README.md docs/*.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH="$programs:$PATH" PROGRAMS="$programs" ROOT="$root"

cat >"$work/stand_ins.sh" <<'END'
set -euo pipefail
git() { [ "$1" = clone ] || command git "$@"; }
sudo() { :; }
sbatch() { cat "${1:-/dev/stdin}" >/dev/null; }
cd() { [ "$1" = skoen ] || builtin cd "$@"; }
cmake() {
    case $1 in --preset) grep -q "\"configurePreset\": \"$2\"" CMakePresets.json ;; --build) [ -d "$2" ] ;; *) false ;; esac
}
skoen-desk() {
    case " $* " in *" --shot "* | *" --help "* | *" --version "*) command skoen-desk "$@" ;;
    *) [ -x "$PROGRAMS/skoen-desk" ] ;; esac
}
END

# make_folder FOLDER: what a checkout looks like to somebody who types what stands in the document.
make_folder() {
    mkdir -p "$1/build/release"
    ln -s "$programs" "$1/build/release/bin"
    local name
    for name in scenarios assets docs tools bench.sh CMakeLists.txt CMakePresets.json; do
        [ ! -e "$root/$name" ] || ln -s "$root/$name" "$1/$name"
    done
    printf '#!/bin/sh\n[ $# = 0 ] || exec skoen "$@"\n' >"$1/run.sh"
    printf '#!/bin/sh\n[ $# = 0 ] || grep -qe "^$1)" "$ROOT/test.sh"\n' >"$1/test.sh"
    chmod +x "$1/run.sh" "$1/test.sh"
}

count=0
failed=0
for document in "$@"; do
    [ -f "$document" ] || continue
    folder=$work/$(basename "$document" .md)
    make_folder "$folder"
    # One file a block, named by the line at which it starts.
    awk -v dir="$folder/.block" '
        /^```sh *$/ { block = sprintf("%s-%05d", dir, NR + 1); printf "" > block; next }
        /^```/ { block = ""; next }
        block != "" { print > block }' "$document"
    for block in "$folder"/.block-*; do
        [ -f "$block" ] || continue
        count=$((count + 1))
        line=$((10#${block##*-}))
        if ! (cd "$folder" && timeout 300 bash -c '. "$1"; . "$2"' bash "$work/stand_ins.sh" "$block") \
            >"$work/output" 2>&1 </dev/null; then
            failed=$((failed + 1))
            echo "$document:$line: fejler / fails:"
            sed 's/^/    /' "$block"
            tail -n 15 "$work/output"
        fi
    done
done
echo "$count blokke, $failed fejler. / $count blocks, $failed fail."
[ "$count" -gt 0 ] && [ "$failed" = 0 ]
