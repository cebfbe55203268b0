// skoen report: a run folder played again from its own files, checked against its hash, and reported on.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/playing.h"
#include "lab/run_folder.h"
#include "report/handout.h"
#include "report/report.h"
#include "sim/base/build_info.h"
#include "sim/base/file.h"

namespace skoen::cli {

namespace {

class ReportCommand final : public Command {
  public:
    std::string_view name() const override { return "report"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("DIR", folder_, tr("cli.help.folder"));
        app.add_flag("--handout", handout_, tr("cli.help.handout"));
        app.add_option("--threads", threads_, tr("cli.help.threads"))->type_name("N");
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "DIR", !folder_.empty());
        lab::RunOptions options;
        options.threads = threads_number(tr, threads_);
        lab::RunInputs inputs = lab::read_run_folder(folder_);
        options.replications = inputs.manifest.replications;

        const InterruptWatch interrupt;
        const sim::World world(std::move(inputs.definition), inputs.manifest.seed);
        lab::Comparison comparison =
            play_with_progress(world, inputs.strategies, options, interrupt, console);
        if (comparison.hash() != inputs.manifest.hash) {
            console.err << tr("cli.report.differs",
                              {comparison.hash(), inputs.manifest.hash, inputs.manifest.version,
                               inputs.manifest.commit, base::build_info().version, base::build_info().commit})
                        << '\n';
            return kDoesNotHold;
        }
        const std::optional<lab::Ensemble> ensemble = ensemble_beside(
            inputs.manifest.ensemble, world, inputs.strategies, options, interrupt, console, comparison);
        const std::vector<lab::Why> why =
            why_beside("no_tool", false, world, comparison, options, interrupt, console);
        const base::Language language = console.language_given             ? tr.language()
                                        : inputs.manifest.language == "en" ? base::Language::en
                                                                           : base::Language::da;
        const std::filesystem::path folder(folder_);
        const std::filesystem::path page = folder / "report.html", pdf = folder / "report.pdf";
        const std::string page_bytes =
            report::html_report(world, comparison, language, ensemble ? &*ensemble : nullptr, why);
        const std::string pdf_bytes = report::pdf_report(world, comparison, language);
        base::write_file_atomically(page, page_bytes);
        base::write_file_atomically(pdf, pdf_bytes);
        console.out << page.string() << '\n' << pdf.string() << '\n';
        if (handout_) write_handouts({world, comparison, language}, options, interrupt, console);
        return kDone;
    }

  private:
    // The pages to take home, one plan at a time; a plan that shows no score has none.
    void write_handouts(const report::Reading& reading, lab::RunOptions options,
                        const InterruptWatch& interrupt, Console& console) const {
        options.cancel = interrupt.flag();
        options.replications = std::clamp(options.replications, kFewestOffices, kMostOffices);
        for (std::size_t plan = 1; plan < reading.plans(); ++plan) {
            const sim::Strategy& strategy = reading.plan(plan).strategy;
            const lab::FirstWeeks first = lab::watch_first_weeks(reading.world, strategy, options);
            interrupt.check();
            if (first.series.empty()) continue;
            const std::filesystem::path start = std::filesystem::path(folder_) / ("handout-" + strategy.id);
            base::write_file_atomically(start.string() + ".html", report::html_handout(reading, plan, first));
            base::write_file_atomically(start.string() + ".pdf", report::pdf_handout(reading, plan, first));
            console.out << start.string() << ".html\n" << start.string() << ".pdf\n";
        }
    }

    static constexpr int kFewestOffices = 20, kMostOffices = 400;  // for bands of the first weeks
    std::string folder_;
    bool handout_ = false;
    std::string threads_ = "0";
};

}  // namespace

std::unique_ptr<Command> make_report() { return std::make_unique<ReportCommand>(); }

}  // namespace skoen::cli
