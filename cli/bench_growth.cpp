#include "cli/bench_growth.h"

#include <algorithm>
#include <ctime>
#include <filesystem>

#include "lab/comparison.h"
#include "scenarios/catalogue.h"
#include "scenarios/exploration.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/system.h"

namespace skoen::cli {

namespace {

namespace fs = std::filesystem;

struct Load {
    int workers = 6, weeks = 26, replications = 16;
    double cases = 25;
};

// Processor time of one thread, the least of three.
double seconds_of(const Load& load) {
    sim::Definition definition = scenarios::load_scenario("underretning");
    definition.history.cases = 4000;
    definition.office.workers = load.workers;
    definition.office.weeks = load.weeks;
    definition.office.cases_per_week = load.cases;
    const sim::World world(definition, 1);
    const std::vector<sim::Strategy> plans =
        lab::with_no_tool_first({scenarios::load_strategy("score_first")});
    lab::RunOptions options;
    options.replications = load.replications;
    options.threads = 1;
    options.weekly = false;
    double least = 0;
    for (int i = 0; i < 3; ++i) {
        const std::clock_t start = std::clock();
        (void)lab::play_each(world, plans, options);
        const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        least = i == 0 ? took : std::min(least, took);
    }
    return least;
}

constexpr int kSets = 50;  // x 2 plans = 100 design points

// This program, exploring in a process of its own, so that memory is that of the sweep alone.
base::Cost cost_of_sweep(const fs::path& folder, int replications) {
    scenarios::Exploration e;
    e.id = "bench";
    e.name = e.summary = {"Bench", "Bench"};
    e.scenario = "underretning";
    e.set = {"/office/workers=3", "/office/weeks=8", "/history/cases=2000"};
    e.strategies = {"score_first"};
    e.sampling = scenarios::Sampling::sobol;
    e.factors = {{"/behaviour/skip_base"}};
    e.draws = kSets;
    e.replications = replications;
    const fs::path plan = folder / "plan.json";
    base::write_file_atomically(plan, scenarios::write_exploration(e));
    return base::run_unseen({base::program_path().string(), "explore", plan.string(), "--threads", "1",
                             "--out", (folder / std::to_string(replications)).string()});
}

}  // namespace

std::vector<BenchFigure> growth_figures() {
    const double before = seconds_of({});
    const auto ratio = [&](const char* name, const Load& load) {
        return BenchFigure{name, seconds_of(load) / before, "ratio"};
    };
    return {ratio("growth_workers", {.workers = 12}), ratio("growth_weeks", {.weeks = 52}),
            ratio("growth_cases", {.cases = 50}), ratio("growth_replications", {.replications = 32})};
}

std::vector<BenchFigure> sweep_figures() {
    constexpr int kFew = 2, kMany = 50;
    const fs::path folder =
        fs::temp_directory_path() / ("skoen-bench-sweep-" + std::to_string(base::process_number()));
    base::make_folders(folder);
    const base::Cost few = cost_of_sweep(folder, kFew), many = cost_of_sweep(folder, kMany);
    fs::remove_all(folder);
    const double units = 2.0 * kSets * (kMany - kFew);
    return {{"sweep_units_per_second", units / std::max(many.seconds - few.seconds, 1e-6), "1/s"},
            {"memory_2_replications_mb", few.megabytes, "MB"},
            {"memory_50_replications_mb", many.megabytes, "MB"}};
}

}  // namespace skoen::cli
