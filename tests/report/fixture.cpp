#include "tests/report/fixture.h"

#include "scenarios/catalogue.h"

namespace skoen::tests {

namespace {

Played play(const std::vector<std::string>& sets, int replications, bool with_plans) {
    sim::Definition definition = scenarios::load_scenario("underretning", sets);
    std::vector<sim::Strategy> strategies;
    for (const std::string& id : definition.default_strategies) {
        if (with_plans || id == "no_tool") strategies.push_back(scenarios::load_strategy(id));
    }
    sim::World world(std::move(definition), 1);
    lab::RunOptions options;
    options.replications = replications;
    lab::Comparison comparison = lab::play_strategies(world, std::move(strategies), options);
    return {std::move(world), std::move(comparison)};
}

const std::vector<std::string> kSmall{"/office/weeks=10", "/history/cases=4000"};

}  // namespace

const Played& home() {
    static const Played played = play(kSmall, 24, true);
    return played;
}

const Played& few() {
    static const Played played = play(kSmall, 3, true);
    return played;
}

const Played& alone() {
    static const Played played = play(kSmall, 3, false);
    return played;
}

Played full_length(int replications) { return play({}, replications, true); }

}  // namespace skoen::tests
