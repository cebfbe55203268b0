// One simulated study: its people judge its cases with the worker of the office (sim/judgement.h, sim/lever_effects.h).
#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/study.h"
#include "sim/behaviour.h"

namespace skoen::lab {

// One judge, one case, as the study's data set would have it. Probabilities in [0, 1], rounded to whole per cent.
struct Trial {
    std::uint32_t person = 0;                     // over all arms
    std::uint16_t arm = 0, block = 0, place = 0;  // place: of the case among the person's, from 0
    bool last_block = false, group = false;
    bool shown = false;
    bool own_yes = false, tool_yes = false,
         final_yes = false;                          // options: whether the right option was chosen
    bool alike_before = false, alike_after = false;  // answers equal the tool's
    bool own_right = false, tool_right = false, final_right = false;
    double own = 0, tool = 0, final = 0;                 // probability; options: share on the advised option
    double felt_certainty = 0;                           // the own one, which no analyst sees
    double own_certainty = 0, tool_certainty = 0;        // as an analyst reads them off the answers
    int own_score = 1, final_score = 1, tool_score = 1;  // 1 to 10
};

struct Respondent {
    std::uint16_t arm = 0;
    double trust = 0;     // item 1 to 7, after the last case
    double believed = 0;  // stated share right of the tool
};

struct StudyData {
    std::vector<Trial> trials;
    std::vector<Respondent> people;
};

// Workers that are wrong on purpose. Each must fail the replication suite; nothing else may use them.
enum class Flaw : std::uint8_t {
    none,
    no_certainty,       // neither own nor tool certainty matters
    knows_when_wrong,   // revises less where the tool happens to be wrong
    switches_typed_in,  // the slopes of switching used as those of revising
    framing_moves,      // what was said beforehand moves reliance directly
};

struct StudyOptions {
    bool place_drawn = false;  // t_place is drawn for each simulated study; else `place`
    double place = 0;          // t_place, logit
    Flaw flaw = Flaw::none;
};

// A function of all its arguments and nothing else.
[[nodiscard]] StudyData play_study(const scenarios::Study& study, const sim::Behaviour& behaviour,
                                   std::uint64_t seed, std::uint32_t replication,
                                   const StudyOptions& options);

}  // namespace skoen::lab
