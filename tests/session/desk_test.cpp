#include "lab/comparison.h"
#include "scenarios/catalogue.h"
#include "session/desk.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::session;

namespace {

constexpr int kFew = 2;  // replications: the tests ask what is played, not how sure it is

// A desk with the home scenario and its first two plans only.
void open_small(Desk& desk) {
    desk.apply(Run{kFew});
    desk.apply(OpenScenario{"underretning"});
    while (desk.view().plans.size() > 2)
        desk.apply(RemovePlan{static_cast<int>(desk.view().plans.size()) - 1});
    desk.wait_idle();
}

std::string hash_of(const Desk& desk) {
    desk.wait_idle();
    const DeskView view = desk.view();
    REQUIRE(view.comparison);
    REQUIRE(view.comparison_is_current);
    return view.comparison->hash();
}

}  // namespace

TEST_CASE("settings change, and what cannot be done changes nothing") {
    Desk desk;
    desk.apply(SetLanguage{base::Language::en});
    desk.apply(SetScale{1.5});
    CHECK(desk.view().language == base::Language::en);
    CHECK(desk.view().scale == 1.5);
    for (const DeskCommand& bad :
         {DeskCommand(OpenView{"nowhere", 0}), DeskCommand(SetScale{3}), DeskCommand(OpenScenario{"nothing"}),
          DeskCommand(TogglePlan{0}), DeskCommand(Run{0}), DeskCommand(SelectCase{0}),
          DeskCommand(NextCase{2}), DeskCommand(AddPlan{"no_tool"})}) {
        INFO(to_line(bad));
        CHECK_THROWS_AS(desk.apply(bad), base::InputError);
        CHECK_FALSE(desk.view().message.empty());
    }
    CHECK(desk.view().view == "welcome");
    CHECK(desk.log().size() == 2);
    desk.apply(OpenView{"plan", 0});
    CHECK(desk.view().message.empty());
}

TEST_CASE("plans: chosen, switched, copied, renamed, removed, and undone") {
    Desk desk;
    desk.apply(Run{kFew});
    desk.apply(OpenScenario{"underretning"});
    const auto ids = [&desk] {
        std::vector<std::string> all;
        for (const DeskPlan& p : desk.view().plans) all.push_back(p.strategy.id);
        return all;
    };
    const std::vector<std::string> shipped = ids();
    REQUIRE(shipped.size() >= 2);
    CHECK_FALSE(desk.view().can_undo);

    SECTION("one that is switched off has no letter, and the others keep their order") {
        desk.apply(TogglePlan{0});
        CHECK(desk.view().plans[0].letter.empty());
        CHECK(desk.view().plans[1].letter == "A");
        desk.apply(Undo{});
        CHECK(desk.view().plans[1].letter == "B");
    }
    SECTION("a copy has an id and a name of its own") {
        desk.apply(CopyPlan{1});
        CHECK(ids().size() == shipped.size() + 1);
        CHECK(ids().back() == shipped[1] + "_2");
        CHECK(desk.view().plan == static_cast<int>(shipped.size()));
        CHECK(desk.view().plans.back().strategy.name.da != desk.view().plans[1].strategy.name.da);
        while (desk.view().plans.size() < static_cast<std::size_t>(kMostPlans)) desk.apply(CopyPlan{0});
        CHECK_THROWS_AS(desk.apply(CopyPlan{0}), base::InputError);
    }
    SECTION("renaming and removing come back with undo") {
        desk.apply(RenamePlan{0, "Vores plan"});
        CHECK(desk.view().plans[0].strategy.name.en == "Vores plan");
        desk.apply(RemovePlan{0});
        CHECK(ids().front() == shipped[1]);
        desk.apply(Undo{});
        desk.apply(Undo{});
        CHECK(ids() == shipped);
        CHECK(desk.view().plans[0].strategy.name.en != "Vores plan");
        CHECK_FALSE(desk.view().can_undo);
    }
    SECTION("a changed plan does not go by its shipped name") {
        const std::string name = desk.view().plans[0].strategy.name.da;
        desk.apply(SetLever{0, sim::Lever::course, "combined", 1, 4, 1});
        CHECK(desk.view().plans[0].strategy.name.da == name + ", ændret");
        desk.apply(RemoveLever{0, sim::Lever::course});
        desk.apply(Undo{});
        desk.apply(Undo{});
        CHECK(desk.view().plans[0].strategy.name.da == name);
    }
    SECTION("one undo takes back a whole drag") {
        for (int week = 10; week > 4; --week)
            desk.apply(SetLever{0, sim::Lever::training, "plain", 1, week, 1});
        desk.apply(Undo{});
        CHECK_FALSE(desk.view().can_undo);
    }
}

TEST_CASE("the desk plays what the laboratory plays") {
    Desk desk;
    open_small(desk);
    std::vector<sim::Strategy> strategies;
    for (const DeskPlan& p : desk.view().plans) strategies.push_back(p.strategy);
    const sim::World world(scenarios::load_scenario("underretning"), 1);
    lab::RunOptions options;
    options.replications = kFew;
    CHECK(hash_of(desk) == lab::play_strategies(world, strategies, options).hash());
    CHECK(desk.view().comparison->replications == kFew);
    CHECK(desk.view().hours.size() == 2);
}

