// What anyone in the field would expect of the home scenario, with paired luck: each statement compares two runs over the
// same offices, people and cases, so the sign of a pooled difference is far outside chance.
#include <string>
#include <vector>

#include "lab/comparison.h"
#include "scenarios/catalogue.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

lab::Comparison play(std::vector<std::string> sets) {
    sets.emplace_back("/office/weeks=26");
    const sim::World world(scenarios::load_scenario("underretning", sets), 1);
    lab::RunOptions options;
    options.replications = 6;  // about 31,000 decisions a strategy
    options.weekly = false;
    return lab::play_strategies(
        world, {scenarios::load_strategy("score_first"), scenarios::load_strategy("own_first")}, options);
}

double value(const lab::StrategyResult& result, std::string_view id) {
    const auto all = sim::measures();
    for (std::size_t m = 0; m < all.size(); ++m) {
        if (all[m].id == id) return result.measures[m].mean.value();
    }
    FAIL("no measure " << id);
    return 0;
}

}  // namespace

TEST_CASE("score first: more agreement, less standing by one's own right judgement") {
    // The tool is right more often than the worker: ranked by what could be known, .84 against .90 for seeing everything.
    const auto c = play({"/auc_model=0.84", "/auc_best=0.90"});
    CHECK(value(c.strategies[1], "agreement_rate") > value(c.strategies[2], "agreement_rate"));
    CHECK(value(c.strategies[1], "rsr") < value(c.strategies[2], "rsr"));
}

TEST_CASE("planting a fifth of wrong scores misleads more") {
    const auto plain = play({});
    const auto planted = play({"/model/planted_wrong_share=0.2"});
    for (const std::size_t s : {1U, 2U}) {
        CHECK(value(planted.strategies[s], "misled_rate") > value(plain.strategies[s], "misled_rate"));
    }
}

TEST_CASE("a model that knows nothing cannot raise sensitivity and specificity together") {
    const auto c = play({"/auc_model=0.5"});
    for (const std::size_t s : {1U, 2U}) {
        const bool more_found = value(c.strategies[s], "sensitivity") > value(c.no_tool(), "sensitivity");
        const bool more_spared = value(c.strategies[s], "specificity") > value(c.no_tool(), "specificity");
        CHECK_FALSE((more_found && more_spared));
    }
}

TEST_CASE("three times the pressure: wrong scores are followed more, under score first") {
    const auto some = play({"/office/other_pressure=0.5"});
    const auto much = play({"/office/other_pressure=1.5"});
    CHECK(value(much.strategies[1], "wrong_score_followed_rate") >
          value(some.strategies[1], "wrong_score_followed_rate"));
    CHECK(value(much.strategies[1], "skip_rate") > value(some.strategies[1], "skip_rate"));

    // Negative control: with the four channels of pressure off, pressure moves no decision.
    const std::vector<std::string> off = {
        "/behaviour/on_pressure_minutes=false", "/behaviour/on_pressure_occasion=false",
        "/behaviour/on_pressure_skip=false", "/behaviour/on_pressure_revise=false",
        "/behaviour/on_turnover=false"};
    auto low = off, high = off;
    low.emplace_back("/office/other_pressure=0.5");
    high.emplace_back("/office/other_pressure=1.5");
    CHECK(value(play(low).strategies[1], "wrong_score_followed_rate") ==
          value(play(high).strategies[1], "wrong_score_followed_rate"));
}
