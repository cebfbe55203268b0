#!/usr/bin/env bash
# Builds and tests Skøn; installs what is missing first.
#   ./test.sh --fast    the fast tests
#   ./test.sh           the fast tests, the layout of the code, the commands in README and docs
#   ./test.sh --full    all of it, clang-tidy, the slow tests, both compilers, the sanitizers, short fuzzing
set -euo pipefail
. "$(dirname "$0")/tools/setup.sh"
cd "$root"

run_tests() { # PRESET [CTEST ARGUMENTS...]
    local preset=$1
    shift
    say "Tester / testing $preset ..."
    ctest --test-dir "build/$preset" -j "$jobs" --output-on-failure --no-tests=error "$@"
}

fast() {
    need build desk test
    build release all
    run_tests release -L fast
}

checks() {
    need check
    tools/format.sh --check
    run_tests release -L docs
}

full() {
    need full
    say "clang-tidy ..."
    build tidy all
    run_tests release -L full
    build release-clang all
    run_tests release-clang -L fast
    say "De samme bytes / the same bytes ..."
    tools/determinism.sh build/release/bin build/release-clang/bin
    build asan-ubsan all
    run_tests asan-ubsan -L fast
    build tsan all
    run_tests tsan -L fast
    build fuzz fuzzers
    tools/fuzz.sh build/fuzz/bin 20
}

# One call a line: after `&&` bash would go on when something inside fails.
case ${1:-} in
--fast)
    fast
    ;;
'')
    fast
    checks
    ;;
--full)
    fast
    checks
    full
    ;;
*)
    say "Brug / usage: ./test.sh [--fast | --full]"
    exit 2
    ;;
esac
say "Alt i orden. / All well."
