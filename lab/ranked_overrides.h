// How differently the people of one office treat the score: each worker's override rate, the lowest first. Offices differ in
// who works there, so it is the places in that order that are averaged over replications: the least, the next, ... the most.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/play.h"

namespace skoen::lab {

struct RankedOverrides {
    std::vector<double> sums;  // [workers] of rates, the lowest of each office first
    std::int64_t offices = 0;  // that the sums are over: those in which anybody saw a score
    RankedOverrides& operator+=(const RankedOverrides& other);
    // Mean over offices of the rate at that place; nothing where no score was shown.
    [[nodiscard]] std::optional<double> at(std::size_t place) const;
};

// Of one play: overrides among shown scores, seat by seat over the run. Seats that saw fewer than kFewestShown scores have no rate,
// since alike people would seem to differ by chance alone: with 100 the standard error of a rate is at most
// sqrt(0.25 / 100) = 5 points. The others are spread over all `seats` places, so that offices of one size have as many places.
inline constexpr int kFewestShown = 100;
[[nodiscard]] RankedOverrides rank_overrides(std::span<const sim::Event> events, std::size_t seats);
[[nodiscard]] RankedOverrides rank_overrides(const sim::Play& play, std::size_t seats);

}  // namespace skoen::lab
