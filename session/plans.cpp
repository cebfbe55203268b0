#include "session/plans.h"

#include <algorithm>

#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/base/json.h"

namespace skoen::session {

namespace {

constexpr std::size_t kLongestName = 80;
constexpr const char* kWithout = "no_tool";

PlanEntry& entry(PlanList& plans, int place) {
    if (place < 0 || place >= static_cast<int>(plans.entries.size())) {
        refuse_command("/plan",
                       "the place of a plan, 0 to " + std::to_string(plans.entries.size()) + " less one",
                       std::to_string(place));
    }
    return plans.entries[static_cast<std::size_t>(place)];
}

// "own_first_2" where "own_first" is taken: charts and run folders know plans by id.
std::string free_id(const PlanList& plans, const std::string& wished) {
    const auto taken = [&plans](const std::string& id) {
        return std::any_of(plans.entries.begin(), plans.entries.end(),
                           [&id](const PlanEntry& e) { return e.strategy.id == id; });
    };
    if (!taken(wished)) return wished;
    for (int n = 2;; ++n) {
        const std::string id = wished + "_" + std::to_string(n);
        if (!taken(id)) return id;
    }
}

void add(PlanList& plans, sim::Strategy strategy, int most) {
    if (static_cast<int>(plans.entries.size()) >= most) {
        refuse_command("", "at most " + std::to_string(most) + " plans", "one more");
    }
    if (strategy.id == kWithout)
        refuse_command("/strategy", "a plan with the score: the office without it is always there", kWithout);
    strategy.id = free_id(plans, strategy.id);
    plans.entries.push_back({std::move(strategy), true});
    plans.chosen = static_cast<int>(plans.entries.size()) - 1;
}

// A shipped plan that was changed does not go by the shipped name any more.
void mark_changed(sim::Strategy& strategy) {
    const auto& shipped = scenarios::strategies();
    const bool as_shipped =
        std::any_of(shipped.begin(), shipped.end(),
                    [&](const scenarios::StrategyEntry& s) { return s.name == strategy.name; });
    if (!as_shipped) return;
    strategy.name.da += ", ændret";
    strategy.name.en += ", changed";
}

void take_out(sim::Strategy& strategy, sim::Lever lever) {
    std::erase_if(strategy.levers, [lever](const sim::LeverSpan& s) { return s.lever == lever; });
}

class PlansChange {
  public:
    PlansChange(PlanList& plans, int most) : plans_(plans), most_(most) {}

    void operator()(const SelectPlan& c) {
        static_cast<void>(entry(plans_, c.plan));
        plans_.chosen = c.plan;
    }
    void operator()(const TogglePlan& c) {
        PlanEntry& e = entry(plans_, c.plan);
        e.enabled = !e.enabled;
    }
    void operator()(const AddPlan& c) { add(plans_, scenarios::load_strategy(c.strategy), most_); }
    void operator()(const PutPlan& c) {
        add(plans_, scenarios::read_strategy(base::parse_json(c.strategy, "strategy")), most_);
    }
    void operator()(const CopyPlan& c) {
        sim::Strategy copy = entry(plans_, c.plan).strategy;
        const std::size_t digits = copy.id.find_last_not_of("0123456789");
        if (digits != std::string::npos && copy.id[digits] == '_' && digits + 1 < copy.id.size())
            copy.id.resize(digits);
        copy.name.da += ", kopi";
        copy.name.en += ", copy";
        add(plans_, std::move(copy), most_);
    }
    void operator()(const RenamePlan& c) {
        if (c.name.empty() || base::character_count(c.name) > kLongestName) {
            refuse_command("/name", "1 to " + std::to_string(kLongestName) + " characters",
                           std::to_string(c.name.size()) + " bytes");
        }
        entry(plans_, c.plan).strategy.name = {c.name, c.name};
    }
    void operator()(const RemovePlan& c) {
        static_cast<void>(entry(plans_, c.plan));
        plans_.entries.erase(plans_.entries.begin() + c.plan);
        if (plans_.chosen >= c.plan && plans_.chosen > 0) --plans_.chosen;
    }
    void operator()(const SetLever& c) {
        sim::Strategy& strategy = entry(plans_, c.plan).strategy;
        const auto& options = sim::option_names(c.lever);
        if (std::find(options.begin(), options.end(), c.option) == options.end()) {
            refuse_command("/option", "an option of " + std::string(sim::lever_name(c.lever)),
                           "\"" + c.option + "\"");
        }
        if (c.from < 1 || c.to < c.from || c.to > 520) {
            refuse_command("/from", "weeks from 1 to 520 in rising order",
                           std::to_string(c.from) + " to " + std::to_string(c.to));
        }
        if (!(c.intensity >= 0 && c.intensity <= 1))
            refuse_command("/intensity", "0 to 1", std::to_string(c.intensity));
        take_out(strategy, c.lever);
        if (c.option != options.front())
            strategy.levers.push_back({c.lever, c.option, c.from, c.to, c.intensity});
        mark_changed(strategy);
    }
    void operator()(const RemoveLever& c) {
        sim::Strategy& strategy = entry(plans_, c.plan).strategy;
        const std::size_t before = strategy.levers.size();
        take_out(strategy, c.lever);
        if (strategy.levers.size() != before) mark_changed(strategy);
    }
    template <class Other>
    void operator()(const Other&) {}

