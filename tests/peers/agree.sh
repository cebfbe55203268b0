#!/usr/bin/env bash
# agree.py where there is a Python with numpy: tests/peers/agree.sh SKOEN [--wrong]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for python in python3 /usr/bin/python3; do
    "$python" -c 'import numpy' 2>/dev/null || continue
    if [ "${2:-}" = --wrong ]; then
        exec "$python" -B "$here/agree.py" "$1" --wrong --plain 0
    fi
    exec "$python" -B "$here/agree.py" "$1" --plain 20
done
echo "springer over / skipped: python3-numpy"
