#!/usr/bin/env bash
# Lays out the code: tools/format.sh rewrites, tools/format.sh --check complains and fails.
# clang-format 14 (Debian 12) decides: later versions lay out a few lines otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."
case $(clang-format --version) in
*' 14.'*) ;;
*)
    echo "Kun clang-format 14 bruges; springer over. / clang-format 14 only; skipped." >&2
    exit 0
    ;;
esac
mode=(-i)
[ "${1:-}" != --check ] || mode=(--dry-run -Werror)
find sim models stats scenarios lab session study report cli gui tests -name '*.h' -o -name '*.cpp' | sort |
    xargs -P "$(nproc)" -n 20 clang-format "${mode[@]}" || {
    echo "tools/format.sh retter det. / tools/format.sh puts it right." >&2
    exit 1
}