TEST_CASE("a lever changes the comparison, undo brings it back, and the log leads to the same") {
    Desk desk;
    open_small(desk);
    const std::string before = hash_of(desk);
    desk.apply(SetLever{0, sim::Lever::workflow, "own_first", 1, 520, 1});
    const std::string changed = hash_of(desk);
    CHECK(changed != before);
    desk.apply(Undo{});
    CHECK(hash_of(desk) == before);
    desk.apply(SetLever{0, sim::Lever::workflow, "own_first", 1, 520, 1});

    Desk other;
    other.replay(desk.log());
    CHECK(hash_of(other) == changed);
    CHECK(other.log() == desk.log());
}

TEST_CASE("cases: told on their page, walked through, and the first one after the last") {
    Desk desk;
    open_small(desk);
    CHECK_FALSE(desk.view().story);
    desk.apply(ChooseCases{CaseChoice::every});
    desk.apply(OpenView{"case", 0});
    desk.wait_idle();
    const DeskView first = desk.view();
    REQUIRE(first.story);
    CHECK(first.case_number == 1);
    CHECK(first.story->number == 1);
    CHECK(first.case_count == first.story->cases);
    desk.apply(NextCase{-1});
    desk.wait_idle();
    CHECK(desk.view().case_number == first.case_count);
    desk.apply(SelectCase{5});
    desk.apply(NextCase{1});
    desk.wait_idle();
    CHECK(desk.view().case_number == 6);
    desk.apply(ChooseCases{CaseChoice::misled});
    desk.wait_idle();
    const DeskView misled = desk.view();
    REQUIRE(misled.story);
    REQUIRE(misled.story->with_score);
    const sim::Event& e = misled.story->with_score->event;
    CHECK(e.acts != e.best);
    CHECK(e.twin_acts == e.best);
    desk.apply(SelectCase{first.case_count + 1});
    desk.wait_idle();
    CHECK_FALSE(desk.view().job.error.empty());
}

TEST_CASE("what the chosen lever does is paired, and there is none for a lever outside the plan") {
    Desk desk;
    open_small(desk);
    desk.apply(SelectLever{sim::Lever::workflow});
    desk.apply(OpenView{"plan", 0});
    desk.wait_idle();
    REQUIRE(desk.view().effect);
    CHECK(desk.view().effect->replications == kFew);
    CHECK(desk.view().effect->missed.defined == kFew);
    desk.apply(SelectLever{sim::Lever::course});
    desk.wait_idle();
    CHECK_FALSE(desk.view().effect);
}

TEST_CASE(
    "a plan under another name, and a comparison put together from kept plays, are bit for bit the same") {
    Desk desk;
    open_small(desk);
    hash_of(desk);
    desk.apply(SetLever{1, sim::Lever::training, "plain", 1, 8, 1});
    const std::string one_changed = hash_of(desk);
    std::vector<sim::Strategy> strategies;
    for (const DeskPlan& p : desk.view().plans) strategies.push_back(p.strategy);
    const sim::World world(scenarios::load_scenario("underretning"), 1);
    lab::RunOptions options;
    options.replications = kFew;
    const lab::Comparison whole = lab::play_strategies(world, strategies, options);
    CHECK(one_changed == whole.hash());
    const lab::Comparison& kept = *desk.view().comparison;
    for (std::size_t s = 0; s < whole.strategies.size(); ++s) {
        REQUIRE(kept.strategies[s].versus_no_tool.size() == whole.strategies[s].versus_no_tool.size());
        for (std::size_t m = 0; m < whole.strategies[s].versus_no_tool.size(); ++m)
            CHECK(kept.strategies[s].versus_no_tool[m].mean == whole.strategies[s].versus_no_tool[m].mean);
    }
    desk.apply(CopyPlan{1});
    desk.wait_idle();
    const auto& copied = desk.view().comparison->strategies;
    REQUIRE(copied.size() == 4);
    CHECK(copied[3].hash == copied[2].hash);
    CHECK(copied[3].strategy.id != copied[2].strategy.id);
    CHECK(copied[3].hash != copied[1].hash);
}

TEST_CASE("what is prepared before the first click is not seen, and is the same as without") {
    Desk ahead, plain;
    for (Desk* desk : {&ahead, &plain}) desk->apply(Run{kFew});
    ahead.prepare("underretning");
    ahead.wait_idle();
    CHECK_FALSE(ahead.view().definition);
    CHECK_FALSE(ahead.view().world);
    CHECK_FALSE(ahead.view().comparison);
    CHECK(ahead.log() == plain.log());
    for (Desk* desk : {&ahead, &plain}) desk->apply(OpenScenario{"underretning"});
    CHECK(hash_of(ahead) == hash_of(plain));
    CHECK_THROWS_AS(ahead.prepare("nothing"), base::InputError);
}

TEST_CASE("stopping keeps what there was, and running goes on") {
    Desk desk;
    open_small(desk);
    const std::string before = hash_of(desk);
    desk.apply(Run{400});
    desk.apply(Cancel{});
    desk.wait_idle();
    CHECK(desk.view().comparison);
    desk.apply(Run{kFew});
    CHECK(hash_of(desk) == before);
}
