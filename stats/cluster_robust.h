// Least squares with standard errors that allow for clusters: CR0, CR1, CR1S, CR2 and CR3, as clubSandwich gives them
// (Bell & McCaffrey 2002; Pustejovsky & Tipton 2018; working model: independence). Marginal means and average marginal
// component effects of factorial surveys and conjoints rest on them (Hainmueller, Hopkins & Yamamoto 2014; Leeper, Hobolt &
// Tilley 2020).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stats/matrix.h"
#include "stats/model_frame.h"

namespace skoen::stats {

enum class ClusterRobust { cr0, cr1, cr1s, cr2, cr3 };
[[nodiscard]] std::optional<ClusterRobust> cluster_robust_named(std::string_view name);  // "CR2", "cr2"

// df: Satterthwaite's for CR2, clusters - 1 for the others.
struct RobustEstimate {
    std::string name;
    double estimate = 0, se = 0, df = 0, t = 0, p = 0;
};

struct RobustFit {
    std::size_t rows = 0, clusters = 0;
    double residual_variance = 0;
    std::vector<RobustEstimate> estimates;  // of the columns, or of the contrasts asked for
};

struct RobustContrasts {
    std::vector<std::string> names;
    Matrix weights;  // [names][columns of x]
};

// cluster: [rows], numbers from 0 up. Throws base::InputError where columns of x depend on each other.
[[nodiscard]] RobustFit robust_least_squares(const Matrix& x, const std::vector<std::string>& names,
                                             const std::vector<double>& y,
                                             const std::vector<std::uint32_t>& cluster, ClusterRobust type,
                                             const RobustContrasts* contrasts = nullptr);

// Mean answer by level of a factor: a row a level. Cluster-robust CR2.
[[nodiscard]] RobustFit marginal_means(const ModelFactor& factor, const std::vector<double>& y,
                                       const std::vector<std::uint32_t>& cluster);

// Average marginal component effects of `factor` against its first level, other factors being balanced or random. Where
// `partner` restricts which levels can be shown together, the difference is taken within each level of the partner that
// both levels appear with, and averaged over `display`, the intended shares of the partner's levels. Null partner: plain.
[[nodiscard]] RobustFit component_effects(const ModelFactor& factor, const std::vector<double>& y,
                                          const std::vector<std::uint32_t>& cluster,
                                          const ModelFactor* partner = nullptr,
                                          const std::vector<double>& display = {});

}  // namespace skoen::stats
