// What one play leaves behind: its tally and the states that measures read. Small, so that many replications fit.
#pragma once

#include "sim/play.h"

namespace skoen::sim {

struct Summary {
    Tally tally;
    double level_noise = 0, pattern_noise = 0,
           occasion_noise = 0;                  // SD, log-odds; pooled: root of summed squares
    double leader_hours = 0, worker_hours = 0;  // of the plan, over the run
    double waiting_weeks = 0;  // sum over weeks of cases waiting a seat at the end of the week
    double weeks = 0;          // weeks summed over
    double support = 0, belief = 0, skill = 0;  // means over seats at the end of the run
    double plays = 0;                           // 1 for one play; sums add up

    // Pools: tallies add, states add and are divided by `plays` when measured.
    Summary& operator+=(const Summary& other);
};

// One entry a week of handling; states of that week.
[[nodiscard]] std::vector<Summary> summarise_weeks(const World& world, const Play& play);
// The whole run, from its weeks.
[[nodiscard]] Summary summarise(const World& world, const Play& play, const std::vector<Summary>& weeks);
// The same to the last bit, without the weeks. All of them also from decisions in columns.
[[nodiscard]] Summary summarise(const World& world, const Play& play);

}  // namespace skoen::sim
