// Regressions with one random intercept a group (a person), the estimates that lme4 gives:
//
//   logistic   logit P(y_ij = 1) = x_ij b + s u_i,   u_i ~ N(0, 1)     as glmer(y ~ x + (1 | group), binomial, nAGQ)
//   linear     y_ij = x_ij b + s u_i + e_ij                              as lmer(y ~ x + (1 | group)), REML
//
// The logistic likelihood integrates u by Laplace's method at each group's mode (Pinheiro & Chao 2006) or by adaptive
// Gauss-Hermite quadrature around it (Liu & Pierce 1994), and is maximised over b and s together, as lme4 does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace skoen::stats {

// One row a trial. `x` row-major, rows x columns, intercept included as a column of ones; `group` holds numbers from 0 up,
// rows of one group need not be neighbours.
struct GroupedRows {
    std::vector<double> x;
    std::size_t columns = 0;
    std::vector<double> y;  // logistic: 0 or 1
    std::vector<std::uint32_t> group;
    [[nodiscard]] std::size_t rows() const { return y.size(); }
    void add(std::uint32_t of_group, std::span<const double> values, double outcome);
};

struct RandomInterceptFit {
    std::vector<double> beta;
    std::vector<double> se;  // of beta, from the curvature of the log-likelihood over beta and s together
    double sd_group = 0;     // s
    double sd_residual = 0;  // linear only
    double log_likelihood = 0;
    bool converged = false;
};

// points: 1 is Laplace; up to 49, odd. Null where the fit is not defined: fewer rows than parameters, one outcome only, or columns
// that determine each other. The criterion is the largest element of the gradient.
[[nodiscard]] std::optional<RandomInterceptFit> fit_random_intercept_logistic(const GroupedRows& rows,
                                                                              int points = 1);

// Without the random intercept (s = 0), by iteratively reweighted least squares.
[[nodiscard]] std::optional<RandomInterceptFit> fit_pooled_logistic(const GroupedRows& rows);

// REML with an intercept only: SD between groups, SD within. Null below three rows or two groups.
[[nodiscard]] std::optional<RandomInterceptFit>
fit_random_intercept_mean(std::span<const double> y, std::span<const std::uint32_t> group);

// Share of variance between groups of unequal size, analysis-of-variance estimator (Donner 1986):
// (MSB - MSW) / (MSB + (n0 - 1) MSW), n0 = (N - sum n_i^2 / N) / (k - 1). Null without two groups and a row to spare.
[[nodiscard]] std::optional<double> anova_icc(std::span<const double> y,
                                              std::span<const std::uint32_t> group);

}  // namespace skoen::stats
