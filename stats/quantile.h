#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/intervals.h"

namespace skoen::stats {

// Type 7 of Hyndman & Fan 1996 (R's default): linear between order statistics at h = (n - 1) p.
// sorted: rising, at least one value, none NaN; 0 <= p <= 1.
[[nodiscard]] double quantile_sorted(std::span<const double> sorted, double p);

// The same for values in any order. Null when there are none.
[[nodiscard]] std::optional<double> quantile(std::span<const double> values, double p);

struct CentralInterval {
    std::size_t n = 0;                 // values that were not null
    std::optional<double> median;      // null when n is 0
    std::optional<Interval> interval;  // quantiles (1 - mass) / 2 and (1 + mass) / 2; null when n is 0
};

// Nulls are skipped and do not count in n. 0 < mass < 1.
[[nodiscard]] CentralInterval central_interval(std::span<const std::optional<double>> values, double mass);
[[nodiscard]] CentralInterval central_interval(std::span<const double> values, double mass);

}  // namespace skoen::stats
