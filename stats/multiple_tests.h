#pragma once

#include <vector>

namespace skoen::stats {

// Holm 1979: p-values adjusted so that the family's error stays at the level; in the order given.
[[nodiscard]] std::vector<double> holm_adjusted(const std::vector<double>& p);

// Dunnett 1955: two-sided critical value of the largest |t| of k comparisons with one control, arms of equal size
// (correlation 1/2), df degrees of freedom. Numerical integration, error below 1e-4. k 1 to 20, df >= 2.
[[nodiscard]] double dunnett_critical(int k, double df, double alpha);

}  // namespace skoen::stats
