// The marginal log-likelihood of a cumulative logit model for given parameters. Eigen: for the .cpp files of this floor only.
#pragma once

#include <Eigen/Dense>
#include <Eigen/Sparse>
#include <vector>

#include "stats/gauss_hermite.h"
#include "stats/random_design.h"

namespace skoen::stats {

class CumulativeLikelihood {
  public:
    // y in 0 ... categories - 1. `x` without intercept when there are more than two categories.
    CumulativeLikelihood(const ModelFrame& frame, Eigen::MatrixXd x, std::size_t categories, int quadrature);

    [[nodiscard]] std::size_t thresholds() const { return categories_ > 2 ? categories_ - 1 : 0; }
    [[nodiscard]] const RandomDesign& random() const { return random_; }
    [[nodiscard]] const Eigen::MatrixXd& x() const { return x_; }

    // parameters: thresholds, fixed effects, theta. -2 log likelihood; +infinity where thresholds do not rise.
    [[nodiscard]] double deviance(const std::vector<double>& parameters);

  private:
    struct Point {
        double log_f, slope, curvature;  // of log f in eta; curvature is minus the second derivative
    };
    [[nodiscard]] Point at(std::size_t row, double eta) const;
    [[nodiscard]] double fixed_only() const;
    [[nodiscard]] double one_intercept(double theta);
    [[nodiscard]] double group_integral(std::size_t from, std::size_t to, double theta, double& mode) const;
    [[nodiscard]] double laplace(const double* theta);

    const ModelFrame& frame_;
    Eigen::MatrixXd x_;
    std::size_t categories_;
    GaussHermite rule_;
    int quadrature_;
    RandomDesign random_;
    Eigen::VectorXd u_, eta_;
    std::vector<double> cuts_;
    std::vector<std::size_t> order_, starts_;  // rows by group, for one random intercept
    std::vector<double> modes_;
    Eigen::SimplicialLLT<Eigen::SparseMatrix<double>> cholesky_;
    bool analysed_ = false;
};

}  // namespace skoen::stats
