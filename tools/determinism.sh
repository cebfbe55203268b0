#!/usr/bin/env bash
# The same bytes everywhere: tools/determinism.sh FOLDER_OF_PROGRAMS... (one a compiler). Plays one comparison on 1, 2, 3 and 8 threads,
# on every instruction set this processor has, with and without outputs, and one sweep in 1, 3 and 4 shards; compares the hash over
# every decision and weekly state, and the bytes of files. The desk is compared in tests/full/determinism_test.cpp.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
compared=0 failed=0

# same WHAT TEXT: the first text of a name is what all later ones must be.
declare -A first
same() {
    local name=$1 what=$2 text=$3
    compared=$((compared + 1))
    if [ -z "${first[$name]:-}" ]; then
        first[$name]=$text
    elif [ "${first[$name]}" != "$text" ]; then
        failed=$((failed + 1))
        echo "$name: $what gav / gave ${text:0:40}, ikke / not ${first[$name]:0:40}"
    fi
}

play=(run underretning --strategy score_first --strategy own_first_reason_review --strategy mandatory_approval
    --replications 9 --weeks 16 --set /history/cases=4000 --json)
cat >"$work/plan.json" <<'END'
{
  "schema": 1, "id": "same", "name": {"da": "Samme", "en": "Same"}, "summary": {"da": "Samme.", "en": "Same."},
  "scenario": "underretning", "set": ["/history/cases=4000", "/office/weeks=8"], "strategies": ["score_first", "own_first"],
  "search": [{"lever": "feedback", "options": ["none", "team_review"]}],
  "sampling": "saltelli", "factors": [{"field": "/behaviour/revise_base"}, {"field": "/behaviour/skip_base"}],
  "draws": 2, "replications": 3
}
END
bytes_of() { (cd "$1" && find . -type f ! -name manifest.json ! -name 'part-*' ! -name '*.pdf' | sort | xargs sha256sum | sha256sum); }
isas=(baseline)
grep -qw avx2 /proc/cpuinfo && isas+=(avx2)
grep -qw avx512vl /proc/cpuinfo && isas+=(avx512)

for programs in "$@"; do
    skoen=$(realpath "$programs")/skoen
    [ -x "$skoen" ] || { echo "$skoen?" && exit 2; }
    for isa in "${isas[@]}"; do
        export SKOEN_ISA=$isa
        for threads in 1 2 3 8; do
            where="$programs, $isa, $threads tråde / threads"
            same "uden filer / without files" "$where" "$("$skoen" "${play[@]}" --threads $threads 2>/dev/null)"
        done
        where="$programs, $isa"
        rm -rf "$work/run"
        same "uden filer / without files" "$where, med filer / with files" \
            "$("$skoen" "${play[@]}" --threads 2 --events --out "$work/run" 2>/dev/null)"
        same "mappe / folder" "$where" "$(bytes_of "$work/run")"
        for shards in 1 3 4; do
            rm -rf "$work/sweep"
            for ((i = 0; i < shards; i++)); do
                "$skoen" explore "$work/plan.json" --shard "$i/$shards" --threads $((i % 2 + 1)) --out "$work/sweep" 2>/dev/null
            done
            "$skoen" merge "$work/sweep" >"$work/said" 2>/dev/null
            same "undersøgelse / sweep" "$where, $shards" "$(bytes_of "$work/sweep")"
        done
        rm -rf "$work/sweep"
        "$skoen" explore "$work/plan.json" --threads 3 --out "$work/sweep" >/dev/null 2>&1
        same "undersøgelse / sweep" "$where, ét job / one process" "$(bytes_of "$work/sweep")"
    done
done
echo "$compared sammenlignet, $failed afviger ($# oversættere, ${isas[*]}). / $compared compared, $failed differ ($# compilers)."
[ "$compared" -gt 20 ] || [ $# = 0 ] || { [ "${#isas[@]}" -lt 3 ] && [ "$compared" -gt 5 ]; }
[ "$failed" = 0 ]
