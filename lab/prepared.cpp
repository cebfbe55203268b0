#include "lab/prepared.h"

#include <algorithm>
#include <cmath>

#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/world.h"
#include "stats/special.h"

namespace skoen::lab {

namespace {

using ByReplication = std::vector<std::optional<double>>;

// Measures of one side: [expectation][replication]; those that do not look at the side stay empty.
using SideValues = std::vector<ByReplication>;

bool looks_at(const scenarios::Expectation& e, const std::string& side) {
    return e.side == side || e.than == side;
}

std::optional<double> in_window(const sim::World& world, const sim::Play& play,
                                const scenarios::Expectation& e) {
    const std::vector<sim::Summary> weeks = sim::summarise_weeks(world, play);
    sim::Summary window;
    const auto last = std::min(static_cast<std::size_t>(e.to), weeks.size());
    for (auto w = static_cast<std::size_t>(e.from); w <= last; ++w) window += weeks[w - 1];
    return sim::find_measure(e.measure)->value({window, nullptr, world.definition.costs, world.equity_bit});
}

SideValues play_side(const scenarios::PreparedComparison& c, const scenarios::ComparedSide& side,
                     const PreparedOptions& options) {
    const sim::World world(scenarios::load_scenario(c.scenario, side.sets), options.seed);
    SideValues values(c.expect.size());
    const std::size_t place = side.strategy == "no_tool" ? 0 : 1;
    RunOptions run;
    run.replications = options.replications;
    run.threads = options.threads;
    run.weekly = false;
    const bool windows = std::any_of(c.expect.begin(), c.expect.end(),
                                     [&](const auto& e) { return e.from > 0 && looks_at(e, side.id); });
    if (windows) {
        run.each_play = [&](int, std::size_t strategy, const sim::Caseload&, const sim::Play& play) {
            if (strategy != place) return;
            for (std::size_t i = 0; i < c.expect.size(); ++i) {
                const scenarios::Expectation& e = c.expect[i];
                if (e.from > 0 && looks_at(e, side.id)) values[i].push_back(in_window(world, play, e));
            }
        };
    }
    const Comparison played = play_strategies(world, {scenarios::load_strategy(side.strategy)}, run);
    for (std::size_t i = 0; i < c.expect.size(); ++i) {
        const scenarios::Expectation& e = c.expect[i];
        if (e.from > 0 || !looks_at(e, side.id)) continue;
        const auto measure = static_cast<std::size_t>(sim::find_measure(e.measure) - sim::measures().data());
        values[i] = played.strategies[place].by_replication[measure];
    }
    return values;
}

Finding paired_difference(const ByReplication& side, const ByReplication& than,
                          const scenarios::Expectation& e) {
    std::vector<double> differences;
    for (std::size_t r = 0; r < std::min(side.size(), than.size()); ++r) {
        if (side[r] && than[r]) differences.push_back(*side[r] - *than[r]);
    }
    Finding f;
    f.replications = static_cast<int>(differences.size());
    if (differences.size() < 2) return f;
    const auto n = static_cast<double>(differences.size());
    for (const double d : differences) f.difference += d / n;
    double squares = 0;
    for (const double d : differences) squares += (d - f.difference) * (d - f.difference);
    const double reach = stats::t_quantile(0.975, n - 1) * std::sqrt(squares / (n - 1) / n);
    f.lo = f.difference - reach;
    f.hi = f.difference + reach;
    switch (e.relation) {
    case scenarios::Relation::more:
        f.holds = f.lo > 0;
        break;
    case scenarios::Relation::less:
        f.holds = f.hi < 0;
        break;
    case scenarios::Relation::same:
        f.holds = f.lo > -e.margin && f.hi < e.margin;
        break;
    }
    return f;
}

}  // namespace

std::vector<Finding> play_prepared(const scenarios::PreparedComparison& comparison,
                                   const PreparedOptions& options) {
    base::ensure(options.replications >= 2, "a prepared comparison needs two replications");
    std::vector<SideValues> sides;
    for (const auto& side : comparison.sides) sides.push_back(play_side(comparison, side, options));
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < comparison.expect.size(); ++i) {
        const scenarios::Expectation& e = comparison.expect[i];
        findings.push_back(paired_difference(sides[side_index(comparison, e.side)][i],
                                             sides[side_index(comparison, e.than)][i], e));
    }
    return findings;
}

}  // namespace skoen::lab
