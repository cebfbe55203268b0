// skoen replicate: published studies played by the office's worker, published beside simulated.
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/playing.h"
#include "cli/progress.h"
#include "cli/replicate_text.h"
#include "lab/calibrate.h"
#include "scenarios/catalogue.h"
#include "scenarios/ledger.h"
#include "scenarios/studies.h"

namespace skoen::cli {

namespace {

constexpr std::int64_t kMostStudies = 100'000;
constexpr std::int64_t kLargestSeed = 9007199254740991;  // 2^53 - 1
constexpr int kEnoughToFit = 12;                         // simulated studies at each t_place tried
constexpr double kWantedInside = 0.85;

class ReplicateCommand final : public Command {
  public:
    std::string_view name() const override { return "replicate"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("STUDY", studies_, tr("cli.help.studies"));
        app.add_option("--replications", replications_, tr("cli.help.study_replications"))->type_name("N");
        app.add_option("--seed", seed_, tr("cli.help.seed"))->type_name("N");
        app.add_option("--threads", threads_, tr("cli.help.threads"))->type_name("N");
        app.add_option("--set", sets_, tr("cli.help.set_behaviour"))
            ->type_name("/behaviour/NAME=VALUE")
            ->allow_extra_args(false);
        app.add_flag("--fit-place", fit_place_, tr("cli.help.fit_place"));
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        lab::ReplicateOptions options;
        options.replications =
            static_cast<int>(whole_number(tr, "--replications", replications_, 1, kMostStudies));
        options.seed = static_cast<std::uint64_t>(whole_number(tr, "--seed", seed_, 0, kLargestSeed));
        options.threads = threads_number(tr, threads_);
        const sim::Behaviour behaviour = scenarios::load_behaviour(sets_);
        std::vector<scenarios::Study> studies;
        for (const std::string& study : studies_.empty() ? scenarios::study_ids() : studies_)
            studies.push_back(scenarios::load_study(study));
        const InterruptWatch interrupt;
        options.cancel = interrupt.flag();
        Progress progress(console.err);
        std::vector<ReplicatedTwice> done;
        for (const scenarios::Study& study : studies) {
            ReplicatedTwice twice;
            options.study.place_drawn = false;
            twice.same_place = lab::replicate(study, behaviour, options);
            interrupt.check();
            options.study.place_drawn = true;
            twice.any_place = lab::replicate(study, behaviour, options);
            interrupt.check();
            options.study.place_drawn = false;
            if (fit_place_) find_place(study, behaviour, options, twice);
            interrupt.check();
            done.push_back(std::move(twice));
            progress.show(static_cast<int>(done.size()), static_cast<int>(studies.size()));
        }
        console.out << (json_ ? replicate_json(done) : replicate_text(done, tr));
        return studies_.empty() && !holds(done) ? kDoesNotHold : kDone;
    }

  private:
    static void find_place(const scenarios::Study& study, const sim::Behaviour& behaviour,
                           lab::ReplicateOptions options, ReplicatedTwice& twice) {
        lab::ReplicateOptions few = options;
        few.replications = std::min(options.replications, kEnoughToFit);
        options.study.place = twice.place = lab::fitted_place(study, behaviour, few);
        twice.own_place = lab::replicate(study, behaviour, options);
    }

    // The whole suite holds when enough of what may be fitted to is inside.
    static bool holds(const std::vector<ReplicatedTwice>& done) {
        std::vector<lab::ReplicatedStudy> same;
        for (const ReplicatedTwice& twice : done) same.push_back(twice.same_place);
        const InsideCount count = count_inside(same);
        return count.inside >= kWantedInside * count.all;
    }

    std::vector<std::string> studies_, sets_;
    std::string replications_ = "100", seed_ = "1", threads_ = "0";
    bool json_ = false, fit_place_ = false;
};

}  // namespace

std::unique_ptr<Command> make_replicate() { return std::make_unique<ReplicateCommand>(); }

}  // namespace skoen::cli
