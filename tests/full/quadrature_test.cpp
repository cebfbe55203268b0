// The slow end of tests/stats/cumulative_mixed_test.cpp: adaptive quadrature with 25 points.
#include "stats/cumulative_mixed.h"
#include "tests/catch.h"
#include "tests/stats/oracles.h"

using namespace skoen;
using namespace skoen::stats;

TEST_CASE("a logistic model by 25 points of quadrature agrees with lme4") {
    const base::JsonValue oracle = oracle_json("vignette_binary.json");
    const ModelFrame frame = oracle_frame("y ~ A+B+C+D+E + (1|id)", "vignette_binary.csv");
    const CumulativeMixedFit fit = fit_cumulative_mixed(frame, 2, 25);
    const double known = oracle_at(oracle, {"agq25", "logLik"}).number;
    CHECK(fit.converged);
    CHECK(std::abs(fit.log_likelihood - known) < 1e-6);
    CHECK(fit.log_likelihood > known - 1e-9);
    CHECK(largest_gap(oracle_at(oracle, {"agq25", "beta"}), fit.names, fit.beta) < 1e-5);
    CHECK(largest_gap(oracle_at(oracle, {"agq25", "se"}), fit.names, fit.se) < 1e-5);
}
