// The two errors in the scenario's own words, the same in table, axis and headline.
#pragma once

#include <string>

#include "report/reading.h"

namespace skoen::report {

// Plural: "oversete børn", "for lave beløb"; for a scenario without such words "oversete sager", or where proposals are
// taken the error's name.
[[nodiscard]] std::string missed_noun(const Reading& reading);
// "unødigt undersøgte familier", "for høje beløb"; "unødige indgreb" for a scenario without words of its own.
[[nodiscard]] std::string disturbed_noun(const Reading& reading);

// The same, without a comparison.
[[nodiscard]] std::string missed_noun(const sim::Definition& definition, Language language);
[[nodiscard]] std::string disturbed_noun(const sim::Definition& definition, Language language);

// The error that harm is counted in, since it costs 1: "unødig undersøgelse". Empty where neither does.
[[nodiscard]] std::string unit_error(const sim::Definition& definition, Language language);

// Heads of narrow columns, by kind of decision: "Overset", "Haster", "For lavt".
[[nodiscard]] std::string missed_head(const sim::Definition& definition, Language language);
[[nodiscard]] std::string disturbed_head(const sim::Definition& definition, Language language);

}  // namespace skoen::report
