// Playing with a bar on standard error, and Ctrl-C.
#pragma once

#include <vector>

#include "cli/console.h"
#include "cli/interrupt.h"
#include "lab/ensemble.h"

namespace skoen::cli {

// lab::play_strategies with progress and cancel set. Throws Interrupted after SIGINT.
[[nodiscard]] lab::Comparison play_with_progress(const sim::World& world,
                                                 std::vector<sim::Strategy> strategies,
                                                 lab::RunOptions options, const InterruptWatch& interrupt,
                                                 Console& console);

// lab::play_ensemble likewise, under its own bar.
[[nodiscard]] lab::Ensemble play_ensemble_with_progress(const sim::World& world,
                                                        std::vector<sim::Strategy> strategies,
                                                        lab::EnsembleOptions options,
                                                        const InterruptWatch& interrupt, Console& console);

// --threads as a number.
[[nodiscard]] int threads_number(const Tr& tr, const std::string& given);

}  // namespace skoen::cli
