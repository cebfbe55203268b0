#!/usr/bin/env bash
# A sweep as a Slurm job array on a real Slurm of one node: one job fails, only that one is submitted again, and the merge
# has the bytes of one local process. tools/slurm/check.sh SKOEN; skipped with a plain message where there is no Slurm.
set -euo pipefail
skoen=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
jobs=5

skip() {
    echo "springer over / skipped: $*"
    exit 0
}
[ "$(id -u)" = 0 ] || skip "Slurm kan kun startes af root / only root can start Slurm"
for program in slurmctld slurmd sbatch munged; do
    command -v "$program" >/dev/null || skip "$program mangler / is missing: apt-get install slurm-wlm munge"
done

work=$(mktemp -d)
cleanup() {
    "$here/one_node.sh" stop "$work/slurm" || true
    rm -rf "$work"
}
trap cleanup EXIT
"$here/one_node.sh" start "$work/slurm" || skip "Slurm kom ikke op / did not come up: $(tail -n 3 "$work"/slurm/*.out)"
export SLURM_CONF=$work/slurm/slurm.conf
cd "$work"

cat >plan.json <<'END'
{
  "schema": 1, "id": "slurm", "name": {"da": "Slurm", "en": "Slurm"}, "summary": {"da": "Prøve.", "en": "Trial."},
  "scenario": "underretning", "set": ["/history/cases=2000", "/office/workers=5", "/office/weeks=8"],
  "strategies": ["score_first", "own_first"],
  "search": [{"lever": "display", "options": ["number", "band"]}],
  "sampling": "sobol", "factors": [{"field": "/behaviour/skip_base"}], "draws": 4, "replications": 6
}
END

# submit ARGUMENTS...: waits for the array; its own exit code says nothing here.
submit() { sbatch --wait "$@" sweep.sh >submit.out 2>&1 || true; }
until_gone() { while squeue --noheader | grep -q .; do sleep 0.2; done; }
fail() {
    echo "$*" >&2
    tail -n 5 sweep/slurm-* >&2 || true
    exit 1
}

"$skoen" explore plan.json --slurm $jobs --out sweep >sweep.sh
# The failure: the third job finds no program the first time.
sed -i 's|^exec |[ "$SLURM_ARRAY_TASK_ID" != 2 ] \|\| [ -e mended ] \|\| exit 1\n&|' sweep.sh
submit
until_gone
[ ! -e sweep/results.csv ] || fail "merged although a job had failed"
array=$("$skoen" merge sweep --lang en 2>merge.err || true)
[ "$array" = --array=2 ] || fail "not the array of the failed job: $array $(cat merge.err)"

cp -p sweep/part-0-of-$jobs.* before
touch mended
submit "$array"
until_gone # the merge waits for the array
[ -e sweep/results.csv ] || fail "the merge did not run"
cmp -s before sweep/part-0-of-$jobs.* || fail "a job that was done was touched"

"$skoen" explore plan.json --out local >/dev/null 2>&1
for name in results.csv plans.csv sets.csv exploration.json plans; do
    diff -r "local/$name" "sweep/$name" || fail "$name differs"
done

# A job that is told to stop writes what it has, ends with 143, and goes on when it is submitted again.
sed -i 's/"replications": 6/"replications": 3000/; s/"id": "slurm"/"id": "stop"/' plan.json
"$skoen" explore plan.json --slurm 1 --out stopped >stop.sh
job=$(sbatch --parsable stop.sh)
while ! ls stopped/part-*.tmp.* >/dev/null 2>&1; do sleep 0.1; done
scancel --signal=TERM --batch "${job}_0"
until_gone
rows=$("$skoen" explore plan.json --out stopped --status --json | sed -n 's/.*"state": "\(.*\)".*/\1/p')
[ "$rows" = partial ] || fail "a stopped job left: $rows"
[ ! -e stopped/results.csv ] || fail "merged although the job was stopped"
echo "Slurm $(sinfo --version | cut -d' ' -f2): $jobs jobs, one failed and submitted again, bytes as from one process"
