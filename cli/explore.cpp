// skoen explore: a search over plans under a budget and many sets of assumptions.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/explore_output.h"
#include "cli/interrupt.h"
#include "cli/playing.h"
#include "cli/progress.h"
#include "lab/explore_folder.h"
#include "scenarios/catalogue.h"

namespace skoen::cli {

namespace {

class ExploreCommand final : public Command {
  public:
    std::string_view name() const override { return "explore"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("PLAN", plan_, tr("cli.help.exploration"));
        app.add_option("--threads", threads_, tr("cli.help.threads"))->type_name("N");
        app.add_option("--out", out_, tr("cli.help.explore_out"))->type_name("DIR");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "PLAN", !plan_.empty());
        lab::ExploreOptions options;
        options.threads = threads_number(tr, threads_);
        const scenarios::Exploration exploration = scenarios::load_exploration(plan_);
        const sim::Definition definition = scenarios::load_scenario(exploration.scenario, exploration.set);
        const std::vector<sim::Strategy> plans = lab::design_points(exploration, definition);
        const InterruptWatch interrupt;
        std::optional<lab::ResultsTable> table;
        if (!out_.empty()) table.emplace(out_);
        const sim::World world(definition, static_cast<std::uint64_t>(exploration.seed));
        interrupt.check();
        Progress progress(console.err);
        options.cancel = interrupt.flag();
        options.progress = [&](int done, int all) { progress.show(done, all); };
        if (table) options.each_row = [&](const lab::UnitRow& row) { table->add(row, plans[row.plan].id); };
        const lab::ExploreSums sums = lab::explore(world, plans, exploration, options);
        interrupt.check();
        const lab::Findings findings =
            lab::findings_of(sums, definition.costs, exploration.leader_hours, exploration.worker_hours);
        if (table) {
            table->close();
            lab::write_exploration_folder(out_, exploration, plans, findings);
            console.err << tr("cli.message.folder", {out_}) << '\n';
        }
        const ExploredPlans shown{exploration, world, plans, findings};
        console.out << (json_ ? explore_json(shown) : explore_text(shown, tr));
        return kDone;
    }

  private:
    std::string plan_, out_;
    std::string threads_ = "0";
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_explore() { return std::make_unique<ExploreCommand>(); }

}  // namespace skoen::cli
