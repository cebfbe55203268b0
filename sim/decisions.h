// What a play leaves behind of its decisions where nobody asks for each of them as an event (event.h): by column, in the
// order of handling. All that tallies (tally.h), judgements and the hash of a run are made from.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/event.h"
#include "sim/settle_kernel.h"

namespace skoen::sim {

// Whose sums are not whole numbers or hang on more than a kind; added up in the order of handling.
struct WeekSums {
    std::int64_t late = 0, skipped = 0, own_before = 0;
    double minutes = 0, wait_hours = 0;
};

struct SeatOverrides {
    int shown = 0, overrides = 0;  // over the run, whoever held the seat
};

struct Decisions {
    // What a case adds to the counts hangs on six yes or no and its groups.
    static constexpr unsigned kGroupsFrom = 6;
    std::vector<std::uint16_t> kinds;  // flags below 1 << kGroupsFrom (settle_kernel.h), then group bits
    std::vector<std::uint32_t> first;  // [weeks + 1] place of a week's first decision
    std::vector<WeekSums> weeks;       // [weeks]
    std::vector<SeatOverrides> seats;  // [seats]
    std::vector<std::uint64_t> harm_bins, harmless_bins;  // [kJudgementBins] by what would have come

    // Words that a hash is formed from, on request.
    std::vector<std::uint64_t> what;      // hash_word
    std::vector<double> judged, minutes;  // final judgement, minutes

    [[nodiscard]] std::size_t size() const { return kinds.size(); }
    void start(std::size_t weeks_played, std::size_t seats_held, std::size_t cases);
};

// Yes and no of a decision that was told as an event.
[[nodiscard]] std::uint32_t flags_of(const Event& event);

// The part of a decision that is hashed as one word.
[[nodiscard]] inline std::uint64_t hash_word(std::uint32_t flags, std::uint64_t score, std::uint64_t number,
                                             std::uint64_t seat) {
    const auto has = [flags](std::uint32_t bit, std::uint64_t as) { return (flags / bit & 1U) * as; };
    return has(kActs, 1U) | has(kTwinActs, 2U) | has(kShown, 4U) | has(kSkipped, 8U) | has(kRevised, 16U) |
           has(kHarm, 32U) | has(kLate, 64U) | (score << 8) | (number << 16) | (seat << 48);
}

}  // namespace skoen::sim
