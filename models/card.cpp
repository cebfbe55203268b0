#include "models/card.h"

#include <algorithm>
#include <cmath>

#include "models/logistic.h"
#include "sim/base/error.h"
#include "sim/base/math.h"

namespace skoen::models {

namespace {

// The cases that count for one target.
struct Sample {
    std::vector<double> log_odds;
    std::vector<int> score;
    std::vector<std::uint8_t> y;
    [[nodiscard]] std::size_t size() const { return y.size(); }
    [[nodiscard]] std::size_t positives() const {
        return static_cast<std::size_t>(std::count(y.begin(), y.end(), std::uint8_t{1}));
    }
};

// Cases with keep[i] != 0; an empty keep keeps all.
Sample select(const CardInput& input, std::span<const std::uint8_t> target,
              std::span<const std::uint8_t> known, std::span<const std::uint8_t> member) {
    Sample out;
    for (std::size_t i = 0; i < target.size(); ++i) {
        if ((!known.empty() && known[i] == 0) || (!member.empty() && member[i] == 0)) {
            continue;
        }
        out.log_odds.push_back(input.log_odds[i]);
        out.score.push_back(input.score[i]);
        out.y.push_back(target[i]);
    }
    return out;
}

ErrorRates error_rates(const Sample& sample, int line) {
    ErrorRates out;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const bool flagged = sample.score[i] >= line;
        const bool positive = sample.y[i] != 0;
        ++(flagged ? (positive ? out.true_positives : out.false_positives)
                   : (positive ? out.false_negatives : out.true_negatives));
    }
    const std::size_t positives = out.true_positives + out.false_negatives;
    const std::size_t negatives = out.true_negatives + out.false_positives;
    const std::size_t flagged = out.true_positives + out.false_positives;
    out.flagged = stats::proportion(flagged, sample.size());
    out.sensitivity = stats::proportion(out.true_positives, positives);
    out.specificity = stats::proportion(out.true_negatives, negatives);
    out.false_positive_rate = stats::proportion(out.false_positives, negatives);
    out.false_negative_rate = stats::proportion(out.false_negatives, positives);
    out.positive_predictive_value = stats::proportion(out.true_positives, flagged);
    out.agreement = stats::proportion(out.true_positives + out.true_negatives, sample.size());
    return out;
}

std::array<CalibrationRow, 10> calibration_by_score(const Sample& sample) {
    std::array<double, 10> predicted{};
    std::array<std::size_t, 10> n{};
    std::array<std::size_t, 10> positives{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const auto k = static_cast<std::size_t>(sample.score[i] - 1);
        predicted[k] += base::logistic(sample.log_odds[i]);
        ++n[k];
        positives[k] += sample.y[i];
    }
    std::array<CalibrationRow, 10> out;
    for (std::size_t k = 0; k < 10; ++k) {
        out[k].score = static_cast<int>(k) + 1;
        out[k].n = n[k];
        out[k].observed = stats::proportion(positives[k], n[k]);
        if (n[k] > 0) {
            out[k].mean_predicted = predicted[k] / static_cast<double>(n[k]);
        }
    }
    return out;
}

// The shift a with sum_i logistic(log_odds_i + a) = positives: the score equation of a logistic regression
// with the prediction as offset. The sum rises with a, so bisection finds it.
std::optional<double> calibration_in_the_large(const Sample& sample) {
    const auto n = static_cast<double>(sample.size());
    const auto positives = static_cast<double>(sample.positives());
    if (positives == 0.0 || positives == n) {
        return std::nullopt;  // would be infinite
    }
    double reach = 0.0;  // beyond it every prediction is within 1/n of 0 or 1
    for (const double v : sample.log_odds) {
        reach = std::max(reach, std::fabs(v));
    }
    reach += base::log(n) + 1.0;
    double lo = -reach;
    double hi = reach;
    for (int i = 0; i < 100; ++i) {
        const double middle = 0.5 * (lo + hi);
        double expected = 0.0;
        for (const double v : sample.log_odds) {
            expected += base::logistic(v + middle);
        }
        (expected < positives ? lo : hi) = middle;
    }
    return 0.5 * (lo + hi);
}

std::optional<double> calibration_slope(const Sample& sample) {
    if (sample.size() == 0) {
        return std::nullopt;
    }
    const Matrix x{sample.size(), 1, sample.log_odds};
    const LogisticFit fit = fit_logistic(x, sample.y, 0.0);
    // No standard error: all outcomes or all predictions alike. Not converged: separated, the slope would be
    // infinite.
    if (!fit.converged || std::isnan(fit.standard_errors[1])) {
        return std::nullopt;
    }
    return fit.model.weights[0];
}

TargetCard target_card(const CardInput& input, std::span<const std::uint8_t> target,
                       std::span<const std::uint8_t> known) {
    const Sample all = select(input, target, known, {});
    TargetCard out;
    out.n = all.size();
    out.positives = all.positives();
    out.auc = stats::auc_delong(all.log_odds, all.y);
    out.calibration = calibration_by_score(all);
    out.calibration_in_the_large = calibration_in_the_large(all);
    out.calibration_slope = calibration_slope(all);
    out.rates = error_rates(all, input.line);
    for (const CardGroup& group : input.groups) {
        const Sample members = select(input, target, known, group.member);
        out.groups.push_back({group.id, members.size(), members.positives(),
                              stats::auc(members.log_odds, members.y), error_rates(members, input.line)});
    }
    return out;
}

bool is_zero_or_one(std::span<const std::uint8_t> values) {
    return std::all_of(values.begin(), values.end(), [](auto v) { return v <= 1; });
}

void check(const CardInput& input) {
    const std::size_t n = input.log_odds.size();
    base::ensure(input.score.size() == n && input.label.size() == n && input.truth.size() == n &&
                     (input.label_known.empty() || input.label_known.size() == n),
                 "make_card: equal lengths");
    base::ensure(is_zero_or_one(input.label) && is_zero_or_one(input.truth), "make_card: targets 0 or 1");
    base::ensure(input.line >= 1 && input.line <= 10, "make_card: a line from 1 to 10");
    for (std::size_t i = 0; i < n; ++i) {
        base::ensure(input.score[i] >= 1 && input.score[i] <= 10, "make_card: scores from 1 to 10");
        base::ensure(std::isfinite(input.log_odds[i]), "make_card: finite log-odds");
    }
    for (const CardGroup& group : input.groups) {
        base::ensure(group.member.size() == n, "make_card: one membership a case");
    }
}

}  // namespace

Card make_card(const CardInput& input) {
    check(input);
    return {input.line, target_card(input, input.label, input.label_known),
            target_card(input, input.truth, {})};
}

}  // namespace skoen::models
