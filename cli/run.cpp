// skoen run: strategies played on the same cases with the same luck, and the same office without the tool.
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/comparison_json.h"
#include "cli/comparison_text.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/scenario_arguments.h"

namespace skoen::cli {

namespace {

constexpr std::int64_t kMostReplications = 1'000'000;
constexpr std::int64_t kMostThreads = 1024;

class RunCommand final : public Command {
  public:
    std::string_view name() const override { return "run"; }

    void declare(CLI::App& app, const Tr& tr) override {
        scenario_.declare(app, tr);
        app.add_option("--strategy", strategies_, tr("cli.help.strategy"))
            ->type_name("S")
            ->allow_extra_args(false);
        app.add_option("--replications", replications_, tr("cli.help.replications"))->type_name("N");
        app.add_option("--threads", threads_, tr("cli.help.threads"))->type_name("N");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        lab::RunOptions options;
        options.replications =
            static_cast<int>(whole_number(tr, "--replications", replications_, 1, kMostReplications));
        options.threads = static_cast<int>(whole_number(tr, "--threads", threads_, 0, kMostThreads));
        const std::uint64_t seed = scenario_.seed_number(tr);
        const sim::Definition definition = scenario_.load(tr);
        std::vector<sim::Strategy> strategies = chosen_strategies(definition, strategies_);

        const sim::World world(definition, seed);
        const lab::Comparison comparison = play(world, std::move(strategies), options, console);
        console.out << (json_ ? comparison_json(definition.id, comparison)
                              : comparison_text(world, comparison, tr));
        return kDone;
    }

  private:
    static lab::Comparison play(const sim::World& world, std::vector<sim::Strategy> strategies,
                                lab::RunOptions& options, Console& console) {
        const InterruptWatch interrupt;
        Progress progress(console.err);
        options.cancel = interrupt.flag();
        options.progress = [&](int done, int all) { progress.show(done, all); };
        lab::Comparison comparison = lab::play_strategies(world, std::move(strategies), options);
        interrupt.check();
        return comparison;
    }

    ScenarioArguments scenario_;
    std::vector<std::string> strategies_;
    std::string replications_ = "200";
    std::string threads_ = "0";
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_run() { return std::make_unique<RunCommand>(); }

}  // namespace skoen::cli
