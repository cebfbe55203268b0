// Everything that explains the difference between two plans, measure by measure: causes always; levers and mechanisms, which
// have to be played, on request.
#pragma once

#include "lab/difference.h"
#include "lab/difference_levers.h"
#include "lab/difference_mechanisms.h"

namespace skoen::lab {

struct Why {
    PlanPair pair;  // places among the strategies
    int replications = 0;
    std::vector<Difference> causes;          // [kSplitMeasures]
    std::vector<LeverSplit> levers;          // [kSplitMeasures], or empty
    std::vector<MechanismSplit> mechanisms;  // [kSplitMeasures], or empty
};

struct WhyOptions {
    RunOptions run;
    bool levers = false, mechanisms = false;
};

// One entry a pair. Cancelled: empty.
[[nodiscard]] std::vector<Why> explain_pairs(const sim::World& world,
                                             const std::vector<sim::Strategy>& strategies,
                                             const std::vector<PlanPair>& pairs, const WhyOptions& options);

// Every strategy but the first against the first.
[[nodiscard]] std::vector<PlanPair> against_first(std::size_t strategies);

}  // namespace skoen::lab
