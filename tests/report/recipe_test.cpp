#include "report/recipe.h"

#include "scenarios/catalogue.h"
#include "tests/catch.h"
#include "tests/report/fixture.h"

using namespace skoen;
using namespace skoen::report;

namespace {

std::vector<std::string> between(const char* from, const char* to) {
    return assignments_between(base::parse_json(from, "a"), base::parse_json(to, "b"));
}
using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("differences of documents are assignments that undo them") {
    CHECK(between(R"({"a":1,"b":[1,2]})", R"({"a":1,"b":[1,2]})") == Texts{});
    CHECK(between(R"({"a":1,"b":{"c":"x"}})", R"({"a":2,"b":{"c":"y"}})") == Texts{"/a=2", "/b/c=\"y\""});
    CHECK(between(R"({"b":[1,2]})", R"({"b":[1,3]})") == Texts{"/b/1=3"});
    CHECK(between(R"({"b":[1,2]})", R"({"b":[1]})") == Texts{"/b=[1]"});
    CHECK(between(R"({"a/b~":null})", R"({"a/b~":true})") == Texts{"/a~1b~0=true"});
    CHECK(between(R"({"a":{"x":1}})", R"({"a":{"y":1}})") == Texts{"/a={\"y\":1}"});

    base::JsonValue from = base::parse_json(R"({"a":1,"b":[1,{"c":"x"}],"d":{"e":[1,2,3]}})", "a");
    const base::JsonValue to = base::parse_json(R"({"a":2.5,"b":[1,{"c":"it's"}],"d":{"e":[]}})", "b");
    for (const std::string& assignment : assignments_between(from, to)) base::set_at(from, assignment);
    CHECK(base::to_text(from, false) == base::to_text(to, false));
}

TEST_CASE("words for the shell are quoted where they must be") {
    CHECK(shell_word("own_first") == "own_first");
    CHECK(shell_word("/office/weeks=10") == "/office/weeks=10");
    CHECK(shell_word("/name/da=\"Ny plan\"") == "'/name/da=\"Ny plan\"'");
    CHECK(shell_word("it's") == "'it'\\''s'");
    CHECK(shell_word("") == "''");
}

TEST_CASE("the command repeats the run") {
    const tests::Played& played = tests::home();
    const Recipe recipe = recipe_of({played.world, played.comparison, Language::da});
    CHECK_FALSE(recipe.needs_folder);
    CHECK(recipe.sets == Texts{"/office/weeks=10", "/history/cases=4000"});
    CHECK(recipe.command == "skoen run underretning --set /office/weeks=10 --set /history/cases=4000 "
                            "--strategy score_first --strategy "
                            "score_first_more_cases --strategy own_first --strategy own_first_reason_review "
                            "--strategy mandatory_approval "
                            "--replications 24 --seed 1");
    // With these sets the shipped scenario is the one that was played.
    CHECK(scenarios::write_scenario(scenarios::load_scenario("underretning", recipe.sets)) ==
          scenarios::write_scenario(played.world.definition));
}

TEST_CASE("what is not shipped is taken from the run's folder") {
    const tests::Played& played = tests::home();
    lab::Comparison changed = played.comparison;
    changed.strategies[1].strategy.levers.clear();
    const Recipe recipe = recipe_of({played.world, changed, Language::da});
    CHECK(recipe.needs_folder);
    CHECK(recipe.command.find("--strategy strategies/score_first.json") != std::string::npos);

    sim::World other = played.world;
    other.definition.id = "my_office";
    const Recipe own = recipe_of({other, played.comparison, Language::da});
    CHECK(own.needs_folder);
    CHECK(own.command.starts_with("skoen run scenario.json --strategy"));
}
