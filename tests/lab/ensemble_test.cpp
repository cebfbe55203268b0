// Many sets of assumptions: drawn as the ledger says, the same on any number of threads, and ranked rightly where the answer
// is known.
#include "lab/ensemble.h"

#include <algorithm>
#include <cmath>

#include "lab/parameter_draws.h"
#include "scenarios/catalogue.h"
#include "stats/quantile.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

const sim::World& tiny_world() {
    static const sim::World kWorld = [] {
        sim::Definition d = scenarios::load_scenario("underretning");
        d.history.cases = 800;
        d.office.workers = 2;
        d.office.weeks = 6;
        d.office.cases_per_week = 10;
        return sim::World(d, 3);
    }();
    return kWorld;
}

lab::Ensemble tiny_ensemble(int threads, int draws = 12) {
    lab::EnsembleOptions options;
    options.draws = draws;
    options.replications = 2;
    options.threads = threads;
    return lab::play_ensemble(tiny_world(), {scenarios::load_strategy("score_first")}, options);
}

std::size_t place_of(std::string_view id) {
    return static_cast<std::size_t>(sim::find_measure(id) - sim::measures().data());
}

// Costs made up so that the truth is known: strategy 1 costs `cost(draw)` more than strategy 0.
template <class Cost>
lab::Ensemble made_up(std::size_t draws, Cost cost) {
    lab::Ensemble out;
    out.parameters = {"a", "b", "c"};
    out.strategies.resize(2);
    const base::Draws numbers(9);
    for (std::uint32_t p = 0; p < 3; ++p) {
        out.values.emplace_back();
        for (std::uint32_t d = 0; d < draws; ++d) {
            out.values.back().push_back(numbers.normal(base::Purpose::parameter, {p, 0, 0, 0, d}));
        }
    }
    out.measures.assign(2, std::vector<std::vector<std::optional<double>>>(
                               sim::measures().size(), std::vector<std::optional<double>>(draws)));
    for (std::size_t d = 0; d < draws; ++d) {
        out.measures[0][place_of("harm_cost")][d] = 1;
        out.measures[1][place_of("harm_cost")][d] = 1 + cost(out.values[0][d], out.values[1][d]);
    }
    return out;
}

}  // namespace

TEST_CASE("every assumption is drawn from its prior, within its range") {
    const base::Draws draws(4);
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        INFO(row.field);
        std::vector<double> values;
        for (std::uint32_t d = 0; d < 400; ++d) values.push_back(lab::draw_parameter(row, draws, d));
        for (const double v : values) REQUIRE((v >= row.range[0] && v <= row.range[1]));
        std::sort(values.begin(), values.end());
        CHECK(values.front() < values.back());
        // The ledger's value is one that its prior thinks likely: between the 2nd and the 98th hundredth.
        CHECK(row.value >= stats::quantile_sorted(values, 0.02));
        CHECK(row.value <= stats::quantile_sorted(values, 0.98));
    }
}

TEST_CASE("what a scenario states is not drawn") {
    sim::Behaviour stated = scenarios::ledger_behaviour();
    CHECK(lab::uncertain_parameters(stated).size() == scenarios::ledger().size());
    stated.skip_base += 0.25;
    const auto left = lab::uncertain_parameters(stated);
    CHECK(left.size() == scenarios::ledger().size() - 1);
    CHECK(std::find(left.begin(), left.end(), "skip_base") == left.end());
    std::vector<double> values;
    CHECK(lab::draw_behaviour(stated, left, base::Draws(1), 7, values).skip_base == stated.skip_base);
    CHECK(values.size() == left.size());
}

TEST_CASE("an ensemble is one result whatever the threads, and a longer one begins with it") {
    const lab::Ensemble one = tiny_ensemble(1), two = tiny_ensemble(2), longer = tiny_ensemble(2, 14);
    CHECK(one.values == two.values);
    CHECK(one.measures == two.measures);
    CHECK(one.strategies.front().id == "no_tool");
    for (std::size_t m = 0; m < sim::measures().size(); ++m) {
        CHECK(
            std::equal(one.measures[1][m].begin(), one.measures[1][m].end(), longer.measures[1][m].begin()));
    }
    const auto& costs = one.measures[1][place_of("harm_cost")];
    CHECK(std::count(costs.begin(), costs.end(), costs.front()) == 1);  // assumptions matter
}

