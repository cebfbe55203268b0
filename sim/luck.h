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

// Where each kind is written to, one number a case.
using LuckPointers = std::array<double*, kLucks>;

// Draws for the cases from, from + 1, ... from + n - 1 of the subjects. `who` keys what belongs to the worker and the
// case, `day` what differs between two meetings of the same two; in ordinary work they are the same.
void draw_luck(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day,
               std::size_t from, std::size_t n, const LuckPointers& out);

// Luck of many meetings by column.
class LuckColumns {
  public:
    void draw(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day);
    // That of some of the meetings in `all`.
    void take(const LuckColumns& all, const std::vector<std::uint32_t>& places);
    [[nodiscard]] const double* of(LuckOf kind) const {
        return columns_[static_cast<std::size_t>(kind)].data();
    }

  private:
    std::array<std::vector<double>, kLucks> columns_;
};

}  // namespace skoen::sim
