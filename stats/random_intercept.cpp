#include "stats/random_intercept.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "sim/base/math.h"
#include "stats/gauss_hermite.h"

namespace skoen::stats {

namespace {

constexpr double kMaxLogSd = 3.0;  // s up to 20: nobody differs more

// Rows sorted by group, so that a group is a range.
struct Blocks {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
    std::vector<std::size_t> from;  // first row of each group, and the number of rows at the end
};

Blocks sorted_by_group(const GroupedRows& rows) {
    const std::size_t groups =
        rows.group.empty() ? 0 : *std::max_element(rows.group.begin(), rows.group.end()) + 1U;
    std::vector<std::size_t> next(groups + 1, 0);
    for (const std::uint32_t g : rows.group) ++next[g + 1];
    for (std::size_t g = 0; g < groups; ++g) next[g + 1] += next[g];
    Blocks b;
    b.from = next;
    const auto n = static_cast<Eigen::Index>(rows.rows());
    const auto p = static_cast<Eigen::Index>(rows.columns);
    b.x.resize(n, p);
    b.y.resize(n);
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        const auto at = static_cast<Eigen::Index>(next[rows.group[i]]++);
        for (Eigen::Index k = 0; k < p; ++k)
            b.x(at, k) = rows.x[i * rows.columns + static_cast<std::size_t>(k)];
        b.y(at) = rows.y[i];
    }
    return b;
}

struct Likelihood {
    double value = 0;
    Eigen::VectorXd gradient;  // over beta, then log s
};

double log_one_plus_exp(double v) { return (v > 0 ? v : 0.0) + base::log(1.0 + base::exp(-std::fabs(v))); }

class LogisticLikelihood {
  public:
    LogisticLikelihood(const Blocks& blocks, int points)
        : b_(blocks), points_(points), rule_(gauss_hermite(points)), mode_(blocks.from.size() - 1, 0.0) {}

    // Laplace comes with its gradient; quadrature with a central difference.
    Likelihood at(const Eigen::VectorXd& theta) {
        if (points_ == 1) return laplace(theta);
        Likelihood out;
        out.value = quadrature(theta);
        out.gradient.resize(theta.size());
        for (Eigen::Index k = 0; k < theta.size(); ++k) {
            const double h = 1e-5 * std::max(1.0, std::fabs(theta(k)));
            Eigen::VectorXd up = theta, down = theta;
            up(k) += h;
            down(k) -= h;
            out.gradient(k) = (quadrature(up) - quadrature(down)) / (2.0 * h);
        }
        return out;
    }

  private:
    struct Sums {  // over the rows of one group at its mode
        double log_p = 0, score = 0, weight = 0, bend = 0;
    };

    Sums sums(std::size_t g, double s, double u) const {
        Sums out;
        for (std::size_t i = b_.from[g]; i < b_.from[g + 1]; ++i) {
            const auto at = static_cast<Eigen::Index>(i);
            const double eta = eta_(at) + s * u;
            const double p = base::logistic(eta);
            out.log_p += b_.y(at) * eta - log_one_plus_exp(eta);
            out.score += b_.y(at) - p;
            const double w = p * (1.0 - p);
            out.weight += w;
            out.bend += w * (1.0 - 2.0 * p);
        }
        return out;
    }

    // Newton's method on log p(y | u) - u^2 / 2, which is concave; steps are halved where they do not climb.
    Sums to_mode(std::size_t g, double s) {
        double u = mode_[g];
        Sums now = sums(g, s, u);
        for (int step = 0; step < 50; ++step) {
            const double slope = s * now.score - u;
            if (std::fabs(slope) < 1e-11) break;
            double move = slope / (1.0 + s * s * now.weight);
            const double height = now.log_p - u * u / 2.0;
            Sums tried = sums(g, s, u + move);
            for (int half = 0; half < 30 && tried.log_p - (u + move) * (u + move) / 2.0 < height - 1e-12;
                 ++half) {
                move /= 2.0;
                tried = sums(g, s, u + move);
            }
            u += move;
            now = tried;
            if (std::fabs(move) < 1e-10) break;
        }
        mode_[g] = u;
        return now;
    }

    Likelihood laplace(const Eigen::VectorXd& theta) {
        const Eigen::Index p = b_.x.cols();
        const double s = base::exp(theta(p));
        eta_ = b_.x * theta.head(p);
        Likelihood out;
        out.gradient = Eigen::VectorXd::Zero(theta.size());
        Eigen::VectorXd xw(p), xb(p), xr(p);
        for (std::size_t g = 0; g + 1 < b_.from.size(); ++g) {
            if (b_.from[g] == b_.from[g + 1]) continue;
            const Sums at = to_mode(g, s);
            const double u = mode_[g];
            const double h = 1.0 + s * s * at.weight;
            out.value += at.log_p - u * u / 2.0 - 0.5 * base::log(h);
            weighted_columns(g, s * u, xr, xw, xb);
            const double bend = s * s * s * at.bend;  // dh/du
            const Eigen::VectorXd du = -s * xw / h;
            out.gradient.head(p) += xr - 0.5 * (s * s * xb + bend * du) / h;
            const double du_ds = (at.score - s * u * at.weight) / h;
            const double dh_ds = 2.0 * s * at.weight + s * s * at.bend * u + bend * du_ds;
            out.gradient(p) += s * (u * at.score - 0.5 * dh_ds / h);
        }
        return out;
    }

