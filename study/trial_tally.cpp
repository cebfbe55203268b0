#include "study/trial_tally.h"

#include <cmath>

#include "sim/base/math.h"
#include "stats/distributions.h"
#include "stats/multiple_tests.h"
#include "stats/special.h"
#include "study/trial_play.h"

namespace skoen::study {

namespace {

double detectable_effect(double se, double df, const PowerPlan& power) {
    double lo = 0, hi = 50 * se;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (lo + hi);
        (stats::power_t(middle / se, df, power.alpha) < power.wanted ? lo : hi) = middle;
    }
    return hi;
}

std::string df_label(const char* test, double df) {
    return std::string(test) + '(' + std::to_string(static_cast<int>(df)) + ')';
}

}  // namespace

// Least squares of cluster means on arms and, with a baseline, on that.
MeansFit fit_means(const std::vector<double>& mean, const std::vector<int>& arm, std::size_t arms,
                   const std::vector<double>& baseline) {
    const std::size_t p = arms + (baseline.empty() ? 0 : 1);
    GroupType rows;  // every cluster a group of one: ordinary least squares
    rows.rows = mean.size();
    rows.groups = 1;
    for (std::size_t j = 0; j < mean.size(); ++j) {
        for (std::size_t a = 0; a < arms; ++a)
            rows.x.push_back(a == 0 || arm[j] == static_cast<int>(a) ? 1.0 : 0.0);
        if (!baseline.empty()) rows.x.push_back(baseline[j]);
    }
    MeansFit out;
    const LeastSquares fit = least_squares(rows.x, p, mean);
    if (!fit.defined) return out;
    out.defined = true;
    out.df = static_cast<double>(mean.size() - p);
    out.residual = fit.residual_squares / out.df;
    for (std::size_t a = 1; a < arms; ++a) {
        out.beta.push_back(fit.beta[a]);
        out.se.push_back(std::sqrt(out.residual * fit.inverse[a * p + a]));
    }
    // without the arms
    std::vector<double> x;
    for (std::size_t j = 0; j < mean.size(); ++j) {
        x.push_back(1.0);
        if (!baseline.empty()) x.push_back(baseline[j]);
    }
    const LeastSquares null = least_squares(x, baseline.empty() ? 1 : 2, mean);
    out.f = (null.residual_squares - fit.residual_squares) / static_cast<double>(arms - 1) / out.residual;
    return out;
}

TrialTallies::TrialTallies(TrialShape shape, const PowerPlan& power)
    : shape_(std::move(shape)), power_(power) {
    const auto arms = static_cast<double>(shape_.arms.size());
    df_ = shape_.clusters - arms - (shape_.covariate ? 1 : 0);
    critical_t_ = stats::t_quantile(1 - 0.5 * power.alpha, df_);
    critical_z_ = base::normal_quantile(1 - 0.5 * power.alpha);
    critical_f_ = stats::f_quantile(1 - power.alpha, arms - 1, df_);
    dunnett_ = stats::dunnett_critical(static_cast<int>(arms) - 1, df_, power.alpha);
    for (std::size_t a = 1; a < shape_.arms.size(); ++a) {
        const auto& [id, effect] = shape_.arms[a];
        t_.emplace_back(id, df_label("t", df_), effect);
        z_.emplace_back(id, "z", effect);
        holm_.emplace_back(id, "Holm", effect);
        many_.emplace_back(id, "Dunnett", effect);
        random_.emplace_back(id, "randomisation", effect);
    }
}

void TrialTallies::add(const MeansFit& fit, const PooledSquares& pooled, double z_scale) {
    std::vector<double> p;
    for (std::size_t a = 0; a < t_.size(); ++a) {
        const double t = fit.beta[a] / fit.se[a];
        t_[a].add(std::abs(t) > critical_t_, fit.beta[a]);
        many_[a].add(std::abs(t) > dunnett_, fit.beta[a]);
        p.push_back(stats::t_two_sided_p(t, df_));
        if (shape_.analysis_of_variance)
            z_[a].add(std::abs(fit.beta[a]) > critical_z_ * std::sqrt(pooled.cluster * z_scale), fit.beta[a]);
    }
    const std::vector<double> adjusted = stats::holm_adjusted(p);
    for (std::size_t a = 0; a < p.size(); ++a) holm_[a].add(adjusted[a] < power_.alpha, fit.beta[a]);
    f_.add(fit.f > critical_f_);
}

void TrialTallies::finish(double mean_variance, PowerResult& out) {
    const auto arms = static_cast<double>(shape_.arms.size());
    const double per_arm = shape_.clusters / arms;
    const double se = std::sqrt(2 * mean_variance / per_arm);
    const bool exact = shape_.exact && shape_.clusters % static_cast<int>(shape_.arms.size()) == 0;
    double mean = 0, lambda = 0;
    for (const auto& [id, effect] : shape_.arms) mean += effect / arms;
    for (const auto& [id, effect] : shape_.arms)
        lambda += per_arm * (effect - mean) * (effect - mean) / mean_variance;
    for (std::size_t a = 0; a < t_.size(); ++a) {
        if (exact) {
            t_[a].effect().exact = stats::power_t(shape_.arms[a + 1].second / se, df_, power_.alpha);
            t_[a].effect().detectable = detectable_effect(se, df_, power_);
        }
        for (PowerTally* each : {&t_[a], &z_[a], &holm_[a], &many_[a], &random_[a]}) {
            const bool counted = each == &z_[a]        ? shape_.analysis_of_variance
                                 : each == &random_[a] ? shape_.randomised
                                                       : true;
            if (counted) out.effects.push_back(each->result());
        }
    }
    f_.effect().test =
        "F(" + std::to_string(shape_.arms.size() - 1) + ',' + std::to_string(static_cast<int>(df_)) + ')';
    if (exact) f_.effect().exact = stats::power_f(lambda, arms - 1, df_, power_.alpha);
    out.effects.push_back(f_.result());
}

}  // namespace skoen::study
