// What an answer hangs on, plan by plan: an ensemble in words.
#pragma once

#include <string>
#include <vector>

#include "lab/ensemble.h"
#include "report/language.h"

namespace skoen::report {

// One plan against the office without the score, in harm a case.
struct Hinges {
    std::size_t plan = 0;  // place in the ensemble's and the comparison's strategies
    std::size_t draws = 0;
    lab::Ranking ranking;
    lab::TurningPoint turning;
    std::string versus;  // the plan compared with, in words; empty: the same office without the score
};

// Every strategy but no_tool.
[[nodiscard]] std::vector<Hinges> hinges_of(const lab::Ensemble& ensemble);

[[nodiscard]] std::string how_to_read_hinges(const lab::Ensemble& ensemble, Language language);

// How often it does less harm, what would have to be true, what the difference follows, and how much is left unexplained.
[[nodiscard]] std::vector<std::string> hinge_words(const Hinges& hinges, Language language);
// The same against another plan, called `versus` in a sentence ("plan B").

// The ledger's words for a parameter, without the full stop.
[[nodiscard]] std::string assumption_words(const std::string& parameter, Language language);

// Does the interval of the strongest assumption, which holds for all at once, leave out zero?
[[nodiscard]] bool has_leader(const lab::Ranking& ranking);

}  // namespace skoen::report
