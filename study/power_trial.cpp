// Trials across clusters. A cluster's answers enter the analysis through its mean (exact t and F tests when clusters are of
// one size) and, when they are, through the analysis of variance, which then gives the REML estimates of
// y ~ arm + (1|cluster) + (1|worker): expected mean squares that may only rise, pooled where they fall.
#include <algorithm>
#include <cmath>
#include <ctime>

#include "stats/distributions.h"
#include "study/power.h"
#include "study/trial_play.h"
#include "study/trial_tally.h"

namespace skoen::study {

namespace {

// Expected mean squares rise from answers to workers to clusters; where the observed ones do not, neighbours are pooled
// (the restricted likelihood of a balanced nested design is a product of chi-squares, Searle, Casella & McCulloch 1992, 4.3).
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

TrialShape shape_of(const TrialPlan& plan, bool balanced) {
    TrialShape out;
    for (const TrialArm& arm : plan.arms) out.arms.emplace_back(arm.id, arm.effect);
    out.clusters = plan.clusters;
    out.covariate = plan.baseline_correlation > 0;
    out.randomised = plan.allocation != Allocation::simple;
    out.analysis_of_variance = balanced && !out.covariate;
    out.exact = balanced && !out.covariate;
    return out;
}

}  // namespace

PowerResult trial_power(const TrialPlan& plan, const PowerPlan& power) {
    const std::clock_t began = std::clock();
    TrialPlay play(plan, static_cast<std::uint64_t>(power.seed));
    PowerResult out;
    out.data_model = DataModel::cluster_trial;
    out.replications = power.replications;
    TrialTallies tallies(shape_of(plan, play.balanced()), power);
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
        if (plan.allocation != Allocation::simple) {
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
