// The pages that explain: questions, assumptions of one's own, and the search for a plan.
#include "lab/comparison.h"
#include "scenarios/catalogue.h"
#include "session/desk.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::session;

namespace {

constexpr int kOffices = 3;

void open_two_plans(Desk& desk) {
    desk.apply(Run{kOffices});
    desk.apply(OpenScenario{"underretning"});
    while (desk.view().plans.size() > 2)
        desk.apply(RemovePlan{static_cast<int>(desk.view().plans.size()) - 1});
    desk.wait_idle();
}

std::string hash_now(const Desk& desk) {
    desk.wait_idle();
    REQUIRE(desk.view().comparison);
    REQUIRE(desk.view().comparison_is_current);
    return desk.view().comparison->hash();
}

}  // namespace

TEST_CASE("questions that cannot be asked change nothing") {
    Desk desk;
    CHECK_THROWS_AS(desk.apply(SetAssumption{"skip_base", 0}), base::InputError);  // no scenario is open
    open_two_plans(desk);
    const DeskView before = desk.view();
    for (const DeskCommand& bad :
         {DeskCommand(AskWhy{2, -1, 0}), DeskCommand(AskWhy{1, 1, 0}), DeskCommand(AskWhy{0, -2, 0}),
          DeskCommand(AskWhy{0, -1, 3}), DeskCommand(SetAssumption{"no_such", 0}),
          DeskCommand(SetAssumption{"skill_facts", 1.5}), DeskCommand(ForgetAssumption{"no_such"}),
          DeskCommand(SelectAssumption{""}), DeskCommand(SearchPlans{-1, 10})}) {
        INFO(to_line(bad));
        CHECK_THROWS_AS(desk.apply(bad), base::InputError);
    }
    CHECK((desk.view().questions == before.questions));
}

TEST_CASE("an assumption of one's own is the scenario with that value, bit for bit, and can be undone") {
    Desk desk;
    open_two_plans(desk);
    const std::string shipped = hash_now(desk);
    desk.apply(SetAssumption{"skip_base", -0.5});
    desk.apply(SetAssumption{"skip_base", -1.5});  // one drag
    desk.apply(SetAssumption{"skill_facts", 0.6});
    const std::string own = hash_now(desk);
    CHECK(own != shipped);
    const std::vector<std::string> sets{"/behaviour/skip_base=-1.5", "/behaviour/skill_facts=0.6"};
    const sim::World world(scenarios::load_scenario("underretning", sets), 1);
    std::vector<sim::Strategy> plans;
    for (const DeskPlan& plan : desk.view().plans) plans.push_back(plan.strategy);
    lab::RunOptions options;
    options.replications = kOffices;
    CHECK(lab::play_strategies(world, plans, options).hash() == own);

    desk.apply(Undo{});
    REQUIRE(desk.view().questions.own.size() == 1);
    CHECK(desk.view().questions.own[0].value == -1.5);
    desk.apply(ForgetAssumption{"skip_base"});
    CHECK(hash_now(desk) == shipped);
    desk.apply(OpenScenario{"underretning"});
    CHECK(desk.view().questions.own.empty());
}

TEST_CASE("the page why explains the pair that was asked for, and only while it is looked at") {
    Desk desk;
    open_two_plans(desk);
    CHECK_FALSE(desk.view().explained.why);
    desk.apply(OpenView{"why", 0});
    desk.apply(AskWhy{1, 0, 0});
    desk.wait_idle();
    const DeskView view = desk.view();
    REQUIRE(view.explained.why);
    CHECK((view.explained.why->pair == lab::PlanPair{2, 1}));
    CHECK(view.explained.why->replications == kOffices);
    CHECK_FALSE(view.explained.why->levers.empty());
    CHECK_FALSE(view.explained.why->mechanisms.empty());
    // Of the very numbers that the comparison shows.
    for (std::size_t k = 0; k < lab::kSplitMeasures.size(); ++k) {
        const lab::Difference& difference = view.explained.why->causes[k];
        double causes = 0;
        for (const lab::Estimate& cause : difference.causes) causes += cause.mean.value_or(0);
        CHECK(causes == Approx(*difference.whole.mean).margin(1e-12));
        const auto value = [&](std::size_t plan) {
            const auto all = sim::measures();
            for (std::size_t m = 0; m < all.size(); ++m) {
                if (all[m].id == lab::kSplitMeasures[k])
                    return *view.comparison->strategies[plan].measures[m].mean;
            }
            return 0.0;
        };
        CHECK(*difference.whole.mean == Approx(value(2) - value(1)).margin(1e-12));
    }
    REQUIRE(view.explained.varied);
    REQUIRE(view.explained.hinge() != nullptr);
    CHECK((view.explained.hinge()->pair == view.explained.why->pair));

    desk.apply(RemovePlan{1});  // what was asked about is gone
    desk.wait_idle();
    CHECK((desk.view().questions.why == AskWhy{}));
    desk.apply(OpenView{"plan", 0});
    desk.wait_idle();
    CHECK_FALSE(desk.view().explained.why);
}

TEST_CASE("what an answer rests on is what was asked for, whatever was asked before", "[.slow]") {
    const auto answers = [](const std::vector<int>& runs) {
        Desk desk;
        open_two_plans(desk);
        for (const char* view : {"why", "choice"}) {
            desk.apply(OpenView{view, 0});
            for (const int offices : runs) {
                desk.apply(Run{offices});
                desk.wait_idle();
            }
            if (std::string_view(view) == "choice") continue;
            desk.apply(OpenView{"plan", 0});
        }
        const auto found = desk.view().explained.found;
        desk.apply(OpenView{"why", 0});
        desk.wait_idle();
        const auto varied = desk.view().explained.varied;
        REQUIRE(varied);
        REQUIRE(found);
        std::vector<double> all{found->findings.plans[1].harm_cost};
        for (const Hinge& hinge : varied->hinges) {
            for (const lab::Lean& lean : hinge.ranking.leans) all.push_back(lean.rho);
        }
        return all;
    };
    const std::vector<double> of_four = answers({4});
    CHECK(answers({2, 4}) == of_four);
    CHECK(answers({2}) != of_four);
}

TEST_CASE("the search finds plans within the hours there are") {
    Desk desk;
    open_two_plans(desk);
    desk.apply(OpenView{"choice", 0});
    desk.apply(SearchPlans{60, 200});
    desk.wait_idle();
    const auto found = desk.view().explained.found;
    REQUIRE(found);
    CHECK(found->asked.leader_hours == 60);
    REQUIRE_FALSE(found->findings.front.empty());
    for (const std::size_t plan : found->findings.front) {
        CHECK(found->findings.plans[plan].leader_hours <= 60);
        CHECK(found->findings.plans[plan].worker_hours <= 200);
    }
    CHECK(found->beliefs.size() == found->findings.front.size());
}
