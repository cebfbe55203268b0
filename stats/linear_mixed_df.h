// Degrees of freedom of single fixed effects of a linear mixed model. Eigen: for the .cpp files of this floor only.
#pragma once

#include "stats/mixed_solver.h"

namespace skoen::stats {

// Fai & Cornelius 1996 for one contrast: df = 2 v^2 / (g' A g), v the variance of the estimate, g its gradient over the
// variance parameters, A their asymptotic covariance (twice the inverse Hessian of the deviance). Parameters at the
// boundary (theta exactly 0) are held. `free`: places in theta that are not.
[[nodiscard]] std::vector<double> satterthwaite_df(MixedSolver& solver, const std::vector<double>& theta,
                                                   const std::vector<std::size_t>& free, bool reml);

struct KenwardRoger {
    Eigen::MatrixXd adjusted;  // covariance of beta
    std::vector<double> df;
};

// Kenward & Roger 1997, with the expected information of the covariance parameters, each linear in V.
[[nodiscard]] KenwardRoger kenward_roger(MixedSolver& solver, const std::vector<double>& theta);

}  // namespace skoen::stats
