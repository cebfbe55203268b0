// What can be done in a workshop. Items, teams, options and actions are named by their place, from 0.
#pragma once

#include <string>

namespace skoen::session {

// Id of a shipped workshop, or a path. Opens its scenario with its plans; forgets undo.
struct OpenWorkshop {
    static constexpr const char* kName = "open_workshop";
    static void fields(auto& v, auto& c) { v.field("workshop", c.workshop); }
    std::string workshop;
    bool operator==(const OpenWorkshop&) const = default;
};
struct GoToItem {
    static constexpr const char* kName = "go_to_item";
    static void fields(auto& v, auto& c) { v.field("item", c.item); }
    int item = 0;
    bool operator==(const GoToItem&) const = default;
};
struct SetTeams {
    static constexpr const char* kName = "set_teams";
    static void fields(auto& v, auto& c) { v.field("teams", c.teams); }
    int teams = 4;
    bool operator==(const SetTeams&) const = default;
};
struct ChooseTeam {  // whose guess is being put in
    static constexpr const char* kName = "choose_team";
    static void fields(auto& v, auto& c) { v.field("team", c.team); }
    int team = 0;
    bool operator==(const ChooseTeam&) const = default;
};
// One point of a team's curve (knot from 0), or its number (knot 0), in the measure's unit.
struct SetGuess {
    static constexpr const char* kName = "set_guess";
    static void fields(auto& v, auto& c) {
        v.field("item", c.item);
        v.field("team", c.team);
        v.field("knot", c.knot);
        v.field("value", c.value);
    }
    int item = 0, team = 0, knot = 0;
    double value = 0;
    bool operator==(const SetGuess&) const = default;
};
// No team's guess can be changed while it is locked; it is revealed only when it is.
struct LockGuesses {
    static constexpr const char* kName = "lock_guesses";
    static void fields(auto& v, auto& c) {
        v.field("item", c.item);
        v.field("locked", c.locked);
    }
    int item = 0;
    bool locked = true;
    bool operator==(const LockGuesses&) const = default;
};
struct Reveal {
    static constexpr const char* kName = "reveal";
    static void fields(auto& v, auto& c) {
        v.field("item", c.item);
        v.field("revealed", c.revealed);
    }
    int item = 0;
    bool revealed = true;
    bool operator==(const Reveal&) const = default;
};
// How many hands; round 0 before the room has talked, 1 after.
struct SetVotes {
    static constexpr const char* kName = "set_votes";
    static void fields(auto& v, auto& c) {
        v.field("item", c.item);
        v.field("round", c.round);
        v.field("option", c.option);
        v.field("count", c.count);
    }
    int item = 0, round = 0, option = 0, count = 0;
    bool operator==(const SetVotes&) const = default;
};
struct ReleaseEvent {  // or takes it back: what if it had not happened
    static constexpr const char* kName = "release_event";
    static void fields(auto& v, auto& c) {
        v.field("event", c.event);
        v.field("released", c.released);
    }
    std::string event;
    bool released = true;
    bool operator==(const ReleaseEvent&) const = default;
};
// The team stands by that plan as it is now: from 0 on the desk, or -1: do not introduce the score.
struct HandInPlan {
    static constexpr const char* kName = "hand_in_plan";
    static void fields(auto& v, auto& c) {
        v.field("team", c.team);
        v.field("plan", c.plan);
    }
    int team = 0, plan = 0;
    bool operator==(const HandInPlan&) const = default;
};
// An empty text takes the action away; one place past the last adds one.
struct SetAction {
    static constexpr const char* kName = "set_action";
    static void fields(auto& v, auto& c) {
        v.field("action", c.action);
        v.field("text", c.text);
    }
    int action = 0;
    std::string text;
    bool operator==(const SetAction&) const = default;
};
struct ShowCard {  // which question card is on the wall; -1: none
    static constexpr const char* kName = "show_card";
    static void fields(auto& v, auto& c) { v.field("card", c.card); }
    int card = 0;
    bool operator==(const ShowCard&) const = default;
};
// What the room sees: the item that is open, the picture as it was, or nothing.
struct SetWall {
    static constexpr const char* kName = "set_wall";
    static void fields(auto& v, auto& c) { v.field("wall", c.wall); }
    std::string wall = "live";  // "live", "frozen", "black"
    bool operator==(const SetWall&) const = default;
};

}  // namespace skoen::session
