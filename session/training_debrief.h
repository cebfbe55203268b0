// What a participant's answers say, and how little: every share with its counts and its 95 % interval, beside what simulated
// colleagues did with the same cases. "Right" is the best decision on everything that could be known, as everywhere in the
// desk; what then happened is partly luck.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "session/training.h"
#include "stats/intervals.h"

namespace skoen::session {

// k of n; no interval where n is 0.
struct TrainingCount {
    int k = 0, n = 0;
    [[nodiscard]] std::optional<stats::Interval> interval() const;  // Wilson, 95 %
    [[nodiscard]] std::optional<double> share() const;
};

// What own judgement, score and decision were, for cases in which all three are known.
enum class TrainingFate : std::uint8_t {
    both_right,  // own and score right
    resisted,    // own right, score wrong, decision right
    misled,      // own right, decision wrong
    corrected,   // own wrong, decision right
    kept_error,  // own wrong, score right, decision wrong
    both_wrong   // own and score wrong, decision wrong
};
inline constexpr std::size_t kTrainingFates = 6;

struct TrainingDebrief {
    int cases = 0, decided = 0, skipped = 0;
    TrainingCount alone;            // own decisions that were right, wherever one was made before a score
    TrainingCount with_score;       // final decisions that were right, of those with a score seen
    TrainingCount alone_same;       // own decisions that were right, of the cases in which both are known ...
    TrainingCount with_score_same;  // ... and the decisions after the score in the same cases
    std::array<TrainingCount, 4> by_certainty;  // right own decisions by certainty 1 to 4
    TrainingCount switched_in_doubt,
        switched_when_sure;        // of disagreements with the score; certainty 1-2, 3-4
    TrainingCount rsr;             // own right, score wrong: kept (resisted)
    TrainingCount rair;            // own wrong, score right: switched
    TrainingCount wrong_followed;  // scores that were wrong and seen: decision as they said
    TrainingCount planted_followed;
    TrainingCount overrides_right;                       // decisions against the score; k of these right
    double minutes = 0;                                  // mean of working time a case
    std::optional<double> seconds_alone, seconds_with;   // mean real time of cases without and with a score
    std::array<std::vector<int>, kTrainingFates> fates;  // places in the deck
    std::vector<int> changed;                            // places where the decision differs from the own one
    // Ended right, in all cases of the deck whose score was wrong (right) and seen by this participant.
    TrainingCount after_wrong, after_right;
};

// All but `cases`, which the deck knows.
void count_training(TrainingDebrief& debrief, const std::vector<TrainingRecord>& records);
[[nodiscard]] TrainingDebrief debrief_training(const TrainingRoom& room,
                                               const std::vector<TrainingRecord>& records);

// The same cases, judged by colleagues with this seat's arm. [colleagues]: how many ended right.
struct ColleaguesOnDeck {
    std::vector<int> after_wrong, after_right;
    std::vector<double> right_alone, right_final;  // shares over the cases that the participant decided
};
[[nodiscard]] ColleaguesOnDeck colleagues_on(const TrainingRoom& room,
                                             const std::vector<TrainingRecord>& records, std::size_t arm,
                                             const lab::ColleagueProfile& profile);

// Twenty values that stand for all of them, sorted: the 2.5th, 7.5th, ... percentile (nearest rank). Empty where there are none.
[[nodiscard]] std::vector<int> twenty_of(std::vector<int> values);

}  // namespace skoen::session
