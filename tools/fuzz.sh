#!/usr/bin/env bash
# Fuzzes for a while: tools/fuzz.sh FOLDER SECONDS runs each fuzz_* program of FOLDER, fed with the shipped files.
# An input that breaks one is kept in FOLDER; give it to the program as its only argument to see the fault again.
set -euo pipefail
programs=$(realpath "$1")
seconds=$2
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/shipped"
find scenarios assets study tests/data/models -name '*.json' -exec cp --backup=numbered -t "$work/shipped" {} +
for program in "$programs"/fuzz_*; do
    echo "$(basename "$program"), $seconds s" >&2
    mkdir "$work/new" # libFuzzer writes what it finds to the first folder
    "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -verbosity=0 -print_final_stats=0 \
        -artifact_prefix="$programs/" "$work/new" "$work/shipped"
    rm -rf "$work/new"
done
