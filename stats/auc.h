#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "stats/intervals.h"

namespace skoen::stats {

// Area under the ROC curve: the chance that a positive has a higher score than a negative, ties counting a
// half (Mann & Whitney 1947; Bamber 1975). Null where a class is empty. Scores must not be NaN.

// y: length of score, 0 or 1.
[[nodiscard]] std::optional<double> auc(std::span<const double> score, std::span<const std::uint8_t> y);

// sum_ij p_i n_j [s_i > s_j, half when equal] / (sum p * sum n): case i is a positive with weight_pos[i] and
// a negative with weight_neg[i] (both >= 0), e.g. its probability and the rest, which gives the AUC without
// drawing outcomes. A case met with itself counts as a tie.
[[nodiscard]] std::optional<double> auc_weighted(std::span<const double> score,
                                                 std::span<const double> weight_pos,
                                                 std::span<const double> weight_neg);

// Counts of positives and of negatives by value of the score, in rising order of the score; equal lengths.
[[nodiscard]] std::optional<double> auc_from_histogram(std::span<const std::uint64_t> positives,
                                                       std::span<const std::uint64_t> negatives);

struct AucEstimate {
    double value = 0.0;
    double standard_error = 0.0;
    Interval interval;  // value +- z SE, cut to [0, 1]; a point where the classes are separated
};

// DeLong, DeLong & Clarke-Pearson 1988, placement values by ranks (Sun & Xu 2014). Null unless both classes
// hold two.
[[nodiscard]] std::optional<AucEstimate> auc_delong(std::span<const double> score,
                                                    std::span<const std::uint8_t> y, double level = 0.95);

}  // namespace skoen::stats
