#!/usr/bin/env bash
# Which lines and branches of sim, models and scenarios do the tests of these floors and of the lab run?
#   tools/coverage.sh            builds, runs, prints a line a floor and the files that miss most
#   tools/coverage.sh --least    the same, and exit code 1 below 98 % of the lines or 95 % of the branches
# Not counted are branches that only an exception takes and those the compiler itself made (gcovr's
# --exclude-throw-branches and --exclude-unreachable-branches). Lists of all files and lines: build/coverage/lines.txt and
# branches.txt.
set -euo pipefail
. "$(dirname "$0")/setup.sh"
cd "$root"
need build test coverage
tests=(test_base test_models test_sim test_scenarios test_lab)
cmake --preset coverage -DSKOEN_DESK=OFF "-DSKOEN_FLOORS_BUILT=sim/base;stats;models;sim;scenarios;lab" >/dev/null
nice cmake --build build/coverage -j "$jobs" --target "${tests[@]}" >&2
find build/coverage -name '*.gcda' -delete
for program in "${tests[@]}"; do
    say "$program ..."
    (cd build/coverage && "bin/$program" >"$program.log") || { tail -n 40 "build/coverage/$program.log" >&2; exit 1; }
done
counted=(--exclude-throw-branches --exclude-unreachable-branches)
say "gcov ..."
gcovr -r . --object-directory build/coverage "${counted[@]}" --filter 'sim/' --filter 'models/' --filter 'scenarios/' \
    --exclude 'build/' --json build/coverage/counts.json -j "$jobs" build/coverage
seen() { gcovr -r . -a build/coverage/counts.json "$@"; }
seen >build/coverage/lines.txt
seen --branches >build/coverage/branches.txt
for floor in sim models scenarios; do
    printf '%-10s' "$floor"
    seen --filter "$floor/" --print-summary -o /dev/null | sed -n 's/^\(lines\|branches\): \([0-9.]*%\) (\(.*\) out of \(.*\))/\1 \2 (\3 of \4)/p' | paste -sd ' '
done
printf '%-10s' all
least=()
[ "${1:-}" != --least ] || least=(--fail-under-line 98 --fail-under-branch 95)
seen --print-summary "${least[@]}" -o /dev/null | sed -n 's/^\(lines\|branches\): \([0-9.]*%\) (\(.*\) out of \(.*\))/\1 \2 (\3 of \4)/p' | paste -sd ' '
