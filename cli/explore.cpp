// skoen explore: a search over plans under a budget and many sets of assumptions, in one process or as one of many jobs.
#include <CLI/CLI.hpp>
#include <charconv>

#include "cli/command.h"
#include "cli/commands.h"
#include "cli/explore_output.h"
#include "cli/interrupt.h"
#include "cli/playing.h"
#include "cli/progress.h"
#include "lab/explore_folder.h"

namespace skoen::cli {

namespace {

constexpr int kMostJobs = 1000;  // clusters refuse larger arrays
constexpr int kMostShards = 100000;

struct ShardWish {
    int shard = 0, shards = 1;
};

// "I/N". Units are numbered from 0 and shared out by remainder, so N/N is 0/N.
ShardWish shard_from(const Tr& tr, const std::string& given) {
    ShardWish out;
    const char *at = given.data(), *const end = at + given.size();
    const auto first = std::from_chars(at, end, out.shard);
    const bool slash = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
    const auto second = slash ? std::from_chars(first.ptr + 1, end, out.shards) : first;
    if (!slash || second.ec != std::errc() || second.ptr != end || out.shards < 1 ||
        out.shards > kMostShards || out.shard < 0 || out.shard > out.shards)
        throw UsageError(tr("sweep.usage.shard", {'"' + given + '"'}));
    out.shard %= out.shards;
    return out;
}

class ExploreCommand final : public Command {
  public:
    std::string_view name() const override { return "explore"; }

    void declare(CLI::App& app, const Tr& tr) override {
        app.add_option("PLAN", plan_, tr("cli.help.exploration"));
        app.add_option("--shard", shard_, tr("sweep.help.shard"))->type_name("I/N");
        app.add_option("--slurm", slurm_, tr("sweep.help.slurm"))->type_name("N");
        app.add_flag("--status", status_, tr("sweep.help.status"));
        app.add_option("--expand", expand_, tr("sweep.help.expand"))->type_name("R");
        app.add_option("--threads", threads_, tr("cli.help.threads"))->type_name("N");
        app.add_option("--out", out_, tr("cli.help.explore_out"))->type_name("DIR");
        app.add_flag("--json", json_, tr("cli.help.json"));
    }

    int run(Console& console) override {
        const Tr& tr = console.tr;
        require_argument(tr, "PLAN", !plan_.empty());
        if ((shard_.empty() ? 0 : 1) + (slurm_.empty() ? 0 : 1) + (status_ ? 1 : 0) > 1)
            throw UsageError(tr("sweep.usage.one_way"));
        if (!expand_.empty()) more_ = static_cast<int>(whole_number(tr, "--expand", expand_, 1, 1000000));
        const ShardWish share = shard_.empty() ? ShardWish{} : shard_from(tr, shard_);
        const int jobs =
            slurm_.empty() ? 0 : static_cast<int>(whole_number(tr, "--slurm", slurm_, 1, kMostJobs));
        lab::ExploreOptions options;
        options.threads = threads_number(tr, threads_);
        options.shard = share.shard, options.shards = share.shards;
        const lab::Sweep sweep = lab::make_sweep(scenarios::load_exploration(plan_));
        if (sweep.exploration.rounds > 1 && (jobs > 0 || !shard_.empty() || more_ > 0))
            throw UsageError(tr("sweep.usage.rounds"));
        if (out_.empty() && (jobs > 0 || !shard_.empty() || status_ || more_ > 0))
            out_ = "skoen-out/" + sweep.exploration.id;
        if (jobs > 0) {
            lab::prepare_exploration_folder(
                out_);  // Slurm opens its logs there before the first job has begun
            console.out << slurm_script(plan_, out_, jobs, more_);
            return kDone;
        }
        if (status_) {
            console.out << sweep_status(sweep, lab::look_into(out_, sweep.study), json_, tr);
            return kDone;
        }
        return play(sweep, options, console);
    }

  private:
    int play(const lab::Sweep& sweep, lab::ExploreOptions options, Console& console) const {
        const Tr& tr = console.tr;
        const InterruptWatch interrupt;
        const sim::World world(sweep.definition, static_cast<std::uint64_t>(sweep.exploration.seed));
        interrupt.check();
        Progress progress(console.err);
        options.cancel = interrupt.flag();
        options.progress = [&](int done, int all) { progress.show(done, all); };
        if (!shard_.empty()) return play_one_shard(sweep, world, options, interrupt, console);
        const lab::Merged found = out_.empty() ? lab::play_in_memory(sweep, world, options)
                                               : lab::play_all(sweep, world, out_, more_, options);
        if (found.findings.plans.empty()) interrupt.check(!out_.empty());
        if (!out_.empty()) console.err << tr("cli.message.folder", {out_}) << '\n';
        const ExploredPlans shown{found.exploration, world, found.plans, found.findings, found.table};
        console.out << (json_ ? explore_json(shown) : explore_text(shown, tr));
        return kDone;
    }

    int play_one_shard(const lab::Sweep& sweep, const sim::World& world, const lab::ExploreOptions& options,
                       const InterruptWatch& interrupt, Console& console) const {
        const Tr& tr = console.tr;
        const auto count = [&](std::uint64_t n) { return tr.count(static_cast<std::int64_t>(n)); };
        const lab::OfficeRange offices =
            lab::offices_to_play(lab::look_into(out_, sweep.study), sweep, more_);
        console.err << tr("sweep.playing", {tr.count(options.shard), tr.count(options.shards),
                                            count(lab::units_of(sweep.exploration, sweep.plans.size(),
                                                                with(options, offices))),
                                            tr.count(offices.from + 1), tr.count(offices.to)})
                    << '\n';
        const lab::ShardOutcome done = lab::play_shard(sweep, world, out_, offices, options);
        if (done.rows > done.before)
            console.err << tr("sweep.written", {done.part.string(), count(done.rows), count(done.units)})
                        << '\n';
        if (!done.whole()) interrupt.check(true);
        if (done.rows == done.before) console.err << tr("sweep.there", {done.part.string()}) << '\n';
        return kDone;
    }

    static lab::ExploreOptions with(lab::ExploreOptions options, lab::OfficeRange offices) {
        options.offices_from = offices.from, options.offices_to = offices.to;
        return options;
    }

    std::string plan_, out_, shard_, slurm_, expand_;
    std::string threads_ = "0";
    int more_ = 0;
    bool status_ = false, json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_explore() { return std::make_unique<ExploreCommand>(); }

}  // namespace skoen::cli
