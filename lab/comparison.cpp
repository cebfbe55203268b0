#include "lab/comparison.h"

#include <algorithm>
#include <mutex>

#include "lab/lending.h"
#include "lab/parallel.h"
#include "lab/play_hash.h"
#include "sim/base/error.h"
#include "sim/base/text.h"
#include "stats/quantile.h"

namespace skoen::lab {

namespace {

using Values = std::vector<std::optional<double>>;

// What one replication of one strategy leaves behind.
struct Cell {
    sim::Summary summary;
    sim::JudgementCounts judgements;
    std::vector<sim::Summary> weeks;
    RankedOverrides overrides;
    std::uint64_t hash = 0;
};

// Central 90 % over the replications in which the value was defined.
void set_interval(Estimate& e, const Values& values) {
    std::vector<double> defined;
    for (const auto& v : values) {
        if (v) defined.push_back(*v);
    }
    e.defined = static_cast<int>(defined.size());
    if (defined.empty()) return;
    std::sort(defined.begin(), defined.end());
    e.lo = stats::quantile_sorted(defined, 0.05);
    e.hi = stats::quantile_sorted(defined, 0.95);
}

std::vector<Cell> cells_of(const sim::World& world, const std::vector<sim::Play>& plays, bool weekly) {
    const auto seats = static_cast<std::size_t>(world.definition.office.workers);
    std::vector<Cell> cells(plays.size());
    const std::vector<std::uint64_t> hashes = hash_plays(plays);
    for (std::size_t s = 0; s < plays.size(); ++s) {
        const sim::Play& play = plays[s];
        Cell& cell = cells[s];
        if (weekly) {
            cell.weeks = sim::summarise_weeks(world, play);
            cell.overrides = rank_overrides(play, seats);
        }
        cell.summary = weekly ? sim::summarise(world, play, cell.weeks) : sim::summarise(world, play);
        cell.judgements =
            play.decisions ? sim::count_judgements(*play.decisions) : sim::count_judgements(play.events);
        cell.hash = hashes[s];
    }
    return cells;
}

class Collector {  // merges replications in order
  public:
    Collector(const sim::World& world, const std::vector<sim::Strategy>& strategies,
              const RunOptions& options)
        : world_(world), options_(options), series_index_(indices()) {
        for (const sim::Strategy& s : strategies) {
            StrategyResult r;
            r.strategy = s;
            r.by_replication.resize(sim::measures().size());
            results_.push_back(std::move(r));
        }
        weekly_.resize(results_.size());
        hashes_.resize(results_.size());
        if (const auto& own = world.definition.model.own) {
            for (base::Hash64& hash : hashes_) hash.add(own->bytes);
        }
    }

    void take(const std::vector<Cell>& cells) {  // one replication, all strategies
        for (std::size_t s = 0; s < cells.size(); ++s) {
            StrategyResult& r = results_[s];
            const Cell& cell = cells[s];
            r.pooled += cell.summary;
            r.judgements += cell.judgements;
            hashes_[s].add(cell.hash);
            const Values values = measure_all(world_, cell.summary, &cell.judgements);
            for (std::size_t m = 0; m < values.size(); ++m) r.by_replication[m].push_back(values[m]);
            if (!options_.weekly) continue;
            take_weeks(weekly_[s], cell.weeks);
            r.overrides_by_worker += cell.overrides;
        }
    }

    std::vector<StrategyResult> finish() && {
        for (std::size_t s = 0; s < results_.size(); ++s) {
            StrategyResult& r = results_[s];
            r.hash = hashes_[s].value();
            const Values pooled = measure_all(world_, r.pooled, &r.judgements);
            for (std::size_t m = 0; m < pooled.size(); ++m) {
                Estimate e;
                e.mean = pooled[m];
                set_interval(e, r.by_replication[m]);
                r.measures.push_back(e);
            }
            if (options_.weekly) finish_weeks(r, weekly_[s]);
        }
        return std::move(results_);
    }

