#include "models/scale.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::models;

namespace {

std::vector<double> normals(std::uint64_t seed, std::size_t n) {
    Stream stream(seed);
    std::vector<double> out(n);
    for (double& v : out) v = stream.normal() - 2.0;
    return out;
}

std::array<int, 10> counts(const Scale& scale, const std::vector<double>& log_odds) {
    std::array<int, 10> out{};
    for (const double v : log_odds) ++out[static_cast<std::size_t>(score_of(scale, v) - 1)];
    return out;
}

}  // namespace

TEST_CASE("scale: each score holds a tenth of the history, and stands for its mean probability") {
    const std::vector<double> history = normals(1, 1000);
    const Scale scale = make_decile_scale(history);
    for (const int n : counts(scale, history)) CHECK(n == 100);
    for (int score = 1; score <= 10; ++score) {
        double mean = 0.0;
        for (const double v : history) mean += score_of(scale, v) == score ? base::logistic(v) / 100.0 : 0.0;
        CHECK(base::logistic(scale.log_odds_of_score[static_cast<std::size_t>(score - 1)]) ==
              Approx(mean).epsilon(1e-12));
    }
    CHECK(std::is_sorted(scale.cuts.begin(), scale.cuts.end()));
    CHECK(std::is_sorted(scale.log_odds_of_score.begin(), scale.log_odds_of_score.end()));
}

TEST_CASE("scale: the order of the history does not matter") {
    std::vector<double> history = normals(2, 333);
    const Scale scale = make_decile_scale(history);
    std::reverse(history.begin(), history.end());
    const Scale other = make_decile_scale(history);
    CHECK(scale.cuts == other.cuts);
    CHECK(scale.log_odds_of_score == other.log_odds_of_score);
    for (const int n : counts(scale, history)) CHECK((n == 33 || n == 34));
}

TEST_CASE("scale: a score is 1 + the number of cuts at or below the prediction") {
    Scale scale;
    for (std::size_t k = 0; k < 9; ++k) scale.cuts[k] = static_cast<double>(k);
    CHECK(score_of(scale, -0.001) == 1);
    CHECK(score_of(scale, 0.0) == 2);
    CHECK(score_of(scale, 7.999) == 9);
    CHECK(score_of(scale, 8.0) == 10);
    CHECK(score_of(scale, 1e9) == 10);
}

TEST_CASE("scale: ties share a score and the cuts still rise") {
    // 45 cases at -3, 30 at -2, 25 at 0. Nearest to the wanted ranks: 10 and 20 go to 0; 30, 40 and 50 to 45;
    // 60 (halfway, so the upper), 70 and 80 to 75; 90 to 100. Scores 3, 6 and 9; those between are
    // interpolated.
    std::vector<double> history(45, -3.0);
    history.insert(history.end(), 30, -2.0);
    history.insert(history.end(), 25, 0.0);
    const Scale scale = make_decile_scale(history);
    CHECK(score_of(scale, -3.0) == 3);
    CHECK(score_of(scale, -2.0) == 6);
    CHECK(score_of(scale, 0.0) == 9);
    CHECK(std::is_sorted(scale.cuts.begin(), scale.cuts.end()));
    const std::array<double, 10> expected = {-3, -3, -3, -8 / 3.0, -7 / 3.0, -2, -4 / 3.0, -2 / 3.0, 0, 0};
    for (std::size_t k = 0; k < 10; ++k) {
        CHECK(scale.log_odds_of_score[k] == Approx(expected[k]).margin(1e-12));
    }
}

TEST_CASE("scale: histories of one value and of few cases") {
    const Scale flat = make_decile_scale(std::vector<double>(50, -1.5));
    CHECK(score_of(flat, -1.5) == 5);
    for (const double v : flat.log_odds_of_score) CHECK(v == Approx(-1.5).epsilon(1e-12));
    for (const double v : flat.cuts) CHECK(std::isfinite(v));

    const Scale two = make_decile_scale(std::vector<double>{-1.0, 1.0});
    CHECK(score_of(two, -1.0) < score_of(two, 1.0));
    CHECK(std::is_sorted(two.cuts.begin(), two.cuts.end()));
    const double next = std::nextafter(-1.0, 0.0);  // neighbours that have nothing between them
    const Scale near = make_decile_scale(std::vector<double>{-1.0, next});
    CHECK(score_of(near, -1.0) < score_of(near, next));
}

TEST_CASE("scale: whatever the ties, equal predictions and rising predictions keep their order") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        Stream stream(seed);
        std::vector<double> history(1 + stream.below(80));
        const double step = 0.1 + 2.0 * stream.uniform();
        for (double& v : history) v = step * std::floor(3.0 * stream.normal());
        const Scale scale = make_decile_scale(history);
        CHECK(std::is_sorted(scale.cuts.begin(), scale.cuts.end()));
        CHECK(std::is_sorted(scale.log_odds_of_score.begin(), scale.log_odds_of_score.end()));
        // A score stands for what its own cases predict, so it lies within their range.
        for (const double v : history) {
            const double stands_for =
                scale.log_odds_of_score[static_cast<std::size_t>(score_of(scale, v) - 1)];
            double lo = v;
            double hi = v;
            for (const double w : history) {
                if (score_of(scale, w) == score_of(scale, v)) {
                    lo = std::min(lo, w);
                    hi = std::max(hi, w);
                }
            }
            if (stands_for < lo - 1e-12 || stands_for > hi + 1e-12) FAIL("score " << score_of(scale, v));
        }
    }
}

TEST_CASE("scale refuses an empty or broken history") {
    CHECK_THROWS_AS(make_decile_scale({}), base::InternalError);
    CHECK_THROWS_AS(make_decile_scale(std::vector{0.0, std::numeric_limits<double>::infinity()}),
                    base::InternalError);
}
