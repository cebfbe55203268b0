// Stepped wedges (Hussey & Hughes 2007; Hooper et al. 2016): y ~ period + treatment + (1|cluster) + (1|cluster:period). Cell
// means carry all there is about the treatment; answers within cells only bound the variance of a cell's mean from below.
#include <cmath>
#include <ctime>

#include "sim/base/math.h"
#include "stats/distributions.h"
#include "stats/special.h"
#include "study/power.h"

namespace skoen::study {

namespace {

// Cells of a cluster as a group of rows; `scale` multiplies rows (the root of the answers in a cell, or 1).
std::vector<GroupType> wedge_types(const WedgePlan& plan, double scale) {
    std::vector<GroupType> types;
    const auto periods = static_cast<std::size_t>(plan.periods);
    for (std::size_t s = 0; s < plan.clusters_by_sequence.size(); ++s) {
        GroupType type;
        type.rows = periods;
        type.groups = static_cast<std::size_t>(plan.clusters_by_sequence[s]);
        for (std::size_t t = 0; t < periods; ++t) {
            for (std::size_t k = 0; k < periods; ++k) type.x.push_back(k == 0 || k == t ? scale : 0.0);
            type.x.push_back(t > s ? scale : 0.0);
        }
        types.push_back(std::move(type));
    }
    return types;
}

struct WedgeSums {
    GroupSums cells;  // of cell means
    double within = 0;
};

void draw_wedge(const WedgePlan& plan, StudyDraws& draws, std::uint32_t replication, WedgeSums& out,
                std::vector<double> (&luck)[3]) {
    const auto periods = static_cast<std::size_t>(plan.periods),
               answers = static_cast<std::size_t>(plan.answers);
    std::size_t clusters = 0;
    for (const double n : plan.clusters_by_sequence) clusters += static_cast<std::size_t>(n);
    draws.normals(StudyPurpose::noise, replication, clusters * periods * answers, luck[0]);
    draws.normals(StudyPurpose::group, replication, clusters * periods, luck[1]);
    draws.normals(StudyPurpose::cluster, replication, clusters, luck[2]);
    const double answer_sd = std::sqrt(plan.residual_variance), cell_sd = std::sqrt(plan.cell_variance),
                 cluster_sd = std::sqrt(plan.cluster_variance);
    out.within = 0;
    out.cells.squares = 0;
    std::size_t cluster = 0;
    const auto n = static_cast<double>(answers);
    for (std::size_t s = 0; s < plan.clusters_by_sequence.size(); ++s) {
        out.cells.row_totals[s].assign(periods, 0.0);
        out.cells.squared_totals[s] = 0;
        for (int k = 0; k < static_cast<int>(plan.clusters_by_sequence[s]); ++k, ++cluster) {
            double total = 0;
            for (std::size_t t = 0; t < periods; ++t) {
                const double* noise = luck[0].data() + (cluster * periods + t) * answers;
                double sum = 0, squares = 0;
                for (std::size_t a = 0; a < answers; ++a) sum += noise[a], squares += noise[a] * noise[a];
                out.within += plan.residual_variance * (squares - sum * sum / n);
                const double mean = plan.period_step * static_cast<double>(t + 1) +
                                    (t > s ? plan.effect : 0.0) + cluster_sd * luck[2][cluster] +
                                    cell_sd * luck[1][cluster * periods + t] + answer_sd * sum / n;
                out.cells.row_totals[s][t] += mean;
                out.cells.squares += mean * mean;
                total += mean;
            }
            out.cells.squared_totals[s] += total * total;
        }
    }
}

GroupSums scaled_sums(GroupSums sums, double scale) {
    for (auto& totals : sums.row_totals) {
        for (double& total : totals) total *= scale;
    }
    for (double& q : sums.squared_totals) q *= scale * scale;
    sums.squares *= scale * scale;
    return sums;
}

// Exact power over numbers of clusters and ICC (of one cluster's answers within a period): the same total variance, and the same
// part of it that a cluster keeps from period to period.
void wedge_curve(const WedgePlan& plan, const PowerPlan& power, PowerResult& out) {
    if (plan.effect == 0.0) return;
    out.curve_effect = "treatment";
    const double between = plan.cluster_variance + plan.cell_variance,
                 total = between + plan.residual_variance;
    const double kept = between > 0 ? plan.cluster_variance / between : 1.0;
    const std::size_t columns = static_cast<std::size_t>(plan.periods) + 1;
    for (const double icc : {0.01, 0.03, 0.05, 0.1}) {
        const double cluster = kept * icc * total, cell = (1 - kept) * icc * total,
                     residual = (1 - icc) * total;
        for (const double each : {1.0, 2.0, 3.0, 4.0, 6.0, 8.0}) {
            WedgePlan other = plan;
            for (double& n : other.clusters_by_sequence) n = each;
            const GroupedModel cells(wedge_types(other, 1.0), columns);
            const double se = cells.exact_se(cluster, cell + residual / plan.answers).back();
            out.curve.push_back({each * static_cast<double>(plan.clusters_by_sequence.size()), icc,
                                 stats::power_z(plan.effect / se, power.alpha)});
        }
    }
}

}  // namespace

PowerResult wedge_power(const WedgePlan& plan, const PowerPlan& power) {
    const std::clock_t began = std::clock();
    const auto periods = static_cast<std::size_t>(plan.periods);
    const std::size_t columns = periods + 1;
    const double answers = plan.answers, root = std::sqrt(answers);
    const GroupedModel cells(wedge_types(plan, 1.0), columns),
        answers_model(wedge_types(plan, root), columns);
    StudyDraws draws(static_cast<std::uint64_t>(power.seed));
    WedgeSums sums{cells.empty_sums(), 0};
    std::vector<double> luck[3];
    double clusters = 0;
    for (const double n : plan.clusters_by_sequence) clusters += n;
    const double within_df = clusters * static_cast<double>(periods) * (answers - 1);
    const double df = clusters * static_cast<double>(periods) - clusters - static_cast<double>(periods);
    const double critical_z = base::normal_quantile(1 - 0.5 * power.alpha);
    const double critical_t = stats::t_quantile(1 - 0.5 * power.alpha, df);
    PowerResult out;
    out.data_model = DataModel::stepped_wedge;
    out.replications = power.replications;
    PowerTally z("treatment", "z", plan.effect);
    PowerTally t("treatment", "t(" + std::to_string(static_cast<int>(df)) + ')', plan.effect);
    for (int r = 0; r < power.replications; ++r) {
        draw_wedge(plan, draws, static_cast<std::uint32_t>(r), sums, luck);
        GroupedEstimate fit = cells.fit(sums.cells);
        bool boundary = fit.boundary;
        if (within_df > 0 && fit.residual < sums.within / within_df / answers) {
            fit = answers_model.fit(scaled_sums(sums.cells, root), sums.within, within_df);
            boundary = true;  // cells of a cluster no more different than their answers
        }
        if (!fit.defined) {
            ++out.failed;
            continue;
        }
        out.singular += boundary ? 1 : 0;
        const double estimate = fit.beta[periods], se = fit.se[periods];
        z.add(std::abs(estimate) > critical_z * se, estimate);
        t.add(std::abs(estimate) > critical_t * se, estimate);
    }
    const double se =
        cells.exact_se(plan.cluster_variance, plan.cell_variance + plan.residual_variance / answers)[periods];
    z.effect().exact = stats::power_z(plan.effect / se, power.alpha);
    z.effect().detectable = (critical_z + base::normal_quantile(power.wanted)) * se;
    out.effects = {z.result(), t.result()};
    wedge_curve(plan, power, out);
    out.cpu_seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    return out;
}

}  // namespace skoen::study
