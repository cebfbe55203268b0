// Which cluster gets which arm, and what else the draw could have given.
#pragma once

#include <vector>

#include "study/study_design.h"
#include "study/study_draws.h"

namespace skoen::study {

struct Allocated {
    std::vector<int> arm;  // [clusters]
    std::vector<std::vector<int>>
        accepted;  // allocations as likely as this one; a randomisation test's reference
};

// baseline: [clusters]; equally many clusters an arm, the first arms get one more where they do not divide.
// simple: shuffled. restricted: of 400 shuffles, one of the 100 whose arms differ least at baseline from the first (Moulton
// 2004). matched: clusters in order of baseline, in sets of as many as there are arms, shuffled within each set; what is
// left over is shuffled as one set.
[[nodiscard]] Allocated allocate(Allocation how, const std::vector<double>& baseline, std::size_t arms,
                                 const StudyDraws& draws, std::uint32_t replication);

// Mean of an arm minus that of the first.
[[nodiscard]] double arm_gap(const std::vector<int>& allocation, const std::vector<double>& values, int arm);

// Share of the accepted allocations in which arm and control differ at least as much as seen (Edgington 1995).
[[nodiscard]] double randomisation_p(const Allocated& allocated, const std::vector<double>& values, int arm);

}  // namespace skoen::study
