// How time and memory grow with what is played.
#pragma once

#include <functional>
#include <vector>

#include "cli/bench_figures.h"

namespace skoen::cli {

// Time with twice as many workers, weeks, cases a week and replications, as a ratio to the time before: 2 is in proportion.
[[nodiscard]] std::vector<BenchFigure> growth_figures();

// A sweep of 100 design points in a process of its own, with 2 and with 50 replications: units a second of processor time, and
// the most memory held.
[[nodiscard]] std::vector<BenchFigure> sweep_figures();

}  // namespace skoen::cli
