#include "models/card.h"

#include <cmath>
#include <limits>
#include <vector>

#include "models/scale.h"
#include "sim/base/error.h"
#include "sim/base/math.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::models;

namespace {

struct HeldOut {
    std::vector<double> log_odds;
    std::vector<int> score;
    std::vector<std::uint8_t> label;
    std::vector<std::uint8_t> truth;
    [[nodiscard]] CardInput input() const {
        return {.log_odds = log_odds,
                .score = score,
                .label = label,
                .label_known = {},
                .truth = truth,
                .groups = {}};
    }
};

// Truth drawn from the predictions themselves, so they are calibrated; labels a fifth of which are a coin's.
HeldOut draw_held_out(std::uint64_t seed, std::size_t n) {
    Stream stream(seed);
    HeldOut out;
    for (std::size_t i = 0; i < n; ++i) {
        out.log_odds.push_back(-1.0 + 1.3 * stream.normal());
        out.truth.push_back(stream.yes(base::logistic(out.log_odds.back())) ? 1 : 0);
        out.label.push_back(stream.yes(0.2) ? (stream.yes(0.5) ? 1 : 0) : out.truth.back());
    }
    const Scale scale = make_decile_scale(out.log_odds);
    for (const double v : out.log_odds) out.score.push_back(score_of(scale, v));
    return out;
}

}  // namespace

TEST_CASE("model card: a small one by hand") {
    const HeldOut cases{
        {-2.0, -1.0, 0.0, 1.0, 2.0, 2.0}, {1, 3, 5, 8, 9, 9}, {0, 1, 0, 1, 0, 1}, {0, 0, 0, 0, 1, 1}};
    const std::vector<std::uint8_t> young = {1, 1, 0, 1, 0, 0};
    const std::vector<std::uint8_t> nobody(6, 0);
    CardInput input = cases.input();
    input.groups = {{"young", young}, {"nobody", nobody}};
    const Card card = make_card(input);
    CHECK(card.line == 8);

    const TargetCard& label = card.label;
    CHECK(label.n == 6);
    CHECK(label.positives == 3);
    CHECK(label.auc->value == Approx(5.5 / 9.0));  // won 1 + 2 + 2.5 of 9, the last a tie
    CHECK(label.rates.true_positives == 2);
    CHECK(label.rates.false_positives == 1);
    CHECK(label.rates.true_negatives == 2);
    CHECK(label.rates.false_negatives == 1);
    CHECK(label.rates.sensitivity->value == Approx(2.0 / 3.0));
    CHECK(label.rates.false_negative_rate->value == Approx(1.0 / 3.0));
    CHECK(label.rates.specificity->value == Approx(2.0 / 3.0));
    CHECK(label.rates.false_positive_rate->value == Approx(1.0 / 3.0));
    CHECK(label.rates.positive_predictive_value->value == Approx(2.0 / 3.0));
    CHECK(label.rates.flagged->value == 0.5);
    CHECK(label.rates.sensitivity->n == 3);
    CHECK(label.rates.sensitivity->interval.lo == Approx(stats::wilson_interval(2, 3).lo));

    CHECK(label.calibration[8].score == 9);
    CHECK(label.calibration[8].n == 2);
    CHECK(*label.calibration[8].mean_predicted == Approx(base::logistic(2.0)));
    CHECK(label.calibration[8].observed->successes == 1);
    CHECK(label.calibration[1].n == 0);
    CHECK_FALSE(label.calibration[1].mean_predicted.has_value());
    CHECK_FALSE(label.calibration[1].observed.has_value());

    REQUIRE(label.groups.size() == 2);
    CHECK(label.groups[0].id == "young");
    CHECK(label.groups[0].n == 3);
    CHECK(label.groups[0].positives == 2);
    CHECK(*label.groups[0].auc == 1.0);
    CHECK(label.groups[0].rates.sensitivity->value == 0.5);
    CHECK(label.groups[0].rates.specificity->value == 1.0);
    CHECK(label.groups[1].n == 0);
    CHECK_FALSE(label.groups[1].auc.has_value());
    CHECK_FALSE(label.groups[1].rates.flagged.has_value());

    CHECK(card.truth.positives == 2);
    CHECK(card.truth.auc->value == 1.0);
    CHECK_FALSE(card.truth.calibration_slope.has_value());  // separated: no finite slope
    CHECK(card.truth.groups[0].positives == 0);
    CHECK_FALSE(card.truth.groups[0].auc.has_value());
    CHECK_FALSE(card.truth.groups[0].rates.sensitivity.has_value());
    CHECK(card.truth.groups[0].rates.specificity->n == 3);
}

