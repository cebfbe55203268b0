#!/usr/bin/env bash
# How fast Skøn is beside what a researcher would write: installs what is missing, builds, runs engine and peers in turn on the
# same machine, prints ratios, and writes them to build/bench.json.
#   ./bench.sh            three rounds
#   ./bench.sh --quick    one round, fewer replications
set -euo pipefail
. "$(dirname "$0")/tools/setup.sh"
cd "$root"
need build bench
mkdir -p build
say "Bygger / building bench ..."
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset bench "${launcher[@]}" >build/bench.log 2>&1 || build_failed build/bench.log
cmake --build build/release -j "$jobs" --target skoen bench_kernels bench_rw1 >build/bench.log 2>&1 ||
    build_failed build/bench.log
for python in python3 /usr/bin/python3; do
    if "$python" -c 'import numpy' 2>/dev/null; then
        exec "$python" -B tools/bench.py build/release/bin --json build/bench.json "$@"
    fi
done
say "python3-numpy mangler / is missing"
exit 2