  private:
    PlanList& plans_;
    int most_;
};

}  // namespace

std::vector<sim::Strategy> PlanList::played() const {
    std::vector<sim::Strategy> list;
    for (const PlanEntry& e : entries) {
        if (e.enabled) list.push_back(e.strategy);
    }
    return list;
}

PlanList default_plans(const std::vector<std::string>& strategies, int most) {
    PlanList plans;
    for (const std::string& id : strategies) {
        if (id == kWithout || static_cast<int>(plans.entries.size()) >= most) continue;
        plans.entries.push_back({scenarios::load_strategy(id), true});
    }
    return plans;
}

PlanList changed(const PlanList& plans, const DeskCommand& command, int most) {
    PlanList after = plans;
    std::visit(PlansChange(after, most), command);
    return after;
}

bool is_same_drag(const DeskCommand& before, const DeskCommand& after) {
    if (before.index() != after.index()) return false;
    if (const auto* b = std::get_if<SetLever>(&after)) {
        const auto& a = std::get<SetLever>(before);
        return a.plan == b->plan && a.lever == b->lever && a.option == b->option;
    }
    if (const auto* b = std::get_if<RenamePlan>(&after)) return std::get<RenamePlan>(before).plan == b->plan;
    if (const auto* b = std::get_if<SetGuess>(&after)) {
        const auto& a = std::get<SetGuess>(before);
        return a.item == b->item && a.team == b->team && a.knot == b->knot;
    }
    if (const auto* b = std::get_if<SetVotes>(&after)) {
        const auto& a = std::get<SetVotes>(before);
        return a.item == b->item && a.round == b->round && a.option == b->option;
    }
    if (const auto* b = std::get_if<SetAction>(&after)) {
        return std::get<SetAction>(before).action == b->action && !b->text.empty();
    }
    if (const auto* b = std::get_if<SetAssumption>(&after))
        return std::get<SetAssumption>(before).parameter == b->parameter;
    if (const auto* b = std::get_if<EditStudy>(&after)) {  // one field; what is appended is another item
        const std::string pointer = b->set.substr(0, b->set.find('='));
        return !pointer.ends_with("/-") && std::get<EditStudy>(before).set.starts_with(pointer + '=');
    }
    if (const auto* b = std::get_if<EditDraft>(&after))
        return std::get<EditDraft>(before).set.starts_with(b->set.substr(0, b->set.find('=') + 1));
    return std::holds_alternative<SetBudget>(after);
}

bool operator==(const PlanList& a, const PlanList& b) {
    if (a.chosen != b.chosen || a.entries.size() != b.entries.size()) return false;
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
        if (a.entries[i].enabled != b.entries[i].enabled ||
            scenarios::write_strategy(a.entries[i].strategy) !=
                scenarios::write_strategy(b.entries[i].strategy)) {
            return false;
        }
    }
    return true;
}

}  // namespace skoen::session