TEST_CASE("model card: calibration of predictions that are right, shifted, too extreme") {
    // n = 20,000 and outcomes drawn from the predictions: the estimates' standard errors are about 1/sqrt(sum
    // p (1-p)), below .02 for both; 6 of them is the bound, and each control lies far outside.
    HeldOut cases = draw_held_out(3, 20000);
    const double bound = 6.0 * 0.02;
    const Card right = make_card(cases.input());
    CHECK(std::fabs(*right.truth.calibration_in_the_large) < bound);
    CHECK(std::fabs(*right.truth.calibration_slope - 1.0) < bound);
    CHECK(*right.label.calibration_slope < 1.0 - bound);  // noise in the label flattens

    HeldOut shifted = cases;
    for (double& v : shifted.log_odds) v -= 1.0;
    const Card low = make_card(shifted.input());
    CHECK(*low.truth.calibration_in_the_large ==
          Approx(*right.truth.calibration_in_the_large + 1.0).epsilon(1e-12));
    CHECK(*low.truth.calibration_slope == Approx(*right.truth.calibration_slope).epsilon(1e-9));
    CHECK(low.truth.auc->value == right.truth.auc->value);

    HeldOut extreme = cases;
    for (double& v : extreme.log_odds) v *= 2.0;
    const Card wild = make_card(extreme.input());
    CHECK(*wild.truth.calibration_slope == Approx(*right.truth.calibration_slope / 2.0).epsilon(1e-9));
}

TEST_CASE("model card: calibration in the large makes the mean prediction the observed share") {
    const HeldOut cases = draw_held_out(4, 500);
    const Card card = make_card(cases.input());
    double sum = 0.0;
    for (const double v : cases.log_odds) sum += base::logistic(v + *card.label.calibration_in_the_large);
    CHECK(sum == Approx(static_cast<double>(card.label.positives)).epsilon(1e-12));

    HeldOut rare{std::vector<double>(1000, 0.0), std::vector<int>(1000, 1),
                 std::vector<std::uint8_t>(1000, 0), std::vector<std::uint8_t>(1000, 0)};
    rare.label[7] = 1;
    CHECK(*make_card(rare.input()).label.calibration_in_the_large == Approx(-std::log(999.0)).epsilon(1e-12));
}

TEST_CASE("model card: parts add up to the whole") {
    const HeldOut cases = draw_held_out(5, 3000);
    CardInput input = cases.input();
    std::vector<std::uint8_t> odd;
    std::vector<std::uint8_t> even;
    for (std::size_t i = 0; i < 3000; ++i) {
        odd.push_back(i % 2 == 1 ? 1 : 0);
        even.push_back(i % 2 == 0 ? 1 : 0);
    }
    input.groups = {{"odd", odd}, {"even", even}};
    const Card card = make_card(input);
    for (const TargetCard* target : {&card.label, &card.truth}) {
        std::size_t n = 0;
        std::size_t positives = 0;
        for (const CalibrationRow& row : target->calibration) {
            n += row.n;
            positives += row.observed->successes;
        }
        CHECK(n == target->n);
        CHECK(positives == target->positives);
        CHECK(target->groups[0].rates.true_positives + target->groups[1].rates.true_positives ==
              target->rates.true_positives);
        CHECK(target->groups[0].n + target->groups[1].n == target->n);
    }
    // A noisy label makes the model look worse than it is.
    CHECK(card.label.auc->interval.hi < card.truth.auc->interval.lo);
}

