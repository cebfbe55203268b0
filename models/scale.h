#pragma once

#include <array>
#include <span>

namespace skoen::models {

// The displayed score, 1 (lowest) to 10 (highest): tenths of the history the model was trained on.
struct Scale {
    // Log-odds, finite, never decreasing.
    std::array<double, 9> cuts{};
    // [score - 1]: the log-odds that the score stands for, never decreasing.
    std::array<double, 10> log_odds_of_score{};
};

// cuts: tenths of the history's predicted log-odds (finite, at least one). Each cut is put halfway between
// the two neighbouring predictions whose rank is nearest to the wanted tenth, never inside a group of equal
// predictions; so equal predictions get equal scores, and when all are equal everyone gets 5.
// log_odds_of_score: logit of the mean predicted probability among the history's cases with that score; where
// no case has it, interpolated linearly between the neighbours, at the ends the nearest one's. Throws
// InternalError for an empty or non-finite history.
[[nodiscard]] Scale make_decile_scale(std::span<const double> history_log_odds);

// 1 + number of cuts that are <= log_odds.
[[nodiscard]] int score_of(const Scale& scale, double log_odds);

}  // namespace skoen::models
