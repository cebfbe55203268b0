// A snapshot of the desk: everything that a screen shows, and nothing that it would have to work out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lab/case_story.h"
#include "lab/comparison.h"
#include "session/commands.h"
#include "session/draft_room.h"
#include "session/explained.h"
#include "session/plans.h"
#include "session/questions.h"
#include "session/sample.h"
#include "session/scenario_draft.h"
#include "session/session_folder.h"
#include "session/study_bench.h"
#include "session/study_room.h"
#include "session/training_desk.h"
#include "session/views.h"
#include "session/workshop.h"
#include "sim/world.h"

namespace skoen::session {

inline constexpr int kMostPlansInWorkshop = 4;
inline constexpr int kCoarseReplications = 20;  // first picture
inline constexpr int kReplications = 100;       // the picture that follows

struct DeskPlan {
    // Place among the plans that are played: "A", "B" ...; empty for one that is switched off. The same letter as in
    // charts and reports.
    std::string letter;
    int place =
        0;  // of its result in the comparison, from 1 (0 is the office without the score); 0: not played
    sim::Strategy strategy;
    bool enabled = true;
};

struct Job {
    bool running = false;
    double progress = 0;  // 0 to 1
    bool cancelable = false;
    int replications = 0;  // being played
    std::string error;     // of the last job; empty when it went well
};

// What one lever does in one plan: the plan against the same plan without that lever, same cases and same luck.
// Paired differences (without minus with), with the central 90 % of the replications.
struct LeverEffect {
    sim::Lever lever = sim::Lever::workflow;
    int replications = 0;
    lab::Estimate missed, disturbed;  // cases per case
    lab::Estimate leader_hours, worker_hours;
};

struct PlanHours {
    int plan = 0;
    std::optional<double> leader, team;  // of the whole run, mean over replications
};

struct DeskView {
    std::string view = "welcome";
    Door door = Door::leader;  // of the view, or the one last gone through
    int page = 0;              // of a view that has several at this size
    base::Language language = base::Language::da;
    double scale = 1;

    std::string scenario;                               // id or path as it was opened; "" none
    std::shared_ptr<const sim::Definition> definition;  // null: none is open
    std::shared_ptr<const sim::World> world;            // null: not loaded yet
    std::shared_ptr<const Sample> sample;               // null: not drawn yet

    std::vector<DeskPlan> plans;
    int plan = 0;                             // the chosen one
    sim::Lever lever = sim::Lever::workflow;  // the chosen one
    int weeks = 0;                            // length of a run

    Job job;
    std::shared_ptr<const lab::Comparison> comparison;  // the last complete one, or null
    bool comparison_is_current = false;                 // it is of these plans
    std::vector<PlanHours> hours;                       // by plan; of `comparison`
    std::shared_ptr<const LeverEffect> effect;          // of the chosen lever in the chosen plan, or null

    std::shared_ptr<const lab::CaseStory> story;  // the chosen case under the chosen plan, or null
    CaseChoice cases = CaseChoice::every;
    int case_number = 0;                 // from 1; 0: none chosen yet
    int case_place = 0, case_count = 0;  // place among the cases that next and previous walk through

    Questions questions;
    Explained explained;  // only on the pages that ask for it

    StudyBench study;
    StudyFound found;  // of that design; only on the pages of the study bench

    DraftPtr draft;                          // null: none is open
    DraftFound draft_found;                  // of it; only on its page
    std::vector<OwnScenario> own_scenarios;  // in the data folder
    bool keeps_own = false;                  // there is such a folder

    // Hours that a plan may cost in a run; both 0: none is set.
    double leader_budget = 0, worker_budget = 0;
    int most_plans = kMostPlans;

    std::shared_ptr<const Workshop> workshop;  // null: none is held
    // Of the workshop, null while they are not played: what a question is about, by item; what teams handed in, by handed_in.
    std::vector<std::shared_ptr<const lab::StrategyResult>> answers, handed_in;

    std::shared_ptr<const TrainingDeskView> training;  // null: no training is open
    double training_seconds = 0;                       // on its clock, now
    int training_seat = 1;                             // for the next one

    std::string session;                 // being recorded; "" none
    std::vector<SessionEntry> sessions;  // others that can be gone on with, the one changed last first

    bool can_undo = false, can_redo = false;
    std::string notice;   // what whoever owns the desk has to say: where a handout lies
    std::string message;  // why the last command could not be done, in English; "" it could
};

}  // namespace skoen::session