    void weighted_columns(std::size_t g, double shift, Eigen::VectorXd& xr, Eigen::VectorXd& xw,
                          Eigen::VectorXd& xb) const {
        xr.setZero();
        xw.setZero();
        xb.setZero();
        for (std::size_t i = b_.from[g]; i < b_.from[g + 1]; ++i) {
            const auto at = static_cast<Eigen::Index>(i);
            const double q = base::logistic(eta_(at) + shift);
            const double w = q * (1.0 - q);
            xr += (b_.y(at) - q) * b_.x.row(at).transpose();
            xw += w * b_.x.row(at).transpose();
            xb += w * (1.0 - 2.0 * q) * b_.x.row(at).transpose();
        }
    }

    // log of sum over nodes of w_k exp(z_k^2) phi(u_k) p(y | u_k) sqrt(2) / sqrt(h), u_k = mode + sqrt(2 / h) z_k.
    double quadrature(const Eigen::VectorXd& theta) {
        const Eigen::Index p = b_.x.cols();
        const double s = base::exp(theta(p));
        eta_ = b_.x * theta.head(p);
        double total = 0;
        std::vector<double> terms(rule_.node.size());
        for (std::size_t g = 0; g + 1 < b_.from.size(); ++g) {
            if (b_.from[g] == b_.from[g + 1]) continue;
            const Sums at = to_mode(g, s);
            const double h = 1.0 + s * s * at.weight;
            const double width = std::sqrt(2.0 / h);
            double largest = -1e300;
            for (std::size_t k = 0; k < terms.size(); ++k) {
                const double z = rule_.node[k];
                const double u = mode_[g] + width * z;
                terms[k] = base::log(rule_.weight[k]) + z * z + sums(g, s, u).log_p - u * u / 2.0;
                largest = std::max(largest, terms[k]);
            }
            double sum = 0;
            for (const double term : terms) sum += base::exp(term - largest);
            total += largest + base::log(sum) + 0.5 * base::log(1.0 / (h * kPi));
        }
        return total;
    }

    static constexpr double kPi = 3.14159265358979323846;
    const Blocks& b_;
    int points_;
    GaussHermite rule_;
    std::vector<double> mode_;
    Eigen::VectorXd eta_;
};

// Minus the Hessian by central differences of the gradient; used for standard errors and as the first step of Newton's method.
Eigen::MatrixXd curvature(LogisticLikelihood& likelihood, const Eigen::VectorXd& theta) {
    const Eigen::Index n = theta.size();
    Eigen::MatrixXd out(n, n);
    for (Eigen::Index k = 0; k < n; ++k) {
        const double h = 1e-4 * std::max(1.0, std::fabs(theta(k)));
        Eigen::VectorXd up = theta, down = theta;
        up(k) += h;
        down(k) -= h;
        out.col(k) = (likelihood.at(down).gradient - likelihood.at(up).gradient) / (2.0 * h);
    }
    return 0.5 * (out + out.transpose());
}

// BFGS (Nocedal & Wright 2006, ch. 6) with the pooled curvature as its first guess and a halving line search.
bool climb(LogisticLikelihood& likelihood, Eigen::VectorXd& theta, Eigen::MatrixXd inverse, double& height,
           double gradient_limit) {
    Likelihood now = likelihood.at(theta);
    for (int step = 0; step < 200; ++step) {
        if (now.gradient.cwiseAbs().maxCoeff() < gradient_limit) break;
        Eigen::VectorXd move = inverse * now.gradient;
        if (move.dot(now.gradient) <= 0) {
            inverse.setIdentity();
            inverse *= 1e-3;
            move = inverse * now.gradient;
        }
        const double longest = move.cwiseAbs().maxCoeff();
        if (longest > 2.0) move *= 2.0 / longest;
        Likelihood tried;
        Eigen::VectorXd at;
        bool better = false;
        for (int half = 0; half < 40 && !better; ++half, move /= 2.0) {
            at = theta + move;
            at(at.size() - 1) = std::clamp(at(at.size() - 1), -12.0, kMaxLogSd);
            tried = likelihood.at(at);
            better = tried.value > now.value - 1e-12 * std::fabs(now.value);
        }
        if (!better) break;
        const Eigen::VectorXd ds = at - theta, dg = now.gradient - tried.gradient;
        const double sy = ds.dot(dg);
        if (sy > 1e-14) {
            const Eigen::MatrixXd id = Eigen::MatrixXd::Identity(theta.size(), theta.size());
            const Eigen::MatrixXd left = id - ds * dg.transpose() / sy;
            inverse = left * inverse * left.transpose() + ds * ds.transpose() / sy;
        }
        const bool still = ds.cwiseAbs().maxCoeff() < 1e-9;
        theta = at;
        now = tried;
        if (still) break;
    }
    height = now.value;
    return now.gradient.cwiseAbs().maxCoeff() < std::max(10.0 * gradient_limit, 1e-2);
}

struct Pooled {
    Eigen::VectorXd beta;
    Eigen::MatrixXd information;
    double log_likelihood = 0;
};

std::optional<Pooled> pooled(const Eigen::MatrixXd& x, const Eigen::VectorXd& y) {
    if (x.rows() <= x.cols() || y.minCoeff() == y.maxCoeff()) return std::nullopt;
    Pooled out;
    out.beta = Eigen::VectorXd::Zero(x.cols());
    for (int step = 0; step < 60; ++step) {
        const Eigen::VectorXd eta = x * out.beta;
        const Eigen::VectorXd p = eta.unaryExpr([](double v) { return base::logistic(v); });
        const Eigen::VectorXd w = p.array() * (1.0 - p.array()) + 1e-12;
        out.information = x.transpose() * w.asDiagonal() * x;
        const Eigen::LDLT<Eigen::MatrixXd> solver(out.information);
        if (!solver.isPositive() || solver.vectorD().minCoeff() < 1e-9) return std::nullopt;
        const Eigen::VectorXd move = solver.solve(x.transpose() * (y - p));
        out.beta += move.cwiseMax(-3.0).cwiseMin(3.0);
        if (out.beta.cwiseAbs().maxCoeff() > 60.0) return std::nullopt;  // separated
        if (move.cwiseAbs().maxCoeff() < 1e-10) break;
    }
    const Eigen::VectorXd eta = x * out.beta;
    for (Eigen::Index i = 0; i < y.size(); ++i)
        out.log_likelihood += y(i) * eta(i) - log_one_plus_exp(eta(i));
    return out;
}

std::vector<double> as_vector(const Eigen::VectorXd& v) { return {v.data(), v.data() + v.size()}; }

}  // namespace

