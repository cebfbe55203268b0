#!/usr/bin/env bash
# Answers the exported SurveyJS survey in a real browser and fits what comes back: tools/surveyjs/check.sh SKOEN [PICTURES]
# Fetches SurveyJS and playwright-core from npm by the lock file, into a folder of its own. Skips, and says so, where npm,
# node, chromium or the network is missing; never touches the tree.
set -euo pipefail
skoen=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
skip() { echo "SurveyJS: springer over / skipped: $1" && exit 0; }
command -v node >/dev/null || skip "node"
command -v npm >/dev/null || skip "npm"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$chromium" ] || skip "chromium"

cache=${SKOEN_SURVEYJS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/skoen-surveyjs}
mkdir -p "$cache"
cp "$here/package.json" "$here/package-lock.json" "$here/check.mjs" "$cache/"
if ! cmp -s "$here/package-lock.json" "$cache/installed-lock.json"; then
    npm --prefix "$cache" ci --ignore-scripts --no-audit --no-fund >"$cache/npm.log" 2>&1 || skip "npm ci (see $cache/npm.log)"
    cp "$here/package-lock.json" "$cache/installed-lock.json"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pictures=${2:-$work/pictures}
mkdir -p "$pictures"
"$skoen" vignettes vignetter --out "$work/study" --export surveyjs >/dev/null
node "$cache/check.mjs" "$work/study/surveyjs" "$chromium" "$pictures" >"$work/answers.json"
"$skoen" vignettes vignetter --import "$work/answers.json" >"$work/answers.csv"
cmp "$work/answers.csv" "$work/study/answers_long.csv"
"$skoen" fit "$work/answers.csv" --design vignetter >"$work/fit.txt"
grep -q "scorehoej" "$work/fit.txt"
echo "SurveyJS: 300 respondenter / respondents, 1 i browseren / in the browser; svarene tilbage og tilpasset / answers back and fitted."
