#include "cli/playing.h"

#include <algorithm>

#include "cli/arguments.h"
#include "cli/progress.h"
#include "sim/base/error.h"

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

std::vector<lab::Why> why_beside(const std::string& versus, bool deep, const sim::World& world,
                                 const lab::Comparison& comparison, const lab::RunOptions& run,
                                 const InterruptWatch& interrupt, Console& console) {
    std::vector<sim::Strategy> strategies;
    std::string ids;
    for (const lab::StrategyResult& result : comparison.strategies) {
        strategies.push_back(result.strategy);
        ids += (ids.empty() ? "" : ", ") + result.strategy.id;
    }
    const auto found = std::find_if(strategies.begin(), strategies.end(),
                                    [&](const sim::Strategy& s) { return s.id == versus; });
    if (found == strategies.end())
        throw base::InputError({base::Fault{"--versus", 1, 1, "", "one of " + ids, versus}});
    const auto place = static_cast<std::size_t>(found - strategies.begin());
    std::vector<lab::PlanPair> pairs;
    for (std::size_t s = 1; s < strategies.size(); ++s) {
        if (s != place) pairs.push_back({s, place});
    }
    if (!deep && !lab::splits_causes(world.definition.decision.kind)) return {};
    Progress progress(console.err);
    lab::WhyOptions options;
    options.run = run;
    options.run.each_play = nullptr;
    options.run.cancel = interrupt.flag();
    options.run.progress = [&](int done, int all) { progress.show(done, all); };
    options.levers = options.mechanisms = deep;
    std::vector<lab::Why> out = lab::explain_pairs(world, strategies, pairs, options);
    interrupt.check();
    return out;
}

int threads_number(const Tr& tr, const std::string& given) {
    constexpr std::int64_t kMostThreads = 1024;
    return static_cast<int>(whole_number(tr, "--threads", given, 0, kMostThreads));
}

}  // namespace skoen::cli
