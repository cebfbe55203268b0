// Shares of variance that factors explain (Sobol 1993), from a plan of Saltelli (sampling.h).
//
//   first_j = V(E(Y | x_j)) / V(Y)        alone                      estimator (b) of Saltelli et al. 2010, table 2
//   total_j = E(V(Y | all but x_j)) / V(Y)   with all it takes part in   estimator (f), Jansen 1999
//
// first_j <= total_j <= 1 but for the error of estimation; the difference is interplay with other factors.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/intervals.h"

namespace skoen::stats {

struct SobolIndex {
    double first = 0, total = 0;
    Interval first_interval, total_interval;  // central 95 % over bootstrap samples of blocks
};

// outcomes: [blocks x (columns + 2)] in the order of saltelli_points. Zero indices where the outcome does not vary.
// At least 2 blocks. `resamples` bootstrap samples, drawn by `seed`.
[[nodiscard]] std::vector<SobolIndex> sobol_indices(std::span<const double> outcomes, std::size_t columns,
                                                    int resamples, std::uint64_t seed);

}  // namespace skoen::stats
