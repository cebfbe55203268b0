#include "session/desk.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <string_view>

#include "scenarios/catalogue.h"
#include "scenarios/schema_writer.h"
#include "session/desk_settings.h"
#include "session/play_room.h"
#include "session/session_folder.h"
#include "session/study_room.h"
#include "session/training_fields.h"
#include "session/why_room.h"
#include "sim/base/error.h"
#include "sim/base/file.h"

namespace skoen::session {

namespace {

std::optional<double> pooled(const lab::StrategyResult& result, std::string_view measure) {
    const auto all = sim::measures();
    for (std::size_t m = 0; m < all.size() && m < result.measures.size(); ++m) {
        if (all[m].id == measure) return result.measures[m].mean;
    }
    return std::nullopt;
}

// The plans as they are played: what the room was told happened holds for all of them.
PlanList plans_in(const DeskSettings& s) {
    PlanList plans = s.plans;
    if (!s.workshop) return plans;
    for (PlanEntry& entry : plans.entries)
        entry.strategy = with_events(*s.workshop, std::move(entry.strategy));
    return plans;
}

std::optional<Wish::Asked> asked_in(const DeskSettings& s, const std::optional<AskedPlay>& play,
                                    ScenarioVersions& versions) {
    if (!play) return std::nullopt;
    std::vector<std::string> sets = play->sets;
    const std::vector<std::string> own = sets_of(s.questions);
    sets.insert(sets.end(), own.begin(), own.end());
    const ScenarioVersion& version = versions.get(s.scenario, sets);
    return Wish::Asked{version.definition, version.world, play->strategy};
}

Wish wish_of(const DeskSettings& s, ScenarioVersions& versions) {
    Wish wish;
    wish.definition = s.version.definition;
    wish.scenario = s.version.world;
    wish.plans = plans_in(s);
    wish.replications = s.replications;
    wish.story = s.view == "case";
    wish.cases = s.cases;
    wish.anchor = s.anchor;
    wish.steps = s.steps;
    wish.effect = s.view == "plan";
    wish.lever = s.lever;
    if (!s.workshop) return wish;
    wish.baseline = with_events(*s.workshop, std::move(wish.baseline));
    for (const auto& play : asked_by_items(*s.workshop)) wish.asked.push_back(asked_in(s, play, versions));
    for (const auto& play : asked_by_teams(*s.workshop)) wish.asked.push_back(asked_in(s, play, versions));
    return wish;
}

// Only the pages that show an explanation ask for one.
WhyWish why_wish_of(const DeskSettings& s, const Wish& wish, std::shared_ptr<const sim::World> world) {
    WhyWish why;
    const bool explains = s.view == "why" || s.view == "assumptions";
    if (!world || !s.version.definition || (!explains && s.view != "choice")) return why;
    why.world = std::move(world);
    why.scenario = wish.scenario;
    why.replications = wish.replications;
    why.strategies = wish.plans.played();
    why.strategies.insert(why.strategies.begin(), wish.baseline);
    if (s.view == "choice") {
        why.search = std::make_shared<const scenarios::Exploration>(search_of(s.questions, s.scenario));
        return why;
    }
    // Places among those that are played; the office without the score is the first.
    const auto place = [&s](int plan) -> std::size_t {
        if (plan < 0) return 0;
        std::size_t at = 0;
        for (int i = 0; i <= plan; ++i) at += s.plans.entries[static_cast<std::size_t>(i)].enabled ? 1U : 0U;
        return s.plans.entries[static_cast<std::size_t>(plan)].enabled ? at : 0;
    };
    const AskWhy& asked = s.questions.why;
    if (asked.plan < static_cast<int>(s.plans.entries.size())) {
        const std::size_t plan = place(asked.plan), versus = place(asked.versus);
        if (plan != versus) why.pair = lab::PlanPair{plan, versus};
    }
    why.ensemble = why.strategies.size() > 1;
    return why;
}

void fill_settings(const DeskSettings& s, DeskView& view) {
    view.view = s.view;
    view.door = s.door;
    view.page = s.page;
    view.language = s.language;
    view.scale = s.scale;
    view.scenario = s.scenario;
    view.definition = s.version.definition;
    view.weeks = view.definition ? view.definition->office.weeks : 0;
    view.plan = s.plans.chosen;
    view.lever = s.lever;
    view.questions = s.questions;
    view.study = s.study;
    view.cases = s.cases;
    view.can_undo = !s.undo.empty();
    view.can_redo = !s.redo.empty();
    view.leader_budget = s.leader_budget;
    view.worker_budget = s.worker_budget;
    view.most_plans = s.most_plans();
    view.workshop = s.workshop;
    int place = 0;
    for (const PlanEntry& e : s.plans.entries) {
        DeskPlan plan;
        plan.strategy = e.strategy;
        plan.enabled = e.enabled;
        if (e.enabled) {
            plan.place = ++place;
            plan.letter = std::string(1, static_cast<char>('A' + place - 1));
        }
        view.plans.push_back(std::move(plan));
    }
}

void fill_hours(DeskView& view) {
    if (!view.comparison) return;
    for (std::size_t i = 0; i < view.plans.size(); ++i) {
        // By id: while a changed plan is being played, the comparison is still that of the plans before.
        for (const lab::StrategyResult& result : view.comparison->strategies) {
            if (view.plans[i].place == 0 || result.strategy.id != view.plans[i].strategy.id) continue;
            view.hours.push_back(
                {static_cast<int>(i), pooled(result, "leader_hours"), pooled(result, "worker_hours")});
        }
    }
}

void fill_got(const Got& got, DeskView& view) {
    view.world = got.world;
    view.sample = got.sample;
    view.comparison = got.comparison;
    view.comparison_is_current = got.is_current;
    view.effect = got.effect;
    view.job = got.job;
    if (got.told) {
        view.story = got.told->story;
        view.case_number = got.told->number;
        view.case_place = got.told->place;
        view.case_count = got.told->count;
    }
    if (view.workshop) {
        const auto items =
            static_cast<std::ptrdiff_t>(std::min(view.workshop->items.size(), got.asked.size()));
        view.answers.assign(got.asked.begin(), got.asked.begin() + items);
        view.handed_in.assign(got.asked.begin() + items, got.asked.end());
    }
    fill_hours(view);
}

// The command as the log keeps it: what a file held instead of where it lay, since files move.
DeskCommand lasting(const DeskCommand& command) {
    if (const auto* open = std::get_if<OpenStudy>(&command)) {
        const std::vector<std::string> shipped = study::shipped_designs();
        if (std::find(shipped.begin(), shipped.end(), open->design) != shipped.end()) return command;
        return PutStudy{scenarios::write_with_schema(study::load_design(open->design))};
    }
    const auto put = [](const std::string& path) {
        return PutPlan{scenarios::write_strategy(scenarios::load_strategy(path))};
    };
    if (const auto* load = std::get_if<LoadPlan>(&command)) return put(load->path);
    if (const auto* add = std::get_if<AddPlan>(&command)) {
        for (const scenarios::StrategyEntry& shipped : scenarios::strategies()) {
            if (shipped.id == add->strategy) return command;
        }
        return put(add->strategy);
    }
    return command;
}

bool is_shipped_scenario(const std::string& scenario) {
    const auto& all = scenarios::scenarios();
    return std::any_of(all.begin(), all.end(), [&](const auto& entry) { return entry.id == scenario; });
}

// The same for scenarios and drafts, which lie in files too.
DeskCommand lasting_scenario(const DeskCommand& command, const DraftPtr& draft,
                             const std::filesystem::path& folder, const std::vector<OwnScenario>& own) {
    if (const auto* open = std::get_if<OpenScenario>(&command)) {
        const std::filesystem::path path(open->scenario);
        std::error_code none;
        const bool is_file =
            !is_shipped_scenario(open->scenario) && std::filesystem::is_regular_file(path, none);
        return is_file ? DeskCommand(PutScenario{open->scenario, base::read_text_file(path)}) : command;
    }
    if (const auto* open = std::get_if<OpenDraft>(&command)) {
        std::vector<std::string> taken;
        for (const OwnScenario& one : own) taken.push_back(one.id);
        return draft_of_scenario(open->scenario, taken);
    }
    if (std::holds_alternative<PlayDraft>(command)) {
        if (!draft || !draft->saved) refuse_command("/draft", "a draft that is saved", "none");
        return PutScenario{draft->path, draft->text()};
    }
    if (const auto* save = std::get_if<SaveDraft>(&command))
        return SaveDraft{path_to_save(draft, *save, folder)};
    return command;
}

// What only looks at the page is not worth a session of its own.
bool begins_session(const DeskCommand& command) {
    return !std::holds_alternative<SetLanguage>(command) && !std::holds_alternative<SetScale>(command) &&
           !std::holds_alternative<OpenView>(command) && !std::holds_alternative<AskWhy>(command) &&
           !std::holds_alternative<SelectAssumption>(command) &&
           !std::holds_alternative<FindAssumptions>(command) &&
           !std::holds_alternative<LookAtStudy>(command) && !std::holds_alternative<LookAtDraft>(command);
}

// What is done with trainings, which stands in no log.
class ApplyToTraining {
  public:
    ApplyToTraining(TrainingDesk& training, int& seat, const std::filesystem::path& folder)
        : training_(training), seat_(seat), folder_(folder) {}
    // False: it is no command of a training.
    bool operator()(const BeginTraining& c) {
        training_.begin(c.session, c.seat);
        return true;
    }
    bool operator()(const ResumeTraining& c) {
        training_.resume(c.session);
        return true;
    }
    bool operator()(const TakeTrainingStep& c) {
        const auto found = std::find(kTrainingDoes.begin(), kTrainingDoes.end(), c.step);
        if (found == kTrainingDoes.end())
            refuse_command("/step", "a step of a training session", '"' + c.step + '"');
        training_.step(
            {static_cast<TrainingDo>(found - kTrainingDoes.begin()), c.number, c.other, c.name, 0, {}});
        return true;
    }
    bool operator()(const SetTrainingSeat& c) {
        if (c.seat < 1 || c.seat > kMostSeats)
            refuse_command("/seat", "1 to " + std::to_string(kMostSeats), std::to_string(c.seat));
        seat_ = c.seat;
        return true;
    }
    bool operator()(const LeaveTraining&) {
        training_.leave();
        return true;
    }
    bool operator()(const EraseTraining& c) {
        if (folder_.empty()) refuse_command("/session", "trainings that are kept", "none are");
        if (training_.kept_as() == c.session) training_.leave();
        training_.wait_idle();  // whoever was loading it has let go
        static_cast<void>(open_training_file(folder_, c.session));
        erase_session(folder_, c.session);
        return true;
    }
    bool operator()(const HandOverTraining& c) {
        if (std::find(kHandOvers.begin(), kHandOvers.end(), c.audience) == kHandOvers.end())
            refuse_command("/audience", "own, group or research", '"' + c.audience + '"');
        return true;
    }
    template <class Command>
    bool operator()(const Command&) {
        return false;
    }

