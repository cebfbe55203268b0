#include "lab/ensemble.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>
#include <span>

#include "lab/parallel.h"
#include "lab/parameter_draws.h"
#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/quantile.h"
#include "stats/rank.h"

namespace skoen::lab {

namespace {

using DrawValues = std::vector<std::optional<double>>;

constexpr double kMissedAtOnce = 0.05;  // chance that some interval of a ranking misses
constexpr std::size_t kFewestToRank = 10;

DrawValues difference_by_draw(const Ensemble& ensemble, std::size_t strategy, std::size_t versus,
                              std::size_t measure) {
    DrawValues out;
    for (std::size_t d = 0; d < ensemble.draws(); ++d) {
        const auto& a = ensemble.measures[strategy][measure][d];
        const auto& b = ensemble.measures[versus][measure][d];
        out.push_back(a && b ? std::optional(*a - *b) : std::nullopt);
    }
    return out;
}

void set_not_knowing(Estimate& e, const DrawValues& values) {
    const stats::CentralInterval found = stats::central_interval(values, 0.9);
    if (!found.interval) return;
    e.elo = found.interval->lo;
    e.ehi = found.interval->hi;
}

// Differences that are defined, and the parameters of the same draws.
struct Paired {
    std::vector<double> difference;
    std::vector<std::vector<double>> parameters;  // [parameters][defined draws]
};

Paired defined_draws(const Ensemble& ensemble, const DrawValues& differences) {
    Paired out;
    out.parameters.resize(ensemble.parameters.size());
    for (std::size_t d = 0; d < differences.size(); ++d) {
        if (!differences[d]) continue;
        out.difference.push_back(*differences[d]);
        for (std::size_t p = 0; p < out.parameters.size(); ++p) {
            out.parameters[p].push_back(ensemble.values[p][d]);
        }
    }
    return out;
}

std::vector<std::size_t> rising_order(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return values[a] != values[b] ? values[a] < values[b] : a < b;
    });
    return order;
}

double median_at(const std::vector<double>& values, std::vector<std::size_t> places) {
    std::vector<double> picked;
    for (const std::size_t i : places) picked.push_back(values[i]);
    return *stats::quantile(picked, 0.5);
}

Lean lean_of(const std::string& name, const std::vector<double>& parameter,
             const std::vector<double>& difference, double level) {
    Lean out;
    out.parameter = name;
    if (const auto rho = stats::spearman(parameter, difference)) {
        out.rho = *rho;
        const stats::Interval interval = stats::spearman_interval(*rho, parameter.size(), level);
        out.lo = interval.lo;
        out.hi = interval.hi;
    }
    const std::vector<std::size_t> order = rising_order(parameter);
    const auto fifth = static_cast<std::ptrdiff_t>(std::max<std::size_t>(order.size() / 5, 1));
    out.at_low = median_at(difference, {order.begin(), order.begin() + fifth});
    out.at_high = median_at(difference, {order.end() - fifth, order.end()});
    return out;
}

// Where to split the draws, sorted by one parameter, so that wins and the rest come apart: least Gini impurity.
struct Split {
    double impurity = 0;
    std::size_t below = 0;  // draws at or below the cut
    std::size_t wins_below = 0;
};

double gini(std::size_t wins, std::size_t all) {
    const double share = static_cast<double>(wins) / static_cast<double>(all);
    return static_cast<double>(all) * share * (1 - share);
}

std::optional<Split> best_split(const std::vector<double>& parameter, const std::vector<std::uint8_t>& wins,
                                const std::vector<std::size_t>& order, std::size_t all_wins) {
    const std::size_t n = order.size(), least = std::max<std::size_t>((n + 9) / 10, 1);
    std::optional<Split> best;
    std::size_t won = 0;
    for (std::size_t i = 0; i + 1 < n; ++i) {
        won += wins[order[i]];
        const std::size_t below = i + 1;
        if (below < least || n - below < least) continue;
        if (parameter[order[i]] == parameter[order[i + 1]]) continue;
        const double impurity = gini(won, below) + gini(all_wins - won, n - below);
        if (!best || impurity < best->impurity) best = Split{impurity, below, won};
    }
    return best;
}

