// Strategies side by side: one result whatever the threads, the outputs, the order and the split; and that result pinned.
#include "lab/comparison.h"

#include <cmath>
#include <mutex>

#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

const sim::World& home_world() {
    static const sim::World kWorld(scenarios::load_scenario("underretning"), 1);
    return kWorld;
}

std::vector<sim::Strategy> home_strategies() {
    std::vector<sim::Strategy> out;
    for (const std::string& id : home_world().definition.default_strategies) {
        out.push_back(scenarios::load_strategy(id));
    }
    return out;
}

// The home scenario in small: quick enough to be played again and again.
const sim::World& small_world() {
    static const sim::World kWorld = [] {
        sim::Definition d = scenarios::load_scenario("underretning");
        d.history.cases = 1000;
        d.office.workers = 3;
        d.office.weeks = 8;
        d.office.cases_per_week = 10;
        return sim::World(d, 5);
    }();
    return kWorld;
}

lab::RunOptions options(int replications, int threads = 1) {
    lab::RunOptions out;
    out.replications = replications;
    out.threads = threads;
    return out;
}

bool same(const std::optional<double>& a, const std::optional<double>& b) { return a == b; }

// Do the first `n` replications of two comparisons give the same measures, to the last bit?
bool same_replications(const lab::Comparison& a, const lab::Comparison& b, std::size_t n) {
    if (a.strategies.size() != b.strategies.size()) return false;
    for (std::size_t s = 0; s < a.strategies.size(); ++s) {
        for (std::size_t m = 0; m < sim::measures().size(); ++m) {
            const auto &x = a.strategies[s].by_replication[m], &y = b.strategies[s].by_replication[m];
            if (x.size() < n || y.size() < n) return false;
            if (!std::equal(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(n), y.begin())) return false;
        }
    }
    return true;
}

bool same_estimates(const std::vector<lab::Estimate>& a, const std::vector<lab::Estimate>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const lab::Estimate& x, const lab::Estimate& y) {
            return same(x.mean, y.mean) && same(x.lo, y.lo) && same(x.hi, y.hi) && x.defined == y.defined;
        });
}

}  // namespace

// One hash over every decision and weekly state of the home scenario with its shipped strategies, 4 replications, seed 1.
TEST_CASE("the home scenario is pinned, whatever the threads and outputs") {
    const std::string path = std::string(SKOEN_SOURCE_DIR) + "/tests/golden/home_hash.txt";
    std::string pinned = base::read_text_file(path);
    while (!pinned.empty() && pinned.back() == '\n') pinned.pop_back();

    const std::string hash = lab::play_strategies(home_world(), home_strategies(), options(4)).hash();
    INFO("Results changed. If that is meant: say in CHANGELOG.md that results change and why, and write "
         << hash << " into tests/golden/home_hash.txt.");
    CHECK(hash == pinned);

    for (const int threads : {2, 3, 8}) {
        INFO(threads << " threads");
        CHECK(lab::play_strategies(home_world(), home_strategies(), options(4, threads)).hash() == hash);
    }
    lab::RunOptions quiet = options(4, 2);
    quiet.weekly = false;
    CHECK(lab::play_strategies(home_world(), home_strategies(), quiet).hash() == hash);
    lab::RunOptions watched = options(4, 2);
    int plays = 0;
    watched.each_play = [&](int, std::size_t, const sim::Caseload&, const sim::Play&) { ++plays; };
    CHECK(lab::play_strategies(home_world(), home_strategies(), watched).hash() == hash);
    CHECK(plays == 4 * static_cast<int>(home_strategies().size()));
}

TEST_CASE("another seed, another result; the same seed, the same world") {
    sim::Definition d = small_world().definition;
    const auto hash = [&](std::uint64_t seed) {
        return lab::play_strategies(sim::World(d, seed), home_strategies(), options(2)).hash();
    };
    CHECK(hash(5) == lab::play_strategies(small_world(), home_strategies(), options(2)).hash());
    CHECK(hash(6) != hash(5));
}

