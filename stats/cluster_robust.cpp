#include "stats/cluster_robust.h"

#include <Eigen/Dense>
#include <cmath>

#include "sim/base/error.h"
#include "stats/distributions.h"
#include "stats/formula.h"

namespace skoen::stats {

namespace {

using RowMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// What one cluster adds, with X_j = Q R, Q orthonormal: everything of size columns.
struct ClusterPart {
    Eigen::MatrixXd r;
    Eigen::MatrixXd pulled;  // (I - K)^e R: adjusted scores are pulled' Q' residuals
    Eigen::VectorXd score;   // X' A residuals
};

struct LeastSquaresParts {
    Eigen::MatrixXd bread;  // (X'X)^-1
    Eigen::VectorXd beta;
    Eigen::VectorXd residuals;
    std::vector<ClusterPart> parts;
};

double adjustment_power(ClusterRobust type) {
    if (type == ClusterRobust::cr2) return -0.5;
    return type == ClusterRobust::cr3 ? -1.0 : 0.0;
}

double scale_of(ClusterRobust type, double clusters, double rows, double columns) {
    if (type == ClusterRobust::cr1) return clusters / (clusters - 1);
    if (type == ClusterRobust::cr1s) return clusters * (rows - 1) / ((clusters - 1) * (rows - columns));
    return 1.0;
}

ClusterPart cluster_part(const Eigen::MatrixXd& x, const Eigen::VectorXd& residuals,
                         const Eigen::MatrixXd& bread, double power) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> cross(x.transpose() * x);
    const Eigen::VectorXd& size = cross.eigenvalues();
    const double largest = size.maxCoeff();
    std::vector<Eigen::Index> kept;
    for (Eigen::Index i = 0; i < size.size(); ++i) {
        if (size(i) > 1e-10 * largest) kept.push_back(i);
    }
    const Eigen::MatrixXd vectors = cross.eigenvectors()(Eigen::all, kept);
    const Eigen::VectorXd root = size(kept).cwiseSqrt();
    const Eigen::MatrixXd r = root.asDiagonal() * vectors.transpose();
    const Eigen::MatrixXd q = x * vectors * root.cwiseInverse().asDiagonal();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> leverage(r * bread * r.transpose());
    Eigen::VectorXd weight(leverage.eigenvalues().size());
    for (Eigen::Index i = 0; i < weight.size(); ++i) {
        const double rest = 1.0 - leverage.eigenvalues()(i);
        weight(i) = rest < 1e-10 ? (power == 0 ? 1.0 : 0.0)  // generalised inverse
                                 : (power == 0 ? 1.0 : (power == -1.0 ? 1.0 / rest : 1.0 / std::sqrt(rest)));
    }
    const Eigen::MatrixXd adjust =
        leverage.eigenvectors() * weight.asDiagonal() * leverage.eigenvectors().transpose();
    ClusterPart out;
    out.r = r;
    out.pulled = adjust * r;
    out.score = out.pulled.transpose() * (q.transpose() * residuals);
    return out;
}

LeastSquaresParts parts_of(const Matrix& x, const std::vector<double>& y,
                           const std::vector<std::uint32_t>& cluster, double power) {
    const Eigen::Map<const RowMatrix> all(x.data.data(), static_cast<Eigen::Index>(x.rows),
                                          static_cast<Eigen::Index>(x.cols));
    const Eigen::Map<const Eigen::VectorXd> answers(y.data(), static_cast<Eigen::Index>(y.size()));
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(all);
    if (qr.rank() < all.cols()) {
        formula_fault(1, "fixed effects that the data can tell apart", "columns that follow from others");
    }
    LeastSquaresParts out;
    out.bread = (all.transpose() * all).inverse();
    out.beta = qr.solve(answers);
    out.residuals = answers - all * out.beta;
    std::vector<std::vector<Eigen::Index>> rows;
    for (std::size_t i = 0; i < cluster.size(); ++i) {
        if (cluster[i] >= rows.size()) rows.resize(cluster[i] + 1);
        rows[cluster[i]].push_back(static_cast<Eigen::Index>(i));
    }
    for (const auto& of_cluster : rows) {
        out.parts.push_back(
            cluster_part(all(of_cluster, Eigen::all), out.residuals(of_cluster), out.bread, power));
    }
    return out;
}

// Bell & McCaffrey's df of one contrast under independence: (sum of eigenvalues)^2 / sum of squares of G'G, whose entries
// are d_ij |p_j|^2 - s_i' B s_j with p_j = Q v the adjusted weights of cluster j and s_j = X_j' p_j = R' v.
double contrast_df(const LeastSquaresParts& fit, const Eigen::VectorXd& contrast) {
    const Eigen::VectorXd direction = fit.bread * contrast;
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(direction.size(), direction.size());
    double trace = 0, squares = 0;
    for (const ClusterPart& part : fit.parts) {
        const Eigen::VectorXd v = part.pulled * direction;
        const Eigen::VectorXd s = part.r.transpose() * v;
        const double own = v.squaredNorm(), shared = s.dot(fit.bread * s);
        trace += own - shared;
        squares += own * own - 2 * own * shared;
        sum += s * s.transpose();
    }
    squares += (fit.bread * sum * fit.bread * sum).trace();
    return trace * trace / squares;
}

std::vector<std::string> level_names(const ModelFactor& factor, std::size_t from) {
    std::vector<std::string> out;
    for (std::size_t l = from; l < factor.levels.size(); ++l) out.push_back(factor.name + factor.levels[l]);
    return out;
}

}  // namespace

