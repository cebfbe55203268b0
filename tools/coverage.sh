#!/usr/bin/env bash
# Which lines and branches of sim, models and scenarios do the tests of these floors and of the lab run?
#   tools/coverage.sh            builds, runs, prints a line a floor and the files that miss most
#   tools/coverage.sh --least    the same, and exit code 1 below 98 % of the lines or 95 % of the branches
# clang counts what stands in the source: a branch is one condition found true or found false (each side of `&&`, each case of a
# `switch`). Warnings of "mismatched data" concern inline functions where nobody calls them. All files: build/coverage/files.txt; all lines with
# their counts: build/coverage/lines.txt.
set -euo pipefail
. "$(dirname "$0")/setup.sh"
cd "$root"
need build test coverage
tests=(test_base test_models test_sim test_scenarios test_lab)
cmake --preset coverage -DSKOEN_DESK=OFF "-DSKOEN_FLOORS_BUILT=sim/base;stats;models;sim;scenarios;lab" >/dev/null
nice cmake --build build/coverage -j "$jobs" --target "${tests[@]}" >&2
cd build/coverage
rm -f ./*.profraw
objects=()
for program in "${tests[@]}"; do
    say "$program ..."
    LLVM_PROFILE_FILE="$program-%p.profraw" "bin/$program" >"$program.log" || { tail -n 40 "$program.log" >&2; exit 1; }
    objects+=(${objects[0]+-object} "bin/$program") # the first stands without the word
done
llvm-profdata merge -sparse ./*.profraw -o counts.profdata
rm -f ./*.profraw

# counted COMMAND ARGUMENTS...
counted() { llvm-cov "$1" "${objects[@]}" -instr-profile=counts.profdata "${@:2}"; }
counted show -show-branches=count "$root/sim" "$root/models" "$root/scenarios" >lines.txt
counted report "$root/sim" "$root/models" "$root/scenarios" >files.txt

# Columns of a report: file, regions (3), functions (3), lines, lines missed, %, branches, branches missed, %.
for floor in sim models scenarios all; do
    folders=("$root/$floor")
    [ $floor != all ] || folders=("$root/sim" "$root/models" "$root/scenarios")
    counted report "${folders[@]}" | awk -v floor=$floor -v least="${1:-}" '$1 == "TOTAL" {
        printf "%-10s lines %.1f%% (%d of %d) branches %.1f%% (%d of %d)\n",
            floor, 100 * (1 - $9 / $8), $8 - $9, $8, 100 * (1 - $12 / $11), $11 - $12, $11
        low = $9 > .02 * $8 || $12 > .05 * $11
    }
    END { exit least == "--least" && floor == "all" && low }' || below=yes
done
say "Flest mangler i / most is missed in:"
awk '$1 ~ /\.(cpp|h)$/ && $9 + $12 > 0 { printf "%5d lines %5d branches  %s\n", $9, $12, $1 }' files.txt | sort -k3,3nr | head -n 15
[ -z "${below:-}" ]
