#include "session/workshop.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/catalogue.h"
#include "session/plans.h"
#include "sim/base/error.h"

namespace skoen::session {

namespace {

using scenarios::ItemKind;
using scenarios::WorkshopEvent;
using scenarios::WorkshopItem;

constexpr std::size_t kMostActions = 12, kLongestAction = 240;
constexpr int kMostHands = 500;
constexpr std::array<std::string_view, 3> kWalls = {"live", "frozen", "black"};

bool asks(const WorkshopItem& item) { return item.kind == ItemKind::curve || item.kind == ItemKind::number; }

const WorkshopEvent* find_event(const Workshop& w, std::string_view id) {
    for (const WorkshopEvent& event : w.definition->events) {
        if (event.id == id) return &event;
    }
    return nullptr;
}

void lay_over(const WorkshopEvent& event, sim::Strategy& strategy) {
    strategy.levers.insert(strategy.levers.end(), event.levers.begin(), event.levers.end());
}

std::string up_to(std::size_t count) { return "0 to " + std::to_string(count) + " less one"; }

class WorkshopChange {
  public:
    WorkshopChange(Workshop& workshop, const DeskPlans& desk) : w_(workshop), desk_(desk) {}

    void operator()(const GoToItem& c) {
        need_open();
        if (c.item < 0 || c.item >= static_cast<int>(w_.items.size()))
            refuse_command("/item", up_to(w_.items.size()), std::to_string(c.item));
        if (c.item == w_.item) return;
        w_.item = c.item;
        note(Choice::Kind::item);
    }
    void operator()(const SetTeams& c) {
        need_open();
        if (c.teams < 1 || c.teams > scenarios::kMostTeams)
            refuse_command("/teams", "1 to " + std::to_string(scenarios::kMostTeams),
                           std::to_string(c.teams));
        w_.teams = c.teams;
        w_.team = std::min(w_.team, c.teams - 1);
    }
    void operator()(const ChooseTeam& c) { w_.team = team(c.team); }
    void operator()(const SetGuess& c) {
        ItemState& state = question(c.item);
        if (state.locked) refuse_command("/item", "guesses that are not locked", "locked ones");
        const bool curve = item(c.item).kind == ItemKind::curve;
        if (c.knot < (curve ? 1 : 0) || c.knot >= (curve ? kKnots : 1))
            refuse_command("/knot", "a point that can be guessed", std::to_string(c.knot));
        if (!(c.value >= 0 && c.value <= item(c.item).axis_to))
            refuse_command("/value", "a value on the axis", std::to_string(c.value));
        Guess& guess = state.guesses[static_cast<std::size_t>(team(c.team))];
        if (guess.knots.empty()) {
            guess.knots.assign(curve ? kKnots : 1, c.value);
            note(Choice::Kind::guess, c.team, {}, c.item);
        }
        guess.knots[static_cast<std::size_t>(c.knot)] = c.value;
    }
    void operator()(const LockGuesses& c) {
        ItemState& state = question(c.item);
        if (state.revealed && !c.locked)
            refuse_command("/locked", "true: the answer has been shown", "false");
        state.locked = c.locked;
    }
    void operator()(const Reveal& c) {
        ItemState& state = question(c.item);
        if (c.revealed && !state.locked) refuse_command("/item", "guesses that are locked", "open ones");
        if (c.revealed && !state.revealed) note(Choice::Kind::reveal, -1, {}, c.item);
        state.revealed = c.revealed;
    }
    void operator()(const SetVotes& c) {
        const WorkshopItem& voted = item(c.item);
        if (voted.kind != ItemKind::vote) refuse_command("/item", "an item that is voted on", voted.id);
        const auto options = voted.options.size();
        if (c.round < 0 || c.round > 1) refuse_command("/round", "0 or 1", std::to_string(c.round));
        if (c.option < 0 || c.option >= static_cast<int>(options))
            refuse_command("/option", up_to(options), std::to_string(c.option));
        if (c.count < 0 || c.count > kMostHands)
            refuse_command("/count", "0 to " + std::to_string(kMostHands), std::to_string(c.count));
        std::vector<int>& hands =
            w_.items[static_cast<std::size_t>(c.item)].votes[static_cast<std::size_t>(c.round)];
        if (hands.empty()) {
            hands.assign(options, 0);
            note(Choice::Kind::vote, -1, {}, c.item);
        }
        hands[static_cast<std::size_t>(c.option)] = c.count;
    }
    void operator()(const ReleaseEvent& c) {
        need_open();
        if (find_event(w_, c.event) == nullptr)
            refuse_command("/event", "an event of this workshop", '"' + c.event + '"');
        const auto found = std::find(w_.released.begin(), w_.released.end(), c.event);
        if ((found != w_.released.end()) == c.released) return;
        if (c.released) {
            w_.released.push_back(c.event);
        } else {
            w_.released.erase(found);
        }
        note(c.released ? Choice::Kind::event : Choice::Kind::take_back, -1, c.event);
    }
    void operator()(const HandInPlan& c) {
        HandedIn in;
        in.team = team(c.team);
        if (c.plan >= static_cast<int>(desk_.plans.size()) || c.plan < -1)
            refuse_command("/plan", "a plan on the desk, or -1 for none", std::to_string(c.plan));
        if (c.plan >= 0) {
            in.strategy = desk_.plans[static_cast<std::size_t>(c.plan)];
        } else {
            in.strategy = scenarios::load_strategy("no_tool");
        }
        note(Choice::Kind::hand_in, c.team, {}, -1,
             in.strategy.levers.empty() ? base::Bilingual{} : in.strategy.name);
        in.strategy.id = handed_in_id(c.team);
        std::erase_if(w_.handed_in, [&c](const HandedIn& h) { return h.team == c.team; });
        w_.handed_in.push_back(std::move(in));
        std::sort(w_.handed_in.begin(), w_.handed_in.end(),
                  [](const HandedIn& a, const HandedIn& b) { return a.team < b.team; });
    }
    void operator()(const SetAction& c) {
        need_open();
        const auto place = static_cast<std::size_t>(c.action);
        if (c.action < 0 || place > w_.actions.size() || place >= kMostActions)
            refuse_command("/action", up_to(std::min(w_.actions.size() + 1, kMostActions)),
                           std::to_string(c.action));
        if (base::character_count(c.text) > kLongestAction)
            refuse_command("/text", "at most " + std::to_string(kLongestAction) + " characters",
                           std::to_string(base::character_count(c.text)));
        if (place == w_.actions.size()) {
            if (!c.text.empty()) w_.actions.push_back(c.text);
        } else if (c.text.empty()) {
            w_.actions.erase(w_.actions.begin() + c.action);
        } else {
            w_.actions[place] = c.text;
        }
    }
    void operator()(const ShowCard& c) {
        need_open();
        if (c.card < -1 || c.card >= static_cast<int>(w_.definition->cards.size()))
            refuse_command("/card", "-1, or " + up_to(w_.definition->cards.size()), std::to_string(c.card));
        w_.card = c.card;
    }
    void operator()(const SetWall& c) {
        need_open();
        if (std::find(kWalls.begin(), kWalls.end(), c.wall) == kWalls.end())
            refuse_command("/wall", "live, frozen or black", '"' + c.wall + '"');
        w_.wall = c.wall;
    }
    // Plans are changed elsewhere; the room remembers that they were.
    void operator()(const SetLever& c) { note_plan(c.plan); }
    void operator()(const RemoveLever& c) { note_plan(c.plan); }
    template <class Other>
    void operator()(const Other&) {}

