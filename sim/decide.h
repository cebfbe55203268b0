// One case from opening to decision: attention, own judgement, advice, revision, and what an override costs.
// Lanes deliberate over many cases of one worker (deliberate_kernel.h); what an override costs is then met one case at a
// time. The equations are in judgement.h; docs/model.md, sections 3 and 4.
#pragma once

#include <optional>
#include <span>

#include "sim/event.h"
#include "sim/inbox.h"
#include "sim/judgement.h"
#include "sim/strategy.h"

namespace skoen::sim {

// What of a worker's state a decision depends on.
struct Mind {
    const WorkerTraits* traits = nullptr;
    double skill_facts = 0, skill_cues = 0;
    double belief = 0;     // q
    double knowledge = 0;  // of the tool's faults, 0 to 1
    double pressure = 0;
    double cue_time = 1;  // minutes for cues x this: saved time given to citizens
    bool exposed = true;  // has the tool (pace)
};

// The random numbers of one worker meeting one case, as uniforms and normals. Which draw is which: docs/model.md.
struct Luck {
    double cue_seen = 0.5, attention = 0.5, request = 0.5, revise = 0.5, revise_full = 0.5;  // uniform
    double facts = 0, cues = 0, occasion = 0, revise_size = 0, known_delay = 0;              // normal
};

// Everything that a story of one case needs beside its event.
struct Trace {
    double skip_chance = 0;
    double see_chance = 0;
    ReviseInputs revise;
    double revise_chance = 0;
    double weight = 0;  // w, 0 where not revised
    double keep_chance = 1, grant_chance = 1;
    double facts_part = 0, pattern_part = 0, cues_part = 0, level_part = 0,
           occasion_part = 0;  // of the own judgement
};

// How the office works with the score this week, whoever decides.
struct Practice {
    Workflow workflow = Workflow::no_score;
    bool own_before = false;  // the workflow asks for the own assessment before the score
    bool reasons = false;     // shown with the score
    ToolShown tool;
    double accountability = 0;
    // Against a recommendation to dismiss [0] and to act [1]:
    double friction[2] = {0, 0};  // docs/model.md, section 4.6; 0: free
    bool needs_approval[2] = {false, false};
    bool needs_reason = false;
};
// What luck decisions ask for in these weeks.
[[nodiscard]] LuckNeeds luck_needs(std::span<const WeekLevers> weeks);
[[nodiscard]] Practice practice_of(const World& world, const WeekLevers& levers);
[[nodiscard]] Conditions conditions_of(const World& world, const Practice& practice, const Mind& mind);
// The same into conditions that hold the week's tool already: all that is different from seat to seat.
void set_conditions(const World& world, const Practice& practice, const Mind& mind, Conditions& out);

// The score of `waiting` that is shown in this week of handling, drift and planted errors included.
[[nodiscard]] int score_shown(const World& world, const Waiting& waiting, std::uint32_t seat,
                              std::uint32_t replication, int week);

struct Proposal;
struct Taken;

// Who decides what, when and how. `day` keys the rare draws (overriding); in ordinary work it equals `who`. `week` is the
// week of handling.
struct Meeting {
    const World& world;
    const OfficeTraits& office;
    const Practice& practice;
    const Conditions& conditions;
    const Mind& mind;
    Waiting waiting;
    base::Subject who, day;
    int score = 1;
    double pattern = 0;
    int week = 1;
    const Proposal* proposal = nullptr;  // kinds that take proposals (kinds/proposals.h)
    const Taken* taken = nullptr;        // kind rank: in the top of the pile (kinds/ranking.h)
};

// The event of case `i` of a deliberation.
[[nodiscard]] Event decide(const Meeting& meeting, const Deliberation& deliberation, std::size_t i,
                           Trace* trace = nullptr);

// The same for one case by itself.
[[nodiscard]] Event decide_case(const World& world, const OfficeTraits& office, const WeekLevers& levers,
                                const Mind& mind, const Arrival& arrival, const Luck& luck,
                                const base::Subject& who, const base::Subject& day, int week,
                                Trace* trace = nullptr);

// In the widest lanes of this processor (sim/base/lanes.h).
void deliberate(const Conditions& conditions, const CaseLanes& cases, std::size_t n, Deliberation& out);
void deliberate(std::span<const DeliberationTask> tasks);

}  // namespace skoen::sim
