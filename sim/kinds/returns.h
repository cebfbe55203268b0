// Kind complete: what follows from a letter of shortcomings, and from a gap that was overlooked. docs/kinds.md, section 4.
#pragma once

#include <algorithm>
#include <cmath>

#include "sim/base/random.h"
#include "sim/definition.h"

namespace skoen::sim {

struct FollowUp {
    double days = 0;        // from application to the end of the case, calendar days
    double clock_days = 0;  // of these, what the clock saw: it starts when the application is complete
    int weeks = 0;          // until work comes back
    double minutes = 0;     // that it takes, for a case of mean length
};

// wait_hours: until the first decision, working-day hours. uniform: of the answer to a letter.
[[nodiscard]] inline FollowUp follow_up_of(const Returns& r, bool letter, bool gap, double wait_hours,
                                           double uniform) {
    constexpr double kHoursADay = 24.0, kWorkingDays = 5.0, kDays = 7.0;
    FollowUp out;
    const double waited = wait_hours / kHoursADay * kDays / kWorkingDays;
    if (letter) {
        const double weeks = r.letter_weeks * base::exponential(uniform);
        out.weeks = std::max(1, static_cast<int>(std::ceil(weeks)));
        out.minutes = r.answer_minutes;
        out.days = waited + weeks * kDays + r.answer_days;
        out.clock_days = r.answer_days;
        return out;
    }
    out.days = out.clock_days = waited + r.answer_days;
    if (!gap) return out;
    out.weeks = std::max(1, static_cast<int>(std::ceil(r.stuck_weeks)));
    out.minutes = r.stuck_minutes;
    out.days = out.clock_days = out.days + r.stuck_weeks * kDays;
    return out;
}

}  // namespace skoen::sim
