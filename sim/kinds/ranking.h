// Kind rank: who of a pile is taken up when a seat has room for a few. docs/kinds.md, section 5.
#pragma once

#include <cstddef>
#include <vector>

namespace skoen::sim {

// The cases of one seat and week in order of arrival, all [cases].
struct Pile {
    std::vector<double> decided, own, twin;  // judgements, log-odds
    std::vector<double> score, predicted;    // the tool ranks by its score, then by its log-odds
    std::vector<double> minutes, arrived;    // on the intake clock
};

// Is a case in the top of the pile?
struct Taken {
    bool own = false, twin = false, tool = false, decided = false;
};

// Ties: the one who came first.
[[nodiscard]] std::vector<Taken> take_from(const Pile& pile, std::size_t capacity);

// The order in which they are worked where being taken means before all others: always the first of those that have
// arrived, those taken by falling judgement, then the rest as they came. free_at: when work begins.
[[nodiscard]] std::vector<std::size_t> order_of(const Pile& pile, const std::vector<Taken>& taken,
                                                double free_at);

}  // namespace skoen::sim
