// Linear mixed models by profiled likelihood, REML or ML, with any number of crossed or nested random intercepts and
// slopes: the estimates of lme4's lmer. Degrees of freedom: Satterthwaite's as lmerTest (Kuznetsova, Brockhoff &
// Christensen 2017), Kenward and Roger's as pbkrtest (Halekoh & Hojsgaard 2014).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stats/matrix.h"
#include "stats/model_frame.h"

namespace skoen::stats {

enum class DegreesOfFreedom { satterthwaite, kenward_roger, residual, none };

struct LinearMixedOptions {
    bool reml = true;
    DegreesOfFreedom df = DegreesOfFreedom::satterthwaite;
};

struct RandomCovariance {
    std::string group;
    std::size_t groups = 0;
    std::vector<std::string> coefficients;
    Matrix covariance;      // [coefficients][coefficients]; a variance at the boundary is exactly 0
    bool boundary = false;  // not of full rank: a variance of 0 or a correlation of 1
};

struct LinearMixedFit {
    bool reml = true;
    bool converged = false;
    bool singular = false;  // some random term is at its boundary
    std::size_t rows = 0, dropped = 0;
    std::vector<std::string> names;
    std::vector<double> beta, se, df, t, p;  // df empty: z tests; se adjusted for kenward_roger
    Matrix vcov;                             // of beta (unadjusted)
    std::vector<RandomCovariance> random;
    double residual_variance = 0;
    double log_likelihood = 0;   // of REML: the restricted likelihood
    double criterion = 0;        // -2 log_likelihood
    std::size_t parameters = 0;  // fixed effects, theta and s2: for AIC and BIC
    std::vector<double> scaled_residuals;
    std::vector<double> theta;
};

// Throws base::InputError when columns of the fixed part depend on each other or no random term is there.
[[nodiscard]] LinearMixedFit fit_linear_mixed(const ModelFrame& frame,
                                              const LinearMixedOptions& options = {});

// Ordinary least squares in the same form: no random terms, df = rows - columns.
[[nodiscard]] LinearMixedFit fit_linear(const ModelFrame& frame);

}  // namespace skoen::stats
