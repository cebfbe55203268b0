// The two errors as plural nouns from the work itself, the same in table, axis and headline.
#pragma once

#include <string>

#include "report/reading.h"

namespace skoen::report {

// "oversete børn"; "oversete sager" for a scenario without words of its own.
[[nodiscard]] std::string missed_noun(const Reading& reading);
// "unødigt undersøgte familier"; "unødige indgreb" for a scenario without words of its own.
[[nodiscard]] std::string disturbed_noun(const Reading& reading);

// The same, without a comparison.
[[nodiscard]] std::string missed_noun(const sim::Definition& definition, Language language);
[[nodiscard]] std::string disturbed_noun(const sim::Definition& definition, Language language);

}  // namespace skoen::report
