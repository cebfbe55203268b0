// skoen merge: parts of an exploration become its results.
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/explore_output.h"

namespace skoen::cli {

namespace {

class MergeCommand final : public Command {
  public:
    std::string_view name() const override { return "merge"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("DIR", folder_, tr("sweep.help.merge_dir"));
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "DIR", !folder_.empty());
        const lab::Sweep sweep = lab::sweep_in(folder_);
        const sim::World world(sweep.definition, static_cast<std::uint64_t>(sweep.exploration.seed));
        const lab::Merged merged = lab::merge(sweep, world, folder_);
        if (merged.missing.units > 0) {
            const std::uint64_t all = static_cast<std::uint64_t>(scenarios::set_count(merged.exploration)) *
                                      static_cast<std::uint64_t>(merged.exploration.replications) *
                                      merged.plans.size();
            say_missing(merged.missing, lab::look_into(folder_, sweep.study), all, console);
            return kDoesNotHold;
        }
        console.err << tr("cli.message.folder", {folder_}) << '\n';
        const ExploredPlans shown{merged.exploration, world, merged.plans, merged.findings, merged.table};
        console.out << (json_ ? explore_json(shown) : explore_text(shown, tr));
        return kDone;
    }

  private:
    std::string folder_;
    bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_merge() { return std::make_unique<MergeCommand>(); }

}  // namespace skoen::cli
