// What a play tells of its weeks beside the decisions.
#pragma once

#include <cstdint>
#include <vector>

namespace skoen::sim {

// A copy of the slow states at the end of a week, for weekly pictures and for the comparison with the plain twin.
struct WeekRecord {
    std::vector<double> pressure, belief, support, skill_facts, skill_cues, knowledge;  // [seats]
    std::vector<int> backlog;                                                           // [seats]
    double leader_minutes = 0, worker_minutes = 0;                                      // cumulated
    int left = 0;                                                                       // workers who left
};

// What a worker's own assessment hung on in one week: with the luck of the case, it gives the local twin again.
struct WeekMind {
    std::uint32_t generation = 0;
    double skill_facts = 0, skill_cues = 0;
    double pressure = 0, cue_time = 1;
};

// Traces of the one case to be told: by seat, week of arrival and number.
struct Watch {
    std::uint32_t seat = 0, week = 0, number = 0;
};

}  // namespace skoen::sim