TEST_CASE("threads change no bit of measures and intervals") {
    const lab::Comparison one = lab::play_strategies(small_world(), home_strategies(), options(9, 1));
    const lab::Comparison many = lab::play_strategies(small_world(), home_strategies(), options(9, 5));
    CHECK(one.hash() == many.hash());
    CHECK(same_replications(one, many, 9));
    for (std::size_t s = 0; s < one.strategies.size(); ++s) {
        CHECK(same_estimates(one.strategies[s].measures, many.strategies[s].measures));
        CHECK(same_estimates(one.strategies[s].versus_no_tool, many.strategies[s].versus_no_tool));
        REQUIRE(one.strategies[s].weekly.size() == lab::weekly_measures().size());
        for (std::size_t k = 0; k < one.strategies[s].weekly.size(); ++k) {
            CHECK(same_estimates(one.strategies[s].weekly[k].weeks, many.strategies[s].weekly[k].weeks));
        }
    }
}

TEST_CASE("a split run equals the whole: the first 4 of 8 are the 4") {
    const lab::Comparison four = lab::play_strategies(small_world(), home_strategies(), options(4));
    const lab::Comparison eight = lab::play_strategies(small_world(), home_strategies(), options(8));
    CHECK(same_replications(four, eight, 4));
    CHECK_FALSE(four.hash() == eight.hash());
    const sim::Measure* act_rate = sim::find_measure("act_rate");
    const auto& rates =
        eight.no_tool().by_replication[static_cast<std::size_t>(act_rate - sim::measures().data())];
    CHECK(rates[0] != rates[4]);  // replications differ, so the equality above says something
}

TEST_CASE("an early look is what those replications alone would have said") {
    lab::RunOptions watched = options(8, 3);
    watched.early_at = 4;
    std::vector<lab::StrategyResult> early;
    int looks = 0;
    watched.early = [&](const std::vector<lab::StrategyResult>& results) {
        early = results;
        ++looks;
    };
    const lab::Comparison eight = lab::play_strategies(small_world(), home_strategies(), watched);
    CHECK(looks == 1);
    const lab::Comparison four = lab::play_strategies(small_world(), home_strategies(), options(4));
    const lab::Comparison seen = lab::side_by_side(early, four.seed);
    CHECK(seen.replications == 4);
    CHECK(seen.hash() == four.hash());
    CHECK(same_replications(seen, four, 4));
    for (std::size_t s = 0; s < four.strategies.size(); ++s) {
        CHECK(same_estimates(seen.strategies[s].measures, four.strategies[s].measures));
        CHECK(same_estimates(seen.strategies[s].versus_no_tool, four.strategies[s].versus_no_tool));
    }
    CHECK(eight.hash() == lab::play_strategies(small_world(), home_strategies(), options(8)).hash());
}

TEST_CASE("no_tool comes first, is added where missing, and other strategies do not touch each other") {
    const auto all = home_strategies();
    REQUIRE(all.front().id == "no_tool");
    const lab::Comparison given = lab::play_strategies(small_world(), all, options(2));
    const lab::Comparison alone = lab::play_strategies(small_world(), {all[2]}, options(2));
    REQUIRE(alone.strategies.size() == 2);
    CHECK(alone.no_tool().strategy.id == "no_tool");
    CHECK(alone.no_tool().hash == given.no_tool().hash);
    CHECK(alone.strategies[1].hash == given.strategies[2].hash);
    const lab::Comparison turned = lab::play_strategies(small_world(), {all[2], all[1], all[0]}, options(2));
    CHECK(turned.strategies[0].strategy.id == "no_tool");
    CHECK(turned.strategies[1].strategy.id == all[2].id);
    CHECK(turned.strategies[2].hash == given.strategies[1].hash);
    CHECK(given.strategies[1].hash != given.strategies[2].hash);
}

