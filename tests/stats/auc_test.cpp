#include "stats/auc.h"

#include <cmath>
#include <limits>
#include <vector>

#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::stats;

namespace {

struct Sample {
    std::vector<double> score;
    std::vector<std::uint8_t> y;
};

// n cases, scores in steps (so that there are ties), positives shifted upwards.
Sample draw_sample(std::uint64_t seed, std::size_t n, double step, double shift) {
    Stream stream(seed);
    Sample out;
    for (std::size_t i = 0; i < n; ++i) {
        const bool positive = i < 2 || (i >= 4 && stream.yes(0.3));
        out.y.push_back(positive ? 1 : 0);
        const double s = stream.normal() + (positive ? shift : 0.0);
        out.score.push_back(step > 0.0 ? step * std::floor(s / step) : s);
    }
    return out;
}

double beats(double a, double b) { return a > b ? 1.0 : (a == b ? 0.5 : 0.0); }

// The definition, pair by pair.
double auc_by_pairs(const Sample& sample) {
    double wins = 0.0;
    double pairs = 0.0;
    for (std::size_t i = 0; i < sample.y.size(); ++i) {
        for (std::size_t j = 0; j < sample.y.size(); ++j) {
            if (sample.y[i] == 1 && sample.y[j] == 0) {
                wins += beats(sample.score[i], sample.score[j]);
                pairs += 1.0;
            }
        }
    }
    return wins / pairs;
}

// DeLong's variance from the placement values, one by one.
double delong_variance_by_pairs(const Sample& sample) {
    const double area = auc_by_pairs(sample);
    double squares[2] = {0.0, 0.0};
    double count[2] = {0.0, 0.0};
    for (std::size_t i = 0; i < sample.y.size(); ++i) {
        double placement = 0.0;
        double others = 0.0;
        for (std::size_t j = 0; j < sample.y.size(); ++j) {
            if (sample.y[j] != sample.y[i]) {
                placement += sample.y[i] == 1 ? beats(sample.score[i], sample.score[j])
                                              : beats(sample.score[j], sample.score[i]);
                others += 1.0;
            }
        }
        const double off = placement / others - area;
        squares[sample.y[i]] += off * off;
        count[sample.y[i]] += 1.0;
    }
    return squares[0] / (count[0] - 1.0) / count[0] + squares[1] / (count[1] - 1.0) / count[1];
}

}  // namespace

TEST_CASE("AUC equals its definition pair by pair, with and without ties") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        for (const double step : {0.0, 0.25, 1.0, 100.0}) {
            const Sample sample = draw_sample(seed, 60, step, 0.8);
            CHECK(*auc(sample.score, sample.y) == Approx(auc_by_pairs(sample)).epsilon(1e-14));
        }
    }
}

TEST_CASE("AUC: reversal, rising transformations, order of cases") {
    const Sample sample = draw_sample(5, 200, 0.5, 1.0);
    const double area = *auc(sample.score, sample.y);
    std::vector<double> reversed;
    std::vector<double> cubed;
    for (const double s : sample.score) {
        reversed.push_back(-s);
        cubed.push_back(s * s * s + 5.0);
    }
    CHECK(*auc(reversed, sample.y) == Approx(1.0 - area).epsilon(1e-14));
    CHECK(*auc(cubed, sample.y) == area);
    std::vector<std::uint8_t> swapped;
    for (const auto v : sample.y) swapped.push_back(v == 0 ? 1 : 0);
    CHECK(*auc(sample.score, swapped) == Approx(1.0 - area).epsilon(1e-14));

    Sample backwards{{sample.score.rbegin(), sample.score.rend()}, {sample.y.rbegin(), sample.y.rend()}};
    CHECK(*auc(backwards.score, backwards.y) == area);
}

TEST_CASE("AUC: perfect, useless, undefined, refused") {
    CHECK(*auc(std::vector{1.0, 2.0, 3.0}, std::vector<std::uint8_t>{0, 0, 1}) == 1.0);
    CHECK(*auc(std::vector{1.0, 1.0, 1.0}, std::vector<std::uint8_t>{0, 0, 1}) == 0.5);
    CHECK_FALSE(auc(std::vector{1.0, 2.0}, std::vector<std::uint8_t>{1, 1}).has_value());
    CHECK_FALSE(auc(std::vector{1.0, 2.0}, std::vector<std::uint8_t>{0, 0}).has_value());
    CHECK_FALSE(auc({}, {}).has_value());
    CHECK_THROWS_AS(auc(std::vector{1.0}, std::vector<std::uint8_t>{1, 0}), base::InternalError);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(auc(std::vector{1.0, nan}, std::vector<std::uint8_t>{1, 0}), base::InternalError);
}

