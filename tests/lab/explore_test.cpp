// The search over plans: what is looked at, that nothing but the unit decides its row, and that front and regret are what
// they are said to be.
#include "lab/explore.h"

#include <algorithm>
#include <cmath>

#include "lab/comparison.h"
#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

scenarios::Exploration small_search() {
    scenarios::Exploration e;
    e.id = "small";
    e.scenario = "underretning";
    e.strategies = {"no_tool", "own_first"};
    e.search = {{sim::Lever::workflow, {"score_first", "own_first"}, {1}, 520, {1}},
                {sim::Lever::feedback, {"none", "own_cases"}, {1, 5}, 520, {0.5, 1}},
                {sim::Lever::display, {"number", "band"}, {1}, 520, {1}}};
    e.points = 100;
    e.draws = 3;
    e.replications = 3;
    return e;
}

const sim::World& tiny() {
    static const sim::World kWorld = [] {
        sim::Definition d = scenarios::load_scenario("underretning");
        d.history.cases = 1000;
        d.office.workers = 3;
        d.office.weeks = 8;
        return sim::World(d, 3);
    }();
    return kWorld;
}

std::vector<lab::UnitRow> rows_of(const scenarios::Exploration& e, int threads, int shard = 0,
                                  int shards = 1) {
    std::vector<lab::UnitRow> rows;
    lab::ExploreOptions options;
    options.threads = threads, options.shard = shard, options.shards = shards;
    options.each_row = [&](const lab::UnitRow& row) { rows.push_back(row); };
    (void)lab::explore(tiny(), lab::design_points(e, tiny().definition), e, options);
    return rows;
}

bool same_row(const lab::UnitRow& a, const lab::UnitRow& b) {
    return a.plan == b.plan && a.draw == b.draw && a.office == b.office && a.errors.cases == b.errors.cases &&
           a.errors.missed == b.errors.missed && a.errors.disturbed == b.errors.disturbed &&
           a.support == b.support && a.minutes == b.minutes && a.leader_hours == b.leader_hours &&
           a.worker_hours == b.worker_hours;
}

lab::PlanSums made_up(std::int64_t missed, std::int64_t disturbed, double hours, double support) {
    lab::PlanSums s;
    s.errors = {1000, missed, disturbed, 100};
    s.leader_hours = hours;
    s.support = support;
    s.offices = 1;
    return s;
}

}  // namespace

TEST_CASE("the design holds every combination once, and nothing that does the same twice") {
    const auto plans = lab::design_points(small_search(), tiny().definition);
    // 2 workflows x 5 ways of feedback (none, two starts x two strengths) x 2 displays = 20, of which own_first alone is
    // named already; the office without the tool stands first.
    CHECK(plans.size() == 1 + 1 + 20 - 1);
    CHECK(plans[0].id == "no_tool");
    CHECK(plans[1].id == "own_first");
    for (std::size_t i = 0; i < plans.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const auto a = sim::compile(plans[i], 8), b = sim::compile(plans[k], 8);
            const bool same = std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
                return x.option == y.option && x.intensity == y.intensity;
            });
            CHECK_FALSE(same);
        }
    }
    scenarios::Exploration fewer = small_search();
    fewer.points = 7;
    const auto drawn = lab::design_points(fewer, tiny().definition);
    CHECK(drawn.size() == 2 + 7);
    fewer.seed = 2;
    const auto others = lab::design_points(fewer, tiny().definition);
    CHECK_FALSE(std::equal(drawn.begin(), drawn.end(), others.begin(),
                           [](const auto& a, const auto& b) { return a.levers.size() == b.levers.size(); }));
}

TEST_CASE("rows are the same on any number of threads and however they are shared out") {
    scenarios::Exploration e = small_search();
    e.points = 4;
    const auto one = rows_of(e, 1), three = rows_of(e, 3);
    REQUIRE(one.size() == 6U * 3 * 3);
    REQUIRE(three.size() == one.size());
    CHECK(std::equal(one.begin(), one.end(), three.begin(), same_row));
    std::vector<lab::UnitRow> shards;
    for (int s = 0; s < 4; ++s) {
        const auto part = rows_of(e, 2, s, 4);
        shards.insert(shards.end(), part.begin(), part.end());
    }
    const auto order = [](const lab::UnitRow& a, const lab::UnitRow& b) {
        return std::tuple(a.draw, a.office, a.plan) < std::tuple(b.draw, b.office, b.plan);
    };
    CHECK(std::is_sorted(one.begin(), one.end(), order));
    std::sort(shards.begin(), shards.end(), order);
    REQUIRE(shards.size() == one.size());
    CHECK(std::equal(one.begin(), one.end(), shards.begin(), same_row));
}

