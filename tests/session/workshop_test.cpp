// A workshop as a value: what the room may do when, what is taken back, and what is played for it.
#include "session/workshop.h"

#include <set>

#include "lab/comparison.h"
#include "scenarios/catalogue.h"
#include "session/desk.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::session;
using scenarios::ItemKind;

namespace {

int place_of(const Workshop& w, ItemKind kind) {
    for (std::size_t i = 0; i < w.definition->agenda.size(); ++i) {
        if (w.definition->agenda[i].kind == kind) return static_cast<int>(i);
    }
    return -1;
}

const Workshop& held(const Desk& desk) {
    static std::shared_ptr<const Workshop> kept;
    kept = desk.view().workshop;
    REQUIRE(kept);
    return *kept;
}

}  // namespace

TEST_CASE(
    "two workshops are shipped, of 90 and 30 minutes, a third of each for talking about what was seen") {
    REQUIRE(scenarios::workshops().size() == 2);
    CHECK(scenarios::workshops()[0].minutes == 90);
    CHECK(scenarios::workshops()[1].minutes == 30);
    for (const scenarios::WorkshopEntry& entry : scenarios::workshops()) {
        const scenarios::WorkshopDefinition w = scenarios::load_workshop(entry.id);
        int talking = 0;
        for (const scenarios::WorkshopItem& item : w.agenda) {
            if (item.kind == ItemKind::debrief || item.kind == ItemKind::actions ||
                item.kind == ItemKind::compare)
                talking += item.minutes;
        }
        CHECK(3 * talking >= entry.minutes - 3);
        CHECK(scenarios::write_workshop(scenarios::read_workshop(
                  base::parse_json(scenarios::write_workshop(w), "again"))) == scenarios::write_workshop(w));
    }
}

TEST_CASE("a faulty workshop file is told where") {
    base::JsonValue root =
        base::parse_json(scenarios::write_workshop(scenarios::load_workshop("halv_time")), "w.json");
    CHECK(scenarios::kind_of(root) == scenarios::FileKind::workshop);
    for (const auto& [set, words] :
         {std::pair{"/agenda/1/measure=\"overide_rate\"", "/agenda/1/measure: expected the id of a measure"},
          std::pair{"/events/2/set=[\"/office/workers=-3\"]", "event boelge: --set"},
          std::pair{"/plans=[]", "/plans"}, std::pair{"/agenda/2/options=[]", "at least 2 for a vote"}}) {
        base::JsonValue wrong = root;
        base::set_at(wrong, set);
        std::string said;
        try {
            static_cast<void>(scenarios::read_workshop(wrong));
        } catch (const base::InputError& error) {
            said = error.what();
        }
        INFO(said);
        CHECK(said.find(words) != std::string::npos);
    }
}

TEST_CASE("guesses are locked before the answer is shown, and stay as they were") {
    Desk desk;
    desk.apply(OpenWorkshop{"halv_time"});
    const int item = place_of(held(desk), ItemKind::curve);
    CHECK_THROWS_AS(desk.apply(Reveal{item, true}), base::InputError);
    desk.apply(SetGuess{item, 1, 2, 0.2});
    desk.apply(SetGuess{item, 1, 5, 0.1});
    CHECK_THROWS_AS(desk.apply(SetGuess{item, 1, 0, 0.1}), base::InputError);  // the first week is given
    CHECK_THROWS_AS(desk.apply(SetGuess{item, 9, 1, 0.1}), base::InputError);
    CHECK_THROWS_AS(desk.apply(SetGuess{item, 1, 1, 7.0}), base::InputError);
    desk.apply(LockGuesses{item, true});
    CHECK_THROWS_AS(desk.apply(SetGuess{item, 1, 2, 0.3}), base::InputError);
    desk.apply(Reveal{item, true});
    CHECK_THROWS_AS(desk.apply(LockGuesses{item, false}), base::InputError);
    const std::vector<double> knots = held(desk).items[static_cast<std::size_t>(item)].guesses[1].knots;
    CHECK(knots == std::vector<double>{0.2, 0.2, 0.2, 0.2, 0.2, 0.1});
    // A slip: one step at a time, and the room stays where it is.
    desk.apply(GoToItem{2});
    desk.apply(Undo{});
    CHECK_FALSE(held(desk).items[static_cast<std::size_t>(item)].revealed);
    CHECK(held(desk).item == 2);
    desk.apply(Redo{});
    CHECK(held(desk).items[static_cast<std::size_t>(item)].revealed);
}

