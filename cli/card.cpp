// skoen card: what the model knows, and how it does on cases it was not trained on.
#include <CLI/CLI.hpp>

#include "cli/card_json.h"
#include "cli/card_text.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/scenario_arguments.h"

namespace skoen::cli {

namespace {

class CardCommand final : public Command {
  public:
    std::string_view name() const override { return "card"; }

    void declare(CLI::App& app, const Tr& tr) override {
        scenario_.declare(app, tr);
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const std::uint64_t seed = scenario_.seed_number(console.tr);
        const sim::World world(scenario_.load(console.tr), seed);
        console.out << (json_ ? card_json(world) : card_text(world, console.tr));
        return kDone;
    }

  private:
    ScenarioArguments scenario_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_card() { return std::make_unique<CardCommand>(); }

}  // namespace skoen::cli
