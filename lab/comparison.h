// Strategies played against each other: the same offices, people, cases and luck in every strategy, and the same office
// without the tool beside them. World + strategies -> Comparison; everything that is shown comes from here.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lab/ranked_overrides.h"
#include "sim/measures.h"

namespace skoen::lab {

// Of one number: pooled value, the central 90 % over replications (chance), and, with an ensemble, the central 90 % over
// parameter draws (not knowing). Null: never defined.
struct Estimate {
    std::optional<double> mean, lo, hi;
    std::optional<double> elo, ehi;
    int defined = 0;  // replications in which it was defined
};

// One line over weeks: pooled value and the band over replications, week by week.
struct WeekSeries {
    std::string measure;
    std::vector<Estimate> weeks;  // [weeks]
};

struct StrategyResult {
    sim::Strategy strategy;
    sim::Summary pooled;
    sim::JudgementCounts judgements;
    std::vector<Estimate> measures;        // [measures()] in their order
    std::vector<Estimate> versus_no_tool;  // [measures()] paired differences; empty for no_tool itself
    std::vector<WeekSeries> weekly;
    std::vector<std::vector<std::optional<double>>> by_replication;  // [measures()][replications]
    RankedOverrides overrides_by_worker;                             // empty without weekly outcomes
    std::uint64_t hash = 0;                                          // of every decision and weekly state
};

struct Comparison {
    std::uint64_t seed = 1;
    int replications = 0;
    std::vector<StrategyResult> strategies;  // the first is always no_tool
    [[nodiscard]] std::string hash() const;  // 16 hex digits over all strategies
    [[nodiscard]] const StrategyResult& no_tool() const { return strategies.front(); }
};

struct RunOptions {
    int replications = 200;
    int threads = 0;  // 0: as many as there are processors
    bool weekly = true;
    std::function<void(int done, int all)>
        progress;  // called from worker threads, at most once a replication
    const std::atomic<bool>* cancel =
        nullptr;  // set: stop soon; play_strategies then returns what is complete
    // Receives what the first `early_at` replications say, once, while the others are still being played.
    int early_at = 0;  // 0: not at all
    std::function<void(const std::vector<StrategyResult>&)> early;
    // Receives every play in order of replication, then strategy (events on request). Called from one thread at a time.
    std::function<void(int replication, std::size_t strategy, const sim::Caseload&, const sim::Play&)>
        each_play;
};

// Plays `strategies` (no_tool is put first, and added where missing). Throws base::InputError when there are none.
// The result is a function of world, strategies and replications alone: threads and outputs change no bit of it.
[[nodiscard]] Comparison play_strategies(const sim::World& world, std::vector<sim::Strategy> strategies,
                                         const RunOptions& options);

// The same in two steps, for those who keep results: what a strategy does depends on no other that is played beside it.
// play_each leaves versus_no_tool empty; side_by_side fills it. The first result must be that of the office without the
// tool, and all must be of one world and the same replications.
[[nodiscard]] std::vector<StrategyResult>
play_each(const sim::World& world, const std::vector<sim::Strategy>& strategies, const RunOptions& options);
[[nodiscard]] Comparison side_by_side(std::vector<StrategyResult> results, std::uint64_t seed);

// The strategy that stands first in every comparison.
[[nodiscard]] sim::Strategy office_without_tool();

// `strategies` with the office without the tool first, added where missing.
[[nodiscard]] std::vector<sim::Strategy> with_no_tool_first(std::vector<sim::Strategy> strategies);

// The value of every measure, in their order; judgements may be null.
[[nodiscard]] std::vector<std::optional<double>>
measure_all(const sim::World& world, const sim::Summary& summary, const sim::JudgementCounts* judgements);

// Measures shown week by week.
[[nodiscard]] const std::vector<std::string_view>& weekly_measures();

}  // namespace skoen::lab
