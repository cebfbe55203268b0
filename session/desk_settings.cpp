#include "session/desk_settings.h"

#include <algorithm>

#include "scenarios/catalogue.h"
#include "sim/base/error.h"

namespace skoen::session {

namespace {

constexpr int kMostReplications = 10000;
constexpr int kMostPages = 8;  // pictures one at a time, at the largest text
constexpr double kMostBudget = 100000;

class Apply {
  public:
    Apply(DeskSettings& settings, ScenarioVersions& versions) : s_(settings), versions_(versions) {}

    void operator()(const OpenView& c) {
        if (std::find(kViews.begin(), kViews.end(), c.view) == kViews.end())
            refuse_command("/view", "the name of a view", c.view);
        if (c.page < 0 || c.page >= kMostPages)
            refuse_command("/page", "0 to " + std::to_string(kMostPages - 1), std::to_string(c.page));
        s_.view = c.view;
        s_.door = door_of(c.view).value_or(s_.door);
        s_.page = c.page;
        if (s_.door == Door::researcher && !s_.study.design)
            s_.study = bench_with(s_.study, OpenStudy{kFirstStudy});
    }
    void operator()(const SetLanguage& c) { s_.language = c.language; }
    void operator()(const SetScale& c) {
        if (c.scale != 1 && c.scale != 1.25 && c.scale != 1.5 && c.scale != 2) {
            refuse_command("/scale", "1, 1.25, 1.5 or 2", std::to_string(c.scale));
        }
        s_.scale = c.scale;
    }
    void operator()(const OpenScenario& c) {
        s_.version = versions_.get(c.scenario, {}, true);
        s_.plans = default_plans(s_.version.definition->default_strategies);
        s_.workshop = nullptr;
        s_.leader_budget = s_.worker_budget = 0;
        begin(c.scenario);
    }
    void operator()(const PutScenario& c) {
        versions_.tell(c.scenario, c.text);
        (*this)(OpenScenario{c.scenario});
    }
    void operator()(const OpenWorkshop& c) {
        auto workshop = std::make_shared<const Workshop>(workshop_opened(c.workshop));
        const scenarios::WorkshopDefinition& d = *workshop->definition;
        s_.version = versions_.get(d.scenario, {}, true);
        s_.plans = default_plans(d.plans, kMostPlansInWorkshop);
        s_.leader_budget = d.leader_hours;
        s_.worker_budget = d.worker_hours;
        begin(d.scenario);
        s_.workshop = std::move(workshop);
    }
    void operator()(const SelectLever& c) { s_.lever = c.lever; }
    void operator()(const SelectPlan& c) {
        s_.plans = changed(s_.plans, c);
        s_.last_change.reset();
    }
    void operator()(const Run& c) {
        if (c.replications < 1 || c.replications > kMostReplications) {
            refuse_command("/replications", "1 to " + std::to_string(kMostReplications),
                           std::to_string(c.replications));
        }
        s_.replications = c.replications;
    }
    void operator()(const ChooseCases& c) {
        s_.cases = c.choice;
        s_.anchor = s_.steps = 0;
    }
    void operator()(const SelectCase& c) {
        if (c.number < 1) refuse_command("/number", "a case number from 1", std::to_string(c.number));
        s_.anchor = c.number;
        s_.steps = 0;
    }
    void operator()(const NextCase& c) {
        if (c.step != 1 && c.step != -1) refuse_command("/step", "1 or -1", std::to_string(c.step));
        s_.steps += c.step;
    }
    void operator()(const Undo&) { go_back(s_.undo, s_.redo); }
    void operator()(const Redo&) { go_back(s_.redo, s_.undo); }
    void operator()(const Cancel&) {}
    void operator()(const SavePlan& c) { need_plan(c.plan); }
    void operator()(const LoadPlan&) {}  // comes as PutPlan
    void operator()(const ResumeSession&) {}
    void operator()(const WriteHandout&) {}
    // Trainings are the training desk's: nothing of them is a setting.
    void operator()(const BeginTraining&) {}
    void operator()(const ResumeTraining&) {}
    void operator()(const TakeTrainingStep&) {}
    void operator()(const SetTrainingSeat&) {}
    void operator()(const LeaveTraining&) {}
    void operator()(const EraseTraining&) {}
    void operator()(const HandOverTraining&) {}
    void operator()(const SetBudget& c) {
        for (const double hours : {c.leader_hours, c.worker_hours}) {
            if (!(hours >= 0 && hours <= kMostBudget))
                refuse_command("/leader_hours", "0 to 100000 hours", std::to_string(hours));
        }
        if (c.leader_hours == s_.leader_budget && c.worker_hours == s_.worker_budget) return;
        remember(c);
        s_.leader_budget = c.leader_hours;
        s_.worker_budget = c.worker_hours;
    }
    void operator()(const AskWhy& c) { s_.questions = asked(s_.questions, c, plans()); }
    void operator()(const SelectAssumption& c) { s_.questions = asked(s_.questions, c, plans()); }
    void operator()(const FindAssumptions& c) { s_.questions = asked(s_.questions, c, plans()); }
    void operator()(const SearchPlans& c) { s_.questions = asked(s_.questions, c, plans()); }
    void operator()(const SetAssumption& c) { assume(c); }
    void operator()(const ForgetAssumption& c) { assume(c); }
    void operator()(const OpenStudy& c) { on_bench(c); }
    void operator()(const PutStudy& c) { on_bench(c); }
    void operator()(const StudyFromScenario& c) { on_bench(c); }
    void operator()(const EditStudy& c) { on_bench(c); }
    void operator()(const RemoveFromStudy& c) { on_bench(c); }
    void operator()(const AddFactor& c) { on_bench(c); }
    void operator()(const RemoveFactor& c) { on_bench(c); }
    void operator()(const LookAtStudy& c) { s_.study = bench_with(s_.study, c); }
    void operator()(const ExportStudy&) {}
    void operator()(const OpenDraft&) {}  // comes as PutDraft
    void operator()(const PlayDraft&) {}  // comes as PutScenario
    void operator()(const PutDraft& c) { write_draft(c); }
    void operator()(const EditDraft& c) { write_draft(c); }
    void operator()(const AddToDraft& c) { write_draft(c); }
    void operator()(const RemoveFromDraft& c) { write_draft(c); }
    void operator()(const LookAtDraft& c) { s_.draft = draft_after(s_.draft, c); }
    void operator()(const SaveDraft& c) {
        s_.draft = draft_after(s_.draft, c);
        s_.last_change.reset();
    }
    // Where the room is and what it looks at is no slip to take back.
    void operator()(const GoToItem& c) { walk(c); }
    void operator()(const ChooseTeam& c) { walk(c); }
    void operator()(const ShowCard& c) { walk(c); }
    void operator()(const SetWall& c) { walk(c); }
    // What is left changes plans, or what the room said.
    template <class Command>
    void operator()(const Command& c) {
        PlanList plans = changed(s_.plans, c, s_.most_plans());
        std::shared_ptr<const Workshop> workshop = s_.workshop;
        const bool plans_change = !(plans == s_.plans);
        const bool of_workshop = is_of_workshop(c);
        if (of_workshop || (workshop && plans_change)) workshop = changed_workshop(c, plans);
        if (!plans_change && !of_workshop) return;
        remember(c);
        s_.plans = std::move(plans);
        s_.workshop = std::move(workshop);
        if (std::max(s_.questions.why.plan, s_.questions.why.versus) >= this->plans()) s_.questions.why = {};
        follow_events();
    }

