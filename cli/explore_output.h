// What `skoen explore` prints.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "lab/explore.h"

namespace skoen::cli {

struct ExploredPlans {
    const scenarios::Exploration& asked;
    const sim::World& world;
    const std::vector<sim::Strategy>& plans;
    const lab::Findings& findings;
};

[[nodiscard]] std::string explore_json(const ExploredPlans& e);
[[nodiscard]] std::string explore_text(const ExploredPlans& e, const Tr& tr);

}  // namespace skoen::cli
