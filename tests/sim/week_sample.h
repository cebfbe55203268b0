#pragma once

#include <functional>

#include "tests/sim/worlds.h"

// One small office over some weeks, for tests of what changes from week to week.
namespace skoen::test {

// Six seats, 30 weeks, 12 cases a week, nobody leaves and outcomes are known soon, before `edit`.
[[nodiscard]] inline sim::World small_office(const std::function<void(sim::Definition&)>& edit =
                                                 [](sim::Definition&) {}) {
    return changed(home_world(), [&](sim::Definition& d) {
        d.office.workers = 6;
        d.office.weeks = 30;
        d.office.cases_per_week = 12;
        d.office.utilisation = 0.9;
        d.behaviour.known_median_weeks = 2;
        d.behaviour.on_turnover = false;
        edit(d);
    });
}

[[nodiscard]] inline sim::Play play_office(const sim::World& world, const sim::Strategy& strategy,
                                           std::uint32_t replication = 0) {
    sim::PlayOptions options;
    options.audit = false;
    return sim::play(world, sim::draw_caseload(world, replication), strategy, options);
}

using Series = std::vector<double> sim::WeekRecord::*;

// Is `high` at least `low` in every seat and week, and above it in some? Then 1; equal throughout 0; else -1.
[[nodiscard]] inline int above(const sim::Play& low, const sim::Play& high, Series series) {
    bool more = false;
    for (std::size_t w = 0; w < low.records.size(); ++w) {
        const auto &a = low.records[w].*series, &b = high.records[w].*series;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (b[i] < a[i]) return -1;
            more = more || b[i] > a[i];
        }
    }
    return more ? 1 : 0;
}

}  // namespace skoen::test
