#include "session/desk.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <string_view>

#include "scenarios/catalogue.h"
#include "session/plans.h"
#include "session/play_room.h"
#include "sim/base/error.h"

namespace skoen::session {

// Everything that a command changes; small, so that a command which cannot be done leaves the old one in place.
struct DeskSettings {
    std::string view = kViews.front();
    int page = 0;
    base::Language language = base::Language::da;
    double scale = 1;
    std::string scenario;
    std::shared_ptr<const sim::Definition> definition;
    std::string world;  // hash of the definition: a file that changed is another world
    PlanList plans;
    sim::Lever lever = sim::Lever::workflow;
    int replications = kReplications;
    CaseChoice cases = CaseChoice::misled;
    int anchor = 0, steps = 0;
    std::vector<PlanList> undo;
    std::optional<DeskCommand> last_change;
};

namespace {

constexpr int kMostReplications = 10000;
constexpr int kMostPages = 8;  // pictures one at a time, at the largest text

std::optional<double> pooled(const lab::StrategyResult& result, std::string_view measure) {
    const auto all = sim::measures();
    for (std::size_t m = 0; m < all.size() && m < result.measures.size(); ++m) {
        if (all[m].id == measure) return result.measures[m].mean;
    }
    return std::nullopt;
}

class Apply {
  public:
    explicit Apply(DeskSettings& settings) : s_(settings) {}

    void operator()(const OpenView& c) {
        if (std::find(kViews.begin(), kViews.end(), c.view) == kViews.end())
            refuse_command("/view", "the name of a view", c.view);
        if (c.page < 0 || c.page >= kMostPages)
            refuse_command("/page", "0 to " + std::to_string(kMostPages - 1), std::to_string(c.page));
        s_.view = c.view;
        s_.page = c.page;
    }
    void operator()(const SetLanguage& c) { s_.language = c.language; }
    void operator()(const SetScale& c) {
        if (c.scale != 1 && c.scale != 1.25 && c.scale != 1.5 && c.scale != 2) {
            refuse_command("/scale", "1, 1.25, 1.5 or 2", std::to_string(c.scale));
        }
        s_.scale = c.scale;
    }
    void operator()(const OpenScenario& c) {
        auto definition = std::make_shared<const sim::Definition>(scenarios::load_scenario(c.scenario));
        s_.plans = default_plans(definition->default_strategies);
        s_.world = base::Hash64().add(scenarios::write_scenario(*definition)).hex();
        s_.definition = std::move(definition);
        s_.scenario = c.scenario;
        s_.undo.clear();
        s_.last_change.reset();
        s_.anchor = s_.steps = 0;
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
    void operator()(const Undo&) {
        if (s_.undo.empty()) return;
        s_.plans = s_.undo.back();
        s_.undo.pop_back();
        s_.last_change.reset();
    }
    void operator()(const Cancel&) {}
    // What is left changes plans.
    template <class Change>
    void operator()(const Change& c) {
        PlanList after = changed(s_.plans, c);
        if (after == s_.plans) return;
        if (!s_.last_change || !is_same_drag(*s_.last_change, c)) s_.undo.push_back(s_.plans);
        s_.last_change = c;
        s_.plans = std::move(after);
    }

  private:
    DeskSettings& s_;
};

Wish wish_of(const DeskSettings& s) {
    Wish wish;
    wish.definition = s.definition;
    wish.scenario = s.world;
    wish.plans = s.plans;
    wish.replications = s.replications;
    wish.story = s.view == "case";
    wish.cases = s.cases;
    wish.anchor = s.anchor;
    wish.steps = s.steps;
    wish.effect = s.view == "plan";
    wish.lever = s.lever;
    return wish;
}

void fill_settings(const DeskSettings& s, DeskView& view) {
    view.view = s.view;
    view.page = s.page;
    view.language = s.language;
    view.scale = s.scale;
    view.scenario = s.scenario;
    view.definition = s.definition;
    view.weeks = s.definition ? s.definition->office.weeks : 0;
    view.plan = s.plans.chosen;
    view.lever = s.lever;
    view.cases = s.cases;
    view.can_undo = !s.undo.empty();
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
    fill_hours(view);
}

}  // namespace

struct Desk::State {
    mutable std::mutex mutex;
    DeskSettings settings;
    std::vector<std::string> log;
    std::string message;
    Wish ahead;  // while no scenario is open
    PlayRoom room;

    void wish() { room.wish(settings.definition ? wish_of(settings) : ahead); }
};

Desk::Desk() : state_(std::make_unique<State>()) {}
Desk::~Desk() = default;

void Desk::apply(const DeskCommand& command) {
    const std::lock_guard lock(state_->mutex);
    DeskSettings after = state_->settings;
    try {
        std::visit(Apply(after), command);
    } catch (const base::InputError& fault) {
        state_->message = fault.what();
        throw;
    }
    state_->settings = std::move(after);
    state_->message.clear();
    state_->log.push_back(to_line(command));
    state_->wish();
    if (std::holds_alternative<Cancel>(command)) state_->room.stop_playing();
    if (std::holds_alternative<Run>(command)) state_->room.retry();
}

DeskView Desk::view() const {
    const std::lock_guard lock(state_->mutex);
    DeskView view;
    fill_settings(state_->settings, view);
    if (state_->settings.definition) fill_got(state_->room.got(), view);
    view.message = state_->message;
    return view;
}

void Desk::prepare(const std::string& scenario) {
    const std::lock_guard lock(state_->mutex);
    DeskSettings ahead;
    ahead.replications = state_->settings.replications;
    Apply{ahead}(OpenScenario{scenario});
    state_->ahead = wish_of(ahead);
    state_->wish();
}

bool Desk::idle() const { return state_->room.idle(); }
void Desk::wait_idle() const { state_->room.wait_idle(); }
std::uint64_t Desk::changes() const { return state_->room.changes(); }

std::vector<std::string> Desk::log() const {
    const std::lock_guard lock(state_->mutex);
    return state_->log;
}

void Desk::replay(const std::vector<std::string>& lines) {
    std::vector<DeskCommand> commands;
    for (const std::string& line : lines) commands.push_back(command_from(line));
    {
        const std::lock_guard lock(state_->mutex);
        state_->settings = {};
        state_->log.clear();
        state_->wish();
    }
    for (const DeskCommand& command : commands) apply(command);
}

}  // namespace skoen::session
