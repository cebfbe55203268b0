#!/usr/bin/env bash
# Fuzzes for a while: tools/fuzz.sh FOLDER SECONDS runs each fuzz_* program of FOLDER, fed with the shipped files.
set -euo pipefail
programs=$(realpath "$1")
seconds=$2
cd "$(dirname "$0")/.."
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
for program in "$programs"/fuzz_*; do
    echo "$(basename "$program"), $seconds s" >&2
    mkdir "$found/new"
    # New inputs go to the first folder; a crash is kept in build/ for replaying.
    "$program" -max_total_time="$seconds" -timeout=10 -verbosity=0 -artifact_prefix="$programs/" \
        "$found/new" scenarios scenarios/* || exit 1
    rm -rf "$found/new"
done