TEST_CASE("differences are paired with the office without the tool") {
    const lab::Comparison c = lab::play_strategies(small_world(), home_strategies(), options(20));
    CHECK(c.replications == 20);
    CHECK(c.no_tool().versus_no_tool.empty());
    for (std::size_t s = 1; s < c.strategies.size(); ++s) {
        const lab::StrategyResult& r = c.strategies[s];
        REQUIRE(r.versus_no_tool.size() == sim::measures().size());
        for (std::size_t m = 0; m < sim::measures().size(); ++m) {
            INFO(r.strategy.id << " " << sim::measures()[m].id);
            const lab::Estimate &with = r.measures[m], &without = c.no_tool().measures[m],
                                &versus = r.versus_no_tool[m];
            REQUIRE(versus.mean.has_value() == (with.mean.has_value() && without.mean.has_value()));
            if (versus.mean) CHECK(*versus.mean == Approx(*with.mean - *without.mean).margin(1e-12));
            CHECK(with.defined <= 20);
            CHECK(with.defined ==
                  static_cast<int>(std::count_if(r.by_replication[m].begin(), r.by_replication[m].end(),
                                                 [](const auto& v) { return v.has_value(); })));
            REQUIRE(with.lo.has_value() == (with.defined > 0));
            if (with.lo) CHECK(*with.lo <= *with.hi);
            CHECK(versus.defined <= std::min(with.defined, without.defined));
        }
    }
    // What needs a shown score is null without the tool, and so is its difference.
    const auto overrides =
        static_cast<std::size_t>(sim::find_measure("override_rate") - sim::measures().data());
    CHECK_FALSE(c.no_tool().measures[overrides].mean.has_value());
    CHECK_FALSE(c.strategies[1].versus_no_tool[overrides].mean.has_value());
    CHECK(c.strategies[1].measures[overrides].mean.has_value());
}

TEST_CASE("a strategy that shows nothing differs from no tool by nothing") {
    sim::Strategy silent = scenarios::load_strategy("no_tool");
    silent.id = "silent";
    const lab::Comparison c = lab::play_strategies(small_world(), {silent}, options(3));
    CHECK(c.strategies[1].hash == c.no_tool().hash);
    for (const lab::Estimate& e : c.strategies[1].versus_no_tool) {
        if (e.mean) CHECK(*e.mean == 0.0);
        if (e.lo) CHECK((*e.lo == 0.0 && *e.hi == 0.0));
    }
}

TEST_CASE("progress, plays in order, and a run that is cut short") {
    lab::RunOptions run = options(6, 3);
    std::mutex mutex;
    int calls = 0, last = 0;
    run.progress = [&](int done, int all) {
        const std::lock_guard lock(mutex);
        ++calls;
        last = std::max(last, done);
        CHECK(all == 6);
    };
    const lab::Comparison whole = lab::play_strategies(small_world(), home_strategies(), run);
    CHECK(calls == 6);
    CHECK(last == 6);

    lab::RunOptions ordered = options(3);
    std::vector<std::pair<int, std::size_t>> seen;
    ordered.each_play = [&](int replication, std::size_t strategy, const sim::Caseload& load,
                            const sim::Play& play) {
        seen.emplace_back(replication, strategy);
        CHECK(load.replication == static_cast<std::uint32_t>(replication));
        CHECK_FALSE(play.events.empty());
    };
    (void)lab::play_strategies(small_world(), home_strategies(), ordered);
    CHECK(seen.size() == 3 * home_strategies().size());
    CHECK(std::is_sorted(seen.begin(), seen.end()));

    std::atomic<bool> stop{false};
    lab::RunOptions cut = options(6);
    cut.cancel = &stop;
    cut.progress = [&](int done, int) { stop = done >= 2; };
    const lab::Comparison part = lab::play_strategies(small_world(), home_strategies(), cut);
    CHECK(part.replications == 2);
    CHECK(same_replications(part, whole, 2));
}

TEST_CASE("weekly lines on request") {
    lab::RunOptions run = options(2);
    run.weekly = false;
    for (const lab::StrategyResult& r :
         lab::play_strategies(small_world(), home_strategies(), run).strategies) {
        CHECK(r.weekly.empty());
    }
    run.weekly = true;
    for (const lab::StrategyResult& r :
         lab::play_strategies(small_world(), home_strategies(), run).strategies) {
        REQUIRE(r.weekly.size() == lab::weekly_measures().size());
        for (const lab::WeekSeries& series : r.weekly) CHECK(series.weeks.size() == 8);
    }
}
