// skoen power: power by simulation for a survey experiment or a trial.
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands.h"
#include "study/power.h"

namespace skoen::cli {

namespace {

class PowerCommand final : public Command {
  public:
    std::string_view name() const override { return "power"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("DESIGN", design_, tr("cli.help.design"));
        app.add_option("--replications", replications_, tr("cli.help.power_replications"))->type_name("N");
        app.add_option("--seed", seed_, tr("cli.help.seed"))->type_name("N");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "DESIGN", !design_.empty());
        study::StudyDesign design = study::load_design(design_);
        if (!replications_.empty()) {
            design.power.replications =
                static_cast<int>(whole_number(tr, "--replications", replications_, 10, 1000000));
        }
        if (!seed_.empty())
            design.power.seed = static_cast<int>(whole_number(tr, "--seed", seed_, 0, 2147483647));
        const study::PowerResult result = study::estimate_power(design);
        console.out << (json_ ? study::power_json(result) : study::power_text(result, tr.language()));
        return kDone;
    }

  private:
    std::string design_, replications_, seed_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_power() { return std::make_unique<PowerCommand>(); }

}  // namespace skoen::cli