TEST_CASE("a draw that holds the ledger's own values plays the comparison itself") {
    const sim::World same(tiny_world(), tiny_world().definition.behaviour);
    lab::RunOptions options;
    options.replications = 2;
    const auto strategies = {scenarios::load_strategy("score_first")};
    CHECK(lab::play_strategies(same, strategies, options).hash() ==
          lab::play_strategies(tiny_world(), strategies, options).hash());
}

TEST_CASE("not knowing goes beside chance") {
    lab::RunOptions options;
    options.replications = 2;
    lab::Comparison comparison =
        lab::play_strategies(tiny_world(), {scenarios::load_strategy("score_first")}, options);
    const lab::Comparison before = comparison;
    const lab::Ensemble ensemble = tiny_ensemble(1);
    lab::add_not_knowing(ensemble, comparison);
    const std::size_t m = place_of("harm_cost");
    const lab::Estimate& e = comparison.strategies[1].measures[m];
    const auto expected = stats::central_interval(ensemble.measures[1][m], 0.9);
    CHECK(e.elo.value() == expected.interval->lo);
    CHECK(e.ehi.value() == expected.interval->hi);
    CHECK(e.lo == before.strategies[1].measures[m].lo);
    CHECK(comparison.strategies[1].versus_no_tool[m].elo.has_value());
}

TEST_CASE("the ranking finds what a difference hangs on, and nothing where it hangs on nothing") {
    const std::size_t m = place_of("harm_cost");
    const lab::Ranking ranking =
        lab::rank_assumptions(made_up(200, [](double a, double b) { return 0.1 * a - 0.02 * b; }), 1, 0, m);
    CHECK(ranking.draws == 200);
    REQUIRE(ranking.leans.size() == 3);
    CHECK(ranking.leans[0].parameter == "a");
    CHECK(ranking.leans[0].lo > 0.9);
    CHECK(ranking.leans[0].at_high > ranking.leans[0].at_low);
    CHECK(ranking.leans[1].parameter == "b");
    CHECK(ranking.leans[1].rho < 0);
    CHECK((ranking.leans[2].lo < 0 && ranking.leans[2].hi > 0));
    CHECK(ranking.explained.value() > 0.95);

    int draw = 0;
    const base::Draws noise(77);
    const lab::Ranking none = lab::rank_assumptions(
        made_up(
            200,
            [&](double, double) {
                return noise.normal(base::Purpose::label, {static_cast<std::uint32_t>(++draw), 0, 0, 0, 0});
            }),
        1, 0, m);
    for (const lab::Lean& lean : none.leans) CHECK((lean.lo < 0 && lean.hi > 0));
    CHECK(none.explained.value() < 0.1);
    CHECK(lab::rank_assumptions(made_up(9, [](double a, double) { return a; }), 1, 0, m).leans.empty());
}

TEST_CASE("what would have to be true for one to beat the other") {
    const std::size_t m = place_of("harm_cost");  // less is better
    const lab::TurningPoint turn =
        lab::turning_point(made_up(300, [](double a, double) { return 0.5 - a; }), 1, 0, m);
    CHECK(turn.parameter == "a");
    CHECK(turn.above);
    CHECK(turn.cut == Approx(0.5).margin(0.1));
    CHECK(turn.wins == turn.wins_meeting);
    CHECK(turn.meeting == turn.wins);
    const lab::TurningPoint low =
        lab::turning_point(made_up(300, [](double, double b) { return b + 0.3; }), 1, 0, m);
    CHECK(low.parameter == "b");
    CHECK_FALSE(low.above);
    CHECK(lab::turning_point(made_up(50, [](double, double) { return -1.0; }), 1, 0, m).parameter.empty());
    CHECK(lab::turning_point(made_up(50, [](double, double) { return -1.0; }), 1, 0, m).wins == 50);
}
