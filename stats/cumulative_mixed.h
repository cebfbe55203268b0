// Logistic and ordinal (cumulative logit) regressions with random intercepts and slopes:
//
//   P(y <= k) = F(tau_k - eta),   eta = X b + Z Lambda u,   u ~ N(0, I),   F the logistic distribution function
//
// The estimates of lme4's glmer (binomial) and of ordinal's clmm. The random effects are integrated out by Laplace's method
// with the observed information, or, for one random intercept, by adaptive Gauss-Hermite quadrature (Pinheiro & Chao 2006;
// Liu & Pierce 1994). Log-likelihoods of the two methods are not comparable.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stats/linear_mixed.h"
#include "stats/model_frame.h"

namespace skoen::stats {

struct CumulativeMixedFit {
    int quadrature = 1;  // 1: Laplace
    bool converged = false, singular = false;
    std::size_t rows = 0, dropped = 0, categories = 2;
    std::vector<std::string> names;  // of thresholds ("1|2", ordinal only), then of fixed effects
    std::vector<double> beta, se, z, p;
    std::size_t thresholds = 0;  // how many of the names are thresholds
    Matrix vcov;
    std::vector<RandomCovariance> random;
    double log_likelihood = 0;
    std::size_t parameters = 0;
    std::vector<double> theta;
};

// y: 0, 1, ..., categories - 1. Two categories: logistic, with the intercept in X. More: X must have no intercept column
// (it is taken out here). quadrature above 1, up to 63, odd, needs exactly one random intercept. Without random terms: the
// pooled fit. Throws base::InputError where a model is not defined.
[[nodiscard]] CumulativeMixedFit fit_cumulative_mixed(const ModelFrame& frame, std::size_t categories,
                                                      int quadrature = 1);

}  // namespace skoen::stats
