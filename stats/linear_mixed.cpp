#include "stats/linear_mixed.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/distributions.h"
#include "stats/linear_mixed_df.h"
#include "stats/minimise.h"
#include "stats/mixed_solver.h"

namespace skoen::stats {

namespace {

Matrix plain_matrix(const Eigen::MatrixXd& m) {
    Matrix out(static_cast<std::size_t>(m.rows()), static_cast<std::size_t>(m.cols()));
    for (std::size_t i = 0; i < out.rows; ++i) {
        for (std::size_t j = 0; j < out.cols; ++j) {
            out.at(i, j) = m(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
        }
    }
    return out;
}

struct Theta {
    std::vector<double> value;
    std::vector<std::size_t> free;  // the others are exactly 0
    double deviance = 0;
    bool converged = false;
};

Theta minimise_free(MixedSolver& solver, Theta at, bool reml) {
    std::vector<double> start;
    for (const std::size_t k : at.free) start.push_back(at.value[k]);
    const auto whole = [&](const std::vector<double>& x) {
        std::vector<double> theta(at.value.size(), 0.0);
        for (std::size_t k = 0; k < x.size(); ++k) theta[at.free[k]] = x[k];
        return theta;
    };
    const Objective objective = [&](const std::vector<double>& x) { return solver.deviance(whole(x), reml); };
    if (start.empty()) {
        at.deviance = objective(start);
        at.converged = true;
        return at;
    }
    const Minimum best = minimise(objective, start, std::vector<double>(start.size(), 0.05));
    at.value = whole(best.x);
    at.deviance = best.value;
    at.converged = best.converged;
    return at;
}

// The deviance is even in each column of a factor, so no bound is needed on the way; a diagonal that ends near 0 is set to
// exactly 0 where that is no worse.
Theta best_theta(MixedSolver& solver, bool reml) {
    Theta at;
    at.value.assign(solver.random().theta_size(), 0.0);
    for (const std::size_t k : solver.random().diagonal()) at.value[k] = 1.0;
    for (std::size_t k = 0; k < at.value.size(); ++k) at.free.push_back(k);
    at = minimise_free(solver, at, reml);
    for (const std::size_t k : solver.random().diagonal()) {
        if (std::abs(at.value[k]) > 0.02) continue;
        Theta held = at;
        std::erase(held.free, k);
        held.value[k] = 0;
        held = minimise_free(solver, held, reml);
        if (held.deviance <= at.deviance + 1e-7) at = held;
    }
    return at;
}

void flip_signs(const MixedSolver& solver, std::vector<double>& theta) {
    std::size_t k = 0;
    for (const RandomTerm& term : solver.frame().random) {
        for (std::size_t c = 0; c < term.coefficients.size(); ++c) {
            const std::size_t length = term.coefficients.size() - c;
            if (theta[k] < 0) {
                for (std::size_t r = 0; r < length; ++r) theta[k + r] = -theta[k + r];
            }
            k += length;
        }
    }
}

void describe_random(const MixedSolver& solver, LinearMixedFit& fit) {
    for (std::size_t t = 0; t < solver.frame().random.size(); ++t) {
        const RandomTerm& term = solver.frame().random[t];
        const Eigen::MatrixXd factor = solver.random().factor(t, fit.theta.data());
        RandomCovariance out{term.group, term.groups, term.coefficients,
                             plain_matrix(fit.residual_variance * factor * factor.transpose()),
                             (factor.diagonal().array() == 0.0).any()};
        fit.singular = fit.singular || out.boundary;
        fit.random.push_back(std::move(out));
    }
}

void add_tests(LinearMixedFit& fit) {
    for (std::size_t i = 0; i < fit.beta.size(); ++i) {
        const double t = fit.beta[i] / fit.se[i];
        fit.t.push_back(t);
        fit.p.push_back(
            t_two_sided_p(t, fit.df.empty() ? std::numeric_limits<double>::infinity() : fit.df[i]));
    }
}

void refuse_dependent(const MixedSolver& solver) {
    if (solver.full_rank() && solver.rows() > static_cast<std::size_t>(solver.columns())) return;
    formula_fault(1, "fixed effects that the data can tell apart",
                  std::to_string(solver.columns()) + " columns of which some follow from the others");
}

void add_df(MixedSolver& solver, const Theta& at, const LinearMixedOptions& options, LinearMixedFit& fit) {
    if (options.df == DegreesOfFreedom::satterthwaite) {
        fit.df = satterthwaite_df(solver, fit.theta, at.free, fit.reml);
    } else if (options.df == DegreesOfFreedom::residual) {
        fit.df.assign(fit.beta.size(), static_cast<double>(fit.rows - fit.beta.size()));
    } else if (options.df == DegreesOfFreedom::kenward_roger) {
        const KenwardRoger adjusted = kenward_roger(solver, fit.theta);
        fit.df = adjusted.df;
        for (std::size_t i = 0; i < fit.se.size(); ++i) {
            const auto e = static_cast<Eigen::Index>(i);
            fit.se[i] = std::sqrt(adjusted.adjusted(e, e));
        }
    }
}

void add_fixed(const MixedSolution& solution, LinearMixedFit& fit) {
    fit.vcov = plain_matrix(fit.residual_variance * solution.unscaled);
    for (std::size_t i = 0; i < fit.names.size(); ++i) {
        fit.beta.push_back(solution.beta(static_cast<Eigen::Index>(i)));
        fit.se.push_back(std::sqrt(fit.vcov.at(i, i)));
    }
}

}  // namespace

LinearMixedFit fit_linear_mixed(const ModelFrame& frame, const LinearMixedOptions& options) {
    if (frame.random.empty()) formula_fault(1, "a random term such as (1 | id)", "none");
    for (const RandomTerm& term : frame.random) {
        if (term.groups >= frame.y.size()) {
            formula_fault(1, "fewer groups of " + term.group + " than rows", std::to_string(term.groups));
        }
        if (term.groups < 2) formula_fault(1, "two groups of " + term.group + " or more", "1");
    }
    base::ensure(options.reml || options.df != DegreesOfFreedom::kenward_roger,
                 "Kenward and Roger's method is for REML");
    MixedSolver solver(frame);
    refuse_dependent(solver);
    Theta at = best_theta(solver, options.reml);
    flip_signs(solver, at.value);
    const MixedSolution solution = solver.solve(at.value);
    LinearMixedFit fit;
    fit.reml = options.reml;
    fit.converged = at.converged;
    fit.rows = frame.y.size();
    fit.dropped = frame.dropped;
    fit.names = frame.names;
    fit.theta = at.value;
    const double n =
        static_cast<double>(fit.rows) - (options.reml ? static_cast<double>(fit.names.size()) : 0);
    fit.residual_variance = solution.residual / n;
    fit.criterion = at.deviance;
    fit.log_likelihood = -0.5 * at.deviance;
    fit.parameters = fit.names.size() + fit.theta.size() + 1;
    add_fixed(solution, fit);
    describe_random(solver, fit);
    add_df(solver, at, options, fit);
    add_tests(fit);
    const Eigen::VectorXd rest =
        solver.y() - solver.x() * solution.beta - solver.random().z() * solver.random_effects(fit.theta);
    const double sd = std::sqrt(fit.residual_variance);
    for (Eigen::Index i = 0; i < rest.size(); ++i) fit.scaled_residuals.push_back(rest(i) / sd);
    return fit;
}

LinearMixedFit fit_linear(const ModelFrame& frame) {
    base::ensure(frame.random.empty(), "fit_linear: no random terms");
    MixedSolver solver(frame);
    refuse_dependent(solver);
    const MixedSolution solution = solver.solve({});
    LinearMixedFit fit;
    fit.reml = false;
    fit.converged = true;
    fit.rows = frame.y.size();
    fit.dropped = frame.dropped;
    fit.names = frame.names;
    const double n = static_cast<double>(fit.rows);
    const double rest_df = n - static_cast<double>(fit.names.size());
    fit.residual_variance = solution.residual / rest_df;
    fit.log_likelihood = -0.5 * solver.deviance({}, false);
    fit.criterion = -2 * fit.log_likelihood;
    fit.parameters = fit.names.size() + 1;
    add_fixed(solution, fit);
    fit.df.assign(fit.beta.size(), rest_df);
    add_tests(fit);
    return fit;
}

}  // namespace skoen::stats
