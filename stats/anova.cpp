#include "stats/anova.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/base/error.h"

namespace skoen::stats {

NoiseComponents noise_components(std::span<const double> values, std::size_t judges, std::size_t cases,
                                 std::size_t occasions) {
    base::ensure(judges >= 2 && cases >= 2 && occasions >= 2, "noise_components: two of each at least");
    base::ensure(values.size() == judges * cases * occasions,
                 "noise_components: judges x cases x occasions values");
    const auto J = static_cast<double>(judges);
    const auto C = static_cast<double>(cases);
    const auto K = static_cast<double>(occasions);

    std::vector<double> cell(judges * cases, 0.0);  // means
    std::vector<double> judge(judges, 0.0);
    std::vector<double> by_case(cases, 0.0);
    double grand = 0.0;
    double within = 0.0;  // sums of squares
    for (std::size_t j = 0; j < judges; ++j) {
        for (std::size_t c = 0; c < cases; ++c) {
            const auto replicates = values.subspan((j * cases + c) * occasions, occasions);
            double mean = 0.0;
            for (const double v : replicates) {
                mean += v / K;
            }
            for (const double v : replicates) {
                within += (v - mean) * (v - mean);
            }
            cell[j * cases + c] = mean;
            judge[j] += mean / C;
            by_case[c] += mean / J;
            grand += mean / (J * C);
        }
    }
    double between = 0.0;
    double interaction = 0.0;
    for (std::size_t j = 0; j < judges; ++j) {
        between += C * K * (judge[j] - grand) * (judge[j] - grand);
        for (std::size_t c = 0; c < cases; ++c) {
            const double rest = cell[j * cases + c] - judge[j] - by_case[c] + grand;
            interaction += K * rest * rest;
        }
    }
    const double ms_judge = between / (J - 1.0);
    const double ms_interaction = interaction / ((J - 1.0) * (C - 1.0));
    const double ms_within = within / (J * C * (K - 1.0));
    const auto root = [](double variance) { return std::sqrt(std::max(0.0, variance)); };
    return {root((ms_judge - ms_interaction) / (C * K)), root((ms_interaction - ms_within) / K),
            root(ms_within), grand};
}

}  // namespace skoen::stats
