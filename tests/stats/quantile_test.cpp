#include "stats/quantile.h"

#include <limits>

#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::stats;

TEST_CASE("type-7 quantiles as in R") {
    // quantile(c(1, 3, 7, 15), c(0, .1, .25, .5, .9, 1)) in R: 1.0 1.6 2.5 5.0 12.6 15.0
    const std::vector<double> values = {7.0, 1.0, 15.0, 3.0};
    CHECK(*quantile(values, 0.0) == 1.0);
    CHECK(*quantile(values, 0.1) == Approx(1.6));
    CHECK(*quantile(values, 0.25) == Approx(2.5));
    CHECK(*quantile(values, 0.5) == Approx(5.0));
    CHECK(*quantile(values, 0.9) == Approx(12.6));
    CHECK(*quantile(values, 1.0) == 15.0);
    CHECK(*quantile(std::vector{4.0}, 0.3) == 4.0);
    CHECK_FALSE(quantile({}, 0.5).has_value());
}

TEST_CASE("quantiles rise with p and move with the values") {
    Stream stream(3);
    std::vector<double> values(37);
    for (double& v : values) v = stream.normal();
    std::vector<double> moved;
    moved.reserve(values.size());
    for (const double v : values) moved.push_back(3.0 - 2.0 * v);
    double last = -1e9;
    for (int i = 0; i <= 100; ++i) {
        const double p = i / 100.0;
        const double q = *quantile(values, p);
        CHECK(q >= last);
        last = q;
        CHECK(*quantile(moved, 1.0 - p) == Approx(3.0 - 2.0 * q).margin(1e-12));
    }
}

TEST_CASE("central interval: nulls are skipped and counted out") {
    std::vector<std::optional<double>> values;
    for (int i = 0; i <= 100; ++i) {
        values.emplace_back(i);
        values.emplace_back(std::nullopt);
    }
    const CentralInterval c = central_interval(values, 0.9);
    CHECK(c.n == 101);
    CHECK(*c.median == Approx(50.0));
    CHECK(c.interval->lo == Approx(5.0));
    CHECK(c.interval->hi == Approx(95.0));

    const std::vector<std::optional<double>> none(3);
    CHECK(central_interval(none, 0.9).n == 0);
    CHECK_FALSE(central_interval(none, 0.9).median.has_value());
    CHECK_FALSE(central_interval(none, 0.9).interval.has_value());
}

TEST_CASE("quantiles refuse what they cannot order") {
    const std::vector<double> with_nan = {1.0, std::numeric_limits<double>::quiet_NaN()};
    CHECK_THROWS_AS(quantile(with_nan, 0.5), base::InternalError);
    CHECK_THROWS_AS(quantile(std::vector{1.0}, 1.5), base::InternalError);
    CHECK_THROWS_AS(central_interval(std::vector{1.0}, 1.0), base::InternalError);
}