TEST_CASE("an event holds for every plan and for the office without the score, and can be taken back") {
    Desk desk;
    desk.apply(Run{2});
    desk.apply(OpenWorkshop{"halv_time"});
    desk.wait_idle();
    const std::string before = desk.view().comparison->hash();
    desk.apply(ReleaseEvent{"direktoer", true});
    desk.wait_idle();
    const std::string watched = desk.view().comparison->hash();
    CHECK(watched != before);
    desk.apply(ReleaseEvent{"boelge", true});
    desk.wait_idle();
    CHECK(desk.view().definition->office.cases_per_week == 28.75);
    CHECK(desk.view().comparison->hash() != watched);
    desk.apply(ReleaseEvent{"boelge", false});
    desk.apply(ReleaseEvent{"direktoer", false});
    desk.wait_idle();
    CHECK(desk.view().comparison->hash() == before);
    CHECK_THROWS_AS(desk.apply(ReleaseEvent{"meteor", true}), base::InputError);
}

TEST_CASE("what a question is about and what teams handed in is played; an answer does not move with later "
          "events") {
    Desk desk;
    desk.apply(Run{2});
    desk.apply(OpenWorkshop{"halvanden_time"});
    const int item = place_of(held(desk), ItemKind::curve);
    desk.wait_idle();
    REQUIRE(desk.view().answers.size() == held(desk).items.size());
    const auto answer = desk.view().answers[static_cast<std::size_t>(item)];
    REQUIRE(answer);
    desk.apply(HandInPlan{0, 1});
    desk.apply(HandInPlan{3, -1});
    CHECK_THROWS_AS(desk.apply(HandInPlan{0, 7}), base::InputError);
    desk.apply(ReleaseEvent{"boelge", true});
    desk.wait_idle();
    const DeskView view = desk.view();
    CHECK(view.answers[static_cast<std::size_t>(item)]->hash == answer->hash);
    REQUIRE(view.handed_in.size() == 2);
    REQUIRE(view.handed_in[0]);
    REQUIRE(view.handed_in[1]);
    // The second plan on the desk, and the office without the score, as the comparison has them.
    CHECK(view.handed_in[0]->hash == view.comparison->strategies[2].hash);
    CHECK(view.handed_in[1]->hash == view.comparison->no_tool().hash);
}

TEST_CASE("four plans in a workshop, a budget that undo takes back, and a log that leads to the same room") {
    Desk desk;
    desk.apply(OpenWorkshop{"halv_time"});
    CHECK(desk.view().leader_budget == 80);
    desk.apply(CopyPlan{0});
    desk.apply(CopyPlan{0});
    CHECK_THROWS_AS(desk.apply(CopyPlan{0}), base::InputError);
    desk.apply(SetBudget{60, 400});
    desk.apply(SetBudget{50, 400});
    desk.apply(Undo{});
    CHECK(desk.view().leader_budget == 80);
    desk.apply(Redo{});
    CHECK(desk.view().leader_budget == 50);
    const int vote = place_of(held(desk), ItemKind::vote);
    desk.apply(SetVotes{vote, 0, 1, 11});
    desk.apply(SetVotes{vote, 1, 2, 5});
    desk.apply(SetAction{0, "Mål afvigelser fra uge 1"});
    desk.apply(SetAction{1, "Slettes igen"});
    desk.apply(SetAction{1, ""});
    desk.apply(SetTeams{2});
    Desk again;
    again.replay(desk.log());
    CHECK(again.view().plans.size() == 4);
    CHECK(held(again).items[static_cast<std::size_t>(vote)].votes[0] == std::vector<int>{0, 11, 0});
    CHECK(held(again).actions == std::vector<std::string>{"Mål afvigelser fra uge 1"});
    CHECK(held(again).timeline.size() == held(desk).timeline.size());
    desk.apply(OpenScenario{"underretning"});
    CHECK_FALSE(desk.view().workshop);
    CHECK_THROWS_AS(desk.apply(GoToItem{0}), base::InputError);
}
