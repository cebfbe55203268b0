// skoen run: strategies played on the same cases with the same luck, and the same office without the tool.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <optional>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/comparison_json.h"
#include "cli/comparison_text.h"
#include "cli/playing.h"
#include "cli/scenario_arguments.h"
#include "cli/why_text.h"
#include "lab/run_folder.h"
#include "lab/run_folder_events.h"
#include "report/report.h"

namespace skoen::cli {

namespace {

constexpr std::int64_t kMostReplications = 1'000'000;
constexpr std::int64_t kMostDraws = 100'000;

class RunCommand final : public Command {
  public:
    std::string_view name() const override { return "run"; }

    void declare(CLI::App& app, const Tr& tr) override {
        scenario_.declare(app, tr);
        app.add_option("--strategy", strategies_, tr("cli.help.strategy"))
            ->type_name("S")
            ->allow_extra_args(false);
        app.add_option("--replications", replications_, tr("cli.help.replications"))->type_name("N");
        app.add_option("--ensemble", ensemble_, tr("cli.help.ensemble"))->type_name("N");
        app.add_flag("--why", why_, tr("cli.help.why"));
        app.add_option("--versus", versus_, tr("cli.help.versus"))->type_name("S");
        app.add_option("--threads", threads_, tr("cli.help.threads"))->type_name("N");
        app.add_flag("--json", json_, tr("cli.help.json"));
        app.add_option("--out", out_, tr("cli.help.out"))->type_name("DIR");
        app.add_flag("--events", events_, tr("cli.help.events"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        lab::RunOptions options;
        options.replications =
            static_cast<int>(whole_number(tr, "--replications", replications_, 1, kMostReplications));
        options.threads = threads_number(tr, threads_);
        const int draws = ensemble_.empty()
                              ? 0
                              : static_cast<int>(whole_number(tr, "--ensemble", ensemble_, 2, kMostDraws));
        if (events_ && out_.empty()) throw UsageError(tr("cli.usage.events_need_out"));
        const std::uint64_t seed = scenario_.seed_number(tr);
        const sim::Definition definition = scenario_.load(tr);
        const std::vector<sim::Strategy> strategies = chosen_strategies(definition, strategies_);
        const InterruptWatch interrupt;
        std::optional<lab::RunFolder> folder;
        if (!out_.empty()) folder.emplace(out_);

        const sim::World world(definition, seed);
        interrupt.check();
        std::optional<lab::EventsTable> events;
        if (events_) {
            events.emplace(folder->staging() / "events.csv", definition);
            options.each_play = [&](int replication, std::size_t strategy, const sim::Caseload&,
                                    const sim::Play& play) {
                events->add(replication, strategies[strategy].id, play);
            };
        }
        lab::Comparison comparison = play_with_progress(world, strategies, options, interrupt, console);
        if (events) events->close();
        const std::optional<lab::Ensemble> ensemble =
            ensemble_beside(draws, world, strategies, options, interrupt, console, comparison);
        const std::vector<lab::Why> why =
            why_beside(versus_, why_, world, comparison, options, interrupt, console);
        if (folder) {
            // What `skoen report` makes again from the folder: against the office without the tool, causes only.
            const bool plain = !why_ && versus_ == "no_tool";
            fill(*folder, world, comparison, ensemble ? &*ensemble : nullptr, tr.language(),
                 plain ? why : why_beside("no_tool", false, world, comparison, options, interrupt, console));
        }
        interrupt.check();
        if (folder) {
            folder->commit();
            console.err << tr("cli.message.folder", {out_}) << '\n';
        }
        if (json_) {
            console.out << comparison_json(definition, comparison, ensemble ? &*ensemble : nullptr, why);
        } else {
            console.out << comparison_text(world, comparison, tr);
            if (!why.empty()) console.out << '\n' << why_text(definition, why, strategies_of(comparison), tr);
            if (ensemble) console.out << '\n' << hinges_text(*ensemble, tr);
        }
        return kDone;
    }

  private:
    void fill(lab::RunFolder& folder, const sim::World& world, const lab::Comparison& comparison,
              const lab::Ensemble* ensemble, base::Language language,
              const std::vector<lab::Why>& why) const {
        lab::Manifest manifest =
            lab::make_manifest(world, comparison, scenario_.all_sets(), language, events_);
        if (ensemble != nullptr) manifest.ensemble = static_cast<int>(ensemble->draws());
        lab::add_run(folder, world, comparison, manifest);
        folder.add("report.html", report::html_report(world, comparison, language, ensemble, why));
    }

    ScenarioArguments scenario_;
    static std::vector<sim::Strategy> strategies_of(const lab::Comparison& comparison) {
        std::vector<sim::Strategy> out;
        for (const lab::StrategyResult& result : comparison.strategies) out.push_back(result.strategy);
        return out;
    }

    std::vector<std::string> strategies_;
    std::string versus_ = "no_tool";
    bool why_ = false;  // levers and mechanisms too
    std::string replications_ = "200";
    std::string ensemble_;  // empty: none
    std::string threads_ = "0";
    std::string out_;
    bool json_ = false;
    bool events_ = false;
};

}  // namespace

std::unique_ptr<Command> make_run() { return std::make_unique<RunCommand>(); }

}  // namespace skoen::cli
