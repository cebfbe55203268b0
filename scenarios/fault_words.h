// Faults as the desk says them. The words are those of `skoen check`; assets/lang/faults.json has each in both languages,
// with {0} where a value stands. What it does not have stays as it is, in English.
#pragma once

#include <string>

#include "sim/base/error.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

// One side of a fault: "a number from 0 to 1" -> "et tal fra 0 til 1". Numbers with the language's decimal sign.
[[nodiscard]] std::string fault_phrase(const std::string& english, base::Language language);
// Whether there is one.
[[nodiscard]] bool has_fault_phrase(const std::string& english);

// "Her skal stå et tal fra 0 til 1, men her står 3."
[[nodiscard]] std::string fault_words(const base::Fault& fault, base::Language language);

}  // namespace skoen::scenarios