  private:
    struct Weekly {
        std::vector<sim::Summary> pooled;                                     // [weeks]
        std::vector<std::vector<std::vector<std::optional<double>>>> values;  // [series][week][replication]
    };

    static std::vector<std::size_t> indices() {
        std::vector<std::size_t> out;
        const auto all = sim::measures();
        for (const std::string_view id : weekly_measures()) {
            const sim::Measure* m = sim::find_measure(id);
            base::ensure(m != nullptr, "weekly measure is not in the table");
            out.push_back(static_cast<std::size_t>(m - all.data()));
        }
        return out;
    }

    void take_weeks(Weekly& weekly, const std::vector<sim::Summary>& weeks) const {
        weekly.pooled.resize(weeks.size());
        weekly.values.resize(series_index_.size());
        for (std::size_t k = 0; k < series_index_.size(); ++k) weekly.values[k].resize(weeks.size());
        for (std::size_t w = 0; w < weeks.size(); ++w) {
            weekly.pooled[w] += weeks[w];
            const sim::MeasureInput in{weeks[w], nullptr, world_.definition.costs, world_.equity_bit};
            for (std::size_t k = 0; k < series_index_.size(); ++k) {
                weekly.values[k][w].push_back(sim::measures()[series_index_[k]].value(in));
            }
        }
    }

    void finish_weeks(StrategyResult& r, const Weekly& weekly) const {
        for (std::size_t k = 0; k < series_index_.size(); ++k) {
            WeekSeries series;
            series.measure = std::string(sim::measures()[series_index_[k]].id);
            for (std::size_t w = 0; w < weekly.pooled.size(); ++w) {
                const sim::MeasureInput in{weekly.pooled[w], nullptr, world_.definition.costs,
                                           world_.equity_bit};
                Estimate e;
                e.mean = sim::measures()[series_index_[k]].value(in);
                set_interval(e, weekly.values[k][w]);
                series.weeks.push_back(e);
            }
            r.weekly.push_back(std::move(series));
        }
    }

