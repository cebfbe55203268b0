// Numbers in words: per 100 cases, differences without minus signs, intervals as "0,9 (0,2 til 1,6)".
#pragma once

#include <optional>
#include <string>

#include "lab/comparison.h"
#include "report/language.h"

namespace skoen::report {

// What a difference counts, for its words and decimals.
enum class Amount : std::uint8_t {
    per_hundred,  // shares as cases per 100: 1 decimal, fewer and more
    minutes,      // 1 decimal, less and more
    cases,        // 1 decimal, fewer and more
    hours,        // 1 decimal, less and more
    points,       // shares as percentage points: 1 decimal, lower and higher
    cost,         // in units of one needless action: 3 decimals, less and more
    scale,        // a number on its own scale: 2 decimals, lower and higher
};

// The factor that turns the measure's value into the number shown, and its decimals.
[[nodiscard]] double shown_factor(Amount amount);
[[nodiscard]] int shown_decimals(Amount amount);
// Half a step of the last decimal shown, in the measure's own unit: smaller differences are shown as 0.
[[nodiscard]] double smallest_shown(Amount amount);

// "4,8"; an en dash for nothing.
[[nodiscard]] std::string shown(const std::optional<double>& value, Amount amount, Language language);
// "0,6 færre", "0,6 flere"; "samme" where it rounds to 0; "–" for nothing.
[[nodiscard]] std::string difference_words(const std::optional<double>& value, Amount amount,
                                           Language language);
// "0,2 til 1,6"; empty when there is no interval.
[[nodiscard]] std::string range_words(const lab::Estimate& estimate, Amount amount, Language language);
// "0,6 færre (0,2 til 1,0)", and "(0,5 færre til 4,9 flere)" where the interval holds both signs.
[[nodiscard]] std::string difference_with_range(const lab::Estimate& estimate, Amount amount,
                                                Language language);

// What stands in those brackets: "0,2 til 1,0"; empty where there is no interval.
[[nodiscard]] std::string range_of_difference(const lab::Estimate& estimate, Amount amount,
                                              Language language);

// A number with the dash that readers know as a minus: "–0,3" of "-0,3".
[[nodiscard]] std::string with_minus(std::string number);

// "A", "A og B", "A, B og C".
[[nodiscard]] std::string listed(const std::vector<std::string>& items, Language language);
// The first letter made a capital (ASCII and æ, ø, å).
[[nodiscard]] std::string capitalised(std::string words);

}  // namespace skoen::report