// One draw.
struct Point {
    std::vector<double> values;        // [parameters]
    std::vector<DrawValues> measured;  // [strategies][measures], pooled over the replications
};

// Draws played together share the facts of cases and the luck of meetings, which do not depend on people.
constexpr int kDrawsAtOnce = 8;

struct Pooled {
    sim::Summary summary;
    sim::JudgementCounts judgements;
};

void play_block(const std::vector<sim::World>& worlds, const std::vector<sim::Strategy>& strategies,
                const EnsembleOptions& options, std::span<Point> points) {
    std::vector<std::vector<Pooled>> pooled(worlds.size(), std::vector<Pooled>(strategies.size()));
    sim::Caseload most, caseload;  // and events: their memory is used again and again
    sim::PlayRoom room;
    const sim::LuckNeeds needs =
        sim::luck_needs(worlds.front(), strategies, worlds.front().definition.office.weeks);
    for (int r = 0; r < options.replications; ++r) {
        most = sim::largest_caseload(worlds, static_cast<std::uint32_t>(r), std::move(most), needs);
        for (std::size_t w = 0; w < worlds.size(); ++w) {
            if (options.cancel != nullptr && *options.cancel) return;
            caseload = sim::draw_caseload(worlds[w], most, std::move(caseload));
            for (std::size_t s = 0; s < strategies.size(); ++s) {
                sim::Play play =
                    sim::play(worlds[w], caseload, strategies[s], {.events = false, .room = std::move(room)});
                pooled[w][s].summary += sim::summarise(worlds[w], play);
                pooled[w][s].judgements += play.decisions ? sim::count_judgements(*play.decisions)
                                                          : sim::count_judgements(play.events);
                room.take(std::move(play));
            }
        }
    }
    for (std::size_t w = 0; w < worlds.size(); ++w) {
        for (const Pooled& p : pooled[w]) {
            points[w].measured.push_back(measure_all(worlds[w], p.summary, &p.judgements));
        }
    }
}

}  // namespace

Ensemble play_ensemble(const sim::World& world, std::vector<sim::Strategy> strategies,
                       const EnsembleOptions& options) {
    base::ensure(options.draws >= 2 && options.replications >= 1, "an ensemble needs draws and replications");
    Ensemble out;
    out.replications = options.replications;
    out.parameters = uncertain_parameters(world.definition.behaviour);

    strategies = with_no_tool_first(std::move(strategies));
    std::vector<Point> points(static_cast<std::size_t>(options.draws));
    std::mutex mutex;
    int done = 0;
    const int blocks = (options.draws + kDrawsAtOnce - 1) / kDrawsAtOnce;
    for_each_index(blocks, threads_to_use(options.threads), options.cancel, [&](int block) {
        const int from = block * kDrawsAtOnce, to = std::min(from + kDrawsAtOnce, options.draws);
        std::vector<sim::World> worlds;
        for (int d = from; d < to; ++d) {
            const sim::Behaviour people =
                draw_behaviour(world.definition.behaviour, out.parameters, world.draws,
                               static_cast<std::uint32_t>(d), points[static_cast<std::size_t>(d)].values);
            worlds.emplace_back(world, people);
        }
        const auto results =
            std::span(points).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
        play_block(worlds, strategies, options, results);
        const std::lock_guard lock(mutex);
        done += to - from;
        if (options.progress) options.progress(done, options.draws);
    });
    if (options.cancel != nullptr && *options.cancel) return {};

    out.strategies = std::move(strategies);
    out.values.resize(out.parameters.size());
    out.measures.assign(out.strategies.size(), std::vector<DrawValues>(sim::measures().size()));
    for (const Point& point : points) {
        for (std::size_t p = 0; p < out.values.size(); ++p) out.values[p].push_back(point.values[p]);
        for (std::size_t s = 0; s < out.strategies.size(); ++s) {
            for (std::size_t m = 0; m < sim::measures().size(); ++m) {
                out.measures[s][m].push_back(point.measured[s][m]);
            }
        }
    }
    return out;
}