  private:
    template <class Command>
    static constexpr bool is_of_workshop(const Command&) {
        return std::is_same_v<Command, SetTeams> || std::is_same_v<Command, SetGuess> ||
               std::is_same_v<Command, LockGuesses> || std::is_same_v<Command, Reveal> ||
               std::is_same_v<Command, SetVotes> || std::is_same_v<Command, ReleaseEvent> ||
               std::is_same_v<Command, HandInPlan> || std::is_same_v<Command, SetAction>;
    }

    template <class Command>
    void write_draft(const Command& c) {
        DraftPtr after = draft_after(s_.draft, c);
        remember(c);
        s_.draft = std::move(after);
    }
    // What was written, where it is looked at; a draft that was saved meanwhile lies where it lies.
    [[nodiscard]] DraftPtr draft_then(const DraftPtr& then) const {
        if (!then || !s_.draft || then->number != s_.draft->number) return then;
        auto draft = std::make_shared<ScenarioDraft>(*then);
        draft->saved = then->saved && then->path == s_.draft->path;
        draft->path = s_.draft->path;
        draft->look = s_.draft->look;
        return draft;
    }
    template <class Command>
    void on_bench(const Command& c) {
        StudyBench after = bench_with(s_.study, c);
        remember(c);
        s_.study = std::move(after);
    }
    [[nodiscard]] int plans() const { return static_cast<int>(s_.plans.entries.size()); }
    // An assumption holds for all plans, and is no lever: it makes another world.
    template <class Command>
    void assume(const Command& c) {
        if (!s_.version.definition) refuse_command("/parameter", "an open scenario", "none");
        Questions after = asked(s_.questions, c, plans());
        if (after.own == s_.questions.own) {
            s_.questions = std::move(after);
            return;
        }
        remember(c);
        s_.questions = std::move(after);
        follow_events();
    }
    void begin(const std::string& scenario) {
        s_.scenario = scenario;
        s_.questions.own.clear();
        s_.questions.why = {};
        s_.undo.clear();
        s_.redo.clear();
        s_.last_change.reset();
        s_.anchor = s_.steps = 0;
    }
    void need_plan(int plan) const {
        if (plan < 0 || plan >= static_cast<int>(s_.plans.entries.size()))
            refuse_command("/plan", "the place of a plan", std::to_string(plan));
    }
    [[nodiscard]] std::shared_ptr<const Workshop> changed_workshop(const DeskCommand& command,
                                                                   const PlanList& plans) const {
        DeskPlans desk;
        for (const PlanEntry& entry : plans.entries) desk.plans.push_back(entry.strategy);
        return std::make_shared<const Workshop>(
            changed(s_.workshop ? *s_.workshop : Workshop{}, command, desk));
    }
    void walk(const DeskCommand& command) {
        s_.workshop = changed_workshop(command, s_.plans);
        s_.last_change.reset();
    }
    [[nodiscard]] std::shared_ptr<const UndoStep> here() const {
        return std::make_shared<const UndoStep>(UndoStep{s_.plans, s_.workshop, s_.questions.own,
                                                         s_.study.design, s_.draft, s_.leader_budget,
                                                         s_.worker_budget});
    }
    void remember(const DeskCommand& command) {
        if (!s_.last_change || !is_same_drag(*s_.last_change, command)) s_.undo.push_back(here());
        s_.redo.clear();
        s_.last_change = command;
    }
    void go_back(std::vector<std::shared_ptr<const UndoStep>>& from,
                 std::vector<std::shared_ptr<const UndoStep>>& to) {
        if (from.empty()) return;
        to.push_back(here());
        const std::shared_ptr<const UndoStep> step = from.back();
        from.pop_back();
        s_.plans = step->plans;
        s_.questions.own = step->own;
        s_.study.design = step->study;
        s_.draft = draft_then(step->draft);
        s_.leader_budget = step->leader_budget;
        s_.worker_budget = step->worker_budget;
        if (s_.workshop && step->workshop) {
            // The room stays where it is.
            auto workshop = std::make_shared<Workshop>(*step->workshop);
            workshop->item = s_.workshop->item;
            workshop->team = std::min(s_.workshop->team, workshop->teams - 1);
            workshop->card = s_.workshop->card;
            workshop->wall = s_.workshop->wall;
            s_.workshop = std::move(workshop);
        }
        if (std::max(s_.questions.why.plan, s_.questions.why.versus) >= plans()) s_.questions.why = {};
        s_.last_change.reset();
        follow_events();
    }
    void follow_events() {
        if (!s_.scenario.empty()) s_.version = versions_.get(s_.scenario, s_.sets());
    }

