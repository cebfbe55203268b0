// Strategy files: what is refused, and that the shipped ones mean what their names say.
#include <string>
#include <vector>

#include "scenarios/catalogue.h"
#include "scenarios/describe_strategy.h"
#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/scenarios/schema_wrong_values.h"

using namespace skoen;

namespace {

std::string fault_after(const std::string& strategy, const std::string& assignment) {
    base::JsonValue root =
        base::parse_json(scenarios::write_strategy(scenarios::load_strategy(strategy)), "plan");
    base::set_at(root, assignment);
    try {
        (void)scenarios::read_strategy(root);
    } catch (const base::InputError& error) {
        const base::Fault& fault = error.faults.front();
        return error.faults.size() > 1
                   ? "several faults"
                   : fault.pointer + ": expected " + fault.expected + ", found " + fault.found;
    }
    return "";
}

template <class Option>
Option chosen(const char* strategy, sim::Lever lever, int week = 1) {
    const std::vector<sim::WeekLevers> plan = sim::compile(scenarios::load_strategy(strategy), 52);
    return plan[static_cast<std::size_t>(week - 1)].get<Option>(lever);
}

}  // namespace

TEST_CASE("every field of every shipped strategy refuses every wrong value at its own place", "[strategy]") {
    for (const scenarios::StrategyEntry& entry : scenarios::strategies()) {
        INFO(entry.id);
        CHECK(test::accepted_wrong_values(scenarios::load_strategy(entry.id)) == std::vector<std::string>{});
    }
}

TEST_CASE("an option must be one of its own lever's", "[strategy]") {
    CHECK(fault_after("own_first", "/levers/0/option=team_review") ==
          "/levers/0/option: expected \"no_score\", \"score_first\", \"own_first\", \"on_request\" or "
          "\"hidden_when_uncertain\", found \"team_review\"");
    sim::Strategy all = scenarios::load_strategy("no_tool");
    for (int lever = 0; lever < sim::kLevers; ++lever) {
        for (const std::string_view option : sim::option_names(static_cast<sim::Lever>(lever))) {
            all.levers.push_back({static_cast<sim::Lever>(lever), std::string(option), 3, 8, 0.5});
        }
    }
    const std::string text = scenarios::write_strategy(all);
    CHECK(scenarios::write_strategy(scenarios::read_strategy(base::parse_json(text, "all"))) == text);
}

TEST_CASE("a span ends no earlier than it begins", "[strategy]") {
    CHECK(fault_after("own_first", "/levers/0/from=20").empty());
    CHECK(fault_after(
              "own_first",
              "/levers/0={\"lever\": \"workflow\", \"option\": \"own_first\", \"from\": 9, \"to\": 8}") ==
          "/levers/0/to: expected at least from (9), found 8");
    CHECK(
        fault_after("own_first",
                    "/levers/0={\"lever\": \"workflow\", \"option\": \"own_first\", \"from\": 9, \"to\": 9}")
            .empty());
}

TEST_CASE("the shipped strategies do what their names say", "[strategy]") {
    using sim::Lever;
    CHECK(sim::without_tool(scenarios::load_strategy("no_tool")));
    for (const char* with : {"score_first", "score_first_more_cases", "own_first", "own_first_reason_review",
                             "mandatory_approval"}) {
        INFO(with);
        CHECK_FALSE(sim::without_tool(scenarios::load_strategy(with)));
    }
    CHECK(chosen<sim::Workflow>("score_first", Lever::workflow, 52) == sim::Workflow::score_first);
    CHECK(chosen<sim::SavedTime>("score_first", Lever::saved_time) == sim::SavedTime::to_queue);
    CHECK(chosen<sim::SavedTime>("score_first_more_cases", Lever::saved_time) ==
          sim::SavedTime::to_more_cases);
    CHECK(chosen<sim::Workflow>("own_first", Lever::workflow) == sim::Workflow::own_first);
    CHECK(chosen<sim::OverrideRule>("own_first", Lever::override_rule) == sim::OverrideRule::free);
    CHECK(chosen<sim::OverrideRule>("own_first_reason_review", Lever::override_rule) ==
          sim::OverrideRule::written_reason);
    CHECK(chosen<sim::Feedback>("own_first_reason_review", Lever::feedback, 52) ==
          sim::Feedback::team_review);
    CHECK(chosen<sim::OverrideRule>("mandatory_approval", Lever::override_rule) ==
          sim::OverrideRule::approval_to_dismiss);
}
