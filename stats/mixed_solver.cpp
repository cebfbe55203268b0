#include "stats/mixed_solver.h"

#include <cmath>
#include <limits>

#include "sim/base/math.h"

namespace skoen::stats {

namespace {

constexpr double kTwoPi = 6.283185307179586476925;

Eigen::Index index_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

Eigen::MatrixXd dense_of(const Matrix& m) {
    return Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
        m.data.data(), index_of(m.rows), index_of(m.cols));
}

}  // namespace

MixedSolver::MixedSolver(const ModelFrame& frame) : frame_(frame), x_(dense_of(frame.x)), random_(frame) {
    y_ = Eigen::Map<const Eigen::VectorXd>(frame.y.data(), index_of(frame.y.size()));
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(x_);
    full_rank_ = qr.rank() == x_.cols();
    least_squares_ = qr.solve(y_);
    const Eigen::VectorXd rest = y_ - x_ * least_squares_;
    zz_ = Eigen::SparseMatrix<double>(random_.z().transpose()) * random_.z();
    zx_ = random_.z().transpose() * x_;
    xx_ = x_.transpose() * x_;
    zy_ = random_.z().transpose() * rest;
    xy_ = x_.transpose() * rest;
    yy_ = rest.squaredNorm();
}

MixedSolution MixedSolver::solve_fixed() const {
    MixedSolution out;
    const Eigen::LLT<Eigen::MatrixXd> rx(xx_);
    if (rx.info() != Eigen::Success) return out;
    for (Eigen::Index i = 0; i < xx_.rows(); ++i) out.log_det_x += 2.0 * base::log(rx.matrixLLT()(i, i));
    out.beta = least_squares_;
    out.unscaled = rx.solve(Eigen::MatrixXd::Identity(xx_.rows(), xx_.cols()));
    out.residual = yy_;
    out.defined = out.residual > 0;
    return out;
}

MixedSolution MixedSolver::solve(const std::vector<double>& theta) {
    MixedSolution out;
    if (effects() == 0) return solve_fixed();
    const Eigen::SparseMatrix<double> l = random_.lambda(theta.data());
    const Eigen::SparseMatrix<double> lt = l.transpose();
    const Eigen::SparseMatrix<double> a = lt * zz_ * l + random_.identity();
    if (!analysed_) cholesky_.analyzePattern(a), analysed_ = true;
    cholesky_.factorize(a);
    if (cholesky_.info() != Eigen::Success) return out;
    const auto factor_l = cholesky_.matrixL();
    const Eigen::MatrixXd permuted_x = cholesky_.permutationP() * (lt * zx_);
    const Eigen::VectorXd permuted_y = cholesky_.permutationP() * (lt * zy_);
    const Eigen::MatrixXd rzx = factor_l.solve(permuted_x);
    const Eigen::VectorXd cu = factor_l.solve(permuted_y);
    const Eigen::SparseMatrix<double>& lower = factor_l.nestedExpression();
    for (Eigen::Index i = 0; i < lower.rows(); ++i) {  // the diagonal comes first in each column
        out.log_det_l += 2.0 * base::log(lower.valuePtr()[lower.outerIndexPtr()[i]]);
    }
    const Eigen::LLT<Eigen::MatrixXd> rx(xx_ - rzx.transpose() * rzx);
    if (rx.info() != Eigen::Success) return out;
    for (Eigen::Index i = 0; i < xx_.rows(); ++i) out.log_det_x += 2.0 * base::log(rx.matrixLLT()(i, i));
    const Eigen::VectorXd cb = rx.matrixL().solve(xy_ - rzx.transpose() * cu);
    const Eigen::VectorXd shift = rx.matrixU().solve(cb);
    out.beta = least_squares_ + shift;
    out.unscaled = rx.solve(Eigen::MatrixXd::Identity(xx_.rows(), xx_.cols()));
    out.residual = yy_ - cu.squaredNorm() - cb.squaredNorm();
    scaled_u_ = cholesky_.permutationPinv() * Eigen::VectorXd(cholesky_.matrixU().solve(cu - rzx * shift));
    out.defined = out.residual > 0;
    return out;
}

double MixedSolver::deviance(const std::vector<double>& theta, bool reml) {
    const MixedSolution at = solve(theta);
    if (!at.defined) return std::numeric_limits<double>::infinity();
    const double n = static_cast<double>(rows()) - (reml ? static_cast<double>(columns()) : 0.0);
    return at.log_det_l + (reml ? at.log_det_x : 0.0) + n * (1.0 + base::log(kTwoPi * at.residual / n));
}

Eigen::VectorXd MixedSolver::random_effects(const std::vector<double>& theta) {
    (void)solve(theta);
    return random_.lambda(theta.data()) * scaled_u_;
}

}  // namespace skoen::stats
