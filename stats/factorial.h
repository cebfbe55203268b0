// Profiles of factorial designs and their coding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stats/matrix.h"

namespace skoen::stats {

using Profile = std::vector<std::uint8_t>;  // [factors] level from 0

// Every combination, the first factor fastest. levels: each 2 to 20; at most 200,000 profiles.
[[nodiscard]] std::vector<Profile> full_factorial(const std::vector<int>& levels);

// Main effects in orthonormal coding (Helmert columns of mean square 1 over the levels), so that |X'X| / N^p is at most 1 and
// D-efficiency lies on 0 to 100 %. Columns: the intercept if asked for, then levels - 1 a factor.
[[nodiscard]] Matrix orthonormal_coding(const std::vector<Profile>& profiles, const std::vector<int>& levels,
                                        bool intercept = true);

// Products of the coded columns of every two factors, N x columns, and which two factors each belongs to.
struct Interactions {
    Matrix columns;
    std::vector<std::pair<std::size_t, std::size_t>> factors;
};
[[nodiscard]] Interactions interaction_coding(const std::vector<Profile>& profiles,
                                              const std::vector<int>& levels);

// 100 |X'X / N|^(1/p); 0 when columns depend on each other.
[[nodiscard]] double d_efficiency(const Matrix& x);
// The same after each deck's mean is taken out: columns of main effects only. deck: [N], from 0.
[[nodiscard]] double d_efficiency_in_decks(const Matrix& main_effects, const std::vector<int>& deck);

struct DesignRating {
    double d = 0, d_decks = 0;  // %
    double d_main = 0;          // % of the main effects, one deck: what d_decks is to be laid beside
    double a = 0;               // 100 p / tr (X'X / N)^-1
    double g = 0;               // 100 p / largest variance of a prediction over `region`, N times it over s2
    double worst_balance = 0;   // largest gap of a level's share from 1 / levels
    Matrix cramers_v;           // [factors][factors]
    double largest_alias = 0;   // of the alias matrix (X'X)^-1 X' X2, X2 the two-way interactions
    std::vector<std::string> aliases;  // "A ~ B:C 0.33" the largest first; at most 20
};

// deck may be empty (one deck). region: profiles over which predictions matter; empty: the full factorial.
[[nodiscard]] DesignRating rate_design(const std::vector<Profile>& profiles, const std::vector<int>& levels,
                                       const std::vector<int>& deck, const std::vector<std::string>& names,
                                       const std::vector<Profile>& region = {});

// Orthogonal arrays: a fraction of `runs` rows in which every two factors show each pair of levels equally often.
// The catalogue: 4 (2^3), 8 (2^7), 9 (3^4), 12 (2^11), 16 (2^15 or 4^5), 18 (2 3^7), 25 (5^6), 27 (3^13), 36 (2^3 3^4).
// Null where none of them has room for the levels asked for.
[[nodiscard]] std::optional<std::vector<Profile>> orthogonal_array(std::size_t runs,
                                                                   const std::vector<int>& levels);

}  // namespace skoen::stats
