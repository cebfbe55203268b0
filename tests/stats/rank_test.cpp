#include "stats/rank.h"

#include <cmath>

#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;

TEST_CASE("ties share their mean rank") {
    CHECK(stats::ranks(std::vector<double>{10, 30, 20, 20}) == std::vector<double>{1, 4, 2.5, 2.5});
    CHECK(stats::ranks(std::vector<double>{}).empty());
}

TEST_CASE("rank correlation: known answers") {
    const std::vector<double> x{1, 2, 3, 4, 5};
    CHECK(stats::spearman(x, std::vector<double>{2, 4, 8, 16, 32}).value() == Approx(1));
    CHECK(stats::spearman(x, std::vector<double>{5, 4, 3, 2, 1}).value() == Approx(-1));
    // 1 - 6 * sum d^2 / (n (n^2 - 1)) with d = (0, 1, -1, 1, -1): 1 - 24 / 120.
    CHECK(stats::spearman(x, std::vector<double>{1, 3, 2, 5, 4}).value() == Approx(0.8));
    CHECK_FALSE(stats::spearman(x, std::vector<double>{7, 7, 7, 7, 7}));
    CHECK_FALSE(stats::spearman(std::vector<double>{1, 2, 3}, std::vector<double>{1, 2, 3}));
}

TEST_CASE("its interval holds zero about as often as it says, where there is nothing") {
    Stream stream(31);
    int missed = 0;
    constexpr int kTries = 2000;
    for (int t = 0; t < kTries; ++t) {
        std::vector<double> x, y;
        for (int i = 0; i < 30; ++i) {
            x.push_back(stream.normal());
            y.push_back(stream.normal());
        }
        const stats::Interval interval = stats::spearman_interval(*stats::spearman(x, y), x.size(), 0.9);
        missed += interval.lo > 0 || interval.hi < 0 ? 1 : 0;
    }
    // 6 SD of a binomial share around the 10 % that is asked for.
    CHECK(std::fabs(missed - 0.1 * kTries) < 6 * std::sqrt(kTries * 0.1 * 0.9));
    const stats::Interval half = stats::spearman_interval(0.5, 103, 0.95);
    // tanh(atanh(.5) -+ 1.959964 * sqrt(1.125 / 100))
    CHECK(half.lo == Approx(0.3287).margin(1e-4));
    CHECK(half.hi == Approx(0.6394).margin(1e-4));
}

TEST_CASE("the share that ranks explain") {
    Stream stream(32);
    std::vector<std::vector<double>> columns(3);
    std::vector<double> sum, noise;
    for (int i = 0; i < 500; ++i) {
        for (auto& column : columns) column.push_back(stream.normal());
        sum.push_back(columns[0].back() + columns[1].back());
        noise.push_back(stream.normal());
    }
    CHECK(stats::rank_regression_share(columns, columns[2]).value() == Approx(1));
    CHECK(stats::rank_regression_share(columns, sum).value() > 0.9);
    CHECK(std::fabs(stats::rank_regression_share(columns, noise).value()) < 0.05);
    CHECK_FALSE(stats::rank_regression_share(columns, std::vector<double>(500, 1.0)));
    for (auto& column : columns) column.resize(7);
    CHECK_FALSE(stats::rank_regression_share(columns, std::vector<double>{1, 2, 3, 4, 5, 6, 7}));
}
