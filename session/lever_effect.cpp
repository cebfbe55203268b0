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
lab::Estimate paired(const lab::StrategyResult& plan, const lab::StrategyResult& other,
                     std::string_view measure) {
    const std::size_t m = index_of(measure);
    const auto& with = plan.by_replication.at(m);
    const auto& without = other.by_replication.at(m);
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

sim::Strategy without_lever(const sim::Strategy& plan, sim::Lever lever) {
    sim::Strategy out = plan;
    std::erase_if(out.levers, [lever](const sim::LeverSpan& s) { return s.lever == lever; });
    return out;
}

LeverEffect effect_of(sim::Lever lever, const lab::StrategyResult& with, const lab::StrategyResult& without) {
    LeverEffect effect;
    effect.lever = lever;
    effect.replications = static_cast<int>(with.by_replication.front().size());
    effect.missed = paired(with, without, "missed_rate");
    effect.disturbed = paired(with, without, "disturbed_rate");
    effect.leader_hours = paired(with, without, "leader_hours");
    effect.worker_hours = paired(with, without, "worker_hours");
    return effect;
}

}  // namespace skoen::session
