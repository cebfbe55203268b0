#!/usr/bin/env bash
# Fails when an object compiled for one instruction set holds a symbol that the linker may share with others (an
# inline function or a template instance): tools/kernel_symbols.sh OBJECT...   Only *_avx2 and *_avx512 are looked at.
set -euo pipefail
looked=0
bad=0
for object in "$@"; do
    case $object in *_avx2.cpp.o | *_avx512.cpp.o) ;; *) continue ;; esac
    looked=$((looked + 1))
    if nm -C --defined-only "$object" | grep -E '^[0-9a-f]* [WVu] '; then
        echo "^ $object"
        bad=1
    fi
done
echo "$looked kernels"
[ "$looked" -gt 0 ] && [ "$bad" = 0 ]
