// The penalised least squares problem of linear mixed models, for one value of theta (Bates, Maechler, Bolker & Walker
// 2015, "Fitting linear mixed-effects models using lme4", equations 13 to 42):
//
//   y = X b + Z Lambda u + e,   u ~ N(0, s2 I),   e ~ N(0, s2 I)
//
// Only cross-products of the data are kept, so an evaluation costs nothing per row. y is first made the residual of
// ordinary least squares, which keeps the sums of squares exact to more digits.
//
// Eigen: for the .cpp files of this floor only.
#pragma once

#include <Eigen/Dense>
#include <Eigen/Sparse>
#include <vector>

#include "stats/random_design.h"

namespace skoen::stats {

struct MixedSolution {
    bool defined = false;      // false: X has dependent columns
    double log_det_l = 0;      // log |L|^2
    double log_det_x = 0;      // log |RX|^2
    double residual = 0;       // r^2(theta), penalised
    Eigen::VectorXd beta;      // of y itself
    Eigen::MatrixXd unscaled;  // (RX' RX)^-1: covariance of beta over s2
};

class MixedSolver {
  public:
    explicit MixedSolver(const ModelFrame& frame);

    [[nodiscard]] Eigen::Index columns() const { return x_.cols(); }
    [[nodiscard]] Eigen::Index effects() const { return zz_.rows(); }
    [[nodiscard]] std::size_t rows() const { return static_cast<std::size_t>(x_.rows()); }
    [[nodiscard]] bool full_rank() const { return full_rank_; }

    [[nodiscard]] const RandomDesign& random() const { return random_; }

    [[nodiscard]] MixedSolution solve(const std::vector<double>& theta);
    // -2 log likelihood, s2 profiled out. +infinity where not defined.
    [[nodiscard]] double deviance(const std::vector<double>& theta, bool reml);

    [[nodiscard]] Eigen::VectorXd random_effects(const std::vector<double>& theta);  // b = Lambda u
    [[nodiscard]] const Eigen::SparseMatrix<double>& zz() const { return zz_; }
    [[nodiscard]] const Eigen::MatrixXd& zx() const { return zx_; }
    [[nodiscard]] const Eigen::MatrixXd& xx() const { return xx_; }
    [[nodiscard]] const Eigen::MatrixXd& x() const { return x_; }
    [[nodiscard]] const Eigen::VectorXd& y() const { return y_; }
    [[nodiscard]] const ModelFrame& frame() const { return frame_; }

  private:
    [[nodiscard]] MixedSolution solve_fixed() const;

    const ModelFrame& frame_;
    Eigen::MatrixXd x_;
    Eigen::VectorXd y_, least_squares_;
    RandomDesign random_;
    Eigen::SparseMatrix<double> zz_;
    Eigen::MatrixXd zx_, xx_;
    Eigen::VectorXd zy_, xy_;
    double yy_ = 0;
    Eigen::SimplicialLLT<Eigen::SparseMatrix<double>> cholesky_;
    Eigen::VectorXd scaled_u_;
    bool analysed_ = false;
    bool full_rank_ = true;
};

}  // namespace skoen::stats
