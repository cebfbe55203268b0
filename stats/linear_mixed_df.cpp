#include "stats/linear_mixed_df.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/minimise.h"

namespace skoen::stats {

namespace {

std::vector<double> with_free(std::vector<double> theta, const std::vector<std::size_t>& free,
                              const std::vector<double>& values) {
    for (std::size_t k = 0; k < free.size(); ++k) theta[free[k]] = values[k];
    return theta;
}

double degrees_denominator(const MixedSolver& solver, bool reml) {
    return static_cast<double>(solver.rows()) - (reml ? static_cast<double>(solver.columns()) : 0.0);
}

}  // namespace

std::vector<double> satterthwaite_df(MixedSolver& solver, const std::vector<double>& theta,
                                     const std::vector<std::size_t>& free, bool reml) {
    const double n = degrees_denominator(solver, reml);
    const double s2 = solver.solve(theta).residual / n;
    std::vector<double> at, step;
    for (const std::size_t k : free) {
        at.push_back(theta[k]);
        step.push_back(0.01 * std::max(std::abs(theta[k]), 0.02));
    }
    // deviance in (theta, log s2), not profiled: log dets + n log s2 + r2(theta) / s2
    const Objective given_s2 = [&](const std::vector<double>& x) {
        const MixedSolution m = solver.solve(with_free(theta, free, x));
        return m.log_det_l + (reml ? m.log_det_x : 0.0) + m.residual / s2;
    };
    const Objective residual = [&](const std::vector<double>& x) {
        return solver.solve(with_free(theta, free, x)).residual;
    };
    const auto k = static_cast<Eigen::Index>(free.size());
    Eigen::MatrixXd hessian(k + 1, k + 1);
    const Matrix inner = finite_hessian(given_s2, at, step);
    const std::vector<double> slope = finite_gradient(residual, at, step);
    for (Eigen::Index i = 0; i < k; ++i) {
        for (Eigen::Index j = 0; j < k; ++j) {
            hessian(i, j) = inner.at(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
        }
        hessian(i, k) = hessian(k, i) = -slope[static_cast<std::size_t>(i)] / s2;
    }
    hessian(k, k) = n;
    const Eigen::MatrixXd covariance = 2.0 * hessian.inverse();
    const Eigen::MatrixXd unscaled = solver.solve(theta).unscaled;
    std::vector<double> df;
    for (Eigen::Index b = 0; b < solver.columns(); ++b) {
        const Objective variance = [&](const std::vector<double>& x) {
            return s2 * solver.solve(with_free(theta, free, x)).unscaled(b, b);
        };
        const std::vector<double> moved = finite_gradient(variance, at, step);
        Eigen::VectorXd g(k + 1);
        for (Eigen::Index i = 0; i < k; ++i) g(i) = moved[static_cast<std::size_t>(i)];
        const double v = s2 * unscaled(b, b);
        g(k) = v;
        df.push_back(2.0 * v * v / g.dot(covariance * g));
    }
    return df;
}

namespace {

// A direction in which V moves linearly: Z_t (E) Z_t', E with ones at (row, column) and (column, row). term < 0: s2 I.
struct VarianceDirection {
    int term = -1;
    Eigen::Index row = 0, column = 0;
};

std::vector<VarianceDirection> variance_directions(const MixedSolver& solver) {
    std::vector<VarianceDirection> out;
    for (std::size_t t = 0; t < solver.frame().random.size(); ++t) {
        const auto width = static_cast<Eigen::Index>(solver.frame().random[t].coefficients.size());
        for (Eigen::Index c = 0; c < width; ++c) {
            for (Eigen::Index r = c; r < width; ++r) out.push_back({static_cast<int>(t), r, c});
        }
    }
    out.push_back({});
    return out;
}

// Rows (or columns) of an array over all random effects that belong to one coefficient of one term.
class EffectPicker {
  public:
    explicit EffectPicker(const MixedSolver& solver) : solver_(solver) {}
    [[nodiscard]] std::vector<Eigen::Index> places(int term, Eigen::Index coefficient) const {
        const RandomTerm& random = solver_.frame().random[static_cast<std::size_t>(term)];
        std::vector<Eigen::Index> out;
        const std::size_t width = random.coefficients.size();
        for (std::size_t g = 0; g < random.groups; ++g) {
            out.push_back(static_cast<Eigen::Index>(solver_.random().offset(static_cast<std::size_t>(term)) +
                                                    g * width) +
                          coefficient);
        }
        return out;
    }

  private:
    const MixedSolver& solver_;
};

// Everything the method needs of V^-1, through matrices over the random effects.
struct InverseProducts {
    Eigen::MatrixXd zvz, zvvz;    // Z' V^-1 Z, Z' V^-2 Z
    Eigen::MatrixXd zvx, zvvx;    // Z' V^-1 X, Z' V^-2 X
    Eigen::MatrixXd xvvx, xvvvx;  // X' V^-2 X, X' V^-3 X
    Eigen::MatrixXd phi;          // (X' V^-1 X)^-1
    double trace_vv = 0;          // tr V^-2
};

InverseProducts inverse_products(MixedSolver& solver, const std::vector<double>& theta) {
    InverseProducts out;
    const MixedSolution at = solver.solve(theta);
    const double s2 = at.residual / degrees_denominator(solver, true);
    const Eigen::MatrixXd l = solver.random().lambda(theta.data());
    const Eigen::MatrixXd c = solver.zz();
    const Eigen::MatrixXd a = l.transpose() * c * l + Eigen::MatrixXd::Identity(c.rows(), c.cols());
    const Eigen::MatrixXd b = l * a.llt().solve(l.transpose());  // V^-1 = (I - Z b Z') / s2
    const Eigen::MatrixXd cb = c * b;
    const Eigen::MatrixXd& zx = solver.zx();
    const Eigen::MatrixXd once_z = c - cb * c;             // Z' W Z, W = s2 V^-1
    const Eigen::MatrixXd once_x = zx - cb * zx;           // Z' W X
    const Eigen::MatrixXd twice_z = once_z - cb * once_z;  // Z' W^2 Z
    const Eigen::MatrixXd twice_x = once_x - cb * once_x;  // Z' W^2 X
    const Eigen::MatrixXd xwx = solver.xx() - zx.transpose() * b * zx;
    const Eigen::MatrixXd xwwx = xwx - zx.transpose() * b * once_x;
    const Eigen::MatrixXd xwwwx = xwwx - zx.transpose() * b * twice_x;
    out.zvz = once_z / s2;
    out.zvvz = twice_z / (s2 * s2);
    out.zvx = once_x / s2;
    out.zvvx = twice_x / (s2 * s2);
    out.xvvx = xwwx / (s2 * s2);
    out.xvvvx = xwwwx / (s2 * s2 * s2);
    out.phi = s2 * xwx.inverse();
    out.trace_vv =
        (static_cast<double>(solver.rows()) - 2.0 * cb.trace() + cb.cwiseProduct(cb.transpose()).sum()) /
        (s2 * s2);
    return out;
}

// Sums over the terms Z_a Z_b' that make a direction: one when row == column, both orders otherwise.
class DirectionProducts {
  public:
    DirectionProducts(const MixedSolver& solver, const InverseProducts& v) : picker_(solver), v_(v) {}

    [[nodiscard]] double trace(const VarianceDirection& i, const VarianceDirection& j) const {
        if (i.term < 0 && j.term < 0) return v_.trace_vv;
        if (i.term < 0) return trace(j, i);
        double sum = 0;
        for (const auto& [a, b] : pairs(i)) {
            if (j.term < 0) {
                sum += picked(v_.zvvz, i.term, b, i.term, a).trace();
                continue;
            }
            for (const auto& [c, d] : pairs(j)) {  // tr(V^-1 Za Zb' V^-1 Zc Zd')
                sum += picked(v_.zvz, i.term, b, j.term, c)
                           .cwiseProduct(picked(v_.zvz, j.term, d, i.term, a).transpose())
                           .sum();
            }
        }
        return sum;
    }
    // X' V^-1 G_i V^-1 X (P is minus this)
    [[nodiscard]] Eigen::MatrixXd p(const VarianceDirection& i) const {
        if (i.term < 0) return v_.xvvx;
        Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(v_.phi.rows(), v_.phi.cols());
        for (const auto& [a, b] : pairs(i)) {
            sum += rows(v_.zvx, i.term, a).transpose() * rows(v_.zvx, i.term, b);
        }
        return sum;
    }
    // X' V^-1 G_i V^-1 G_j V^-1 X
    [[nodiscard]] Eigen::MatrixXd q(const VarianceDirection& i, const VarianceDirection& j) const {
        if (i.term < 0 && j.term < 0) return v_.xvvvx;
        if (i.term < 0) return q(j, i).transpose();
        Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(v_.phi.rows(), v_.phi.cols());
        for (const auto& [a, b] : pairs(i)) {
            const Eigen::MatrixXd left = rows(v_.zvx, i.term, a).transpose();
            if (j.term < 0) {
                sum += left * rows(v_.zvvx, i.term, b);
                continue;
            }
            for (const auto& [c, d] : pairs(j)) {
                sum += left * picked(v_.zvz, i.term, b, j.term, c) * rows(v_.zvx, j.term, d);
            }
        }
        return sum;
    }

  private:
    static std::vector<std::pair<Eigen::Index, Eigen::Index>> pairs(const VarianceDirection& i) {
        if (i.row == i.column) return {{i.row, i.row}};
        return {{i.row, i.column}, {i.column, i.row}};
    }
    [[nodiscard]] Eigen::MatrixXd picked(const Eigen::MatrixXd& m, int t, Eigen::Index a, int u,
                                         Eigen::Index b) const {
        const auto r = picker_.places(t, a), c = picker_.places(u, b);
        return m(r, c);
    }
    [[nodiscard]] Eigen::MatrixXd rows(const Eigen::MatrixXd& m, int t, Eigen::Index a) const {
        return m(picker_.places(t, a), Eigen::all);
    }

    EffectPicker picker_;
    const InverseProducts& v_;
};

}  // namespace

KenwardRoger kenward_roger(MixedSolver& solver, const std::vector<double>& theta) {
    base::ensure(solver.effects() <= 6000, "kenward_roger: at most 6000 random effects");
    const InverseProducts v = inverse_products(solver, theta);
    const DirectionProducts products(solver, v);
    const std::vector<VarianceDirection> directions = variance_directions(solver);
    const auto r = static_cast<Eigen::Index>(directions.size());
    const Eigen::MatrixXd& phi = v.phi;
    std::vector<Eigen::MatrixXd> p;
    p.reserve(directions.size());
    for (const VarianceDirection& i : directions) p.push_back(-products.p(i));
    Eigen::MatrixXd information(r, r);
    std::vector<std::vector<Eigen::MatrixXd>> q(directions.size());
    for (std::size_t i = 0; i < directions.size(); ++i) {
        for (std::size_t j = 0; j < directions.size(); ++j) {
            q[i].push_back(j < i ? Eigen::MatrixXd(q[j][i].transpose())
                                 : products.q(directions[i], directions[j]));
            const double entry = products.trace(directions[i], directions[j]) -
                                 2.0 * (phi * q[i][j]).trace() + (phi * p[i] * phi * p[j]).trace();
            information(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = entry;
        }
    }
    const Eigen::MatrixXd w = 2.0 * information.inverse();
    Eigen::MatrixXd inner = Eigen::MatrixXd::Zero(phi.rows(), phi.cols());
    for (std::size_t i = 0; i < directions.size(); ++i) {
        for (std::size_t j = 0; j < directions.size(); ++j) {
            inner +=
                w(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) * (q[i][j] - p[i] * phi * p[j]);
        }
    }
    KenwardRoger out;
    out.adjusted = phi + 2.0 * phi * inner * phi;
    for (Eigen::Index b = 0; b < phi.rows(); ++b) {  // one contrast: A1 = A2 = A and df = 2 / A
        Eigen::VectorXd share(r);
        for (std::size_t i = 0; i < directions.size(); ++i) {
            share(static_cast<Eigen::Index>(i)) = (phi * p[i] * phi)(b, b) / phi(b, b);
        }
        out.df.push_back(2.0 / share.dot(w * share));
    }
    return out;
}

}  // namespace skoen::stats
