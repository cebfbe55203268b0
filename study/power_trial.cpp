// Trials across clusters. A cluster's answers enter the analysis through its mean (exact t and F tests when clusters are of
// one size) and, when they are, through the analysis of variance, which then gives the REML estimates of
// y ~ arm + (1|cluster) + (1|worker): expected mean squares that may only rise, pooled where they fall.
#include <algorithm>
#include <cmath>
#include <ctime>

#include "sim/base/math.h"
#include "stats/distributions.h"
#include "stats/multiple_tests.h"
#include "stats/special.h"
#include "study/power.h"
#include "study/trial_play.h"

namespace skoen::study {

namespace {

struct MeansFit {
    bool defined = false;
    double df = 0, residual = 0;
    std::vector<double> beta, se;  // arms against the first
    double f = 0;
};

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

// Expected mean squares rise from answers to workers to clusters; where the observed ones do not, neighbours are pooled
// (the restricted likelihood of a balanced nested design is a product of chi-squares, Searle, Casella & McCulloch 1992, 4.3).
struct PooledSquares {
    double cluster = 0;
    bool boundary = false;
};
PooledSquares pooled_squares(const TrialSquares& s) {
    double value[3] = {s.within / s.within_df, s.workers / std::max(1.0, s.workers_df),
                       s.clusters / s.clusters_df};
    double weight[3] = {s.within_df, s.workers_df, s.clusters_df};
    PooledSquares out;
    double pooled = value[2], df = weight[2];
    double below = value[1], below_df = weight[1];
    if (below_df > 0 && below < value[0]) {  // workers no more alike than chance
        out.boundary = true;
        below = (below * below_df + value[0] * weight[0]) / (below_df + weight[0]);
        below_df += weight[0];
    }
    if (below_df == 0) below = value[0], below_df = weight[0];
    if (pooled < below) {
        out.boundary = true;
        pooled = (pooled * df + below * below_df) / (df + below_df);
        if (below_df == weight[1] && pooled < value[0]) {
            pooled = (pooled * (df + below_df) + value[0] * weight[0]) / (df + below_df + weight[0]);
        }
    }
    out.cluster = pooled;
    return out;
}

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

class TrialTallies {
  public:
    TrialTallies(const TrialPlan& plan, const PowerPlan& power, bool balanced)
        : plan_(plan), power_(power), balanced_(balanced) {
        arms_ = plan.arms.size();
        df_ = static_cast<double>(plan.clusters) - static_cast<double>(arms_) -
              (plan.baseline_correlation > 0 ? 1 : 0);
        critical_t_ = stats::t_quantile(1 - 0.5 * power.alpha, df_);
        critical_z_ = base::normal_quantile(1 - 0.5 * power.alpha);
        critical_f_ = stats::f_quantile(1 - power.alpha, static_cast<double>(arms_ - 1), df_);
        dunnett_ = stats::dunnett_critical(static_cast<int>(arms_) - 1, df_, power.alpha);
        for (std::size_t a = 1; a < arms_; ++a) {
            const TrialArm& arm = plan.arms[a];
            t_.emplace_back(arm.id, df_label("t", df_), arm.effect);
            z_.emplace_back(arm.id, "z", arm.effect);
            holm_.emplace_back(arm.id, "Holm", arm.effect);
            many_.emplace_back(arm.id, "Dunnett", arm.effect);
            random_.emplace_back(arm.id, "randomisation", arm.effect);
        }
    }
    void add(const MeansFit& fit, const PooledSquares& pooled, double z_scale) {
        std::vector<double> p;
        for (std::size_t a = 0; a + 1 < arms_; ++a) {
            const double t = fit.beta[a] / fit.se[a];
            t_[a].add(std::abs(t) > critical_t_, fit.beta[a]);
            many_[a].add(std::abs(t) > dunnett_, fit.beta[a]);
            p.push_back(stats::t_two_sided_p(t, df_));
            if (balanced_)
                z_[a].add(std::abs(fit.beta[a]) > critical_z_ * std::sqrt(pooled.cluster * z_scale),
                          fit.beta[a]);
        }
        const std::vector<double> adjusted = stats::holm_adjusted(p);
        for (std::size_t a = 0; a < p.size(); ++a) holm_[a].add(adjusted[a] < power_.alpha, fit.beta[a]);
        f_.add(fit.f > critical_f_);
    }
    void add_randomisation(std::size_t a, double p, double estimate) {
        random_[a].add(p <= power_.alpha, estimate);
    }

