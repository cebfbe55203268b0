// Against closed forms, and against data drawn with known parameters. Against lme4: tests/lab/reliance_data_test.cpp.
#include "stats/random_intercept.h"

#include <cmath>

#include "sim/base/random.h"
#include "stats/gauss_hermite.h"
#include "tests/catch.h"

using namespace skoen;

TEST_CASE("Gauss-Hermite integrates polynomials below degree 2n exactly", "[random_intercept]") {
    for (const int n : {1, 5, 15, 32}) {
        const stats::GaussHermite rule = stats::gauss_hermite(n);
        double even = std::sqrt(3.14159265358979323846);  // integral of z^0; times (2k - 1) / 2 for z^2k
        for (int k = 0; k < n && k < 8; ++k) {
            double sum = 0;
            for (int i = 0; i < n; ++i)
                sum += rule.weight[static_cast<std::size_t>(i)] *
                       std::pow(rule.node[static_cast<std::size_t>(i)], 2 * k);
            CHECK(sum == Approx(even).epsilon(1e-10));
            even *= (2 * k + 1) / 2.0;
        }
    }
}

TEST_CASE("a pooled fit of a two-by-two table is its log odds ratio", "[random_intercept]") {
    stats::GroupedRows rows;
    const auto add = [&](double x, int ones, int zeros) {
        const double row[] = {1.0, x};
        for (int i = 0; i < ones + zeros; ++i) rows.add(0, row, i < ones ? 1.0 : 0.0);
    };
    add(0, 30, 70);
    add(1, 60, 20);
    const auto fit = stats::fit_pooled_logistic(rows);
    REQUIRE(fit);
    CHECK(fit->beta[0] == Approx(std::log(30.0 / 70)).margin(1e-8));
    CHECK(fit->beta[1] == Approx(std::log(60.0 / 20) - std::log(30.0 / 70)).margin(1e-8));
    CHECK(fit->se[1] == Approx(std::sqrt(1 / 30.0 + 1 / 70.0 + 1 / 60.0 + 1 / 20.0)).epsilon(1e-6));
}

TEST_CASE("the mixed logistic fit finds the parameters it was drawn with; without its intercepts it cannot",
          "[random_intercept]") {
    const base::Draws draws(7);
    stats::GroupedRows rows;
    for (std::uint32_t person = 0; person < 400; ++person) {
        const double u = draws.normal(base::Purpose::worker_reliance, {person, 0, 0, 0, 0});
        for (std::uint32_t i = 0; i < 20; ++i) {
            const base::Subject who{i, person, 0, 0, 0};
            const double x = draws.normal(base::Purpose::features, who);
            const double p = base::logistic(-0.5 + 1.5 * x + 1.8 * u);
            const double row[] = {1.0, x};
            rows.add(person, row, draws.uniform(base::Purpose::label, who) < p ? 1.0 : 0.0);
        }
    }
    for (const int points : {1, 15}) {
        const auto fit = stats::fit_random_intercept_logistic(rows, points);
        REQUIRE(fit);
        CHECK(fit->converged);
        // Five standard errors: a false alarm in less than one of a million.
        CHECK(std::fabs(fit->beta[0] + 0.5) < 5 * fit->se[0]);
        CHECK(std::fabs(fit->beta[1] - 1.5) < 5 * fit->se[1]);
        CHECK(fit->sd_group == Approx(1.8).margin(0.35));
    }
    const auto pooled = stats::fit_pooled_logistic(rows);
    REQUIRE(pooled);
    CHECK(std::fabs(pooled->beta[1] - 1.5) > 5 * pooled->se[1]);  // shrunk: negative control
}

TEST_CASE("what cannot be fitted is null", "[random_intercept]") {
    stats::GroupedRows rows;
    CHECK_FALSE(stats::fit_random_intercept_logistic(rows));
    const double row[] = {1.0, 1.0};
    for (std::uint32_t i = 0; i < 10; ++i) rows.add(i, row, i % 2 == 0 ? 1.0 : 0.0);
    CHECK_FALSE(stats::fit_random_intercept_logistic(rows));  // two columns that say the same
    const double y[] = {1.0, 2.0};
    const std::uint32_t g[] = {0, 1};
    CHECK_FALSE(stats::fit_random_intercept_mean(y, g));
    CHECK_FALSE(stats::anova_icc(y, g));
}

TEST_CASE("variance shares of balanced groups by hand", "[random_intercept]") {
    // Groups (1, 3), (5, 7), (3, 5): means 2, 6, 4; MSB = 2 x 4 = 8, MSW = 2; variance between = (8 - 2) / 2 = 3.
    const double y[] = {1, 3, 5, 7, 3, 5};
    const std::uint32_t g[] = {0, 0, 1, 1, 2, 2};
    CHECK(stats::anova_icc(y, g).value() == Approx((8.0 - 2) / (8 + 2)));
    const auto fit = stats::fit_random_intercept_mean(y, g);
    REQUIRE(fit);
    CHECK(fit->beta[0] == Approx(4));
    CHECK(fit->sd_group == Approx(std::sqrt(3.0)).margin(1e-6));
    CHECK(fit->sd_residual == Approx(std::sqrt(2.0)).margin(1e-6));
}
