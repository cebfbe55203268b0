#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/matrix.h"

namespace skoen::models {

// Logistic regression:  P(y = 1 | x) = logistic(intercept + sum_k weights[k] x[k]).
struct LogisticModel {
    double intercept = 0.0;       // log-odds
    std::vector<double> weights;  // log-odds per unit of each column; length: columns
};

struct LogisticFit {
    LogisticModel model;
    int iterations = 0;           // Newton steps taken
    bool converged = false;       // false: separation without penalty; the weights are where it stopped
    double log_likelihood = 0.0;  // of the labels, without the penalty
    // Length 1 + columns, the intercept first: root of the diagonal of the inverse of the (penalised)
    // information. NaN where not defined: columns left out, and everything when all labels are alike.
    std::vector<double> standard_errors;
};

// Maximises  sum_i [y_i eta_i - log(1 + exp(eta_i))] - 0.5 l2 sum_k weights[k]^2  by Newton's method (IRLS)
// with step halving (McCullagh & Nelder 1989, section 4.4; le Cessie & van Houwelingen 1992 for the penalty).
// The intercept is not penalised. The penalty acts on the columns as they are given: standardise them first.
//
//   x      n rows, n >= 1; every value finite
//   label  length n, each 0 or 1
//   l2     >= 0
//
// Constant columns get weight 0 (the intercept says the same), and so do, when l2 is 0, columns that are
// linear combinations of earlier ones (as in R's glm). When all labels are alike there is no finite maximum:
// the weights are 0 and the intercept is logit((positives + 0.5) / (n + 1)). Sums run over rows in order and
// the equations are solved by our own Cholesky, so the bytes depend on neither compiler nor instruction set.
// Throws InternalError when shapes, values, labels or l2 break the above.
[[nodiscard]] LogisticFit fit_logistic(const Matrix& x, std::span<const std::uint8_t> label, double l2);

// Intercept first, then the columns in order. x: length of weights.
[[nodiscard]] double log_odds(const LogisticModel& model, std::span<const double> x);

}  // namespace skoen::models
