#pragma once

namespace skoen::stats {

// Distribution functions for tests and power, built on special.h. x finite; df above 0.

[[nodiscard]] double t_cdf(double x, double df);
[[nodiscard]] double t_two_sided_p(double t, double df);  // P(|T| >= |t|); df 0 or infinite: the normal
[[nodiscard]] double f_cdf(double x, double df1, double df2);
[[nodiscard]] double f_quantile(double p, double df1, double df2);
[[nodiscard]] double chi_square_cdf(double x, double df);

// P(T <= x), T noncentral t with noncentrality `delta` (Lenth 1989, AS 243); absolute error below 1e-11 for |delta| < 37.
[[nodiscard]] double noncentral_t_cdf(double x, double df, double delta);
// P(F <= x) with noncentrality lambda >= 0: Poisson mixture of central beta functions (Abramowitz & Stegun 26.6.20).
[[nodiscard]] double noncentral_f_cdf(double x, double df1, double df2, double lambda);

// Power of two-sided tests at level alpha; `delta` is effect over its standard error.
[[nodiscard]] double power_z(double delta, double alpha = 0.05);
[[nodiscard]] double power_t(double delta, double df, double alpha = 0.05);
[[nodiscard]] double power_f(double lambda, double df1, double df2, double alpha = 0.05);

}  // namespace skoen::stats
