#include "stats/cumulative_mixed.h"

#include "tests/catch.h"
#include "tests/stats/oracles.h"

using namespace skoen;
using namespace skoen::stats;

TEST_CASE("logistic models with a random intercept agree with lme4") {
    const base::JsonValue oracle = oracle_json("vignette_binary.json");
    const ModelFrame frame = oracle_frame("y ~ A+B+C+D+E + (1|id)", "vignette_binary.csv");
    const std::pair<const char*, int> cases[] = {{"laplace", 1}, {"agq9", 9}};  // agq25: tests/full
    for (const auto& [name, points] : cases) {
        INFO(name);
        const CumulativeMixedFit fit = fit_cumulative_mixed(frame, 2, points);
        const double known = oracle_at(oracle, {name, "logLik"}).number;
        CHECK(fit.converged);
        CHECK(std::abs(fit.log_likelihood - known) < 1e-6);
        CHECK(fit.log_likelihood > known - 1e-9);  // never lower than theirs
        CHECK(largest_gap(oracle_at(oracle, {name, "beta"}), fit.names, fit.beta) < 1e-5);
        CHECK(largest_gap(oracle_at(oracle, {name, "se"}), fit.names, fit.se) < 1e-5);
        CHECK(std::abs(fit.theta[0] - oracle_at(oracle, {name, "sd_id"}).number) < 1e-5);
    }
    const CumulativeMixedFit pooled =
        fit_cumulative_mixed(oracle_frame("y ~ A+B+C+D+E", "vignette_binary.csv"), 2);
    CHECK(std::abs(pooled.log_likelihood - oracle_at(oracle, {"glm", "logLik"}).number) < 1e-8);
    CHECK(largest_gap(oracle_at(oracle, {"glm", "se"}), pooled.names, pooled.se) < 1e-7);
}

TEST_CASE("ordinal models and crossed groups agree with ordinal and lme4") {
    const base::JsonValue oracle = oracle_json("more_oracles.json");
    DataFrame data = oracle_data("ordinal.csv");
    for (DataColumn& column : data.columns) {
        if (column.name == "answer") {
            for (double& value : column.numbers) value -= 1;
        }
    }
    const ModelFrame frame = model_frame(parse_formula("answer ~ A + B + (1|id)"), data, {{"A", "B"}, {}});
    for (const base::JsonValue& each : oracle_at(oracle, {"ordinal"}).items) {
        const int points = static_cast<int>(oracle_at(each, {"quadrature"}).number);
        INFO(points);
        const CumulativeMixedFit fit = fit_cumulative_mixed(frame, 5, points);
        CHECK(fit.names.front() == "1|2");
        CHECK(std::abs(fit.log_likelihood - oracle_at(each, {"logLik"}).number) < 1e-5);
        CHECK(largest_gap(oracle_at(each, {"beta"}), fit.names, fit.beta) < 2e-4);
        CHECK(std::abs(fit.theta[0] - oracle_at(each, {"sd"}).number) < 2e-4);
        // clmm's own standard errors differ by 9 % between its two methods; only those of quadrature are compared
        if (points > 1) CHECK(largest_gap(oracle_at(each, {"se"}), fit.names, fit.se) < 2e-3);
    }
    const ModelFrame crossed =
        model_frame(parse_formula("yes ~ A + B + (1|id) + (1|item)"), data, {{"A", "B"}, {}});
    const CumulativeMixedFit fit = fit_cumulative_mixed(crossed, 2);
    const base::JsonValue& known = oracle_at(oracle, {"logistic_crossed"});
    CHECK(std::abs(fit.log_likelihood - oracle_at(known, {"logLik"}).number) < 1e-5);
    CHECK(fit.log_likelihood > oracle_at(known, {"logLik"}).number - 1e-8);
    CHECK(largest_gap(oracle_at(known, {"beta"}), fit.names, fit.beta) < 1e-4);
    CHECK(largest_gap(oracle_at(known, {"se"}), fit.names, fit.se) < 1e-4);
    CHECK(fit.theta[0] == Approx(oracle_at(known, {"sd", "id"}).number).epsilon(1e-4));
    CHECK(fit.theta[1] == Approx(oracle_at(known, {"sd", "item"}).number).epsilon(1e-3));
}
