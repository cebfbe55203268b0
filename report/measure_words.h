// Measures by name, definition and unit, and their values as a reader's numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/language.h"
#include "sim/measures.h"

namespace skoen::report {

// "Overset", and one plain sentence.
[[nodiscard]] std::string measure_name(std::string_view id, Language language);
[[nodiscard]] std::string measure_definition(std::string_view id, Language language);

// "minutter"
[[nodiscard]] std::string unit_word(std::string_view unit, Language language);

// "34,2 %", "0,72", "36,6 min."; an en dash where it was never defined.
[[nodiscard]] std::string measure_value(const sim::Measure& measure, const std::optional<double>& value,
                                        Language language);
// The same without its unit, for columns whose heading holds it: "34,2", "36,6".
[[nodiscard]] std::string bare_value(const sim::Measure& measure, const std::optional<double>& value,
                                     Language language);
// That heading: "Minutter pr. sag, min."
[[nodiscard]] std::string name_with_unit(const sim::Measure& measure, Language language);
// "+1,2", "–0,3", "0,0", without the unit (shares: percentage points); an en dash alone where it was never defined.
[[nodiscard]] std::string signed_difference(const sim::Measure& measure, const std::optional<double>& value,
                                            Language language);

}  // namespace skoen::report
