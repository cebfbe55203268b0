// A small valid scenario of each kind of decision, tests/data/kinds/*.json; act_or_dismiss is the home scenario.
#pragma once

#include <string>
#include <vector>

#include "scenarios/catalogue.h"

namespace skoen::test {

[[nodiscard]] inline sim::Definition sample_of_kind(const std::string& kind,
                                                    const std::vector<std::string>& sets = {}) {
    if (kind == "act_or_dismiss") return scenarios::load_scenario("underretning", sets);
    return scenarios::load_scenario(std::string(SKOEN_SOURCE_DIR) + "/tests/data/kinds/" + kind + ".json",
                                    sets);
}

}  // namespace skoen::test
