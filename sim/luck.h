// The random numbers of workers meeting cases. Which draw is which: docs/model.md, section 1.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/base/lanes.h"

namespace skoen::sim {

enum class LuckOf : std::uint8_t {
    cue_seen,     // uniform
    facts,        // normal, e
    cues,         // normal, e'
    occasion,     // normal
    attention,    // uniform
    request,      // uniform
    revise,       // uniform
    revise_full,  // uniform
    revise_size,  // normal
    known_delay   // normal
};
inline constexpr std::size_t kLucks = 10;

// Which kinds are drawn: what no plan asks for costs nothing. Keyed draws: it changes no other number.
using LuckNeeds = std::uint16_t;
[[nodiscard]] constexpr LuckNeeds luck_bit(LuckOf kind) {
    return static_cast<LuckNeeds>(1U << static_cast<unsigned>(kind));
}
inline constexpr LuckNeeds kAllLuck = (1U << kLucks) - 1;
// Of an own assessment, with no score in sight.
inline constexpr LuckNeeds kOwnLuck = luck_bit(LuckOf::cue_seen) | luck_bit(LuckOf::facts) |
                                      luck_bit(LuckOf::cues) | luck_bit(LuckOf::occasion);

// Where each kind is written to, one number a case.
using LuckPointers = std::array<double*, kLucks>;

// Draws for the cases from, from + 1, ... from + n - 1 of the subjects. `who` keys what belongs to the worker and the
// case, `day` what differs between two meetings of the same two; in ordinary work they are the same.
void draw_luck(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day,
               std::size_t from, std::size_t n, const LuckPointers& out, LuckNeeds needs = kAllLuck);

// Luck of many meetings by column.
class LuckColumns {
  public:
    void draw(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day,
              LuckNeeds needs = kAllLuck);
    [[nodiscard]] LuckNeeds drawn() const { return drawn_; }
    // That of some of the meetings in `all`.
    void take(const LuckColumns& all, const std::vector<std::uint32_t>& places);
    void whole_lanes();  // base/lanes.h
    [[nodiscard]] const double* of(LuckOf kind) const {
        return columns_[static_cast<std::size_t>(kind)].data();
    }

  private:
    std::array<std::vector<double>, kLucks> columns_;
    LuckNeeds drawn_ = 0;  // the other columns hold nothing
};

}  // namespace skoen::sim
