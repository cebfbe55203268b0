#!/usr/bin/env bash
# From a bare Debian 12 or 13 to a running Skøn: installs what is missing, builds, and starts it.
#   ./run.sh              the desk; where there is no display, the home scenario as text and as a report
#   ./run.sh ARGUMENTS    the same as build/release/bin/skoen ARGUMENTS
set -euo pipefail
. "$(dirname "$0")/tools/setup.sh"

need build desk
build release programs
bin=$root/build/release/bin

if [ $# -gt 0 ]; then
    exec "$bin/skoen" "$@"
fi
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -x "$bin/skoen-desk" ]; then
    exec "$bin/skoen-desk"
fi

number=1
while [ -e "$root/skoen-out/underretning-$number" ]; do number=$((number + 1)); done
out=$root/skoen-out/underretning-$number
mkdir -p "$root/skoen-out"
say "Ingen skærm; kører underretninger. / No display; running notifications of concern."
"$bin/skoen" run underretning --out "$out"
say "Rapport / report: $out/report.html"
