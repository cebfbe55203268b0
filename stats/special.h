#pragma once

namespace skoen::stats {

// Special functions for the intervals. Built on the deterministic exp and log of sim/base/math.h, not on
// libm.

// Natural logarithm of the gamma function, x > 0. Stirling's series (Abramowitz & Stegun 6.1.40) after
// shifting x above 10; relative error below 1e-13 away from its zeros at 1 and 2.
[[nodiscard]] double log_gamma(double x);

// Regularised incomplete beta I_x(a, b), a > 0, b > 0, 0 <= x <= 1, by its continued fraction (Abramowitz &
// Stegun 26.5.8) evaluated with Lentz's method. The chance that a Beta(a, b) variable is at most x.
[[nodiscard]] double incomplete_beta(double a, double b, double x);

// Inverse of incomplete_beta in x: 0 <= p <= 1. By bisection to the last bit.
[[nodiscard]] double beta_quantile(double a, double b, double p);

// Quantile of Student's t with df > 0 degrees of freedom, 0 < p < 1.
[[nodiscard]] double t_quantile(double p, double df);

}  // namespace skoen::stats
