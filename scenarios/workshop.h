// A prepared workshop: what a facilitator opens, in the order in which a room full of leaders meets it.
//
//   assets/workshops/<id>.json -> WorkshopDefinition -> session/workshop.h, which plays it
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/json.h"
#include "sim/strategy.h"

namespace skoen::scenarios {

using base::Bilingual;

// What the room does in one item of the agenda.
enum class ItemKind : std::uint8_t {
    talk,     // listens, talks together
    curve,    // predicts a weekly curve before it is revealed
    number,   // predicts one number before it is revealed
    look,     // looks at one picture of the comparison
    vote,     // votes, discusses, votes again
    plan,     // teams make plans within a budget
    event,    // something happens to all plans
    compare,  // the teams' plans beside each other
    debrief,  // timeline, predictions against outcomes, what if, question cards
    actions   // what is agreed on, typed in
};

struct VoteOption {
    Bilingual text;
};

struct WorkshopItem {
    std::string id;
    ItemKind kind = ItemKind::talk;
    int minutes = 5;
    Bilingual title;       // on the agenda
    Bilingual wall;        // the one sentence that the room reads; a question where it predicts or votes
    Bilingual notes;       // for the facilitator
    std::string picture;   // look: one of wall_pictures()
    std::string strategy;  // curve, number: the id of the plan that the question is about
    std::string measure;   // curve, number: a measure, curves a weekly one
    Bilingual counted;     // curve, number: what is counted, and per what
    double axis_to = 1;    // curve, number: upper end of the axis, in the measure's unit
    std::vector<VoteOption> options;  // vote
    std::string event;                // event: id of one of the events
};

// Something that the facilitator releases: from its week on it holds for every plan and for the office without the score.
struct WorkshopEvent {
    std::string id;
    Bilingual title;
    Bilingual words;                     // read aloud
    std::vector<sim::LeverSpan> levers;  // laid over every plan
    std::vector<std::string> set;        // of the scenario, "/POINTER=VALUE"
};

struct QuestionCard {
    Bilingual text;
};

struct WorkshopDefinition {
    int schema = 1;
    std::string id;
    Bilingual name;
    Bilingual summary;
    std::string scenario;            // shipped id
    std::vector<std::string> plans;  // shipped strategies that stand on the desk when it begins, 1 to 4
    int teams = 4;
    double leader_hours = 100, worker_hours = 400;  // the budget of a run
    std::vector<WorkshopItem> agenda;
    std::vector<WorkshopEvent> events;
    std::vector<QuestionCard> cards;
};

inline constexpr int kMostTeams = 8;

// Pictures that an item may show: "changes", "tradeoff", "chance", "overrides", "groups", "support", "time".
[[nodiscard]] const std::vector<std::string_view>& wall_pictures();

// As load_scenario, for workshops.
[[nodiscard]] WorkshopDefinition load_workshop(std::string_view id_or_path);
[[nodiscard]] WorkshopDefinition read_workshop(const base::JsonValue& root);
[[nodiscard]] std::string write_workshop(const WorkshopDefinition& workshop);

struct WorkshopEntry {
    std::string id;
    Bilingual name, summary;
    int minutes = 0;
};
// Those shipped, the longest first.
[[nodiscard]] const std::vector<WorkshopEntry>& workshops();

[[nodiscard]] int minutes_of(const WorkshopDefinition& workshop);

}  // namespace skoen::scenarios