TEST_CASE("weighted AUC: 0/1 weights are the plain one, weights scale out, a share is a split case") {
    const Sample sample = draw_sample(8, 80, 0.5, 0.7);
    std::vector<double> positive;
    std::vector<double> negative;
    for (const auto v : sample.y) {
        positive.push_back(v);
        negative.push_back(1.0 - v);
    }
    CHECK(*auc_weighted(sample.score, positive, negative) ==
          Approx(*auc(sample.score, sample.y)).epsilon(1e-14));
    for (double& w : positive) w *= 7.0;
    CHECK(*auc_weighted(sample.score, positive, negative) ==
          Approx(*auc(sample.score, sample.y)).epsilon(1e-14));

    // Two cases at 1 with probability .25, one at 2 with .5: by hand, sum p = 1, sum n = 2,
    // wins = .5 * .5 * 1.5 (ties at 1) + .5 * 1.5 + .5 * .5 * .5 = 1.25, divided by 2.
    CHECK(*auc_weighted(std::vector{1.0, 2.0, 1.0}, std::vector{0.25, 0.5, 0.25},
                        std::vector{0.75, 0.5, 0.75}) == Approx(0.625).epsilon(1e-15));
    CHECK_FALSE(auc_weighted(std::vector{1.0}, std::vector{0.0}, std::vector{1.0}).has_value());
}

TEST_CASE("AUC from a histogram equals the AUC of the cases it counts") {
    Stream stream(21);
    std::vector<std::uint64_t> positives(10, 0);
    std::vector<std::uint64_t> negatives(10, 0);
    Sample sample;
    for (int i = 0; i < 500; ++i) {
        const std::size_t score = stream.below(10);
        const bool positive = stream.yes(0.05 * static_cast<double>(score + 1));
        ++(positive ? positives : negatives)[score];
        sample.score.push_back(static_cast<double>(score + 1));
        sample.y.push_back(positive ? 1 : 0);
    }
    CHECK(*auc_from_histogram(positives, negatives) == *auc(sample.score, sample.y));
    CHECK_FALSE(
        auc_from_histogram(std::vector<std::uint64_t>{0, 0}, std::vector<std::uint64_t>{1, 2}).has_value());
}

TEST_CASE("DeLong's variance: an example by hand") {
    // positives at 3 and 1, negatives at 2 and 0: 3 of 4 pairs won; placement values 1, .5 and .5, 1, so each
    // class has variance .125 and the AUC has .125 / 2 + .125 / 2.
    const auto estimate = auc_delong(std::vector{3.0, 2.0, 1.0, 0.0}, std::vector<std::uint8_t>{1, 0, 1, 0});
    CHECK(estimate->value == 0.75);
    CHECK(estimate->standard_error == Approx(std::sqrt(0.125)).epsilon(1e-14));
    CHECK(estimate->interval.lo == Approx(0.75 - 1.959963984540054 * std::sqrt(0.125)).epsilon(1e-10));
    CHECK(estimate->interval.hi == 1.0);
    CHECK_FALSE(auc_delong(std::vector{3.0, 2.0, 1.0}, std::vector<std::uint8_t>{1, 0, 0}).has_value());
}

TEST_CASE("DeLong's variance equals the placement values one by one, with and without ties") {
    for (std::uint64_t seed = 31; seed <= 45; ++seed) {
        for (const double step : {0.0, 0.5, 2.0}) {
            const Sample sample = draw_sample(seed, 70, step, 1.0);
            const auto estimate = auc_delong(sample.score, sample.y);
            CHECK(estimate->standard_error ==
                  Approx(std::sqrt(delong_variance_by_pairs(sample))).epsilon(1e-12).margin(1e-14));
        }
    }
}

TEST_CASE("DeLong's interval holds the true AUC about as often as it says") {
    // Binormal with shift 1: the true AUC is Phi(1 / sqrt 2). 2000 samples of 150; the coverage of the 90 %
    // interval is taken to lie within 2 points of 90 at this size (it is asymptotic), then binomial. Control:
    // half the width.
    const double truth = base::normal_cdf(1.0 / std::sqrt(2.0));
    std::size_t held = 0;
    std::size_t held_by_half = 0;
    for (std::uint64_t seed = 1000; seed < 3000; ++seed) {
        const Sample sample = draw_sample(seed, 150, 0.0, 1.0);
        const auto estimate = auc_delong(sample.score, sample.y, 0.9);
        held += estimate->interval.lo <= truth && truth <= estimate->interval.hi ? 1U : 0U;
        held_by_half +=
            std::fabs(estimate->value - truth) <= 0.5 * 1.6448536 * estimate->standard_error ? 1U : 0U;
    }
    CHECK(static_cast<double>(held) >= binomial_lower_bound(2000, 0.88, 1e-8));
    CHECK(static_cast<double>(held) <= binomial_upper_bound(2000, 0.92, 1e-8));
    CHECK(static_cast<double>(held_by_half) < binomial_lower_bound(2000, 0.88, 1e-8));
}
