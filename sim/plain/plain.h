// The plain twin of the week engine: the same model written a second time from docs/model.md alone, one case after the
// other, slow and without any thought of speed. It takes the definition, the trained tool and the facts of the cases as
// given and shares nothing else above sim/base with the engine, so that a slip in either shows as a difference.
// Numbers in comments such as (3.7) are sections and paragraphs of docs/model.md.
#pragma once

#include <vector>

#include "sim/caseload.h"
#include "sim/event.h"
#include "sim/strategy.h"
#include "sim/world.h"

namespace skoen::sim {

// (5.11) Every seat at the end of one week, after leavers were replaced. Fields as in the engine's record.
struct PlainRecord {
    std::vector<double> pressure, belief, support, skill_facts, skill_cues, knowledge;  // [seats]
    std::vector<int> backlog;                       // [seats] cases waiting
    double leader_minutes = 0, worker_minutes = 0;  // since week 1
    int left = 0;                                   // workers who left this week
};

struct PlainRun {
    std::vector<Event> events;         // by week, seat, queue
    std::vector<PlainRecord> records;  // [weeks]
    std::vector<double> audit;         // [seats][20 cases][2 occasions] F - tau, log-odds (section 6)
};

// Plays all weeks of `caseload` under `strategy`, then the noise audit. Errors as those of compile().
[[nodiscard]] PlainRun play_plainly(const World& world, const Caseload& caseload, const Strategy& strategy);

}  // namespace skoen::sim
