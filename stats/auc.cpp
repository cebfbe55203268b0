#include "stats/auc.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "sim/base/error.h"
#include "sim/base/math.h"

namespace skoen::stats {

namespace {

// Cases by rising score; equal scores by index, so that sums have one order.
std::vector<std::size_t> rising_order(std::span<const double> score) {
    for (const double s : score) {
        base::ensure(!std::isnan(s), "auc: scores are numbers");
    }
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return score[a] < score[b] || (score[a] == score[b] && a < b);
    });
    return order;
}

// Calls visit(first, last) for each group of equal scores: order[first .. last), rising.
template <class Visit>
void each_tie(std::span<const double> score, std::span<const std::size_t> order, Visit visit) {
    std::size_t first = 0;
    while (first < order.size()) {
        std::size_t last = first + 1;
        while (last < order.size() && score[order[last]] == score[order[first]]) {
            ++last;
        }
        visit(first, last);
        first = last;
    }
}

double pairs_as_double(std::uint64_t n) { return static_cast<double>(n); }

}  // namespace

std::optional<double> auc_from_histogram(std::span<const std::uint64_t> positives,
                                         std::span<const std::uint64_t> negatives) {
    base::ensure(positives.size() == negatives.size(), "auc_from_histogram: equal lengths");
    std::uint64_t positives_seen = 0;
    std::uint64_t negatives_seen = 0;
    std::uint64_t twice_wins = 0;  // whole numbers: a tie is a half
    for (std::size_t k = 0; k < positives.size(); ++k) {
        twice_wins += positives[k] * (2 * negatives_seen + negatives[k]);
        positives_seen += positives[k];
        negatives_seen += negatives[k];
    }
    if (positives_seen == 0 || negatives_seen == 0) {
        return std::nullopt;
    }
    return pairs_as_double(twice_wins) /
           (2.0 * pairs_as_double(positives_seen) * pairs_as_double(negatives_seen));
}

std::optional<double> auc(std::span<const double> score, std::span<const std::uint8_t> y) {
    base::ensure(score.size() == y.size(), "auc: equal lengths");
    const std::vector<std::size_t> order = rising_order(score);
    std::vector<std::uint64_t> positives;
    std::vector<std::uint64_t> negatives;
    each_tie(score, order, [&](std::size_t first, std::size_t last) {
        std::uint64_t ones = 0;
        for (std::size_t i = first; i < last; ++i) {
            ones += y[order[i]] != 0 ? 1U : 0U;
        }
        positives.push_back(ones);
        negatives.push_back(last - first - ones);
    });
    return auc_from_histogram(positives, negatives);
}

std::optional<double> auc_weighted(std::span<const double> score, std::span<const double> weight_pos,
                                   std::span<const double> weight_neg) {
    base::ensure(score.size() == weight_pos.size() && score.size() == weight_neg.size(),
                 "auc_weighted: equal lengths");
    const std::vector<std::size_t> order = rising_order(score);
    double positives_seen = 0.0;
    double negatives_seen = 0.0;
    double wins = 0.0;
    each_tie(score, order, [&](std::size_t first, std::size_t last) {
        double p = 0.0;
        double n = 0.0;
        for (std::size_t i = first; i < last; ++i) {
            base::ensure(weight_pos[order[i]] >= 0.0 && weight_neg[order[i]] >= 0.0,
                         "auc_weighted: weights >= 0");
            p += weight_pos[order[i]];
            n += weight_neg[order[i]];
        }
        wins += p * (negatives_seen + 0.5 * n);
        positives_seen += p;
        negatives_seen += n;
    });
    if (positives_seen <= 0.0 || negatives_seen <= 0.0) {
        return std::nullopt;
    }
    return wins / (positives_seen * negatives_seen);
}

std::optional<AucEstimate> auc_delong(std::span<const double> score, std::span<const std::uint8_t> y,
                                      double level) {
    base::ensure(score.size() == y.size(), "auc_delong: equal lengths");
    base::ensure(level > 0.0 && level < 1.0, "interval: 0 < level < 1");
    const std::optional<double> value = auc(score, y);
    const auto positives =
        static_cast<std::size_t>(std::count_if(y.begin(), y.end(), [](auto v) { return v != 0; }));
    const std::size_t negatives = y.size() - positives;
    if (!value || positives < 2 || negatives < 2) {
        return std::nullopt;
    }
    const double n1 = pairs_as_double(positives);
    const double n0 = pairs_as_double(negatives);
    // A positive's placement value: the share of negatives below it; a negative's: the share of positives
    // above it. All members of a tie share one, so the squared deviations are added tie by tie.
    const std::vector<std::size_t> order = rising_order(score);
    double below_pos = 0.0;  // positives with a lower score
    double below_neg = 0.0;
    double squares_pos = 0.0;
    double squares_neg = 0.0;
    each_tie(score, order, [&](std::size_t first, std::size_t last) {
        double ones = 0.0;
        for (std::size_t i = first; i < last; ++i) {
            ones += y[order[i]] != 0 ? 1.0 : 0.0;
        }
        const double zeros = pairs_as_double(last - first) - ones;
        const double of_positive = (below_neg + 0.5 * zeros) / n0 - *value;
        const double of_negative = (n1 - below_pos - 0.5 * ones) / n1 - *value;
        squares_pos += ones * of_positive * of_positive;
        squares_neg += zeros * of_negative * of_negative;
        below_pos += ones;
        below_neg += zeros;
    });
    const double variance = squares_pos / ((n1 - 1.0) * n1) + squares_neg / ((n0 - 1.0) * n0);
    const double se = std::sqrt(variance);
    const double half = base::normal_quantile(0.5 + 0.5 * level) * se;
    return AucEstimate{*value, se, {std::max(0.0, *value - half), std::min(1.0, *value + half)}};
}

}  // namespace skoen::stats
