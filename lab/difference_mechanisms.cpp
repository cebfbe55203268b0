#include "lab/difference_mechanisms.h"

#include <algorithm>
#include <cmath>

#include "scenarios/describe_behaviour.h"
#include "sim/base/error.h"
#include "stats/quantile.h"

namespace skoen::lab {

namespace {

using Column = std::vector<std::optional<double>>;

// Strategy - versus in one measure: pooled first, then by replication.
Column differences_in(const std::vector<StrategyResult>& both, std::size_t measure) {
    const auto minus = [](const std::optional<double>& a, const std::optional<double>& b) {
        return a && b ? std::optional(*a - *b) : std::nullopt;
    };
    Column out{minus(both[0].measures[measure].mean, both[1].measures[measure].mean)};
    for (std::size_t r = 0; r < both[0].by_replication[measure].size(); ++r)
        out.push_back(minus(both[0].by_replication[measure][r], both[1].by_replication[measure][r]));
    return out;
}

// Of a pooled value and those of replications.
Estimate estimated(const Column& column) {
    Estimate out;
    out.mean = column.front();
    std::vector<double> values;
    for (std::size_t i = 1; i < column.size(); ++i) {
        if (column[i]) values.push_back(*column[i]);
    }
    out.defined = static_cast<int>(values.size());
    if (values.empty()) return out;
    std::sort(values.begin(), values.end());
    out.lo = stats::quantile_sorted(values, 0.05);
    out.hi = stats::quantile_sorted(values, 0.95);
    return out;
}

Column minus_column(const Column& a, const Column& b) {
    Column out;
    for (std::size_t i = 0; i < a.size(); ++i)
        out.push_back(a[i] && b[i] ? std::optional(*a[i] - *b[i]) : std::nullopt);
    return out;
}

}  // namespace

const std::vector<std::string>& weekly_mechanisms() {
    static const std::vector<std::string> kNames = {
        "on_skip",          "on_belief",           "on_agreement_evidence",
        "on_override_cost", "on_pressure_minutes", "on_pressure_occasion",
        "on_pressure_skip", "on_pressure_revise",  "on_skill",
        "on_turnover",      "on_support",          "on_colleagues"};
    return kNames;
}

sim::World without_mechanism(const sim::World& world, const std::string& name) {
    sim::World out = world;
    for (const scenarios::BehaviourSwitch& one : scenarios::behaviour_switches()) {
        if (name != one.field) continue;
        out.definition.behaviour.*one.member = false;
        return out;
    }
    base::ensure(false, "no mechanism called " + name);
    return out;
}

std::vector<MechanismSplit> split_by_mechanisms(const sim::World& world, const sim::Strategy& strategy,
                                                const sim::Strategy& versus,
                                                const std::vector<std::size_t>& measures,
                                                const RunOptions& options) {
    RunOptions quiet = options;
    quiet.weekly = false;
    quiet.progress = nullptr;
    const auto& names = weekly_mechanisms();
    const int steps = static_cast<int>(names.size()) + 1;
    int step = 0;
    const auto play_both = [&](const sim::World& where) {
        std::vector<StrategyResult> both = play_each(where, {strategy, versus}, quiet);
        if (options.progress) options.progress(++step, steps);
        return both;
    };
    const auto stopped = [&] { return options.cancel != nullptr && *options.cancel; };
    const std::vector<StrategyResult> as_it_is = play_both(world);
    std::vector<MechanismSplit> out(measures.size());
    std::vector<Column> whole;
    for (std::size_t m = 0; m < measures.size() && !stopped(); ++m) {
        whole.push_back(differences_in(as_it_is, measures[m]));
        out[m].whole = estimated(whole[m]);
    }
    for (const std::string& name : names) {
        if (stopped()) return {};
        const std::vector<StrategyResult> without = play_both(without_mechanism(world, name));
        if (stopped()) return {};
        for (std::size_t m = 0; m < measures.size(); ++m) {
            const Column owed = minus_column(whole[m], differences_in(without, measures[m]));
            out[m].parts.push_back({name, estimated(owed)});
        }
    }
    for (MechanismSplit& split : out) {
        split.rest = split.whole.mean.value_or(0);
        for (const MechanismPart& part : split.parts) split.rest -= part.amount.mean.value_or(0);
        std::stable_sort(split.parts.begin(), split.parts.end(), [](const auto& a, const auto& b) {
            return std::fabs(a.amount.mean.value_or(0)) > std::fabs(b.amount.mean.value_or(0));
        });
    }
    return out;
}

}  // namespace skoen::lab