  private:
    void need_open() const {
        if (!w_.definition) refuse_command("", "a workshop that is open", "none");
    }
    [[nodiscard]] const WorkshopItem& item(int place) const {
        need_open();
        if (place < 0 || place >= static_cast<int>(w_.items.size()))
            refuse_command("/item", up_to(w_.items.size()), std::to_string(place));
        return w_.definition->agenda[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] ItemState& question(int place) {
        if (!asks(item(place))) refuse_command("/item", "an item that asks for a guess", item(place).id);
        return w_.items[static_cast<std::size_t>(place)];
    }
    [[nodiscard]] int team(int place) const {
        need_open();
        if (place < 0 || place >= w_.teams)
            refuse_command("/team", up_to(static_cast<std::size_t>(w_.teams)), std::to_string(place));
        return place;
    }
    void note(Choice::Kind kind, int by_team = -1, std::string about = {}, int in_item = -1,
              base::Bilingual plan = {}) {
        w_.timeline.push_back(
            {kind, in_item < 0 ? w_.item : in_item, by_team, std::move(about), std::move(plan)});
    }
    void note_plan(int plan) {
        if (!w_.definition || plan < 0 || plan >= static_cast<int>(desk_.plans.size())) return;
        const base::Bilingual& name = desk_.plans[static_cast<std::size_t>(plan)].name;
        const bool again = !w_.timeline.empty() && w_.timeline.back().kind == Choice::Kind::plan &&
                           w_.timeline.back().plan == name;
        if (!again) note(Choice::Kind::plan, -1, {}, -1, name);
    }

    Workshop& w_;
    const DeskPlans& desk_;
};

}  // namespace

int week_of_knot(int knot, int weeks) {
    return 1 + static_cast<int>(std::lround(static_cast<double>(knot) * (weeks - 1) / (kKnots - 1)));
}

Workshop workshop_opened(const std::string& id_or_path) {
    Workshop w;
    auto definition =
        std::make_shared<const scenarios::WorkshopDefinition>(scenarios::load_workshop(id_or_path));
    w.opened = id_or_path;
    w.teams = definition->teams;
    w.items.resize(definition->agenda.size());
    for (ItemState& state : w.items) state.guesses.resize(scenarios::kMostTeams);
    w.definition = std::move(definition);
    return w;
}

Workshop changed(const Workshop& workshop, const DeskCommand& command, const DeskPlans& desk) {
    Workshop after = workshop;
    std::visit(WorkshopChange(after, desk), command);
    return after;
}

sim::Strategy with_events(const Workshop& workshop, sim::Strategy strategy) {
    for (const std::string& id : workshop.released) lay_over(*find_event(workshop, id), strategy);
    return strategy;
}

std::vector<std::string> sets_of(const Workshop& workshop) {
    std::vector<std::string> sets;
    for (const std::string& id : workshop.released) {
        const WorkshopEvent& event = *find_event(workshop, id);
        sets.insert(sets.end(), event.set.begin(), event.set.end());
    }
    return sets;
}

std::vector<std::optional<AskedPlay>> asked_by_items(const Workshop& workshop) {
    std::vector<std::optional<AskedPlay>> asked;
    if (!workshop.definition) return asked;
    Workshop before = workshop;  // with the events that the agenda has had so far
    before.released.clear();
    for (const WorkshopItem& item : workshop.definition->agenda) {
        asked.emplace_back();
        const bool released = std::find(workshop.released.begin(), workshop.released.end(), item.event) !=
                              workshop.released.end();
        if (item.kind == ItemKind::event && released) before.released.push_back(item.event);
        if (asks(item))
            asked.back() = {sets_of(before), with_events(before, scenarios::load_strategy(item.strategy))};
    }
    return asked;
}

std::vector<AskedPlay> asked_by_teams(const Workshop& workshop) {
    std::vector<AskedPlay> asked;
    for (const HandedIn& in : workshop.handed_in)
        asked.push_back({sets_of(workshop), with_events(workshop, in.strategy)});
    return asked;
}

std::string handed_in_id(int team) { return "team_" + std::to_string(team + 1); }

}  // namespace skoen::session
