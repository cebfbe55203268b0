// Playing with a bar on standard error, and Ctrl-C.
#pragma once

#include <optional>
#include <vector>

#include "cli/console.h"
#include "cli/interrupt.h"
#include "lab/ensemble.h"
#include "lab/why.h"

namespace skoen::cli {

// lab::play_strategies with progress and cancel set. Throws Interrupted after SIGINT.
[[nodiscard]] lab::Comparison play_with_progress(const sim::World& world,
                                                 std::vector<sim::Strategy> strategies,
                                                 lab::RunOptions options, const InterruptWatch& interrupt,
                                                 Console& console);

// With draws > 0 plays an ensemble beside the comparison, at most 20 replications a draw, and puts what is not known into
// `comparison`; else nothing.
[[nodiscard]] std::optional<lab::Ensemble> ensemble_beside(int draws, const sim::World& world,
                                                           const std::vector<sim::Strategy>& strategies,
                                                           const lab::RunOptions& run,
                                                           const InterruptWatch& interrupt, Console& console,
                                                           lab::Comparison& comparison);

// Explains every strategy of `comparison` against the one called `versus`, in the same replications. `deep`: levers and
// mechanisms too. Throws base::InputError when no strategy is called so.
[[nodiscard]] std::vector<lab::Why> why_beside(const std::string& versus, bool deep, const sim::World& world,
                                               const lab::Comparison& comparison, const lab::RunOptions& run,
                                               const InterruptWatch& interrupt, Console& console);

// --threads as a number.
[[nodiscard]] int threads_number(const Tr& tr, const std::string& given);

}  // namespace skoen::cli
