#include "sim/strategy.h"

#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;
using sim::Lever;

TEST_CASE("a plan in force, week by week") {
    sim::Strategy s;
    s.levers = {{Lever::workflow, "score_first", 1, 520, 0.5},
                {Lever::workflow, "own_first", 3, 4, 1.0},
                {Lever::feedback, "team_review", 2, 2, 0.25},
                {Lever::course, "combined", -5, 1, 1.0}};
    const auto weeks = sim::compile(s, 5);
    REQUIRE(weeks.size() == 5);
    const auto flow = [&](std::size_t w) { return weeks[w].get<sim::Workflow>(Lever::workflow); };
    CHECK(flow(0) == sim::Workflow::score_first);
    CHECK(flow(2) == sim::Workflow::own_first);  // the later span wins
    CHECK(flow(3) == sim::Workflow::own_first);
    CHECK(flow(4) == sim::Workflow::score_first);
    CHECK(weeks[0].strength(Lever::workflow) == 0.5);
    CHECK(weeks[2].strength(Lever::workflow) == 1.0);
    CHECK(weeks[1].get<sim::Feedback>(Lever::feedback) == sim::Feedback::team_review);
    CHECK(weeks[1].strength(Lever::feedback) == 0.25);
    CHECK(weeks[0].get<sim::Feedback>(Lever::feedback) == sim::Feedback::none);
    CHECK(weeks[0].strength(Lever::feedback) == 0.0);
    CHECK(weeks[0].get<sim::Course>(Lever::course) == sim::Course::combined);
    CHECK(weeks[1].get<sim::Course>(Lever::course) == sim::Course::none);
}

TEST_CASE("an order of two spans matters only where they overlap") {
    sim::Strategy ab, ba;
    const sim::LeverSpan a{Lever::display, "band", 1, 3, 1.0}, b{Lever::display, "with_reasons", 3, 5, 1.0};
    ab.levers = {a, b};
    ba.levers = {b, a};
    const auto x = sim::compile(ab, 5), y = sim::compile(ba, 5);
    for (const std::size_t week : {0U, 1U, 3U, 4U}) CHECK(x[week].option == y[week].option);
    CHECK(x[2].option != y[2].option);
}

TEST_CASE("every option of every lever is found by its name, in the order of its enum") {
    for (int l = 0; l < sim::kLevers; ++l) {
        const auto lever = static_cast<Lever>(l);
        const auto& names = sim::option_names(lever);
        for (std::size_t k = 0; k < names.size(); ++k) {
            sim::Strategy s;
            s.levers = {{lever, std::string(names[k]), 1, 1, 1.0}};
            CHECK(sim::compile(s, 1)[0].option[static_cast<std::size_t>(l)] == k);
        }
    }
    CHECK(
        sim::option_names(Lever::workflow)[static_cast<std::size_t>(sim::Workflow::hidden_when_uncertain)] ==
        "hidden_when_uncertain");
    CHECK(sim::option_names(Lever::saved_time)[static_cast<std::size_t>(sim::SavedTime::to_more_cases)] ==
          "to_more_cases");
}

TEST_CASE("what cannot be compiled is a fault of ours, and no weeks are none") {
    sim::Strategy s;
    s.levers = {{Lever::workflow, "tool_only", 1, 5, 1.0}};
    CHECK_THROWS_AS(sim::compile(s, 5), base::InternalError);
    CHECK(sim::compile(sim::Strategy{}, 0).empty());
}

TEST_CASE("without the tool") {
    CHECK(sim::without_tool(plan({})));
    CHECK(sim::without_tool(plan({{"workflow", "no_score"}, {"training", "plain"}})));
    CHECK_FALSE(sim::without_tool(plan({{"workflow", "on_request"}})));
}
