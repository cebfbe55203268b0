// D-efficient fractions of a set of candidates: exchange from many random starts (Fedorov 1972, best candidate for each run
// in turn; Cook & Nachtsheim 1989), with decks as blocks, or coordinate exchange where candidates are too many to list
// (Meyer & Nachtsheim 1995).
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "stats/factorial.h"

namespace skoen::stats {

struct DesignSearch {
    std::size_t runs = 0;
    int decks = 1;         // runs are divided evenly: the first runs % decks decks get one more
    bool repeats = false;  // a profile may come twice (never twice in one deck)
    int starts = 100;
    std::uint64_t seed = 1;
    std::vector<double> weight;  // of each candidate: p (1 - p) under prior effects; empty: 1
    // Two candidates that no deck may hold together (one dominates the other); empty: any two may.
    std::function<bool(std::size_t, std::size_t)> clash;
};

struct FoundDesign {
    std::vector<std::size_t> rows;  // of the candidates; decks follow each other
    std::vector<int> deck;
    double criterion = 0;  // log |X'X|, with decks log of the deck-adjusted determinant
    int best_start = 0;
};

// x: [candidates][columns], the intercept first. With decks the intercept gives way to one constant a deck.
// No rows are found where every start failed. runs >= columns + decks - 1, and without repeats at most the number of candidates.
[[nodiscard]] FoundDesign exchange_design(const Matrix& x, const DesignSearch& search);

// One level of one run at a time; no list of candidates. `allowed` refuses profiles.
[[nodiscard]] std::vector<Profile>
coordinate_exchange(const std::vector<int>& levels, std::size_t runs, int starts, std::uint64_t seed,
                    const std::function<bool(const Profile&)>& allowed = {});

}  // namespace skoen::stats
