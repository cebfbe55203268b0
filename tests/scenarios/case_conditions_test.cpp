// Conditions on a case: what each of them allows, and what is said where one cannot be read.
#include "scenarios/case_conditions.h"

#include <string>
#include <vector>

#include "scenarios/catalogue.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// A scenario with a continuous fact (home_size), counts, levels that share a value, and one detail.
const scenarios::CaseVariables& cleaning_variables() {
    static const scenarios::CaseVariables variables = [] {
        scenarios::CaseDetail detail;
        detail.id = "floor";
        detail.values = {{{"stuen", "ground"}, 0.25}, {{"oppe", "upstairs"}, 0.75}};
        return scenarios::CaseVariables(scenarios::load_scenario("rengoering"), std::vector{detail});
    }();
    return variables;
}

scenarios::CaseCondition condition(const std::string& text) {
    scenarios::CaseVariables::Wrong wrong;
    const auto parsed = cleaning_variables().parse(text, wrong);
    INFO(text << ": " << wrong.expected << ", " << wrong.found);
    REQUIRE(parsed);
    return *parsed;
}

std::string why_not(const std::string& text) {
    scenarios::CaseVariables::Wrong wrong;
    if (cleaning_variables().parse(text, wrong)) return "read";
    return wrong.expected + "; " + wrong.found;
}

bool follows(const std::string& claim, const std::vector<std::string>& when) {
    std::vector<scenarios::CaseCondition> all;
    for (const std::string& one : when) all.push_back(condition(one));
    return cleaning_variables().follows(condition(claim), all);
}

bool possible(const std::vector<std::string>& when) {
    std::vector<scenarios::CaseCondition> all;
    for (const std::string& one : when) all.push_back(condition(one));
    return cleaning_variables().possible(all);
}

}  // namespace

TEST_CASE("conditions are refused in words that say what would have been right") {
    CHECK(why_not("home_size 40 to 90") == "read");
    CHECK(why_not("home_size is stor") == "\"home_size 1 to 9\"; \"home_size is stor\"");
    CHECK(why_not("home_size 40") == "\"home_size 1 to 9\"; \"home_size 40\"");
    CHECK(why_not("aids 1 to many") == "\"aids is ...\" or \"aids 1 to 9\"; \"aids 1 to many\"");
    CHECK(why_not("aids few to 3") == "\"aids is ...\" or \"aids 1 to 9\"; \"aids few to 3\"");
    CHECK(why_not("aids  to 3") == "\"aids is ...\" or \"aids 1 to 9\"; \"aids  to 3\"");
    CHECK(why_not("aids 1 to 3x") == "\"aids is ...\" or \"aids 1 to 9\"; \"aids 1 to 3x\"");
    CHECK(why_not("aids 7 to 9") == "a condition that some case can meet; \"aids 7 to 9\"");
    CHECK(why_not("diagnosis is not ja | nej") ==
          "a condition that some case can meet; \"diagnosis is not ja | nej\"");
    CHECK(why_not("diagnosis is maybe") == "a level of diagnosis: nej | ja; \"maybe\"");
    CHECK(why_not("floor is kælder") == "a level of floor: stuen | oppe; \"kælder\"");
    CHECK(why_not("floor 0 to 1") == "a condition that some case can meet; \"floor 0 to 1\"");
    CHECK(why_not("zzzzzzzz is ja") ==
          "a condition that begins with a fact, a cue or a detail; \"zzzzzzzz\"");
    CHECK(why_not("") == "a condition that begins with a fact, a cue or a detail; \"\"");
    CHECK(why_not("aids") == "\"aids is ...\" or \"aids 1 to 9\"; \"aids\"");
}

