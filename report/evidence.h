// How strong a verb the result carries. A difference is cut into 20 equally likely outcomes, and the verb follows how many
// of them point the same way (design: mock notes, section 5): 18 to 20 state, 14 to 17 "seem to", fewer cannot be told.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace skoen::report {

inline constexpr int kOutcomes = 20;
inline constexpr int kStates = 18;  // of 20
inline constexpr int kSeems = 14;

enum class Verdict : std::uint8_t {
    too_few,  // fewer than 20 replications: nothing may be said
    same,     // so small that a reader's number would be 0
    unclear,  // cannot be told apart
    less,
    seems_less,
    more,
    seems_more,
};

struct Outcomes {
    std::vector<double>
        dots;  // 20 quantiles at (k + 0.5) / 20 (Hazen) in rising order; empty below 20 values
    int less = 0, same = 0, more = 0;  // dots below, at and above 0
    double mean = 0;                   // of the values
    std::size_t values = 0;
};

// Of paired differences over replications, in any order, all finite. A dot nearer to 0 than `smallest` is at 0: its number
// would be shown as 0.
[[nodiscard]] Outcomes outcomes_of(std::span<const double> differences, double smallest = 0);

// `smallest`: a mean difference below it is rounded to nothing where it is shown, and is called the same.
[[nodiscard]] Verdict verdict_of(const Outcomes& outcomes, double smallest);

[[nodiscard]] constexpr bool is_less(Verdict v) { return v == Verdict::less || v == Verdict::seems_less; }
[[nodiscard]] constexpr bool is_more(Verdict v) { return v == Verdict::more || v == Verdict::seems_more; }
[[nodiscard]] constexpr bool is_stated(Verdict v) { return v == Verdict::less || v == Verdict::more; }

}  // namespace skoen::report