TEST_CASE("model card: cases without a recorded label count against the truth only") {
    const HeldOut cases = draw_held_out(6, 400);
    CardInput input = cases.input();
    std::vector<std::uint8_t> known;
    HeldOut only_known;
    for (std::size_t i = 0; i < 400; ++i) {
        known.push_back(cases.score[i] < 8 ? 1 : 0);  // above the line somebody acted: nobody knows
        if (known[i] != 0) {
            only_known.log_odds.push_back(cases.log_odds[i]);
            only_known.score.push_back(cases.score[i]);
            only_known.label.push_back(cases.label[i]);
            only_known.truth.push_back(cases.truth[i]);
        }
    }
    input.label_known = known;
    const Card card = make_card(input);
    const Card part = make_card(only_known.input());
    CHECK(card.label.n == 280);
    CHECK(card.label.auc->value == part.label.auc->value);
    CHECK(card.label.calibration_slope == part.label.calibration_slope);
    CHECK_FALSE(card.label.rates.positive_predictive_value.has_value());  // nobody flagged is known
    CHECK(card.truth.n == 400);
    CHECK(card.truth.auc->value == make_card(cases.input()).truth.auc->value);
}

TEST_CASE("model card: nothing held out, one class only, all predictions alike") {
    const Card empty = make_card(HeldOut{}.input());
    CHECK(empty.label.n == 0);
    CHECK_FALSE(empty.label.auc.has_value());
    CHECK_FALSE(empty.label.calibration_in_the_large.has_value());
    CHECK_FALSE(empty.label.calibration_slope.has_value());
    CHECK_FALSE(empty.label.rates.flagged.has_value());

    const HeldOut alike{
        std::vector<double>(6, -1.0), std::vector<int>(6, 5), {0, 1, 0, 0, 0, 1}, {0, 0, 0, 0, 0, 0}};
    const Card card = make_card(alike.input());
    CHECK(card.label.auc->value == 0.5);
    CHECK(*card.label.calibration_in_the_large == Approx(1.0 + std::log(2.0 / 4.0)).epsilon(1e-12));
    CHECK_FALSE(card.label.calibration_slope.has_value());
    CHECK_FALSE(card.truth.auc.has_value());
    CHECK_FALSE(card.truth.calibration_in_the_large.has_value());
    CHECK_FALSE(card.truth.rates.sensitivity.has_value());
}

TEST_CASE("model card refuses broken input") {
    const HeldOut cases = draw_held_out(7, 20);
    const auto refuses = [&](auto change) {
        HeldOut broken = cases;
        CardInput input = broken.input();
        change(broken, input);
        CHECK_THROWS_AS(make_card(input), base::InternalError);
    };
    refuses([](HeldOut& h, CardInput&) { h.score[3] = 11; });
    refuses([](HeldOut& h, CardInput&) { h.score[3] = 0; });
    refuses([](HeldOut& h, CardInput&) { h.label[3] = 2; });
    refuses([](HeldOut& h, CardInput&) { h.log_odds[3] = std::numeric_limits<double>::quiet_NaN(); });
    refuses([](HeldOut&, CardInput& input) { input.line = 11; });
    refuses([](HeldOut&, CardInput& input) { input.line = 0; });
    refuses([](HeldOut& h, CardInput&) { h.truth[3] = 2; });
    refuses([](HeldOut&, CardInput& input) { input.score = input.score.first(19); });
    refuses([](HeldOut&, CardInput& input) { input.label = input.label.first(19); });
    refuses([](HeldOut&, CardInput& input) { input.label_known = input.truth.first(19); });
    refuses([](HeldOut&, CardInput& input) { input.truth = input.truth.first(19); });
    refuses([](HeldOut&, CardInput& input) { input.groups = {{"g", input.truth.first(19)}}; });
}
