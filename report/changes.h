// What the score changed, of 100 decisions in whole numbers.
#pragma once

#include <array>
#include <string>

#include "report/reading.h"

namespace skoen::report {

// In the order in which they are drawn.
enum class Change : std::uint8_t { corrected, needless, missed, wrong_before, right };
inline constexpr std::size_t kChanges = 5;

struct ChangeCounts {
    std::array<int, kChanges> of{};  // sum to 100, or all 0 without cases
    [[nodiscard]] int operator[](Change change) const { return of[static_cast<std::size_t>(change)]; }
    [[nodiscard]] int broken() const { return (*this)[Change::needless] + (*this)[Change::missed]; }
};

// Against the local twin, and against the best decision on everything knowable.
[[nodiscard]] ChangeCounts change_counts(const Reading& reading, std::size_t plan);

// "5 nye", "1 ny", after "skaber".
[[nodiscard]] std::string new_errors(int count, Language language);

}  // namespace skoen::report
