#include "stats/cumulative_mixed.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/cumulative_likelihood.h"
#include "stats/distributions.h"
#include "stats/minimise.h"

namespace skoen::stats {

namespace {

struct FixedPart {
    Eigen::MatrixXd x;
    std::vector<std::string> names;
};

FixedPart fixed_part(const ModelFrame& frame, bool ordinal) {
    FixedPart out;
    std::vector<std::size_t> kept;
    for (std::size_t c = 0; c < frame.names.size(); ++c) {
        if (ordinal && frame.names[c] == "(Intercept)") continue;
        kept.push_back(c);
        out.names.push_back(frame.names[c]);
    }
    out.x.resize(static_cast<Eigen::Index>(frame.y.size()), static_cast<Eigen::Index>(kept.size()));
    for (std::size_t r = 0; r < frame.y.size(); ++r) {
        for (std::size_t c = 0; c < kept.size(); ++c) {
            out.x(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(c)) = frame.x.at(r, kept[c]);
        }
    }
    return out;
}

// Logits of the cumulative shares; for two categories nothing (the intercept starts at 0).
std::vector<double> threshold_start(const ModelFrame& frame, std::size_t categories) {
    std::vector<double> counts(categories, 0.5);
    for (const double y : frame.y) counts[static_cast<std::size_t>(y)] += 1;
    double total = 0, below = 0;
    for (const double count : counts) total += count;
    std::vector<double> out;
    if (categories == 2) return out;
    for (std::size_t k = 0; k + 1 < categories; ++k) {
        below += counts[k];
        out.push_back(base::log(below / (total - below)));
    }
    return out;
}

std::vector<double> parameter_scales(const CumulativeLikelihood& likelihood) {
    std::vector<double> scale(likelihood.thresholds(), 0.3);
    for (Eigen::Index c = 0; c < likelihood.x().cols(); ++c) {
        const double size =
            std::sqrt(likelihood.x().col(c).squaredNorm() / static_cast<double>(likelihood.x().rows()));
        scale.push_back(0.3 / std::max(size, 1e-6));
    }
    scale.insert(scale.end(), likelihood.random().theta_size(), 0.2);
    return scale;
}

// The minimum over parameters whose place is in `free`; the others stay.
Minimum minimise_some(CumulativeLikelihood& likelihood, std::vector<double>& at,
                      const std::vector<std::size_t>& free) {
    const std::vector<double> scales = parameter_scales(likelihood);
    std::vector<double> start, scale;
    for (const std::size_t k : free) {
        start.push_back(at[k]);
        scale.push_back(scales[k]);
    }
    const std::vector<double> fixed = at;
    const auto whole = [&](const std::vector<double>& x) {
        std::vector<double> out = fixed;
        for (std::size_t k = 0; k < free.size(); ++k) out[free[k]] = x[k];
        return out;
    };
    Minimum best =
        minimise([&](const std::vector<double>& x) { return likelihood.deviance(whole(x)); }, start, scale);
    at = whole(best.x);
    return best;
}

Eigen::MatrixXd covariance_of(const Minimum& best) {
    const auto n = static_cast<Eigen::Index>(best.x.size());
    Eigen::MatrixXd half(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) {
            half(i, j) = 0.5 * best.hessian.at(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
        }
    }
    return half.inverse();
}

void refuse_undefined(const ModelFrame& frame, const FixedPart& fixed, std::size_t categories,
                      int quadrature) {
    for (const double y : frame.y) {
        if (y < 0 || y >= static_cast<double>(categories) || y != std::floor(y)) {
            formula_fault(1, "answers 0 and 1, or words", "another number in " + frame.response_name);
        }
    }
    const auto [least, most] = std::minmax_element(frame.y.begin(), frame.y.end());
    if (*least == *most) formula_fault(1, "two different answers or more", "one in every row");
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(fixed.x);
    if (fixed.x.cols() > 0 && qr.rank() < fixed.x.cols()) {
        formula_fault(1, "fixed effects that the data can tell apart", "columns that follow from others");
    }
    const bool one = frame.random.size() == 1 && frame.random.front().coefficients.size() == 1;
    if (quadrature > 1 && !one) {
        formula_fault(1, "one random intercept for quadrature (else --quadrature 1, Laplace)",
                      std::to_string(frame.random.size()) + " random terms");
    }
}

void describe_groups(const ModelFrame& frame, const CumulativeLikelihood& likelihood,
                     CumulativeMixedFit& fit) {
    for (std::size_t t = 0; t < frame.random.size(); ++t) {
        const RandomTerm& term = frame.random[t];
        const Eigen::MatrixXd factor = likelihood.random().factor(t, fit.theta.data());
        const Eigen::MatrixXd covariance = factor * factor.transpose();
        RandomCovariance out{term.group, term.groups, term.coefficients, {}, false};
        out.covariance = Matrix(term.coefficients.size(), term.coefficients.size());
        for (std::size_t i = 0; i < out.covariance.rows; ++i) {
            for (std::size_t j = 0; j < out.covariance.cols; ++j) {
                out.covariance.at(i, j) =
                    covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
            }
        }
        out.boundary = (factor.diagonal().array() == 0.0).any();
        fit.singular = fit.singular || out.boundary;
        fit.random.push_back(std::move(out));
    }
}

}  // namespace

CumulativeMixedFit fit_cumulative_mixed(const ModelFrame& frame, std::size_t categories, int quadrature) {
    base::ensure(categories >= 2 && quadrature >= 1,
                 "fit_cumulative_mixed: two categories, a rule of quadrature");
    FixedPart fixed = fixed_part(frame, categories > 2);
    refuse_undefined(frame, fixed, categories, quadrature);
    CumulativeLikelihood likelihood(frame, fixed.x, categories, quadrature);
    std::vector<double> at = threshold_start(frame, categories);
    const std::size_t fixed_count = at.size() + fixed.names.size();
    if (quadrature > 1) {  // from where the cheaper method ends
        const CumulativeMixedFit laplace = fit_cumulative_mixed(frame, categories, 1);
        at = laplace.beta;
        at.insert(at.end(), laplace.theta.begin(), laplace.theta.end());
    }
    at.resize(fixed_count + likelihood.random().theta_size(), 0.0);
    std::vector<std::size_t> free;
    for (std::size_t k = 0; k < fixed_count; ++k) free.push_back(k);
    Minimum best;
    if (quadrature == 1) best = minimise_some(likelihood, at, free);  // pooled
    if (likelihood.random().theta_size() > 0) {
        for (const std::size_t k : likelihood.random().diagonal()) {
            if (std::abs(at[fixed_count + k]) < 0.05) at[fixed_count + k] = 0.7;
        }
        for (std::size_t k = fixed_count; k < at.size(); ++k) free.push_back(k);
        best = minimise_some(likelihood, at, free);
        for (const std::size_t k : likelihood.random().diagonal()) {
            if (std::abs(at[fixed_count + k]) > 0.05) continue;
            std::vector<double> held = at;
            std::vector<std::size_t> rest = free;
            std::erase(rest, fixed_count + k);
            held[fixed_count + k] = 0;
            const Minimum without = minimise_some(likelihood, held, rest);
            if (without.value <= best.value + 1e-6) best = without, at = held, free = rest;
        }
    }
    CumulativeMixedFit fit;
    fit.quadrature = quadrature;
    fit.converged = best.converged;
    fit.rows = frame.y.size();
    fit.dropped = frame.dropped;
    fit.categories = categories;
    fit.thresholds = likelihood.thresholds();
    for (std::size_t k = 0; k < fit.thresholds; ++k) {
        const auto level = [&](std::size_t i) {
            return frame.response_levels.empty() ? std::to_string(i + 1) : frame.response_levels[i];
        };
        fit.names.push_back(level(k) + '|' + level(k + 1));
    }
    fit.names.insert(fit.names.end(), fixed.names.begin(), fixed.names.end());
    fit.theta.assign(at.begin() + static_cast<std::ptrdiff_t>(fixed_count), at.end());
    fit.log_likelihood = -0.5 * best.value;
    fit.parameters = at.size();
    const Eigen::MatrixXd covariance = covariance_of(best);  // fixed effects come first among the free
    fit.vcov = Matrix(fixed_count, fixed_count);
    for (std::size_t i = 0; i < fixed_count; ++i) {
        for (std::size_t j = 0; j < fixed_count; ++j) {
            fit.vcov.at(i, j) = covariance(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
        }
        fit.beta.push_back(at[i]);
        fit.se.push_back(std::sqrt(fit.vcov.at(i, i)));
        fit.z.push_back(fit.beta[i] / fit.se[i]);
        fit.p.push_back(2 * base::normal_cdf(-std::abs(fit.z[i])));
    }
    describe_groups(frame, likelihood, fit);
    return fit;
}

}  // namespace skoen::stats
