// Simulated colleagues judge a deck: the worker of docs/model.md, each from an office of its own, without a queue. They are the
// comparison of a training's debrief, and tell beforehand whether a deck can show anything.
#pragma once

#include <string>
#include <vector>

#include "lab/deck.h"
#include "sim/strategy.h"

namespace skoen::lab {

inline constexpr int kColleagues = 200;

// Who they are. All meet the score for the first time: belief as the ledger has it at the start, no knowledge of its faults.
struct ColleagueProfile {
    bool newcomers = false;  // skills of newcomers instead of experienced workers
    int count = kColleagues;
};

// One colleague and one case.
struct ColleagueAnswer {
    bool own_acts = false;  // full own assessment without the score
    bool acts = false;      // with the score, as the block shows it
    bool saw_score = false;
    double own_certainty = 0;  // 0 to 1
    int own_score = 1;         // 1 to 10
    double minutes = 0;
};

// [colleagues][cases of the deck]. `arm`: whose workflow blocks "by arm" have; ignored where the session has none.
[[nodiscard]] std::vector<std::vector<ColleagueAnswer>>
judge_deck(const sim::World& world, const scenarios::TrainingSession& session,
           const std::vector<DeckCase>& deck, const ColleagueProfile& profile, std::size_t arm = 0);

// How the score is met in a block by a seat of this arm.
[[nodiscard]] sim::Workflow workflow_of(const scenarios::TrainingSession& session,
                                        const scenarios::TrainingBlock& block, std::size_t arm);
[[nodiscard]] sim::Display display_of(const scenarios::TrainingSession& session,
                                      const scenarios::TrainingBlock& block, std::size_t arm);

}  // namespace skoen::lab
