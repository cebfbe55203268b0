// Sentences on a part of the run: weeks in which the score is gone, and what people can do alone at the end.
#pragma once

#include <optional>
#include <string>

#include "report/reading.h"

namespace skoen::report {

struct Outage {
    int from = 0, to = 0;  // weeks, counted from 1, both included
};
// The first weeks without a score between weeks with one; nothing where a plan only begins late or ends early.
[[nodiscard]] std::optional<Outage> outage_of(const sim::Strategy& strategy, int weeks);

// The errors in those weeks beside the same weeks of the office without the score; "" without such weeks, or where the run
// kept none. Weeks are not paired, so no verdict.
[[nodiscard]] std::string outage_words(const Reading& reading, std::size_t plan);

// What the team can do without a score at the end, where newcomers hold seats from the start; else "".
[[nodiscard]] std::string skill_words(const Reading& reading, std::size_t plan);

}  // namespace skoen::report
