// One case from opening to decision: attention, own judgement, advice, revision, and what an override costs.
// The equations are in judgement.h; this file is their order. docs/model.md, section 4.
#pragma once

#include <optional>

#include "sim/caseload.h"
#include "sim/event.h"
#include "sim/judgement.h"
#include "sim/strategy.h"

namespace skoen::sim {

// What of a worker's state a decision depends on.
struct Mind {
    const WorkerTraits* traits = nullptr;
    double skill_facts = 0, skill_cues = 0;
    double belief = 0;       // q
    double knowledge = 0;    // of the tool's faults, 0 to 1
    double pressure = 0;
    double cue_time = 1;     // minutes for cues x this: saved time given to citizens
    bool exposed = true;     // has the tool (pace)
};

// Everything that a story of one case needs beside its event.
struct Trace {
    double skip_chance = 0;
    double see_chance = 0;
    ReviseInputs revise;
    double revise_chance = 0;
    double weight = 0;        // w, 0 where not revised
    double keep_chance = 1, grant_chance = 1;
    double facts_part = 0, pattern_part = 0, cues_part = 0, level_part = 0, occasion_part = 0;  // of the own judgement
};

// `day` is the subject of everything that differs between two meetings of the same worker and case; in ordinary work it
// equals `who`. `week` is the week of handling.
[[nodiscard]] Event decide_case(const World& world, const OfficeTraits& office, const WeekLevers& levers,
                                const Mind& mind, const Arrival& arrival, const base::Subject& who,
                                const base::Subject& day, int week, Trace* trace = nullptr);

}  // namespace skoen::sim
