// Elementary functions for ordinary code: those of elementary_kernel.h, and the normal distribution for set-up work.
#pragma once

#include <cmath>

#include "sim/base/elementary_kernel.h"

namespace skoen::base {

// Standard normal distribution function; absolute error below 2e-15. Series near 0, continued fraction in the tails
// (Abramowitz and Stegun 1964, 26.2.11 and 26.2.14). For set-up work, not for inner loops.
[[nodiscard]] double normal_cdf(double x);

// Inverse of normal_cdf, p in (0, 1); Newton steps on normal_cdf from a rational start (A & S 26.2.23), error < 1e-13.
[[nodiscard]] double normal_quantile(double p);

}  // namespace skoen::base