  private:
    TrainingDesk& training_;
    int& seat_;
    const std::filesystem::path& folder_;
};

}  // namespace

struct Desk::State {
    mutable std::mutex mutex;
    DeskSettings settings;
    ScenarioVersions versions;
    std::vector<std::string> log;
    std::string message;
    Wish ahead;                    // while no scenario is open
    std::filesystem::path folder;  // where sessions are kept; empty: they are not
    std::optional<SessionFile> file;
    std::vector<SessionEntry> sessions;
    std::vector<OwnScenario> own;
    TrainingDesk training;
    int training_seat = 1;
    // What explains waits until nothing is left to play. Declared first: the room that plays stops before it.
    WhyRoom why;
    StudyRoom bench;
    DraftRoom writing;
    PlayRoom room{[this] {
        const std::lock_guard lock(mutex);
        explain();
    }};

    // These two with the mutex held.
    void explain() { why.wish(why_wish_of(settings, wish_of(settings, versions), room.got().world)); }
    void wish() {
        const bool there = settings.view.starts_with("study_");
        const auto& design = settings.study.design;
        const bool trial = design && !design->vignettes && settings.view == "study_design";
        bench.wish({there ? design : nullptr, trial || settings.view == "study_power",
                    settings.view == "study_mechanisms"});
        writing.wish(settings.view == kDraftView && settings.draft ? settings.draft->definition : nullptr);
        if (room.wish(settings.version.definition ? wish_of(settings, versions) : ahead)) {
            why.wish({});
        } else {
            explain();
        }
    }
    // On disk before anything of it is seen.
    void keep(const DeskCommand& command, const std::string& line) {
        if (folder.empty()) return;
        if (file) return file->append(line);
        if (!begins_session(command)) return;
        std::vector<std::string> all = log;
        all.push_back(line);
        file = SessionFile::create(folder, SessionKind::workshop, all);
    }
    void save(const SavePlan& c) const {
        const sim::Strategy& plan = settings.plans.entries[static_cast<std::size_t>(c.plan)].strategy;
        base::write_file_atomically(c.path, scenarios::write_strategy(plan));
    }
    void resume(const std::string& id) {
        if (folder.empty()) refuse_command("/session", "sessions that are kept", "none are");
        std::optional<SessionFile> found;
        if (!file || file->id() != id) found = SessionFile::open(folder, id);
        if (!found) return;
        const std::vector<std::string> lines = found->lines();
        DeskSettings after;
        ScenarioVersions fresh;
        for (const std::string& line : lines) after = applied(after, command_from(line), fresh);
        settings = std::move(after);
        versions = std::move(fresh);
        log = lines;
        file = std::move(found);
        list();
    }
    void list() {
        sessions.clear();
        own.clear();
        if (folder.empty()) return;
        own = own_scenarios(folder);
        sessions = list_sessions(folder, {file ? file->id() : "", training.kept_as()});
    }
};

Desk::Desk() : state_(std::make_unique<State>()) {}
Desk::~Desk() = default;

void Desk::apply(const DeskCommand& asked) {
    const std::lock_guard lock(state_->mutex);
    State& s = *state_;
    try {
        if (std::visit(ApplyToTraining(s.training, s.training_seat, s.folder), asked)) {
            // The file of the one that is open is not read: it is locked.
            if (!std::holds_alternative<TakeTrainingStep>(asked) &&
                !std::holds_alternative<SetTrainingSeat>(asked))
                s.list();
            s.message.clear();
            return;
        }
        if (const auto* resume = std::get_if<ResumeSession>(&asked)) {
            s.resume(resume->session);
        } else {
            const DeskCommand command = lasting_scenario(lasting(asked), s.settings.draft, s.folder, s.own);
            DeskSettings after = applied(s.settings, command, s.versions);
            if (const auto* save = std::get_if<SavePlan>(&command)) s.save(*save);
            if (const auto* files = std::get_if<ExportStudy>(&command)) export_bench(after.study, *files);
            if (const auto* draft = std::get_if<SaveDraft>(&command)) {
                save_draft(*after.draft, draft->path);
                s.own = own_scenarios(s.folder);
            }
            const std::string line = to_line(command);
            s.keep(command, line);
            s.settings = std::move(after);
            s.log.push_back(line);
        }
    } catch (const base::InputError& fault) {
        s.message = fault.what();
        throw;
    }
    s.message.clear();
    s.wish();
    if (std::holds_alternative<Cancel>(asked)) s.room.stop_playing();
    if (std::holds_alternative<Run>(asked)) s.room.retry();
}

void Desk::keep_sessions_in(const std::filesystem::path& folder) {
    const std::lock_guard lock(state_->mutex);
    state_->folder = folder;
    state_->training.keep_in(folder);
    state_->list();
}

DeskView Desk::view() const {
    const std::lock_guard lock(state_->mutex);
    DeskView view;
    fill_settings(state_->settings, view);
    if (state_->settings.version.definition) fill_got(state_->room.got(), view);
    view.explained = state_->why.got();
    view.training = state_->training.view();
    view.training_seconds = state_->training.seconds();
    view.training_seat = state_->training_seat;
    if (state_->settings.view.starts_with("study_")) view.found = state_->bench.got();
    view.draft = state_->settings.draft;
    if (state_->settings.view == kDraftView) view.draft_found = state_->writing.got();
    view.own_scenarios = state_->own;
    view.keeps_own = !state_->folder.empty();
    view.message = state_->message;
    view.session = state_->file ? state_->file->id() : "";
    view.sessions = state_->sessions;
    return view;
}

void Desk::prepare(const std::string& scenario) {
    const std::lock_guard lock(state_->mutex);
    DeskSettings ahead;
    ahead.replications = state_->settings.replications;
    ahead = applied(ahead, OpenScenario{scenario}, state_->versions);
    state_->ahead = wish_of(ahead, state_->versions);
    state_->wish();
}

const TrainingDesk& Desk::training() const { return state_->training; }

bool Desk::idle() const {
    return state_->room.idle() && state_->why.idle() && state_->training.idle() && state_->bench.idle() &&
           state_->writing.idle();
}
void Desk::wait_idle() const {
    state_->room.wait_idle();  // which has told what explains before it says so
    state_->why.wait_idle();
    state_->training.wait_idle();
    state_->bench.wait_idle();
    state_->writing.wait_idle();
}
std::uint64_t Desk::changes() const {
    return state_->room.changes() + state_->why.changes() + state_->training.changes() +
           state_->bench.changes() + state_->writing.changes();
}

std::vector<std::string> Desk::log() const {
    const std::lock_guard lock(state_->mutex);
    return state_->log;
}

void Desk::replay(const std::vector<std::string>& lines) {
    const std::lock_guard lock(state_->mutex);
    DeskSettings after;
    for (const std::string& line : lines) after = applied(after, command_from(line), state_->versions);
    state_->settings = std::move(after);
    state_->log = lines;
    state_->wish();
}

}  // namespace skoen::session
