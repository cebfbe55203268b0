// One strategy played once: all weeks of one office, then the noise audit.
#pragma once

#include "sim/tally.h"
#include "sim/week.h"
#include "stats/anova.h"

namespace skoen::sim {

struct Play {
    std::vector<Event> events;                 // in the order of handling: week, seat, queue
    std::vector<WeekRecord> records;           // [weeks]
    stats::NoiseComponents noise;              // of final judgements at the end, log-odds
    std::optional<Trace> trace;                // of the watched case
    std::vector<std::vector<WeekMind>> minds;  // [weeks][seats], on request
};

struct PlayOptions {
    bool audit = true;  // the noise audit costs about a tenth of a play
    std::optional<Weeks::Watch> watch = {};
    bool minds = false;
    std::vector<Event> room = {};  // of an earlier play, to be filled again: asking for memory takes time
};

[[nodiscard]] Play play(const World& world, const Caseload& caseload, const Strategy& strategy,
                        PlayOptions options = {});

// All workers of the office judge the same cases twice, as they are at the end of the run and with the levers of the
// last week: level, pattern and occasion noise of the final judgement over the threshold (Kahneman, Sibony & Sunstein
// 2021; balanced two-way layout with replicates).
[[nodiscard]] stats::NoiseComponents audit_noise(const World& world, const Caseload& caseload,
                                                 const Weeks& weeks, const WeekLevers& levers);

}  // namespace skoen::sim