std::optional<ClusterRobust> cluster_robust_named(std::string_view name) {
    constexpr std::string_view kNames[] = {"CR0", "CR1", "CR1S", "CR2", "CR3"};
    for (int i = 0; i < 5; ++i) {
        if (name == kNames[i]) return static_cast<ClusterRobust>(i);
    }
    return std::nullopt;
}

RobustFit robust_least_squares(const Matrix& x, const std::vector<std::string>& names,
                               const std::vector<double>& y, const std::vector<std::uint32_t>& cluster,
                               ClusterRobust type, const RobustContrasts* contrasts) {
    base::ensure(x.rows == y.size() && cluster.size() == y.size(), "robust_least_squares: one row an answer");
    const LeastSquaresParts fit = parts_of(x, y, cluster, adjustment_power(type));
    RobustFit out;
    out.rows = x.rows;
    out.clusters = fit.parts.size();
    if (out.clusters < 2) formula_fault(1, "two clusters or more", "1");
    const double rest = static_cast<double>(x.rows) - static_cast<double>(x.cols);
    out.residual_variance = fit.residuals.squaredNorm() / rest;
    Eigen::MatrixXd meat = Eigen::MatrixXd::Zero(fit.bread.rows(), fit.bread.cols());
    for (const ClusterPart& part : fit.parts) meat += part.score * part.score.transpose();
    const double scale = scale_of(type, static_cast<double>(out.clusters), static_cast<double>(x.rows),
                                  static_cast<double>(x.cols));
    const Eigen::MatrixXd covariance = scale * fit.bread * meat * fit.bread;
    const std::vector<std::string>& labels = contrasts != nullptr ? contrasts->names : names;
    for (std::size_t k = 0; k < labels.size(); ++k) {
        Eigen::VectorXd c = Eigen::VectorXd::Zero(fit.bread.rows());
        for (std::size_t j = 0; j < x.cols; ++j) {
            c(static_cast<Eigen::Index>(j)) =
                contrasts != nullptr ? contrasts->weights.at(k, j) : (j == k ? 1.0 : 0.0);
        }
        RobustEstimate one;
        one.name = labels[k];
        one.estimate = c.dot(fit.beta);
        one.se = std::sqrt(c.dot(covariance * c));
        one.df = type == ClusterRobust::cr2 ? contrast_df(fit, c) : static_cast<double>(out.clusters) - 1;
        one.t = one.estimate / one.se;
        one.p = t_two_sided_p(one.t, one.df);
        out.estimates.push_back(one);
    }
    return out;
}

RobustFit marginal_means(const ModelFactor& factor, const std::vector<double>& y,
                         const std::vector<std::uint32_t>& cluster) {
    Matrix x(y.size(), factor.levels.size());
    for (std::size_t i = 0; i < y.size(); ++i) x.at(i, factor.codes[i]) = 1;
    return robust_least_squares(x, level_names(factor, 0), y, cluster, ClusterRobust::cr2);
}

RobustFit component_effects(const ModelFactor& factor, const std::vector<double>& y,
                            const std::vector<std::uint32_t>& cluster, const ModelFactor* partner,
                            const std::vector<double>& display) {
    const std::size_t levels = factor.levels.size();
    const std::size_t others = partner != nullptr ? partner->levels.size() : 1;
    std::vector<std::size_t> column(levels * others, SIZE_MAX);
    const auto cell = [&](std::size_t i) {
        return factor.codes[i] * others + (partner != nullptr ? partner->codes[i] : 0);
    };
    std::size_t columns = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (column[cell(i)] == SIZE_MAX) column[cell(i)] = columns++;
    }
    Matrix x(y.size(), columns);
    for (std::size_t i = 0; i < y.size(); ++i) x.at(i, column[cell(i)]) = 1;
    RobustContrasts contrasts{level_names(factor, 1), Matrix(levels - 1, columns)};
    for (std::size_t l = 1; l < levels; ++l) {
        double total = 0;
        for (int pass = 0; pass < 2; ++pass) {
            for (std::size_t o = 0; o < others; ++o) {
                const std::size_t here = column[l * others + o], reference = column[o];
                if (here == SIZE_MAX || reference == SIZE_MAX) continue;
                const double share = display.empty() ? 1.0 : display[o];
                if (pass == 0)
                    total += share;
                else {
                    contrasts.weights.at(l - 1, here) += share / total;
                    contrasts.weights.at(l - 1, reference) -= share / total;
                }
            }
        }
    }
    return robust_least_squares(x, {}, y, cluster, ClusterRobust::cr2, &contrasts);
}

}  // namespace skoen::stats
