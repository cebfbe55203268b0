// What to measure in the first eight weeks of a plan, so that it is noticed if things go another way: what to expect week by
// week if the plan works as it is meant to, and how often the rule "outside the band three weeks running" sounds then and
// where people lean on the score more than expected.
#pragma once

#include <string>
#include <vector>

#include "lab/comparison.h"

namespace skoen::lab {

inline constexpr int kWatchedWeeks = 8;
inline constexpr int kAlarmWeeks = 3;  // outside the band in succession, on the same side

enum class Watched : std::uint8_t { override_of_act, override_of_dismiss, own_first, minutes, backlog };
inline constexpr std::size_t kWatched = 5;
[[nodiscard]] std::string_view watched_name(Watched what);

struct WatchedSeries {
    Watched what = Watched::override_of_act;
    // Pooled value and the central 90 % of offices, week by week; null where never defined.
    std::vector<Estimate> weeks;
    // Share of offices in which the value lies outside the band three weeks running, on one side: below, above, either.
    double alarm_below = 0, alarm_above = 0, alarm = 0;
    // The same where people lean on the score (leaning_on): how often it would be noticed.
    double leaning_below = 0, leaning_above = 0, leaning = 0;
};

struct FirstWeeks {
    int weeks = 0;         // at most kWatchedWeeks, and the plan's length
    int replications = 0;  // offices of which the bands are made; alarms are counted in as many others
    std::vector<WatchedSeries> series;      // [Watched]; empty where the plan shows no score in these weeks
    double alarm_any = 0, leaning_any = 0;  // share of offices in which any of them sounds
};

// The same people, but the odds of skipping the own assessment and of revising it are doubled.
[[nodiscard]] sim::World leaning_on(const sim::World& world);

// A function of world, strategy and replications (at least 20) alone. Cancelled: no series.
[[nodiscard]] FirstWeeks watch_first_weeks(const sim::World& world, const sim::Strategy& strategy,
                                           const RunOptions& options);

}  // namespace skoen::lab
