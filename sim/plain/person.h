// Offices and workers as docs/model.md, section 2 draws them.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/world.h"

namespace skoen::sim::plain {

struct Office {
    double place = 0;       // logit of revising
    double level = 0;       // log-odds of every judgement
    double norm = 0;        // log-odds of every threshold
    double support = 0;     // logit of perceived support
    double supervisor = 0;  // logit of granting
};

[[nodiscard]] Office draw_office(const World& world, std::uint32_t replication);

struct Person {
    double practised_facts = 0, practised_cues = 0;  // kX, kU that practice leads to
    double expert_facts = 0, expert_cues = 0;        // kX, kU that feedback leads to
    double start_facts = 0, start_cues = 0;          // kX, kU on the first day
    std::vector<double> weights;                     // d on z, [features]
    double level = 0, stereo = 0, tau = 0;           // log-odds
    double s = 1;                                    // log-odds to certainty
    double a = 0, size = 0;                          // logits: revising, how far
    double belief_hits = 0, belief_errors = 0;       // A0, B0: pseudo-counts
    double h = 0;                                    // logit of perceived support
    std::vector<double> taste;                       // [options] log-odds
    std::vector<bool> knows;                         // [options]
};

[[nodiscard]] Person draw_person(const World& world, const Office& office, std::uint32_t seat,
                                 std::uint32_t generation, std::uint32_t replication);

}  // namespace skoen::sim::plain
