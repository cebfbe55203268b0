#!/usr/bin/env bash
# Do the tests lean on their order? tools/shuffled.sh [RUNS [FIRST SEED]] plays every program of the fast suite RUNS times (20), in
# another order each time, and says which seeds failed.
set -euo pipefail
. "$(dirname "$0")/setup.sh"
cd "$root"
runs=${1:-20}
first=${2:-1}
need build desk test
build release all
cd build/release
failed=0
for ((seed = first; seed < first + runs; ++seed)); do
    for program in bin/test_*; do
        [ "$program" != bin/test_full ] || continue
        if ! nice "$program" --order rand --rng-seed "$seed" >shuffled.log 2>&1; then
            failed=$((failed + 1))
            tail -n 40 shuffled.log >&2
            say "$program --order rand --rng-seed $seed"
        fi
    done
done
say "$runs blandede gange, $failed fejl / $runs shuffled runs, $failed failures"
[ "$failed" = 0 ]
