#include "models/scale.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/base/error.h"
#include "sim/base/math.h"

namespace skoen::models {

namespace {

// A value that has `rank` of the sorted predictions below it and splits no tie; rank 0 and n stand for "all
// above" and "all below".
double cut_at(const std::vector<double>& sorted, std::size_t rank) {
    if (rank == 0) {
        return sorted.front();
    }
    if (rank == sorted.size()) {
        return std::nextafter(sorted.back(), std::numeric_limits<double>::max());
    }
    const double below = sorted[rank - 1];
    const double above = sorted[rank];
    const double middle = below + 0.5 * (above - below);
    return middle > below ? middle : above;
}

// Ranks at which a cut splits no tie: 0, wherever a prediction is larger than the one before, and n.
std::vector<std::size_t> places_for_cuts(const std::vector<double>& sorted) {
    std::vector<std::size_t> places{0};
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i - 1] < sorted[i]) {
            places.push_back(i);
        }
    }
    places.push_back(sorted.size());
    return places;
}

void fill_empty_scores(std::array<double, 10>& value, const std::array<bool, 10>& known) {
    constexpr std::size_t kNone = 10;
    for (std::size_t k = 0; k < 10; ++k) {
        if (known[k]) {
            continue;
        }
        std::size_t left = kNone;
        std::size_t right = kNone;
        for (std::size_t m = 0; m < 10; ++m) {
            if (known[m] && m < k) {
                left = m;
            }
            if (known[m] && m > k && right == kNone) {
                right = m;
            }
        }
        if (left == kNone || right == kNone) {
            value[k] = value[left == kNone ? right : left];
        } else {
            const double share = static_cast<double>(k - left) / static_cast<double>(right - left);
            value[k] = value[left] + share * (value[right] - value[left]);
        }
    }
}

}  // namespace

Scale make_decile_scale(std::span<const double> history_log_odds) {
    base::ensure(!history_log_odds.empty(), "make_decile_scale: a history");
    std::vector<double> sorted(history_log_odds.begin(), history_log_odds.end());
    for (const double v : sorted) {
        base::ensure(std::isfinite(v), "make_decile_scale: finite log-odds");
    }
    std::sort(sorted.begin(), sorted.end());

    Scale scale;
    const std::vector<std::size_t> places = places_for_cuts(sorted);
    std::size_t best = 0;  // the nearest place moves only upwards, so the cuts never decrease
    for (std::size_t k = 0; k < scale.cuts.size(); ++k) {
        const auto tenths_off = [&](std::size_t place) {  // in tenths of a case: whole numbers
            const std::size_t wanted = (k + 1) * sorted.size();
            return 10 * place > wanted ? 10 * place - wanted : wanted - 10 * place;
        };
        while (best + 1 < places.size() && tenths_off(places[best + 1]) <= tenths_off(places[best])) {
            ++best;
        }
        scale.cuts[k] = cut_at(sorted, places[best]);
    }

    std::array<double, 10> sum_p{};
    std::array<double, 10> sum_q{};  // of 1 - p, kept apart since the subtraction would lose small ones
    for (const double v : sorted) {
        const auto k = static_cast<std::size_t>(score_of(scale, v) - 1);
        sum_p[k] += base::logistic(v);
        sum_q[k] += base::logistic(-v);
    }
    std::array<bool, 10> known{};
    for (std::size_t k = 0; k < 10; ++k) {
        known[k] = sum_p[k] > 0.0;
        scale.log_odds_of_score[k] = known[k] ? base::log(sum_p[k] / sum_q[k]) : 0.0;
    }
    fill_empty_scores(scale.log_odds_of_score, known);
    return scale;
}

int score_of(const Scale& scale, double log_odds) {
    return 1 + static_cast<int>(std::count_if(scale.cuts.begin(), scale.cuts.end(),
                                              [&](double cut) { return cut <= log_odds; }));
}

}  // namespace skoen::models
