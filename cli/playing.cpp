#include "cli/playing.h"

#include <algorithm>

#include "cli/arguments.h"
#include "cli/progress.h"

namespace skoen::cli {

namespace {

constexpr int kReplicationsOfADraw = 20;  // the same offices under every set of assumptions need fewer

}  // namespace

lab::Comparison play_with_progress(const sim::World& world, std::vector<sim::Strategy> strategies,
                                   lab::RunOptions options, const InterruptWatch& interrupt,
                                   Console& console) {
    Progress progress(console.err);
    options.cancel = interrupt.flag();
    options.progress = [&](int done, int all) { progress.show(done, all); };
    lab::Comparison comparison = lab::play_strategies(world, std::move(strategies), options);
    interrupt.check();
    return comparison;
}

std::optional<lab::Ensemble> ensemble_beside(int draws, const sim::World& world,
                                             const std::vector<sim::Strategy>& strategies,
                                             const lab::RunOptions& run, const InterruptWatch& interrupt,
                                             Console& console, lab::Comparison& comparison) {
    if (draws == 0) return std::nullopt;
    Progress progress(console.err);
    lab::EnsembleOptions options;
    options.draws = draws;
    options.replications = std::min(run.replications, kReplicationsOfADraw);
    options.threads = run.threads;
    options.cancel = interrupt.flag();
    options.progress = [&](int done, int all) { progress.show(done, all); };
    lab::Ensemble ensemble = lab::play_ensemble(world, strategies, options);
    interrupt.check();
    lab::add_not_knowing(ensemble, comparison);
    return ensemble;
}

int threads_number(const Tr& tr, const std::string& given) {
    constexpr std::int64_t kMostThreads = 1024;
    return static_cast<int>(whole_number(tr, "--threads", given, 0, kMostThreads));
}

}  // namespace skoen::cli
