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

// Luck of many meetings at once. `who` keys what belongs to the worker and the case, `day` what differs between two
// meetings of the same two. Only what the workflow can need is drawn; each draw has its own key, so that changes nothing.
class LuckTable {
  public:
    void draw(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day,
              Workflow workflow,
              bool followed);  // followed: outcomes will be fed back
    [[nodiscard]] Luck at(std::size_t i) const;

  private:
    bool scored_ = false, first_ = false, requested_ = false, followed_ = false;
    std::vector<double> cue_seen_, attention_, request_, revise_, revise_full_, facts_, cues_, occasion_,
        revise_size_, known_delay_, unused_;
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

// `day` keys the rare draws (overriding) as in LuckTable; in ordinary work it equals `who`. `week` is the week of handling.
[[nodiscard]] Event decide_case(const World& world, const OfficeTraits& office, const WeekLevers& levers,
                                const Mind& mind, const Arrival& arrival, const Luck& luck,
                                const base::Subject& who, const base::Subject& day, int week,
                                Trace* trace = nullptr);

}  // namespace skoen::sim
