#include "session/lever_effect.h"

#include <algorithm>

#include "sim/base/error.h"
#include "stats/quantile.h"

namespace skoen::session {

namespace {

std::size_t index_of(std::string_view measure) {
    const auto all = sim::measures();
    const auto found =
        std::find_if(all.begin(), all.end(), [measure](const sim::Measure& m) { return m.id == measure; });
    base::ensure(found != all.end(), "lever_effect: no such measure");
    return static_cast<std::size_t>(found - all.begin());
}

// Mean and central 90 % of the paired differences without - with.
lab::Estimate paired(const lab::Comparison& c, std::string_view measure) {
    const std::size_t m = index_of(measure);
    const auto& with = c.strategies.at(1).by_replication.at(m);
    const auto& without = c.strategies.at(2).by_replication.at(m);
    std::vector<double> differences;
    double sum = 0;
    for (std::size_t i = 0; i < std::min(with.size(), without.size()); ++i) {
        if (!with[i] || !without[i]) continue;
        differences.push_back(*without[i] - *with[i]);
        sum += differences.back();
    }
    lab::Estimate e;
    e.defined = static_cast<int>(differences.size());
    if (differences.empty()) return e;
    e.mean = sum / static_cast<double>(differences.size());
    e.lo = stats::quantile(differences, 0.05);
    e.hi = stats::quantile(differences, 0.95);
    return e;
}

}  // namespace

LeverEffect effect_of(const sim::World& world, const sim::Strategy& plan, sim::Lever lever, int replications,
                      const std::atomic<bool>* cancel) {
    sim::Strategy with = plan, without = plan;
    with.id = "with_lever";
    without.id = "without_lever";
    std::erase_if(without.levers, [lever](const sim::LeverSpan& s) { return s.lever == lever; });
    lab::RunOptions options;
    options.replications = replications;
    options.weekly = false;
    options.cancel = cancel;
    const lab::Comparison c = lab::play_strategies(world, {with, without}, options);
    LeverEffect effect;
    effect.lever = lever;
    effect.replications = c.replications;
    if (c.strategies.size() < 3) return effect;
    effect.missed = paired(c, "missed_rate");
    effect.disturbed = paired(c, "disturbed_rate");
    effect.leader_hours = paired(c, "leader_hours");
    effect.worker_hours = paired(c, "worker_hours");
    return effect;
}

}  // namespace skoen::session
