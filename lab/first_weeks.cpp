#include "lab/first_weeks.h"

#include <algorithm>

#include "lab/parallel.h"
#include "sim/base/error.h"
#include "stats/quantile.h"

namespace skoen::lab {

namespace {

using WeekValues = std::vector<std::optional<double>>;  // [weeks]
using OfficeValues = std::array<WeekValues, kWatched>;  // [Watched]

std::optional<double> share_of(std::int64_t part, std::int64_t all) {
    return all > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(all)) : std::nullopt;
}

std::optional<double> watched_value(const sim::Summary& week, Watched what) {
    const sim::Tally& t = week.tally;
    switch (what) {
    case Watched::override_of_act:
        return share_of(t.overrides_of_act, t.shown_recommends_act);
    case Watched::override_of_dismiss:
        return share_of(t.overrides_of_dismiss, t.shown_recommends_dismiss);
    case Watched::own_first:
        return share_of(t.cases - t.skipped, t.cases);
    case Watched::minutes:
        return t.cases > 0 ? std::optional(t.minutes / static_cast<double>(t.cases)) : std::nullopt;
    case Watched::backlog:
        break;
    }
    return week.weeks > 0 ? std::optional(week.waiting_weeks / week.weeks) : std::nullopt;
}

// The first weeks only: what comes later changes nothing in them.
sim::World first_weeks_of(const sim::World& world, int weeks) {
    sim::World out = world;
    out.definition.office.weeks = weeks;
    return out;
}

std::vector<std::vector<sim::Summary>> play_offices(const sim::World& world, const sim::Strategy& strategy,
                                                    int from, int count, const RunOptions& options) {
    std::vector<std::vector<sim::Summary>> out(static_cast<std::size_t>(count));
    for_each_index(count, threads_to_use(options.threads), options.cancel, [&](int index) {
        const sim::Caseload load = sim::draw_caseload(world, static_cast<std::uint32_t>(from + index));
        const sim::Play play = sim::play(world, load, strategy, {.audit = false});
        out[static_cast<std::size_t>(index)] = sim::summarise_weeks(world, play);
    });
    return out;
}

OfficeValues values_of(const std::vector<sim::Summary>& weeks) {
    OfficeValues out;
    for (std::size_t w = 0; w < kWatched; ++w) {
        for (const sim::Summary& week : weeks) out[w].push_back(watched_value(week, static_cast<Watched>(w)));
    }
    return out;
}

std::vector<Estimate> bands(const std::vector<std::vector<sim::Summary>>& offices, Watched what, int weeks) {
    std::vector<Estimate> out;
    for (std::size_t w = 0; w < static_cast<std::size_t>(weeks); ++w) {
        sim::Summary pooled;
        std::vector<double> values;
        for (const auto& office : offices) {
            pooled += office[w];
            if (const auto value = watched_value(office[w], what)) values.push_back(*value);
        }
        Estimate e;
        e.mean = watched_value(pooled, what);
        e.defined = static_cast<int>(values.size());
        if (!values.empty()) {
            std::sort(values.begin(), values.end());
            e.lo = stats::quantile_sorted(values, 0.05);
            e.hi = stats::quantile_sorted(values, 0.95);
        }
        out.push_back(e);
    }
    return out;
}

struct Alarm {
    bool below = false, above = false;
};

// Outside the band so many weeks running, on the same side. A week without a value breaks the run.
Alarm alarm_in(const WeekValues& values, const std::vector<Estimate>& band) {
    Alarm out;
    int below = 0, above = 0;
    for (std::size_t w = 0; w < band.size(); ++w) {
        const bool known = values[w] && band[w].lo && band[w].hi;
        below = known && *values[w] < *band[w].lo ? below + 1 : 0;
        above = known && *values[w] > *band[w].hi ? above + 1 : 0;
        out.below = out.below || below >= kAlarmWeeks;
        out.above = out.above || above >= kAlarmWeeks;
    }
    return out;
}

struct AlarmShares {
    std::array<double, kWatched> below{}, above{}, either{};
    double any = 0;
};

AlarmShares count_alarms(const std::vector<std::vector<sim::Summary>>& offices,
                         const std::vector<WatchedSeries>& series) {
    AlarmShares out;
    const double one = 1.0 / static_cast<double>(offices.size());
    for (const auto& office : offices) {
        const OfficeValues values = values_of(office);
        bool any = false;
        for (std::size_t w = 0; w < kWatched; ++w) {
            const Alarm alarm = alarm_in(values[w], series[w].weeks);
            out.below[w] += alarm.below ? one : 0;
            out.above[w] += alarm.above ? one : 0;
            out.either[w] += alarm.below || alarm.above ? one : 0;
            any = any || alarm.below || alarm.above;
        }
        out.any += any ? one : 0;
    }
    return out;
}

bool shows_a_score(const sim::Strategy& strategy, int weeks) {
    for (const sim::WeekLevers& week : sim::compile(strategy, weeks)) {
        if (week.get<sim::Workflow>(sim::Lever::workflow) != sim::Workflow::no_score) return true;
    }
    return false;
}

}  // namespace

std::string_view watched_name(Watched what) {
    constexpr std::array<std::string_view, kWatched> kNames = {"override_of_act", "override_of_dismiss",
                                                               "own_first", "minutes", "backlog"};
    return kNames[static_cast<std::size_t>(what)];
}

sim::World leaning_on(const sim::World& world) {
    constexpr double kLogTwo = 0.693147180559945309;
    sim::World out = world;
    out.definition.behaviour.skip_base += kLogTwo;
    out.definition.behaviour.revise_base += kLogTwo;
    return out;
}

FirstWeeks watch_first_weeks(const sim::World& world, const sim::Strategy& strategy,
                             const RunOptions& options) {
    base::ensure(options.replications >= 20, "bands need at least 20 offices");
    FirstWeeks out;
    out.weeks = std::min(kWatchedWeeks, world.definition.office.weeks);
    out.replications = options.replications;
    if (!shows_a_score(strategy, out.weeks)) return out;
    const sim::World first = first_weeks_of(world, out.weeks);
    const auto stopped = [&] { return options.cancel != nullptr && *options.cancel; };
    const auto planned = play_offices(first, strategy, 0, options.replications, options);
    if (stopped()) return out;
    for (std::size_t w = 0; w < kWatched; ++w) {
        const auto what = static_cast<Watched>(w);
        out.series.push_back({what, bands(planned, what, out.weeks)});
    }
    // Alarms are counted in other offices than those the bands are made of.
    const auto others = play_offices(first, strategy, options.replications, options.replications, options);
    const auto leaning =
        play_offices(leaning_on(first), strategy, options.replications, options.replications, options);
    if (stopped()) return {};
    const AlarmShares as_planned = count_alarms(others, out.series),
                      if_leaning = count_alarms(leaning, out.series);
    for (std::size_t w = 0; w < kWatched; ++w) {
        WatchedSeries& s = out.series[w];
        s.alarm_below = as_planned.below[w], s.alarm_above = as_planned.above[w],
        s.alarm = as_planned.either[w];
        s.leaning_below = if_leaning.below[w], s.leaning_above = if_leaning.above[w];
        s.leaning = if_leaning.either[w];
    }
    out.alarm_any = as_planned.any;
    out.leaning_any = if_leaning.any;
    return out;
}

}  // namespace skoen::lab
