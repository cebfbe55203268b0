// skoen calibrate: parameters fitted to published studies; or the reliance model estimated from one's own data.
#include <CLI/CLI.hpp>

#include "cli/calibrate_text.h"
#include "cli/command.h"
#include "cli/commands.h"
#include "cli/playing.h"
#include "scenarios/ledger.h"
#include "scenarios/studies.h"
#include "sim/base/file.h"

namespace skoen::cli {

namespace {

class CalibrateCommand final : public Command {
  public:
    std::string_view name() const override { return "calibrate"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("STUDY", studies_, tr("cli.help.studies"));
        app.add_option("--replications", replications_, tr("cli.help.study_replications_fit"))
            ->type_name("N");
        app.add_option("--iterations", iterations_, tr("cli.help.iterations"))->type_name("N");
        app.add_option("--seed", seed_, tr("cli.help.seed"))->type_name("N");
        app.add_option("--threads", threads_, tr("cli.help.threads"))->type_name("N");
        app.add_option("--set", sets_, tr("cli.help.set_behaviour"))
            ->type_name("/behaviour/NAME=VALUE")
            ->allow_extra_args(false);
        app.add_flag("--same-place", same_place_, tr("cli.help.same_place"));
        app.add_flag("--leave-out", leave_out_, tr("cli.help.leave_out"));
        app.add_option("--out", out_, tr("cli.help.out_file"))->type_name("FILE");
        app.add_flag("--json", json_, tr("cli.help.json"));
        app.add_option("--data", data_.file, tr("cli.help.data"))->type_name("FILE.csv");
        app.add_option("--own", data_.own, tr("cli.help.data_own"))->type_name("C");
        app.add_option("--tool", data_.tool, tr("cli.help.data_tool"))->type_name("C");
        app.add_option("--final", data_.final, tr("cli.help.data_final"))->type_name("C");
        app.add_option("--person", data_.person, tr("cli.help.data_person"))->type_name("C");
        app.add_option("--outcome", data_.outcome, tr("cli.help.data_outcome"))->type_name("C");
        app.add_option("--quadrature", quadrature_, tr("cli.help.quadrature"))->type_name("N");
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        if (!data_.file.empty()) {
            const int points = static_cast<int>(whole_number(tr, "--quadrature", quadrature_, 1, 49));
            const lab::RelianceEstimate estimate = lab::estimate_reliance(lab::read_two_stage(data_), points);
            console.out << (json_ ? reliance_json(estimate) : reliance_text(estimate, tr));
            return kDone;
        }
        return fit(console);
    }

  private:
    int fit(Console& console) {
        const Tr& tr = console.tr;
        lab::CalibrateOptions options;
        options.replications = static_cast<int>(whole_number(tr, "--replications", replications_, 1, 10000));
        options.iterations = static_cast<int>(whole_number(tr, "--iterations", iterations_, 1, 1000));
        options.seed = static_cast<std::uint64_t>(whole_number(tr, "--seed", seed_, 0, 9007199254740991));
        options.threads = threads_number(tr, threads_);
        options.same_place = same_place_;
        std::vector<scenarios::Study> studies;
        for (const std::string& study : studies_.empty() ? scenarios::study_ids() : studies_)
            studies.push_back(scenarios::load_study(study));
        const sim::Behaviour start = scenarios::load_behaviour(sets_);
        const InterruptWatch interrupt;
        options.cancel = interrupt.flag();
        options.each = [&](int step, double objective) {
            interrupt.check();
            console.err << tr("cli.calibrate.step", {tr.count(step), tr.number(objective, 2)}) << '\n';
        };
        const lab::Calibrated fitted = lab::calibrate(studies, start, options);
        std::vector<lab::HeldOut> held_out;
        if (leave_out_) held_out = lab::leave_one_out(studies, start, options);
        const std::string json = calibrated_json(fitted, held_out);
        if (!out_.empty()) base::write_file_atomically(out_, json);
        console.out << (json_ ? json : calibrated_text(fitted, held_out, tr));
        return kDone;
    }

    std::vector<std::string> studies_, sets_;
    std::string replications_ = "8", iterations_ = "8", seed_ = "1", threads_ = "0", out_, quadrature_ = "1";
    bool json_ = false, leave_out_ = false, same_place_ = false;
    lab::TwoStageFile data_;
};

}  // namespace

std::unique_ptr<Command> make_calibrate() { return std::make_unique<CalibrateCommand>(); }

}  // namespace skoen::cli
