// Prepared comparisons played: every side over the same offices, people, cases and luck, and whether what was expected came
// out.
#pragma once

#include <vector>

#include "lab/comparison.h"
#include "scenarios/prepared.h"

namespace skoen::lab {

struct Finding {
    double difference = 0;  // mean over replications of side minus than, in the measure's unit
    double lo = 0, hi = 0;  // 95 % interval of that mean (Student's t over the paired differences)
    int replications = 0;   // in which the measure was defined on both sides
    bool holds = false;     // more: lo above 0; less: hi below 0; same: both within the margin
};

struct PreparedOptions {
    int replications = 40;
    std::uint64_t seed = 1;
    int threads = 0;  // 0: as many as there are processors
};

// One a expectation, in their order. At least 2 replications.
[[nodiscard]] std::vector<Finding> play_prepared(const scenarios::PreparedComparison& comparison,
                                                 const PreparedOptions& options);

}  // namespace skoen::lab
