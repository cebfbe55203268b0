// What the desk can say about a comparison beyond its numbers: why two plans differ, what the answer rests on, and which
// plans a search found.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lab/ensemble.h"
#include "lab/explore.h"
#include "lab/why.h"

namespace skoen::session {

// The plans that a search looked at, and what came of it.
struct FoundPlans {
    scenarios::Exploration asked;
    std::vector<sim::Strategy> plans;
    lab::Findings findings;
    std::vector<lab::Belief> beliefs;  // [findings.front] against the office without the tool
};

// What the harm of one strategy against another's hangs on.
struct Hinge {
    lab::PlanPair pair;  // places among the strategies
    lab::Ranking ranking;
    lab::TurningPoint turning;
};

// One set of strategies under many sets of assumptions.
struct Varied {
    std::size_t draws = 0;
    std::vector<Hinge> hinges;  // of every pair
};

struct Explained {
    std::vector<sim::Strategy> strategies;    // that are spoken of; the first is without the score
    std::shared_ptr<const lab::Why> why;      // null: not yet. Sharper ones follow
    std::shared_ptr<const Varied> varied;     // of `strategies`; null: not yet. More draws follow
    std::shared_ptr<const FoundPlans> found;  // null: none, or not yet
    bool working = false;
    double progress = 0;                       // of the task at hand, 0 to 1
    [[nodiscard]] const Hinge* hinge() const;  // of the pair that `why` explains; null: not yet
};

}  // namespace skoen::session
