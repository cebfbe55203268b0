// skoen case: the story of one case.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/case_json.h"
#include "cli/case_text.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/scenario_arguments.h"
#include "scenarios/catalogue.h"

namespace skoen::cli {

namespace {

// The scenario's first strategy that shows a score, else its first.
sim::Strategy default_strategy(const sim::Definition& definition) {
    for (const std::string& id : definition.default_strategies) {
        sim::Strategy strategy = scenarios::load_strategy(id);
        if (!sim::without_tool(strategy)) return strategy;
    }
    return scenarios::load_strategy(definition.default_strategies.front());
}

class CaseCommand final : public Command {
  public:
    std::string_view name() const override { return "case"; }

    void declare(CLI::App& app, const Tr& tr) override {
        scenario_.declare(app, tr);
        app.add_option("--strategy", strategy_, tr("cli.help.case_strategy"))->type_name("S");
        app.add_option("--case", number_, tr("cli.help.case_number"))->type_name("N");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "--case", !number_.empty());
        const auto index = static_cast<std::size_t>(whole_number(tr, "--case", number_, 0, 1'000'000'000));
        const std::uint64_t seed = scenario_.seed_number(tr);
        const sim::Definition definition = scenario_.load(tr);
        const sim::Strategy strategy =
            strategy_.empty() ? default_strategy(definition) : scenarios::load_strategy(strategy_);
        const sim::World world(definition, seed);
        const CaseStory story = tell_case(world, strategy, index);
        console.out << (json_ ? case_json(world, story) : case_text(world, story, tr));
        return kDone;
    }

  private:
    ScenarioArguments scenario_;
    std::string strategy_, number_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_case() { return std::make_unique<CaseCommand>(); }

}  // namespace skoen::cli
