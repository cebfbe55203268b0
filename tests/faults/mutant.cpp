// Compiled into the mutants build only.
#include "tests/faults/mutant.h"

#include <cstdlib>

namespace skoen_mutants {

int chosen = 0;

namespace {

// Before anything else is set up.
[[gnu::constructor(101)]] void choose() {
    if (const char* words = std::getenv("SKOEN_MUTANT")) chosen = std::atoi(words);
}

}  // namespace

}  // namespace skoen_mutants
