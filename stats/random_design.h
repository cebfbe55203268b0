// The random part of a mixed model: Z, and the relative covariance factor Lambda(theta) (Bates, Maechler, Bolker & Walker 2015,
// "Fitting linear mixed-effects models using lme4", section 2.3). The same for linear, logistic and ordinal models.
//
// Eigen: for the .cpp files of this floor only.
#pragma once

#include <Eigen/Dense>
#include <Eigen/Sparse>
#include <vector>

#include "stats/model_frame.h"

namespace skoen::stats {

class RandomDesign {
  public:
    // Keeps a reference to the frame's terms.
    explicit RandomDesign(const ModelFrame& frame);

    [[nodiscard]] const Eigen::SparseMatrix<double>& z() const { return z_; }  // rows x effects
    [[nodiscard]] Eigen::Index effects() const { return z_.cols(); }
    [[nodiscard]] const Eigen::SparseMatrix<double>& identity() const {
        return identity_;
    }                                                                                    // effects x effects
    [[nodiscard]] std::size_t offset(std::size_t term) const { return offsets_[term]; }  // its first effect

    // theta: lower triangles of the factors, one term after another, each by column.
    [[nodiscard]] std::size_t theta_size() const { return theta_size_; }
    [[nodiscard]] const std::vector<std::size_t>& diagonal() const { return diagonal_; }  // places in theta
    [[nodiscard]] Eigen::MatrixXd factor(std::size_t term, const double* theta) const;
    [[nodiscard]] Eigen::SparseMatrix<double> lambda(const double* theta) const;

  private:
    const std::vector<RandomTerm>& terms_;
    Eigen::SparseMatrix<double> z_, identity_;
    std::size_t theta_size_ = 0;
    std::vector<std::size_t> diagonal_, offsets_, theta_offsets_;
};

}  // namespace skoen::stats
