#include "cli/scenario_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "scenarios/catalogue.h"
#include "sim/base/error.h"

namespace skoen::cli {

namespace {

constexpr std::int64_t kMostSeed = 9007199254740991;  // 2^53 - 1: exact in every reader of JSON

}  // namespace

void ScenarioArguments::declare(CLI::App& app, const Tr& tr) {
    app.add_option("SCENARIO", scenario, tr("cli.help.scenario"));
    app.add_option("--seed", seed, tr("cli.help.seed"))->type_name("N");
    app.add_option("--weeks", weeks, tr("cli.help.weeks"))->type_name("N");
    app.add_option("--set", sets, tr("cli.help.set"))->type_name("/POINTER=VALUE")->allow_extra_args(false);
}

std::vector<std::string> ScenarioArguments::all_sets() const {
    std::vector<std::string> all = sets;
    if (!weeks.empty()) all.push_back("/office/weeks=" + weeks);
    return all;
}

sim::Definition ScenarioArguments::load(const Tr& tr) const {
    require_argument(tr, "SCENARIO", !scenario.empty());
    return scenarios::load_scenario(scenario, all_sets());
}

std::uint64_t ScenarioArguments::seed_number(const Tr& tr) const {
    return static_cast<std::uint64_t>(whole_number(tr, "--seed", seed, 0, kMostSeed));
}

std::vector<sim::Strategy> chosen_strategies(const sim::Definition& definition,
                                             const std::vector<std::string>& named) {
    const std::vector<std::string>& names = named.empty() ? definition.default_strategies : named;
    std::vector<sim::Strategy> chosen;
    std::vector<base::Fault> faults;
    for (const std::string& name : names) {
        sim::Strategy strategy = scenarios::load_strategy(name);
        const bool taken = std::any_of(chosen.begin(), chosen.end(),
                                       [&](const sim::Strategy& other) { return other.id == strategy.id; });
        if (taken)
            faults.push_back(
                {.file = name, .expected = "an id that no other strategy has", .found = strategy.id});
        if (strategy.id == "no_tool" && !sim::without_tool(strategy)) {
            faults.push_back({.file = name,
                              .expected = "a strategy of another id, or one that never shows a score",
                              .found = "no_tool with a score"});
        }
        chosen.push_back(std::move(strategy));
    }
    if (!faults.empty()) throw base::InputError(std::move(faults));
    const auto none =
        std::find_if(chosen.begin(), chosen.end(), [](const sim::Strategy& s) { return s.id == "no_tool"; });
    if (none == chosen.end()) {
        chosen.insert(chosen.begin(), scenarios::load_strategy("no_tool"));
    } else {
        std::rotate(chosen.begin(), none, none + 1);
    }
    return chosen;
}

}  // namespace skoen::cli
