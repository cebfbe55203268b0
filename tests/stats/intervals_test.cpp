#include "stats/intervals.h"

#include <cmath>
#include <vector>

#include "sim/base/error.h"
#include "stats/special.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::stats;

namespace {

double choose(double n, double k) {
    return std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1));
}

// P(lo <= X <= hi), X ~ Binomial(n, p), term by term.
double binomial_sum(int n, double p, int lo, int hi) {
    double sum = 0.0;
    for (int k = lo; k <= hi; ++k) sum += choose(n, k) * std::pow(p, k) * std::pow(1.0 - p, n - k);
    return sum;
}

}  // namespace

TEST_CASE("Wilson and Clopper-Pearson as printed by Newcombe 1998, table I") {
    struct Row {
        std::size_t k, n;
        double wilson_lo, wilson_hi, exact_lo, exact_hi;
    };
    const std::vector<Row> table = {{81, 263, 0.2553, 0.3662, 0.2527, 0.3676},
                                    {15, 148, 0.0624, 0.1605, 0.0578, 0.1617},
                                    {0, 20, 0.0000, 0.1611, 0.0000, 0.1684},
                                    {1, 29, 0.0061, 0.1718, 0.0009, 0.1776}};
    for (const Row& row : table) {
        const Interval wilson = wilson_interval(row.k, row.n);
        CHECK(wilson.lo == Approx(row.wilson_lo).margin(5.1e-5));
        CHECK(wilson.hi == Approx(row.wilson_hi).margin(5.1e-5));
        const Interval exact = clopper_pearson_interval(row.k, row.n);
        CHECK(exact.lo == Approx(row.exact_lo).margin(5.1e-5));
        CHECK(exact.hi == Approx(row.exact_hi).margin(5.1e-5));
    }
}

TEST_CASE("Wilson's limits are where the score test just fails") {
    for (const double level : {0.5, 0.95, 0.999}) {
        const Interval interval = wilson_interval(7, 40, level);
        for (const double p : {interval.lo, interval.hi}) {
            const double z = (7.0 / 40.0 - p) / std::sqrt(p * (1.0 - p) / 40.0);
            CHECK(std::erf(std::fabs(z) / std::sqrt(2.0)) == Approx(level).epsilon(1e-9));
        }
    }
}

TEST_CASE("Clopper-Pearson's limits leave half the error in each tail") {
    for (const int k : {1, 5, 19}) {
        const Interval interval = clopper_pearson_interval(static_cast<std::size_t>(k), 20, 0.9);
        CHECK(binomial_sum(20, interval.lo, k, 20) == Approx(0.05).epsilon(1e-9));
        CHECK(binomial_sum(20, interval.hi, 0, k) == Approx(0.05).epsilon(1e-9));
    }
}

TEST_CASE("intervals of a share: mirror, ends, and what is refused") {
    for (std::size_t k = 0; k <= 12; ++k) {
        const Interval w = wilson_interval(k, 12);
        const Interval mirrored = wilson_interval(12 - k, 12);
        CHECK(w.lo == Approx(1.0 - mirrored.hi).margin(1e-14));
        CHECK(w.lo <= static_cast<double>(k) / 12.0);
        CHECK(w.hi >= static_cast<double>(k) / 12.0);
    }
    CHECK(wilson_interval(0, 12).lo == 0.0);
    CHECK(wilson_interval(12, 12).hi == 1.0);
    CHECK(clopper_pearson_interval(0, 12).lo == 0.0);
    CHECK(clopper_pearson_interval(12, 12).hi == 1.0);
    CHECK_THROWS_AS(wilson_interval(0, 0), base::InternalError);
    CHECK_THROWS_AS(wilson_interval(3, 2), base::InternalError);
    CHECK_THROWS_AS(clopper_pearson_interval(1, 2, 1.0), base::InternalError);
    CHECK_FALSE(proportion(0, 0).has_value());
    CHECK(proportion(3, 4)->value == 0.75);
    CHECK(proportion(3, 4)->n == 4);
}

TEST_CASE("mean with Student's t interval") {
    const std::vector<double> values = {4.0, 6.0, 8.0};
    const auto estimate = mean_estimate(values);
    CHECK(estimate->n == 3);
    CHECK(estimate->mean == Approx(6.0));
    CHECK(estimate->sd == Approx(2.0));
    const double half = 4.302652729911275 * 2.0 / std::sqrt(3.0);  // t with 2 degrees of freedom
    CHECK(estimate->interval->lo == Approx(6.0 - half));
    CHECK(estimate->interval->hi == Approx(6.0 + half));
    CHECK_FALSE(mean_estimate({}).has_value());
    const auto one = mean_estimate(std::span(values).first(1));
    CHECK(one->mean == 4.0);
    CHECK_FALSE(one->interval.has_value());
}

TEST_CASE("the t interval holds the mean as often as it says") {
    // 4000 samples of 5 normals: the count of intervals that hold 0 is Binomial(4000, 0.9).
    // Control: the same with the normal quantile, whose coverage is 0.825 for n = 5, must miss the bound.
    Stream stream(11);
    std::size_t held = 0;
    std::size_t held_by_normal = 0;
    for (int i = 0; i < 4000; ++i) {
        std::vector<double> sample(5);
        for (double& v : sample) v = stream.normal();
        const auto estimate = mean_estimate(sample, 0.9);
        held += estimate->interval->lo <= 0.0 && 0.0 <= estimate->interval->hi ? 1U : 0U;
        held_by_normal += std::fabs(estimate->mean) <= 1.6448536 * estimate->sd / std::sqrt(5.0) ? 1U : 0U;
    }
    CHECK(static_cast<double>(held) >= binomial_lower_bound(4000, 0.9, 1e-8));
    CHECK(static_cast<double>(held) <= binomial_upper_bound(4000, 0.9, 1e-8));
    CHECK(static_cast<double>(held_by_normal) < binomial_lower_bound(4000, 0.9, 1e-8));
}

TEST_CASE("binomial bounds are the outermost counts that keep the alarm") {
    for (const int n : {1, 7, 60}) {
        for (const double p : {0.02, 0.5, 0.83}) {
            for (const double alarm : {0.2, 1e-3, 1e-8}) {
                const auto size = static_cast<std::size_t>(n);
                const int upper = static_cast<int>(binomial_upper_bound(size, p, alarm));
                CHECK(binomial_sum(n, p, upper + 1, n) <= alarm);
                CHECK((upper == 0 || binomial_sum(n, p, upper, n) > alarm));
                const int lower = static_cast<int>(binomial_lower_bound(size, p, alarm));
                CHECK(binomial_sum(n, p, 0, lower - 1) <= alarm);
                CHECK((lower == n || binomial_sum(n, p, 0, lower) > alarm));
            }
        }
    }
    CHECK(binomial_upper_bound(10, 0.0, 1e-6) == 0.0);
    CHECK(binomial_lower_bound(10, 1.0, 1e-6) == 10.0);
    // Against the normal approximation, where it is good: 1e6 +- 4.753 sd of 707.
    CHECK(binomial_upper_bound(2000000, 0.5, 1e-6) == Approx(1e6 + 4.7534 * 707.107).margin(3.0));
}