    void finish(double mean_variance, PowerResult& out) {
        const double per_arm = static_cast<double>(plan_.clusters) / static_cast<double>(arms_);
        const double se = std::sqrt(2 * mean_variance / per_arm);
        const bool exact =
            balanced_ && plan_.baseline_correlation <= 0 && plan_.clusters % static_cast<int>(arms_) == 0;
        double mean = 0, lambda = 0;
        for (const TrialArm& arm : plan_.arms) mean += arm.effect / static_cast<double>(arms_);
        for (const TrialArm& arm : plan_.arms)
            lambda += per_arm * (arm.effect - mean) * (arm.effect - mean) / mean_variance;
        for (std::size_t a = 0; a + 1 < arms_; ++a) {
            if (exact) {
                t_[a].effect().exact = stats::power_t(plan_.arms[a + 1].effect / se, df_, power_.alpha);
                t_[a].effect().detectable = detectable_effect(se, df_, power_);
            }
            out.effects.push_back(t_[a].result());
            if (balanced_ && plan_.baseline_correlation <= 0) out.effects.push_back(z_[a].result());
            out.effects.push_back(holm_[a].result());
            out.effects.push_back(many_[a].result());
            if (plan_.allocation == Allocation::restricted) out.effects.push_back(random_[a].result());
        }
        f_.effect().test =
            "F(" + std::to_string(arms_ - 1) + ',' + std::to_string(static_cast<int>(df_)) + ')';
        if (exact)
            f_.effect().exact = stats::power_f(lambda, static_cast<double>(arms_ - 1), df_, power_.alpha);
        out.effects.push_back(f_.result());
    }

  private:
    const TrialPlan& plan_;
    const PowerPlan& power_;
    bool balanced_;
    std::size_t arms_ = 0;
    double df_ = 0, critical_t_ = 0, critical_z_ = 0, critical_f_ = 0, dunnett_ = 0;
    std::vector<PowerTally> t_, z_, holm_, many_, random_;
    PowerTally f_{"global", "F", 0};
};

void trial_curve(const TrialPlan& plan, const PowerPlan& power, PowerResult& out) {
    const auto arm =
        std::find_if(plan.arms.begin(), plan.arms.end(), [](const TrialArm& a) { return a.effect != 0; });
    if (arm == plan.arms.end()) return;
    out.curve_effect = arm->id;
    const double total = plan.cluster_variance + plan.worker_variance + plan.residual_variance;
    const double rest = plan.worker_variance + plan.residual_variance;
    const double arms = static_cast<double>(plan.arms.size());
    for (const double icc : {0.01, 0.03, 0.05, 0.1}) {
        const double scale = total * (1 - icc) / rest;
        const double v = icc * total + scale * plan.worker_variance / plan.workers +
                         scale * plan.residual_variance / (plan.workers * plan.cases);
        for (const double per_arm : {4.0, 8.0, 12.0, 16.0, 24.0}) {
            out.curve.push_back({per_arm * arms, icc,
                                 stats::power_t(arm->effect / std::sqrt(2 * v / per_arm),
                                                arms * (per_arm - 1), power.alpha)});
        }
    }
}

}  // namespace

PowerResult trial_power(const TrialPlan& plan, const PowerPlan& power) {
    const std::clock_t began = std::clock();
    TrialPlay play(plan, static_cast<std::uint64_t>(power.seed));
    PowerResult out;
    out.data_model = DataModel::cluster_trial;
    out.replications = power.replications;
    TrialTallies tallies(plan, power, play.balanced());
    const double per_arm = static_cast<double>(plan.clusters) / static_cast<double>(plan.arms.size());
    const double answers = static_cast<double>(plan.cases) * play.mean_workers();
    for (int r = 0; r < power.replications; ++r) {
        play.draw(static_cast<std::uint32_t>(r));
        const MeansFit fit = fit_means(play.means(), play.arm(), plan.arms.size(), play.baseline());
        if (!fit.defined) {
            ++out.failed;
            continue;
        }
        const PooledSquares pooled = pooled_squares(play.squares());
        if (play.balanced()) out.singular += pooled.boundary ? 1 : 0;
        tallies.add(fit, pooled, 2 / (answers * per_arm));
        if (plan.allocation == Allocation::restricted) {
            for (std::size_t a = 1; a < plan.arms.size(); ++a) {
                tallies.add_randomisation(a - 1, play.randomisation_p(static_cast<int>(a)), fit.beta[a - 1]);
            }
        }
    }
    tallies.finish(plan.cluster_variance + plan.worker_variance / play.mean_workers() +
                       plan.residual_variance / answers,
                   out);
    trial_curve(plan, power, out);
    out.cpu_seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    return out;
}

}  // namespace skoen::study
