// What changes while a strategy is played. Arrays over seats; each array says who writes it.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/decide.h"
#include "sim/week_record.h"

namespace skoen::sim {

// Sums of one seat over one week, cleared by the phase `open_week`.
struct SeatWeek {
    int handled = 0;
    int shown = 0;
    // Own certainty summed over the cases in which an own assessment, made before the score was seen, agreed with it or not.
    double agreed = 0, disagreed = 0;
    int own_before_free = 0;  // assessed before the score, with a free override
    int hard = 0;             // own certainty below one half, score seen and not skipped
    int moved_hard = 0;       // of these, revised
    int controlled = 0;       // overrides that were refused, given up or monitored
    int glimpses = 0;
    int own_assessments = 0;
    int known_hits = 0, known_errors = 0;  // of the tool, as far as feedback reached this worker
    int known_own = 0;                     // own assessments whose outcome reached this worker
    double extra_minutes = 0;              // registration: reasons and requests
    double minutes = 0, full_minutes = 0, cue_minutes = 0;
    std::uint64_t tried = 0;  // bit k: option k was chosen
};

// A decision whose outcome becomes known.
struct Followed {
    std::uint32_t number = 0;
    std::uint16_t seat = 0, generation = 0, arrival_week = 0;
    std::uint32_t flags = 0;  // settle_kernel.h
};

struct State {
    // written by phase 0 and turnover
    std::vector<WorkerTraits> traits;       // [seats]
    std::vector<std::uint32_t> generation;  // [seats]
    // written by arrivals and work
    std::vector<Inbox> inbox;         // [seats] in order of arrival
    std::vector<double> free_at;      // [seats] minutes on the intake clock
    std::vector<SeatWeek> now;        // [seats]
    std::vector<double> saved;        // [seats] minutes saved last week, never below 0
    std::vector<double> cue_minutes;  // [seats] minutes spent on cues last week
    std::vector<int> backlog;         // [seats] cases waiting at the end of the week
    // written by pressure
    std::vector<double> pressure;  // [seats]
    // written by belief, support, skill, knowledge
    std::vector<double> belief_a, belief_b;       // [seats] Beta counts
    std::vector<double> support;                  // [seats] 0 to 1
    std::vector<double> skill_facts, skill_cues;  // [seats]
    std::vector<double> knowledge;                // [seats] 0 to 1
    std::vector<std::uint8_t> exposed;            // [seats] 1: has the tool
    std::vector<std::vector<double>>
        returning;                           // [seats][weeks + 1] minutes of work that came back (complete)
    double course_weeks = 0;                 // of leadership course so far, weighted by strength
    double fidelity = 0;                     // share of planned meetings that reach a worker, this week
    int review_hits = 0, review_errors = 0;  // of the tool in this week's team review

    // Minutes of plans, over the run
    double leader_minutes = 0, worker_minutes = 0;

    std::vector<std::vector<Followed>>
        known_in;  // [weeks + 1] by the week in which the outcome becomes known
};

}  // namespace skoen::sim