void add_not_knowing(const Ensemble& ensemble, Comparison& comparison) {
    base::ensure(ensemble.strategies.size() == comparison.strategies.size(),
                 "an ensemble of other strategies");
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
        StrategyResult& r = comparison.strategies[s];
        base::ensure(r.strategy.id == ensemble.strategies[s].id, "an ensemble of other strategies");
        for (std::size_t m = 0; m < r.measures.size(); ++m) {
            set_not_knowing(r.measures[m], ensemble.measures[s][m]);
        }
        for (std::size_t m = 0; m < r.versus_no_tool.size(); ++m) {
            set_not_knowing(r.versus_no_tool[m], difference_by_draw(ensemble, s, 0, m));
        }
    }
}

Ranking rank_assumptions(const Ensemble& ensemble, std::size_t strategy, std::size_t versus,
                         std::size_t measure) {
    const Paired paired = defined_draws(ensemble, difference_by_draw(ensemble, strategy, versus, measure));
    Ranking out;
    out.draws = paired.difference.size();
    if (out.draws < kFewestToRank) return out;
    const double level = 1 - kMissedAtOnce / static_cast<double>(ensemble.parameters.size());
    for (std::size_t p = 0; p < ensemble.parameters.size(); ++p) {
        out.leans.push_back(lean_of(ensemble.parameters[p], paired.parameters[p], paired.difference, level));
    }
    std::stable_sort(out.leans.begin(), out.leans.end(),
                     [](const Lean& a, const Lean& b) { return std::fabs(a.rho) > std::fabs(b.rho); });
    out.explained = stats::rank_regression_share(paired.parameters, paired.difference);
    return out;
}

TurningPoint turning_point(const Ensemble& ensemble, std::size_t strategy, std::size_t versus,
                           std::size_t measure) {
    const sim::Better better = sim::measures()[measure].better;
    base::ensure(better != sim::Better::neither, "neither more nor less of this measure is better");
    const Paired paired = defined_draws(ensemble, difference_by_draw(ensemble, strategy, versus, measure));
    TurningPoint out;
    out.draws = paired.difference.size();
    std::vector<std::uint8_t> wins;
    for (const double d : paired.difference) {
        const bool won = better == sim::Better::less ? d < 0 : d > 0;
        wins.push_back(won ? 1 : 0);
        out.wins += won ? 1 : 0;
    }
    if (out.draws < kFewestToRank || out.wins == 0 || out.wins == out.draws) return out;
    const double total = gini(out.wins, out.draws);
    // The best of many splits is always some good: n phi^2 must be beyond what the best of parameters x tenths reaches by
    // chance in one of twenty (chi-square with one degree of freedom, Bonferroni).
    const double tries = 10 * static_cast<double>(ensemble.parameters.size());
    const double beyond = base::normal_quantile(1 - kMissedAtOnce / (2 * tries));
    double least = total * (1 - beyond * beyond / static_cast<double>(out.draws));
    for (std::size_t p = 0; p < ensemble.parameters.size(); ++p) {
        const std::vector<std::size_t> order = rising_order(paired.parameters[p]);
        const auto split = best_split(paired.parameters[p], wins, order, out.wins);
        if (!split || split->impurity >= least) continue;
        least = split->impurity;
        const std::size_t rest = out.draws - split->below, rest_wins = out.wins - split->wins_below;
        out.parameter = ensemble.parameters[p];
        out.above = rest_wins * split->below > split->wins_below * rest;
        out.cut =
            0.5 * (paired.parameters[p][order[split->below - 1]] + paired.parameters[p][order[split->below]]);
        out.meeting = out.above ? rest : split->below;
        out.wins_meeting = out.above ? rest_wins : split->wins_below;
    }
    return out;
}

}  // namespace skoen::lab
