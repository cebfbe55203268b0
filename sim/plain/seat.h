// One seat of the office: who sits there, what that person knows and feels, and what lies in the inbox.
#pragma once

#include <deque>
#include <vector>

#include "sim/plain/judge.h"

namespace skoen::sim::plain {

struct Waiting {
    Arrival arrival;
    int week = 1;        // of arrival
    double arrived = 0;  // on the intake clock, minutes
    // In the top of the pile by one's own, the twin's, the tool's and the final judgement (kinds 5).
    bool top_own = false, top_twin = false, top_tool = false, top = false;
};

// Sums of one week (5.3 to 5.5).
struct WeekSums {
    double agreed = 0, disagreed = 0;
    int handled = 0, own_before_free = 0;
    int hard = 0, moved_hard = 0, controlled = 0, glimpses = 0, assessed = 0;
    int known_hits = 0, known_errors = 0, review_hits = 0, review_errors = 0, known_own = 0;
    double registration = 0, minutes = 0, full = 0, cues = 0;
    std::vector<int> tried;  // options that were chosen
};

struct Seat {
    // The worker
    Person person;
    std::uint32_t generation = 0;
    double kx = 0, ku = 0;
    double hits = 1, errors = 1;  // A, B
    double support = 0.5, knowledge = 0;
    // The place
    bool exposed = false;
    double pressure = 0, free_at = 0;
    double saved = 0, last_cues = 0;  // minutes, last week's
    std::deque<Waiting> inbox;
    std::vector<std::pair<int, double>> returning;  // week, minutes: work that comes back (kinds 4)
    // This week
    Mind mind;
    WeekSums sums;

    [[nodiscard]] double q() const { return hits / (hits + errors); }
};

// A decision whose outcome comes to be known.
struct Finding {
    int week = 1;  // in which it becomes known
    std::uint32_t seat = 0;
    Event event;
    base::Subject who;
};

}  // namespace skoen::sim::plain