TEST_CASE("the first set of assumptions is the comparison that everybody else sees") {
    scenarios::Exploration e = small_search();
    e.points = 2;
    const auto plans = lab::design_points(e, tiny().definition);
    const lab::ExploreSums sums = lab::explore(tiny(), plans, e, {});
    const lab::Findings found =
        lab::findings_of({{sums[0][0]}, {sums[1][0]}}, tiny().definition.costs, 1e9, 1e9);
    lab::RunOptions options;
    options.replications = e.replications;
    const lab::Comparison c = lab::play_strategies(tiny(), {plans[0], plans[1]}, options);
    const auto mean = [&](std::size_t s, const char* id) {
        const auto m = static_cast<std::size_t>(sim::find_measure(id) - sim::measures().data());
        return *c.strategies[s].measures[m].mean;
    };
    for (std::size_t s = 0; s < 2; ++s) {
        CHECK(std::fabs(found.plans[s].harm_cost - mean(s, "harm_cost")) < 1e-12);
        CHECK(std::fabs(found.plans[s].disturbed - mean(s, "disturbed_rate")) < 1e-12);
        CHECK(std::fabs(found.plans[s].support - mean(s, "support")) < 1e-12);
        CHECK(std::fabs(found.plans[s].minutes - mean(s, "minutes_per_case")) < 1e-9);
    }
}

TEST_CASE("front and regret of known numbers") {
    sim::Costs costs;
    costs.missed = 10, costs.disturbed = 1, costs.averted_share = 1;
    // Harm a case: (10 missed + disturbed) / 1000. Two sets of assumptions.
    const lab::ExploreSums sums = {
        {made_up(20, 100, 0, 0.5), made_up(20, 100, 0, 0.5)},    // 0.30, 0.30
        {made_up(10, 120, 10, 0.5), made_up(30, 120, 10, 0.5)},  // 0.22, 0.42
        {made_up(15, 110, 10, 0.6), made_up(18, 110, 10, 0.6)},  // 0.26, 0.29
        {made_up(16, 130, 20, 0.5), made_up(19, 130, 20, 0.5)},  // beaten by the one above
        {made_up(1, 1, 99, 0.9), made_up(1, 1, 99, 0.9)},        // too dear
    };
    const lab::Findings f = lab::findings_of(sums, costs, 50, 50);
    CHECK(f.front == std::vector<std::size_t>{2, 0});
    CHECK_FALSE(f.plans[4].within_budget);
    CHECK(f.plans[1].mean_regret == Approx((0.0 + 0.13) / 2));
    CHECK(f.plans[1].largest_regret == Approx(0.13));
    CHECK(f.plans[2].mean_regret == Approx((0.04 + 0.0) / 2));
    CHECK(f.plans[0].mean_regret == Approx((0.08 + 0.01) / 2));
    CHECK(f.least_mean_regret == 2);
    CHECK(f.least_largest_regret == 2);
    const lab::Findings nothing = lab::findings_of(sums, costs, -1, -1);
    CHECK(nothing.front.empty());
    CHECK(nothing.least_mean_regret == sums.size());
}

TEST_CASE("an exploration file that is sound is read, one that is not says where") {
    const scenarios::Exploration shipped = scenarios::load_exploration("forsigtig_start");
    CHECK(shipped.search.size() == 6);
    const std::string text = scenarios::write_exploration(shipped);
    CHECK(scenarios::write_exploration(scenarios::read_exploration(base::parse_json(text, "again"))) == text);
    const auto complaint = [&](const std::string& from, const std::string& to) {
        std::string broken = text;
        const auto at = broken.find(from);
        REQUIRE(at != std::string::npos);
        broken.replace(at, from.size(), to);
        try {
            (void)scenarios::read_exploration(base::parse_json(broken, "broken.json"));
        } catch (const base::InputError& error) {
            return std::string(error.what());
        }
        return std::string("sound");
    };
    CHECK(complaint("\"planted_errors\"", "\"planted\"").find("/search/4/options") != std::string::npos);
    CHECK(complaint("\"lever\": \"display\"", "\"lever\": \"workflow\"").find("expected") !=
          std::string::npos);
    CHECK(complaint("\"draws\": 24", "\"draws\": 0").find("/draws: expected") != std::string::npos);
    CHECK(complaint("\"draws\"", "\"drawz\"").find("drawz") != std::string::npos);
}
