#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace skoen::stats {

struct Interval {
    double lo = 0.0;
    double hi = 0.0;
};

// A share with what it is a share of.
struct Proportion {
    std::size_t successes = 0;
    std::size_t n = 0;   // >= 1
    double value = 0.0;  // successes / n
    Interval interval;   // Wilson, 95 % unless said otherwise
};

// Wilson 1927: centre (k + z^2/2) / (n + z^2). level in (0, 1). n >= 1, successes <= n.
[[nodiscard]] Interval wilson_interval(std::size_t successes, std::size_t n, double level = 0.95);

// successes / n with its Wilson interval; null when n is 0.
[[nodiscard]] std::optional<Proportion> proportion(std::size_t successes, std::size_t n, double level = 0.95);

// Clopper & Pearson 1934, exact: each tail holds at most (1 - level) / 2.
[[nodiscard]] Interval clopper_pearson_interval(std::size_t successes, std::size_t n, double level = 0.95);

struct MeanEstimate {
    std::size_t n = 0;
    double mean = 0.0;
    double sd = 0.0;  // with n - 1; 0 when n is 1
    // Student's t interval; null when n < 2.
    std::optional<Interval> interval;
};

// Null when values is empty. Values must be finite.
[[nodiscard]] std::optional<MeanEstimate> mean_estimate(std::span<const double> values, double level = 0.95);

// Bounds for counts in tests with fixed seeds: X ~ Binomial(n, p), 0 <= p <= 1, 0 < alarm < 1.
// Upper: the smallest whole k with P(X > k) <= alarm, so a right program fails `count <= k` with at most that
// chance. Lower: the largest whole k with P(X < k) <= alarm.
[[nodiscard]] double binomial_upper_bound(std::size_t n, double p, double alarm);
[[nodiscard]] double binomial_lower_bound(std::size_t n, double p, double alarm);

}  // namespace skoen::stats
