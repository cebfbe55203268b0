// A deck: cases drawn from a scenario and picked so that a session's shares hold exactly, with the score each will show.
// The same session gives the same deck to everybody.
#pragma once

#include <vector>

#include "lab/case_text.h"
#include "scenarios/training_session.h"
#include "sim/caseload.h"
#include "sim/world.h"

namespace skoen::lab {

struct DeckCase {
    int block = 0;  // from 0
    base::Subject who;
    sim::Arrival arrival;
    CaseText text;
    bool best = false;  // the best decision on everything knowable is to act
    double risk = 0;    // probability of the harm without action, given everything
    int model_score = 1;
    int score = 1;  // the one that is shown
    bool planted = false;
    [[nodiscard]] bool wrong(int line) const { return (score >= line) != best; }
};

// In order of blocks; within a block in an order drawn by chance. Throws InputError when the shares cannot be met (a scenario
// in which too few cases are of the kind asked for).
[[nodiscard]] std::vector<DeckCase> make_deck(const sim::World& world,
                                              const scenarios::CaseLanguage& language,
                                              const scenarios::TrainingSession& session);

// The two recorded facts that weigh most in the score, as the display "with reasons" shows them; fewer where the model has
// none (trees).
[[nodiscard]] std::vector<FileLine> strongest_reasons(const sim::World& world,
                                                      const scenarios::CaseLanguage& language,
                                                      const DeckCase& deck_case);

}  // namespace skoen::lab