void GroupedRows::add(std::uint32_t of_group, std::span<const double> values, double outcome) {
    columns = values.size();
    x.insert(x.end(), values.begin(), values.end());
    y.push_back(outcome);
    group.push_back(of_group);
}

std::optional<RandomInterceptFit> fit_pooled_logistic(const GroupedRows& rows) {
    if (rows.rows() == 0) return std::nullopt;
    const Blocks blocks = sorted_by_group(rows);
    const std::optional<Pooled> start = pooled(blocks.x, blocks.y);
    if (!start) return std::nullopt;
    RandomInterceptFit fit;
    fit.beta = as_vector(start->beta);
    const Eigen::MatrixXd covariance = start->information.inverse();
    for (Eigen::Index k = 0; k < covariance.rows(); ++k) fit.se.push_back(std::sqrt(covariance(k, k)));
    fit.log_likelihood = start->log_likelihood;
    fit.converged = true;
    return fit;
}

std::optional<RandomInterceptFit> fit_random_intercept_logistic(const GroupedRows& rows, int points) {
    if (rows.rows() == 0) return std::nullopt;
    const Blocks blocks = sorted_by_group(rows);
    const std::optional<Pooled> start = pooled(blocks.x, blocks.y);
    if (!start) return std::nullopt;
    const Eigen::Index p = blocks.x.cols();
    Eigen::VectorXd theta(p + 1);
    theta << start->beta * 1.4, 0.4;  // conditional slopes are steeper than pooled ones
    Eigen::MatrixXd inverse = Eigen::MatrixXd::Zero(p + 1, p + 1);
    inverse.topLeftCorner(p, p) = 1.5 * start->information.inverse();
    inverse(p, p) = 1.0 / std::max(1.0, 0.2 * static_cast<double>(blocks.from.size()));
    RandomInterceptFit fit;
    LogisticLikelihood likelihood(blocks, 1);
    fit.converged = climb(likelihood, theta, inverse, fit.log_likelihood, points == 1 ? 1e-4 : 1e-2);
    LogisticLikelihood finer(blocks, points);
    if (points > 1) {
        const Eigen::MatrixXd first = curvature(likelihood, theta).inverse();
        fit.converged = climb(finer, theta, first, fit.log_likelihood, 1e-4);
    }
    const Eigen::MatrixXd covariance = curvature(points > 1 ? finer : likelihood, theta).inverse();
    fit.beta = as_vector(theta.head(p));
    for (Eigen::Index k = 0; k < p; ++k) fit.se.push_back(std::sqrt(std::max(covariance(k, k), 0.0)));
    fit.sd_group = base::exp(theta(p));
    return fit;
}

}  // namespace skoen::stats
