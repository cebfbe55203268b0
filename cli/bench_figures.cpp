#include "cli/bench_figures.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "cli/bench_growth.h"
#include "lab/comparison.h"
#include "report/charts.h"
#include "scenarios/catalogue.h"
#include "session/desk.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/lanes.h"
#include "sim/base/system.h"

namespace skoen::cli {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// The best of several tries: what the machine can do when nobody else is on it.
template <class Work>
double least_seconds(int tries, const Work& work) {
    double best = 0;
    for (int i = 0; i < tries; ++i) {
        const auto start = Clock::now();
        work();
        const double took = seconds_since(start);
        best = i == 0 ? took : std::min(best, took);
    }
    return best;
}

std::vector<sim::Strategy> home_plans(const sim::Definition& definition) {
    std::vector<sim::Strategy> out;
    for (const std::string& id : definition.default_strategies) out.push_back(scenarios::load_strategy(id));
    return lab::with_no_tool_first(std::move(out));
}

// ---- the engine ----

constexpr int kOffices = 40;

struct EngineTimes {
    double decisions = 0, plans = 0;
    double one_thread = 0, two_threads = 0;  // seconds
};

EngineTimes time_engine() {
    const sim::World world(scenarios::load_scenario("underretning"), 1);
    const std::vector<sim::Strategy> plans = home_plans(world.definition);
    EngineTimes out;
    out.plans = static_cast<double>(plans.size());
    lab::RunOptions options;
    options.replications = kOffices;
    options.weekly = false;
    const auto play = [&](int threads) {
        options.threads = threads;
        const auto results = lab::play_each(world, plans, options);
        out.decisions = 0;
        for (const lab::StrategyResult& r : results)
            out.decisions += static_cast<double>(r.pooled.tally.cases);
    };
    out.one_thread = least_seconds(3, [&] { play(1); });
    out.two_threads = least_seconds(3, [&] { play(2); });
    return out;
}

// ---- what draws and elementary functions alone would take (docs/performance.md) ----

struct PrimitiveTimes {
    double normals = 0, uniforms = 0, exps = 0;  // seconds each: a pair, a block, an exponential
};

PrimitiveTimes time_primitives() {
    constexpr std::uint32_t kDraws = 4096;
    constexpr int kRounds = 200;
    base::Subjects who;
    for (std::uint32_t i = 0; i < kDraws; ++i) who.add({i, 0, 0, 1, 0});
    std::vector<double> a(kDraws), b(kDraws);
    const base::LaneTable& lanes = base::lanes();
    const auto each = [&](const auto& work) {
        return least_seconds(5,
                             [&] {
                                 for (int r = 0; r < kRounds; ++r) work(static_cast<std::uint32_t>(r));
                             }) /
               (static_cast<double>(kDraws) * kRounds);
    };
    PrimitiveTimes out;
    out.normals =
        each([&](std::uint32_t r) { lanes.normals(7, r, who.counters(), kDraws, a.data(), b.data()); });
    out.uniforms =
        each([&](std::uint32_t r) { lanes.uniforms(7, r, who.counters(), kDraws, a.data(), b.data()); });
    out.exps = each([&](std::uint32_t) { lanes.exps(a.data(), kDraws, b.data()); });
    return out;
}

// Of one decision: the case and the worker's luck with it are drawn once for all plans (11 + 9 blocks, of which 10 are pairs
// of normals, and 2 exponentials); deliberation takes 6.
double least_seconds_a_decision(const PrimitiveTimes& t, double plans) {
    return (10 * t.normals + 10 * t.uniforms + 2 * t.exps) / plans + 6 * t.exps;
}

// ---- from a lever to the picture ----

struct PictureTimes {
    std::vector<double> coarse, full;  // seconds
};

// Everything that the page of outcomes shows first.
void draw_pictures(const session::DeskView& view) {
    const report::Reading reading{*view.world, *view.comparison, view.language};
    report::Frame frame;
    frame.width = 52.5, frame.height = 20;
    base::ensure(report::changes_chart(reading, frame).picture.width > 0, "no picture");
    base::ensure(report::tradeoff_chart(reading, frame).picture.width > 0, "no picture");
}

// As the window does: it looks when something has changed, at most once a millisecond.
double until(const session::Desk& desk, int replications, Clock::time_point start) {
    std::uint64_t seen = 0;
    for (bool first = true;; first = false) {
        const std::uint64_t now = desk.changes();
        if (first || now != seen) {
            seen = now;
            const session::DeskView view = desk.view();
            if (view.comparison && view.comparison_is_current &&
                view.comparison->replications >= replications) {
                draw_pictures(view);
                return seconds_since(start);
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

PictureTimes time_pictures() {
    namespace fs = std::filesystem;
    sim::Definition definition = scenarios::load_scenario("underretning");
    definition.office.workers = 30;
    definition.office.weeks = 26;
    definition.default_strategies = {"score_first", "own_first"};
    const fs::path file =
        fs::temp_directory_path() / ("skoen-bench-" + std::to_string(base::process_number()) + ".json");
    base::write_file_atomically(file, scenarios::write_scenario(definition));
    PictureTimes out;
    {
        session::Desk desk;
        desk.apply(session::OpenScenario{file.string()});
        desk.apply(session::Run{100});
        desk.wait_idle();
        for (int i = 0; i < 11; ++i) {
            const double intensity = 0.3 + 0.05 * i;
            const auto start = Clock::now();
            desk.apply(session::SetLever{0, sim::Lever::feedback, "own_cases", 1, 26, intensity});
            out.coarse.push_back(until(desk, session::kCoarseReplications, start));
            out.full.push_back(until(desk, 100, start));
            desk.wait_idle();
        }
    }
    fs::remove(file);
    return out;
}

// ---- the start of the program ----

double time_start() {
    const std::string self = base::program_path().string();
    std::vector<double> all;
    for (int i = 0; i < 9; ++i) {
        const auto start = Clock::now();
        base::run_unseen({self, "--version"});
        all.push_back(seconds_since(start));
    }
    return median_of(std::move(all));
}

}  // namespace

BenchReport measure_bench(double vs_numpy, const std::function<void(const std::string&)>& said) {
    BenchReport out;
    out.machine = base::processor_name();
    out.isa = std::string(base::lanes_name());
    said("sweep");  // first: a child's memory counts from what its parent held
    std::vector<BenchFigure> sweep = sweep_figures();
    said("engine");
    const EngineTimes engine = time_engine();
    const double decision = engine.one_thread / engine.decisions;
    out.figures.push_back({"decisions_per_second_core", engine.decisions / engine.one_thread, "1/s"});
    said("primitives");
    const PrimitiveTimes primitives = time_primitives();
    const double least = least_seconds_a_decision(primitives, engine.plans);
    out.figures.push_back({"roofline_share", least / decision, "share"});
    out.figures.push_back({"threads2_speedup", engine.one_thread / engine.two_threads, "ratio"});
    said("pictures");
    const PictureTimes pictures = time_pictures();
    out.figures.push_back({"lever_to_coarse_picture_ms", 1000 * median_of(pictures.coarse), "ms"});
    out.figures.push_back({"lever_to_full_picture_ms", 1000 * median_of(pictures.full), "ms"});
    said("start");
    out.figures.push_back({"startup_ms", 1000 * time_start(), "ms"});
    out.figures.push_back({"vs_numpy", vs_numpy, "ratio"});
    out.figures.push_back({"kernel_normal_ns", 1e9 * primitives.normals / 2, "ns"});
    out.figures.push_back({"kernel_uniform_ns", 1e9 * primitives.uniforms / 2, "ns"});
    out.figures.push_back({"kernel_exp_ns", 1e9 * primitives.exps, "ns"});
    for (BenchFigure& figure : sweep) out.figures.push_back(std::move(figure));
    said("growth");
    for (BenchFigure& figure : growth_figures()) out.figures.push_back(std::move(figure));
    return out;
}

}  // namespace skoen::cli
