#include "stats/cumulative_likelihood.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "sim/base/math.h"

namespace skoen::stats {

namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();

double logistic_of(double x) {
    if (x >= 0) return 1.0 / (1.0 + base::exp(-x));
    const double e = base::exp(x);
    return e / (1.0 + e);
}

// log(1 + e^x). base::log is good to 2 units in the last place of max(|log|, 1); below -17 a series.
double soft_plus(double x) {
    if (x > 35) return x;
    if (x < -17) return base::exp(x);
    return base::log(1.0 + base::exp(x));
}

}  // namespace

CumulativeLikelihood::CumulativeLikelihood(const ModelFrame& frame, Eigen::MatrixXd x, std::size_t categories,
                                           int quadrature)
    : frame_(frame), x_(std::move(x)), categories_(categories), rule_(gauss_hermite(quadrature)),
      quadrature_(quadrature), random_(frame) {
    u_ = Eigen::VectorXd::Zero(random_.effects());
    if (random_.theta_size() != 1) return;
    const RandomTerm& term = frame.random.front();
    order_.resize(frame.y.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return term.group_of[a] < term.group_of[b]; });
    starts_.push_back(0);
    for (std::size_t i = 1; i < order_.size(); ++i) {
        if (term.group_of[order_[i]] != term.group_of[order_[i - 1]]) starts_.push_back(i);
    }
    starts_.push_back(order_.size());
    modes_.assign(term.groups, 0.0);
}

// F(u) - F(l) with u = tau_y - eta and l = tau_(y-1) - eta: slope F(u) + F(l) - 1, curvature F(u) F(-u) + F(l) F(-l).
CumulativeLikelihood::Point CumulativeLikelihood::at(std::size_t row, double eta) const {
    const auto y = static_cast<std::size_t>(frame_.y[row]);
    const bool first = y == 0, last = y + 1 == categories_;
    Point out{0, 0, 0};
    double upper = 1, lower = 0;
    if (!last) {
        const double u = cuts_[y] - eta;
        upper = logistic_of(u);
        out.log_f -= soft_plus(-u);
        out.curvature += upper * (1 - upper);
    }
    if (!first) {
        const double l = cuts_[y - 1] - eta;
        lower = logistic_of(l);
        out.log_f -= soft_plus(l);
        out.curvature += lower * (1 - lower);
    }
    if (!first && !last) out.log_f += base::log(1.0 - base::exp(cuts_[y - 1] - cuts_[y]));
    out.slope = upper + lower - 1;
    return out;
}

double CumulativeLikelihood::deviance(const std::vector<double>& parameters) {
    cuts_.assign(1, 0.0);
    if (categories_ > 2) {
        cuts_.assign(parameters.begin(), parameters.begin() + static_cast<std::ptrdiff_t>(thresholds()));
        for (std::size_t k = 1; k < cuts_.size(); ++k) {
            if (!(cuts_[k] > cuts_[k - 1])) return kUnbounded;
        }
    }
    const auto p = static_cast<std::size_t>(x_.cols());
    eta_ = x_ * Eigen::Map<const Eigen::VectorXd>(parameters.data() + thresholds(), x_.cols());
    const double* theta = parameters.data() + thresholds() + p;
    if (random_.theta_size() == 0) return fixed_only();
    return random_.theta_size() == 1 ? one_intercept(*theta) : laplace(theta);
}

double CumulativeLikelihood::fixed_only() const {
    double sum = 0;
    for (std::size_t i = 0; i < frame_.y.size(); ++i) sum += at(i, eta_(static_cast<Eigen::Index>(i))).log_f;
    return -2 * sum;
}

double CumulativeLikelihood::one_intercept(double theta) {
    double sum = 0;
    for (std::size_t g = 0; g + 1 < starts_.size(); ++g) {
        sum += group_integral(starts_[g], starts_[g + 1], theta, modes_[g]);
    }
    return -2 * sum;
}

