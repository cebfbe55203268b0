#include "stats/cluster_robust.h"

#include "stats/linear_mixed.h"
#include "tests/catch.h"
#include "tests/stats/oracles.h"

using namespace skoen;
using namespace skoen::stats;

TEST_CASE("cluster-robust errors agree with clubSandwich") {
    struct Case {
        const char *formula, *name, *cluster, *member;
    };
    const Case cases[] = {{"y ~ A+B+C+D+E", "vignette_balanced", "id", "ols_cluster_robust"},
                          {"y ~ A+B+C+D+E", "vignette_binary", "id", "lpm_AMCE"},
                          {"y ~ arm", "crt_balanced", "cluster", "ols_cluster_robust"},
                          {"y ~ period + treat", "stepped_wedge", "cluster", "ols_cluster_robust"}};
    for (const Case& each : cases) {
        INFO(each.name);
        const base::JsonValue whole = oracle_json(std::string(each.name) + ".json");
        const base::JsonValue& oracle = oracle_at(whole, {each.member});
        const DataFrame data = oracle_data(std::string(each.name) + ".csv");
        const ModelFrame frame = oracle_frame(each.formula, std::string(each.name) + ".csv");
        std::size_t clusters = 0;
        const auto cluster = group_numbers(data, {each.cluster}, frame.rows, clusters);
        for (const char* name : {"CR0", "CR1", "CR1S", "CR2", "CR3"}) {
            INFO(name);
            const RobustFit fit =
                robust_least_squares(frame.x, frame.names, frame.y, cluster, *cluster_robust_named(name));
            std::vector<double> beta, se, df, p;
            for (const RobustEstimate& one : fit.estimates) {
                beta.push_back(one.estimate), se.push_back(one.se), df.push_back(one.df), p.push_back(one.p);
            }
            CHECK(largest_gap(oracle_at(oracle, {"beta"}), frame.names, beta) < 1e-9);
            CHECK(largest_gap(oracle_at(oracle, {name, "se"}), frame.names, se) < 1e-9);
            CHECK(largest_gap(oracle_at(oracle, {name, "df"}), frame.names, df, true) < 1e-7);
            CHECK(largest_gap(oracle_at(oracle, {name, "p"}), frame.names, p) < 1e-8);
        }
        const LinearMixedFit plain = fit_linear(frame);
        CHECK(largest_gap(oracle_at(oracle, {"classical_se"}), frame.names, plain.se) < 1e-9);
    }
    CHECK_FALSE(cluster_robust_named("CR4").has_value());
}

TEST_CASE("component effects leave out what could not be shown, weighted as intended") {
    // level b of f is never shown with level z of g: within x and y the effect is 1 and 3
    ModelFactor f{"f", {"a", "b"}, {}}, g{"g", {"x", "y", "z"}, {}};
    std::vector<double> y;
    std::vector<std::uint32_t> cluster;
    const auto add = [&](std::uint32_t a, std::uint32_t b, double answer) {
        for (std::uint32_t k = 0; k < 4; ++k) {
            f.codes.push_back(a), g.codes.push_back(b);
            y.push_back(answer + (k % 2 == 0 ? 0.5 : -0.5));
            cluster.push_back(k);
        }
    };
    add(0, 0, 10), add(0, 1, 20), add(0, 2, 90), add(1, 0, 11), add(1, 1, 23);
    CHECK(component_effects(f, y, cluster, &g).estimates[0].estimate == Approx(2.0));
    CHECK(component_effects(f, y, cluster, &g, {0.75, 0.25, 0.0}).estimates[0].estimate == Approx(1.5));
    CHECK(component_effects(f, y, cluster).estimates[0].estimate ==
          Approx(17.0 - 40.0));  // what it guards against
    const RobustFit means = marginal_means(f, y, cluster);
    CHECK(means.estimates[0].name == "fa");
    CHECK(means.estimates[0].estimate == Approx(40.0));
    CHECK(means.estimates[1].estimate == Approx(17.0));
}
