#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/intervals.h"

namespace skoen::stats {

// Ranks from 1, ties get their mean rank. Values must be finite.
[[nodiscard]] std::vector<double> ranks(std::span<const double> values);

// Spearman's rank correlation; null when fewer than 4 pairs or when one side does not vary. Equal sizes.
[[nodiscard]] std::optional<double> spearman(std::span<const double> x, std::span<const double> y);

// Fisher's transformation with the variance (1 + rho^2 / 2) / (n - 3) of Bonett & Wright 2000. -1 <= rho <= 1, n > 3.
[[nodiscard]] Interval spearman_interval(double rho, std::size_t n, double level);

// Share of the variance of ranks of y that a linear regression on the ranks of the columns explains (R^2), adjusted for
// their number. Null when there are not at least twice as many rows as columns, or y does not vary.
// columns: each as long as y.
[[nodiscard]] std::optional<double> rank_regression_share(const std::vector<std::vector<double>>& columns,
                                                          std::span<const double> y);

}  // namespace skoen::stats