    const sim::World& world_;
    const RunOptions& options_;
    std::vector<std::size_t> series_index_;
    std::vector<StrategyResult> results_;
    std::vector<Weekly> weekly_;
    std::vector<base::Hash64> hashes_;
};

// Paired differences against the same office without the tool.
void compare(StrategyResult& r, const StrategyResult& none) {
    r.versus_no_tool.clear();
    for (std::size_t m = 0; m < r.measures.size(); ++m) {
        Estimate e;
        if (r.measures[m].mean && none.measures[m].mean)
            e.mean = *r.measures[m].mean - *none.measures[m].mean;
        Values differences;
        for (std::size_t i = 0; i < r.by_replication[m].size(); ++i) {
            const auto& with = r.by_replication[m][i];
            const auto& without = none.by_replication[m][i];
            differences.push_back(with && without ? std::optional(*with - *without) : std::nullopt);
        }
        set_interval(e, differences);
        r.versus_no_tool.push_back(e);
    }
}

}  // namespace

const std::vector<std::string_view>& weekly_measures() {
    static const std::vector<std::string_view> ids = {"override_rate",
                                                      "skip_rate",
                                                      "missed_rate",
                                                      "disturbed_rate",
                                                      "misled_rate_knowable",
                                                      "rescued_rate_knowable",
                                                      "minutes_per_case",
                                                      "deadline_breach_rate",
                                                      "backlog",
                                                      "support",
                                                      "belief",
                                                      "skill"};
    return ids;
}

std::string Comparison::hash() const {
    base::Hash64 h;
    for (const StrategyResult& r : strategies) {
        h.add(r.strategy.id);
        h.add(r.hash);
    }
    return h.hex();
}

sim::Strategy office_without_tool() {
    sim::Strategy none;
    none.id = "no_tool";
    none.name = {"Uden score", "No score"};
    return none;
}

std::vector<sim::Strategy> with_no_tool_first(std::vector<sim::Strategy> strategies) {
    const auto found = std::find_if(strategies.begin(), strategies.end(),
                                    [](const sim::Strategy& s) { return s.id == "no_tool"; });
    if (found != strategies.end()) {
        std::rotate(strategies.begin(), found, found + 1);
        return strategies;
    }
    strategies.insert(strategies.begin(), office_without_tool());
    return strategies;
}

Values measure_all(const sim::World& world, const sim::Summary& summary,
                   const sim::JudgementCounts* judgements) {
    Values values;
    const sim::MeasureInput in{summary, judgements, world.definition.costs, world.equity_bit};
    for (const sim::Measure& m : sim::measures()) values.push_back(m.value(in));
    return values;
}

std::vector<StrategyResult> play_each(const sim::World& world, const std::vector<sim::Strategy>& strategies,
                                      const RunOptions& options) {
    Collector collector(world, strategies, options);

    // Finished replications wait here until all earlier ones are in, so that sums are formed in one order.
    std::mutex mutex;
    std::vector<std::optional<std::vector<Cell>>> waiting(static_cast<std::size_t>(options.replications));
    int merged = 0, done = 0;
    const sim::LuckNeeds needs = sim::luck_needs(world, strategies, world.definition.office.weeks);
    Lending<OfficeRoom> lending;
    const auto play_one = [&](int index) {
        const auto loan = lending.borrow();
        auto& [caseload, rooms] = *loan;
        caseload = sim::draw_caseload(world, static_cast<std::uint32_t>(index), std::move(caseload), needs);
        rooms.resize(std::max(rooms.size(), strategies.size()));
        const bool events = static_cast<bool>(options.each_play);
        std::vector<sim::Play> plays;
        for (std::size_t s = 0; s < strategies.size(); ++s)
            plays.push_back(sim::play(world, caseload, strategies[s],
                                      {.events = events, .words = true, .room = std::move(rooms[s])}));
        std::vector<Cell> cells = cells_of(world, plays, options.weekly);
        const std::lock_guard lock(mutex);
        for (std::size_t s = 0; s < plays.size() && events; ++s)
            options.each_play(index, s, caseload, plays[s]);
        waiting[static_cast<std::size_t>(index)] = std::move(cells);
        while (merged < options.replications && waiting[static_cast<std::size_t>(merged)]) {
            collector.take(*waiting[static_cast<std::size_t>(merged)]);
            waiting[static_cast<std::size_t>(merged)].reset();
            ++merged;
            if (options.early && merged == options.early_at) options.early(Collector(collector).finish());
        }
        ++done;
        if (options.progress) options.progress(done, options.replications);
        for (std::size_t s = 0; s < plays.size(); ++s) rooms[s].take(std::move(plays[s]));
    };
    // Outputs in order need plays in order: one thread. The result is the same either way.
    const int threads = options.each_play ? 1 : threads_to_use(options.threads);
    for_each_index(options.replications, threads, options.cancel, play_one);
    return std::move(collector).finish();
}

Comparison side_by_side(std::vector<StrategyResult> results, std::uint64_t seed) {
    Comparison out;
    out.seed = seed;
    out.strategies = std::move(results);
    if (out.strategies.empty()) return out;
    const auto& values = out.strategies.front().by_replication;
    out.replications = values.empty() ? 0 : static_cast<int>(values.front().size());
    for (std::size_t s = 1; s < out.strategies.size(); ++s) {
        base::ensure(out.strategies[s].by_replication.front().size() == values.front().size(),
                     "side_by_side: results of different replications");
        compare(out.strategies[s], out.strategies.front());
    }
    return out;
}

Comparison play_strategies(const sim::World& world, std::vector<sim::Strategy> strategies,
                           const RunOptions& options) {
    return side_by_side(play_each(world, with_no_tool_first(std::move(strategies)), options), world.seed);
}

}  // namespace skoen::lab
