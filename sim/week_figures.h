// What the phases of a week (week.h) share. docs/model.md, section 5.
#pragma once

#include "sim/base/math.h"

namespace skoen::sim {

inline constexpr double kHoursAWeek = 120.0;  // five days of 24 hours; on other days the duty officer judges
inline constexpr double kMaxPressure = 3.0;
inline constexpr double kTrainingHours = 4.0;  // a week, at full strength

// What is left after a week of what halves in so many weeks.
[[nodiscard]] inline double kept_after_a_week(double half_life_weeks) {
    return base::exp(-0.693147180559945309 / half_life_weeks);
}

// Of a lever that has to reach people: its strength times the fidelity with which it does.
[[nodiscard]] inline double effective(double strength, double fidelity) { return strength * fidelity; }

}  // namespace skoen::sim
