// Who answers which deck in which order, and what they would answer under the effects the design states.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "stats/data_frame.h"
#include "study/deck.h"

namespace skoen::study {

struct Respondent {
    std::string token;  // "R001"
    std::size_t profession = 0;
    int deck = 0;
    std::vector<std::size_t> order;  // places in Deck::profiles, in the order shown
};

// Decks by turns within each profession, so that their use differs by at most one; order shuffled for each.
[[nodiscard]] std::vector<Respondent> assign_respondents(const VignettePlan& plan, const Deck& deck,
                                                         std::uint64_t seed);

// One row an answer: synthetic (1), id, profession, deck, position, vignette, a column a factor with the level's id, answer.
// Straight-liners give their first answer to all; who stops has no further rows. Answers are rounded to the scale.
[[nodiscard]] stats::DataFrame simulated_answers(const VignettePlan& plan, const Deck& deck,
                                                 const std::vector<Respondent>& respondents,
                                                 std::uint64_t seed);

// The same with the value of respondent i before vignette `place` from elsewhere, on the answer's scale before rounding.
using AnswerValue = std::function<double(std::size_t respondent, std::size_t place)>;
[[nodiscard]] stats::DataFrame answers_by(const VignettePlan& plan, const Deck& deck,
                                          const std::vector<Respondent>& respondents, std::uint64_t seed,
                                          const AnswerValue& value);

// One row a respondent: answers in the order of the vignettes' numbers, empty where not asked.
[[nodiscard]] stats::DataFrame wide_answers(const stats::DataFrame& answers, const Deck& deck);

}  // namespace skoen::study