TEST_CASE("what follows from conditions, and which exclude each other") {
    CHECK(follows("home_size 30 to 100", {"home_size 40 to 90"}));
    CHECK_FALSE(follows("home_size 50 to 100", {"home_size 40 to 90"}));
    CHECK_FALSE(follows("home_size 30 to 80", {"home_size 40 to 90"}));
    CHECK(follows("home_size 50 to 60", {"home_size 40 to 60", "home_size 50 to 90", "aids 1 to 2"}));
    CHECK_FALSE(follows("home_size 50 to 60", {"aids 1 to 2"}));
    CHECK(follows("aids 1 to 4", {"aids 0 to 2", "aids 1 to 6"}));
    CHECK_FALSE(follows("aids 1 to 4", {"aids 0 to 2"}));
    CHECK(follows("diagnosis is yes", {"diagnosis is not nej"}));
    CHECK(follows("floor is ground", {"floor is  stuen "}));
    CHECK(possible({"home_size 40 to 60", "home_size 60 to 90"}));
    CHECK_FALSE(possible({"home_size 40 to 50", "home_size 60 to 90"}));
    CHECK_FALSE(possible({"aids 0 to 1", "aids 2 to 3"}));
    CHECK(possible({}));
}

TEST_CASE("conditions hold of a case by the level or the value it has") {
    const scenarios::CaseVariables& variables = cleaning_variables();
    scenarios::CaseState state;
    state.level.assign(variables.all().size(), 0);
    state.value.assign(variables.all().size(), 0.0);
    const std::size_t home = *variables.find("home_size"), aids = *variables.find("aids");
    CHECK_FALSE(variables.find("homesize"));
    state.level[home] = -1;
    state.value[home] = 60;
    state.level[aids] = 2;
    CHECK(condition("home_size 60 to 90").holds(state));
    CHECK(condition("home_size 40 to 60").holds(state));
    CHECK_FALSE(condition("home_size 61 to 90").holds(state));
    CHECK_FALSE(condition("home_size 40 to 59").holds(state));
    CHECK(condition("aids 2 to 3").holds(state));
    CHECK_FALSE(condition("aids 3 to 6").holds(state));
    const std::vector both = {condition("aids 2 to 3"), condition("home_size 61 to 90")};
    CHECK_FALSE(scenarios::all_hold(both, state));
    CHECK(scenarios::all_hold(std::vector{both.front()}, state));
    CHECK(scenarios::all_hold({}, state));
}

TEST_CASE("a case's facts, cues and details become levels, and what is continuous a value") {
    const scenarios::CaseVariables& variables = cleaning_variables();
    const sim::Definition definition = scenarios::load_scenario("rengoering");
    const sim::CaseGenerator generator(definition);
    sim::CaseFacts facts;
    facts.cue_bits = 2;
    const std::vector<double> ties(definition.features.size(), 0.5);
    const scenarios::CaseState state = variables.state_of(generator, facts, std::vector<int>{1}, ties);
    CHECK(state.level[*variables.find("floor")] == 1);
    CHECK(state.level[*variables.find("home_size")] == -1);
    CHECK(state.value[*variables.find("home_size")] > 0);
    CHECK(state.level[*variables.find(definition.cues[0].id)] == 0);
    CHECK(state.level[*variables.find(definition.cues[1].id)] == 1);
}

TEST_CASE("levels that share a value are told apart by their shares") {
    sim::Definition definition = scenarios::load_scenario("rengoering");
    definition.features.resize(1);
    sim::Feature& fact = definition.features[0];
    fact.kind = sim::MarginalKind::category;
    fact.levels = {{{"a", "a"}, 0, 0.25}, {{"b", "b"}, 1, 0.25}, {{"c", "c"}, 1, 0.5}};
    definition.correlations.clear();
    definition.groups.clear();
    definition.equity_group.clear();
    const sim::CaseGenerator generator(definition);
    const scenarios::CaseVariables variables(definition, {});
    sim::CaseFacts facts;
    const auto level_with = [&](double value, double tie) {
        for (const auto& at : generator.values_of(0))
            if (at.value == value) facts.z[0] = at.z;
        return variables.state_of(generator, facts, {}, std::vector{tie}).level[0];
    };
    CHECK(level_with(0, 0.1) == 0);
    CHECK(level_with(0, 0.99) == 0);
    CHECK(level_with(1, 0.1) == 1);  // a third of the share of the two
    CHECK(level_with(1, 0.3) == 1);
    CHECK(level_with(1, 0.4) == 2);
    CHECK(level_with(1, 0.99) == 2);
}
