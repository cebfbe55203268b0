// skoen card: what the model knows, and how it does on cases it was not trained on.
#include <CLI/CLI.hpp>

#include "cli/card_json.h"
#include "cli/card_text.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/scenario_arguments.h"
#include "scenarios/own_model_file.h"
#include "sim/base/file.h"

namespace skoen::cli {

namespace {

class CardCommand final : public Command {
  public:
    std::string_view name() const override { return "card"; }

    void declare(CLI::App& app, const Tr& tr) override {
        scenario_.declare(app, tr);
        app.add_flag("--json", json_, tr("cli.help.json"));
        app.add_option("--save-model", save_, tr("ownmodel.help_save"))->type_name("FILE");
    }

    int run(Console& console) override {
        const std::uint64_t seed = scenario_.seed_number(console.tr);
        const sim::World world(scenario_.load(console.tr), seed);
        if (!save_.empty()) base::write_file_atomically(save_, scenarios::trained_model_file(world));
        console.out << (json_ ? card_json(world) : card_text(world, console.tr));
        return kDone;
    }

  private:
    ScenarioArguments scenario_;
    std::string save_;  // empty: nowhere
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_card() { return std::make_unique<CardCommand>(); }

}  // namespace skoen::cli
