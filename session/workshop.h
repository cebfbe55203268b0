// A workshop being held: a value, changed by commands only. Clocks are no part of it.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/workshop.h"
#include "session/commands.h"

namespace skoen::session {

// A curve is asked for at these places of a run of `weeks`: the first is given, the others are guessed.
inline constexpr int kKnots = 6;
[[nodiscard]] int week_of_knot(int knot, int weeks);

// Of one team about one item. Empty until something was put in.
struct Guess {
    std::vector<double> knots;  // kKnots values for a curve, one for a number; in the measure's unit
};

struct ItemState {
    std::vector<Guess> guesses;  // [teams]
    bool locked = false, revealed = false;
    // [2][options] hands; both empty until the first is counted.
    std::array<std::vector<int>, 2> votes;
};

// What a team stands by when time is up.
struct HandedIn {
    int team = 0;
    sim::Strategy strategy;  // without levers: do not introduce the score
};

// One step of the room, for the timeline of the debrief.
struct Choice {
    enum class Kind : std::uint8_t { item, guess, reveal, vote, event, take_back, plan, hand_in };
    Kind kind = Kind::item;
    int item = 0;          // being open at the time
    int team = -1;         // guess, hand_in
    std::string about;     // id of an event
    base::Bilingual plan;  // name of a plan; empty: do not introduce the score
};

struct Workshop {
    std::shared_ptr<const scenarios::WorkshopDefinition> definition;  // null: none is held
    std::string opened;                                               // id or path
    int item = 0;
    int teams = 4;
    int team = 0;                       // whose guess is being put in
    std::vector<ItemState> items;       // [agenda]
    std::vector<std::string> released;  // ids of events, in order
    std::vector<HandedIn> handed_in;    // by team
    std::vector<std::string> actions;
    int card = -1;
    std::string wall = "live";
    std::vector<Choice> timeline;

    [[nodiscard]] const scenarios::WorkshopItem& open_item() const {
        return definition->agenda[static_cast<std::size_t>(item)];
    }
    [[nodiscard]] const ItemState& open_state() const { return items[static_cast<std::size_t>(item)]; }
};

[[nodiscard]] Workshop workshop_opened(const std::string& id_or_path);

// What a command on plans needs to know of the desk.
struct DeskPlans {
    std::vector<sim::Strategy> plans;  // as they stand, before any event is laid over them
};

// What the command makes of the workshop; unchanged by commands that do not concern it. Throws base::InputError (file
// "command"): no workshop is open, no such item, team, knot, event ..., a guess that is locked, a reveal that is not.
[[nodiscard]] Workshop changed(const Workshop& workshop, const DeskCommand& command, const DeskPlans& desk);

// The events that were released, laid over a plan; the plan's own levers give way where both speak of one week.
[[nodiscard]] sim::Strategy with_events(const Workshop& workshop, sim::Strategy strategy);
// Changes of the scenario by the events that were released.
[[nodiscard]] std::vector<std::string> sets_of(const Workshop& workshop);

// A strategy to be played beside the plans, in the scenario as those changes leave it.
struct AskedPlay {
    std::vector<std::string> sets;
    sim::Strategy strategy;
};
// What the questions of the agenda are about, by item: the events that the agenda has before a question hold in it, later
// ones do not, so that an answer stays what it was. Nothing for items that ask no question.
[[nodiscard]] std::vector<std::optional<AskedPlay>> asked_by_items(const Workshop& workshop);
// What the teams handed in, in the order of handed_in, with all events that were released.
[[nodiscard]] std::vector<AskedPlay> asked_by_teams(const Workshop& workshop);
// Id in a comparison of what a team handed in ("team_3").
[[nodiscard]] std::string handed_in_id(int team);

}  // namespace skoen::session
