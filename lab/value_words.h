// What a case holds, and what somebody answered in it, as a person reads it.
#pragma once

#include "sim/definition.h"

namespace skoen::lab {

// Decimals that a quantity is shown with: 1 below 100, then none.
[[nodiscard]] int amount_decimals(double value);

// The value of a recorded fact: "13 år", "2", "ja", "skole".
[[nodiscard]] base::Bilingual fact_in_words(const sim::Feature& feature, double value);

// Kinds choose and route: the name of an option by its place.
[[nodiscard]] const base::Bilingual& option_in_words(const sim::Definition& definition, std::size_t place);

// Kind number: an amount from its natural logarithm, with its unit: "18.240 kr. om måneden".
[[nodiscard]] base::Bilingual amount_in_words(const sim::Definition& definition, double logarithm);

}  // namespace skoen::lab
