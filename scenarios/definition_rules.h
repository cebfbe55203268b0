// Rules between places of a scenario that one description cannot see: names that must exist, ids that must differ, and
// a correlation matrix that must be one.
#pragma once

#include <string>
#include <vector>

#include "sim/definition.h"

namespace skoen::scenarios {

struct BrokenRule {
    std::string pointer;   // of the value to change, "/groups/0/feature"
    std::string expected;  // completes "expected ..."
    std::string found;
};

// In file order of the rules; empty when all hold. `strategies`: the ids that default_strategies may name.
[[nodiscard]] std::vector<BrokenRule> broken_rules(const sim::Definition& definition,
                                                   const std::vector<std::string>& strategies);

}  // namespace skoen::scenarios
