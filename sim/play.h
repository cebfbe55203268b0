// One strategy played once: all weeks of one office, then the noise audit.
#pragma once

#include <span>

#include "sim/decide.h"
#include "sim/tally.h"
#include "sim/week_record.h"
#include "stats/anova.h"

namespace skoen::sim {

struct Play {
    std::vector<Event> events;                 // in the order of handling: week, seat, queue
    std::optional<Decisions> decisions;        // in their place, where events were not asked for
    std::vector<WeekRecord> records;           // [weeks]
    stats::NoiseComponents noise;              // of final judgements at the end, log-odds
    std::optional<Trace> trace;                // of the watched case
    std::vector<std::vector<WeekMind>> minds;  // [weeks][seats], on request
};

class Weeks;

// Of an earlier play, to be filled again: asking for memory takes time.
struct PlayRoom {
    std::vector<Event> events = {};
    Decisions decisions = {};
    std::vector<WeekRecord> records = {};
    void take(Play&& play);
};

struct PlayOptions {
    bool audit = true;  // the noise audit costs about a tenth of a play
    std::optional<Watch> watch = {};
    bool minds = false;
    bool events = true;  // false: decisions in columns, where the kind of decision has them
    bool words = false;  // of those, what a hash is formed from
    PlayRoom room = {};
};

// What luck a caseload must hold for these plans to be played on it.
[[nodiscard]] LuckNeeds luck_needs(const World& world, std::span<const Strategy> plans, int weeks);

[[nodiscard]] Play play(const World& world, const Caseload& caseload, const Strategy& strategy,
                        PlayOptions options = {});

// All workers of the office judge the same cases twice, as they are at the end of the run and with the levers of the
// last week: level, pattern and occasion noise of the final judgement over the threshold (Kahneman, Sibony & Sunstein
// 2021; balanced two-way layout with replicates).
[[nodiscard]] stats::NoiseComponents audit_noise(const World& world, const Caseload& caseload,
                                                 const Weeks& weeks, const WeekLevers& levers);

}  // namespace skoen::sim
