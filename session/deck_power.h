// Can this deck tell anything? Asked before anyone is invited: simulated colleagues play the session's own deck.
#pragma once

#include <optional>
#include <vector>

#include "session/training.h"

namespace skoen::session {

struct DeckArm {
    std::size_t arm = 0;
    double wrong_scores_met = 0;  // a person, mean: scores that were wrong and seen
    double wrong_and_own_right =
        0;  // of these, with an own judgement that was right: what resisting is counted on
    double right_alone = 0, right_final = 0, wrong_followed = 0;  // shares, mean over people
};

// The difference between two arms in the share of right decisions in the blocks "by arm", with `people` in each arm.
struct ArmPower {
    int people = 0;
    double power = 0;  // share of simulated studies in which Welch's t test says p < .05
    double mcse = 0;   // of that share
};

struct DeckPower {
    int colleagues = 0;
    std::vector<DeckArm> arms;  // one where the session has none
    double difference =
        0;  // arm 2 minus arm 1, share of right decisions in the blocks by arm; 0 without arms
    std::vector<ArmPower> by_people;  // empty without two arms
};

// `studies` simulated studies for each number of people; people are drawn with replacement from `colleagues` simulated ones.
[[nodiscard]] DeckPower deck_power(const TrainingRoom& room, const std::vector<int>& people,
                                   int colleagues = 1000, int studies = 1000);

}  // namespace skoen::session
