// What a difference between two plans owes to each mechanism of people's behaviour: the difference as it is, less the
// difference in a world where that mechanism is switched off (same tool, same cases, same luck). Mechanisms work together,
// so these amounts need not sum to the whole; what is missing is shown.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lab/comparison.h"

namespace skoen::lab {

struct MechanismPart {
    std::string name;  // of the switch: "on_skip"
    Estimate amount;   // difference with the mechanism - difference without it
};
struct MechanismSplit {
    Estimate whole;                    // strategy - versus
    std::vector<MechanismPart> parts;  // largest first
    double rest = 0;                   // whole - sum of the parts
};

// Mechanisms that change what happens from week to week; who the people are is not one.
[[nodiscard]] const std::vector<std::string>& weekly_mechanisms();

// `world` with one of them switched off.
[[nodiscard]] sim::World without_mechanism(const sim::World& world, const std::string& name);

// One entry a measure (places in sim::measures()). Cancelled: empty.
[[nodiscard]] std::vector<MechanismSplit>
split_by_mechanisms(const sim::World& world, const sim::Strategy& strategy, const sim::Strategy& versus,
                    const std::vector<std::size_t>& measures, const RunOptions& options);

}  // namespace skoen::lab
