// One worker and one case: docs/model.md, sections 3 and 4.
#pragma once

#include "sim/caseload.h"
#include "sim/event.h"
#include "sim/plain/person.h"
#include "sim/strategy.h"

namespace skoen::sim::plain {

// The worker as of the opening of the week.
struct Mind {
    double kx = 0, ku = 0;  // skills
    double q = 0;           // belief in the tool, 0 to 1
    double knowledge = 0;   // of the tool's faults, 0 to 1
    double pressure = 0;    // 0 to 3
    double cue_time = 1;    // multiplies the minutes on cues
    bool exposed = false;   // has the tool
};

struct Meeting {
    const Arrival& arrival;
    base::Subject the_case;  // the case as an object
    base::Subject who;       // this worker meets it
    base::Subject day;       // the same, but in the audit another day
    int week = 1;            // of handling
};

// Kind rank: in the top of the pile by one's own judgement, the twin's, the tool's and the final one.
struct TopOfPile {
    bool own = false, twin = false, tool = false, decided = false;
};

// Everything of the event but generation, weeks, waiting and deadline.
[[nodiscard]] Event judge(const World& world, const Office& office, const WeekLevers& levers,
                          const Person& person, const Mind& mind, const Meeting& meeting,
                          const TopOfPile* top = nullptr);

}  // namespace skoen::sim::plain