    DeskSettings& s_;
    ScenarioVersions& versions_;
};

}  // namespace

const ScenarioVersion& ScenarioVersions::get(const std::string& scenario,
                                             const std::vector<std::string>& sets, bool again) {
    std::string key = scenario;
    for (const std::string& set : sets) key += '\n' + set;
    const auto found = known_.find(key);
    if (found != known_.end() && !again) return found->second;
    ScenarioVersion version;
    const auto told = told_.find(scenario);
    if (told == told_.end()) {
        version.definition =
            std::make_shared<const sim::Definition>(scenarios::load_scenario(scenario, sets));
    } else {
        base::JsonValue root = base::parse_json(told->second, scenario);
        for (const std::string& set : sets) base::set_at(root, set);
        version.definition = std::make_shared<const sim::Definition>(scenarios::read_definition(root));
    }
    version.world = base::Hash64().add(scenarios::write_scenario(*version.definition)).hex();
    if (again && sets.empty()) known_.clear();
    return known_[key] = std::move(version);
}

std::vector<std::string> DeskSettings::sets() const {
    std::vector<std::string> all = workshop ? sets_of(*workshop) : std::vector<std::string>{};
    const std::vector<std::string> own = sets_of(questions);
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

DeskSettings applied(const DeskSettings& settings, const DeskCommand& command, ScenarioVersions& versions) {
    DeskSettings after = settings;
    std::visit(Apply(after, versions), command);
    return after;
}

}  // namespace skoen::session