// Log of the integral over u of the group's likelihood; `mode` is where to start and is left at the mode.
double CumulativeLikelihood::group_integral(std::size_t from, std::size_t to, double theta,
                                            double& mode) const {
    const RandomTerm& term = frame_.random.front();
    const auto joint = [&](double u, double& slope, double& curvature) {
        double value = -0.5 * u * u;
        slope = -u;
        curvature = 1;
        for (std::size_t k = from; k < to; ++k) {
            const std::size_t row = order_[k];
            const double z = theta * term.z.data[row];
            const Point point = at(row, eta_(static_cast<Eigen::Index>(row)) + z * u);
            value += point.log_f;
            slope += z * point.slope;
            curvature += z * z * point.curvature;
        }
        return value;
    };
    double slope = 0, curvature = 1;
    double value = joint(mode, slope, curvature);
    for (int iteration = 0; iteration < 50; ++iteration) {
        double step = slope / curvature;
        const bool done = std::abs(step) < 1e-9;  // one more step squares the error
        double next_slope = 0, next_curvature = 1;
        double next = joint(mode + step, next_slope, next_curvature);
        while (next < value - 1e-12 * std::abs(value) && std::abs(step) > 1e-12) {
            step *= 0.5;
            next = joint(mode + step, next_slope, next_curvature);
        }
        mode += step;
        value = next, slope = next_slope, curvature = next_curvature;
        if (done) break;
    }
    if (quadrature_ == 1) return value - 0.5 * base::log(curvature);
    const double width = std::sqrt(2.0 / curvature);
    double sum = 0;
    for (std::size_t k = 0; k < rule_.node.size(); ++k) {
        double unused_slope = 0, unused_curvature = 0;
        const double there = joint(mode + width * rule_.node[k], unused_slope, unused_curvature);
        sum += rule_.weight[k] * base::exp(rule_.node[k] * rule_.node[k] + there - value);
    }
    constexpr double kLogTwoPi = 1.837877066409345483561;
    return value + base::log(width * sum) - 0.5 * kLogTwoPi;
}

double CumulativeLikelihood::laplace(const double* theta) {
    const Eigen::SparseMatrix<double> zl = random_.z() * random_.lambda(theta);
    const Eigen::SparseMatrix<double> zlt = zl.transpose();
    const auto n = x_.rows();
    Eigen::VectorXd slope(n), curvature(n);
    const auto joint = [&](const Eigen::VectorXd& u) {
        const Eigen::VectorXd eta = eta_ + zl * u;
        double sum = -0.5 * u.squaredNorm();
        for (Eigen::Index i = 0; i < n; ++i) {
            const Point point = at(static_cast<std::size_t>(i), eta(i));
            sum += point.log_f;
            slope(i) = point.slope;
            curvature(i) = point.curvature;
        }
        return sum;
    };
    double value = joint(u_);
    for (int iteration = 0; iteration < 100; ++iteration) {
        const Eigen::SparseMatrix<double> a = zlt * curvature.asDiagonal() * zl + random_.identity();
        if (!analysed_) cholesky_.analyzePattern(a), analysed_ = true;
        cholesky_.factorize(a);
        Eigen::VectorXd step = cholesky_.solve(Eigen::VectorXd(zlt * slope - u_));
        const bool done = step.cwiseAbs().maxCoeff() < 1e-9;
        double next = joint(u_ + step);
        while (next < value - 1e-12 * std::abs(value) && step.cwiseAbs().maxCoeff() > 1e-12) {
            step *= 0.5;
            next = joint(u_ + step);
        }
        u_ += step;
        value = next;
        if (done) break;
    }
    cholesky_.factorize(Eigen::SparseMatrix<double>(zlt * curvature.asDiagonal() * zl + random_.identity()));
    const Eigen::SparseMatrix<double>& lower = cholesky_.matrixL().nestedExpression();
    double log_det = 0;
    for (Eigen::Index i = 0; i < lower.rows(); ++i) {
        log_det += 2.0 * base::log(lower.valuePtr()[lower.outerIndexPtr()[i]]);
    }
    return -2 * (value - 0.5 * log_det);
}

}  // namespace skoen::stats
