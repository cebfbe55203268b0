#include "lab/why.h"

#include "sim/base/error.h"

namespace skoen::lab {

namespace {

std::vector<std::size_t> split_places() {
    std::vector<std::size_t> out;
    for (const std::string_view id : kSplitMeasures) {
        const sim::Measure* found = sim::find_measure(id);
        base::ensure(found != nullptr, "a measure that is split is not in the table");
        out.push_back(static_cast<std::size_t>(found - sim::measures().data()));
    }
    return out;
}

std::vector<LeverSplit> play_levers(const sim::World& world, const sim::Strategy& strategy,
                                    const sim::Strategy& versus, RunOptions options) {
    options.weekly = false;
    const LeverMixtures mixtures = mix_levers(strategy, versus, world.definition.office.weeks);
    const std::vector<StrategyResult> played = play_each(world, mixtures.plans, options);
    if (options.cancel != nullptr && *options.cancel) return {};
    std::vector<const StrategyResult*> results;
    for (const StrategyResult& one : played) results.push_back(&one);
    std::vector<LeverSplit> out;
    for (const std::size_t measure : split_places())
        out.push_back(split_by_levers(mixtures, results, measure));
    return out;
}

}  // namespace

std::vector<Why> explain_pairs(const sim::World& world, const std::vector<sim::Strategy>& strategies,
                               const std::vector<PlanPair>& pairs, const WhyOptions& options) {
    std::vector<Why> out;
    for (const CausesOfPair& causes : find_causes(world, strategies, pairs, options.run)) {
        Why why;
        why.pair = causes.pair;
        why.replications = options.run.replications;
        for (const std::string_view measure : kSplitMeasures)
            why.causes.push_back(split_difference(causes, measure, world.definition.costs));
        const sim::Strategy &strategy = strategies[why.pair.strategy], &versus = strategies[why.pair.versus];
        if (options.levers) why.levers = play_levers(world, strategy, versus, options.run);
        if (options.mechanisms)
            why.mechanisms = split_by_mechanisms(world, strategy, versus, split_places(), options.run);
        if (options.run.cancel != nullptr && *options.run.cancel) return {};
        out.push_back(std::move(why));
    }
    return out;
}

std::vector<PlanPair> against_first(std::size_t strategies) {
    std::vector<PlanPair> out;
    for (std::size_t s = 1; s < strategies; ++s) out.push_back({s, 0});
    return out;
}

}  // namespace skoen::lab
