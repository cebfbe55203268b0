// What `skoen list` prints: for readers in one language, and as JSON with both.
#pragma once

#include <string>

#include "cli/console.h"

namespace skoen::cli {

[[nodiscard]] std::string scenarios_text(const Tr& tr);
[[nodiscard]] std::string strategies_text(const Tr& tr);
[[nodiscard]] std::string comparisons_text(const Tr& tr);
[[nodiscard]] std::string levers_text(const Tr& tr);
[[nodiscard]] std::string measures_text(const Tr& tr);
[[nodiscard]] std::string assumptions_text(const Tr& tr);
[[nodiscard]] std::string studies_text(const Tr& tr);

// {"scenarios": [{"id", "name", "summary", "idea"}]}, {"strategies": [{"id", "name", "summary"}]}
[[nodiscard]] std::string scenarios_json();
[[nodiscard]] std::string strategies_json();
// {"comparisons": [the files of scenarios/comparisons, every key with its value]}
[[nodiscard]] std::string comparisons_json();
// {"levers": [{"id", "name", "summary", "options": [{"id", "name", "summary"}]}]}
[[nodiscard]] std::string levers_json();
// {"measures": [{"id", "name", "definition", "unit", "unit_name", "denominator", "source", "better"}]}
[[nodiscard]] std::string measures_json();
// {"assumptions": [{"field", "symbol", "meaning", "unit", "value", "range", "prior", "kind", "evidence", "source",
// "arithmetic"}], "switches": [{"field", "meaning"}]}: the whole ledger; kind says which rows are assumed.
[[nodiscard]] std::string assumptions_json();
// {"studies": []}
[[nodiscard]] std::string studies_json();

}  // namespace skoen::cli
