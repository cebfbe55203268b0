// Workers and offices: traits drawn once, from the ledger's parameters. docs/model.md, section 3.
#pragma once

#include <vector>

#include "sim/base/random.h"
#include "sim/definition.h"

namespace skoen::sim {

// What makes one office different from another; 0 throughout where the switch on_offices_differ is off.
struct OfficeTraits {
    double place = 0;       // t_place, logit of revising
    double level = 0;       // log-odds added to every judgement
    double norm = 0;        // log-odds added to every threshold
    double workload = 1;    // multiplies the mean number of arrivals
    double support = 0;     // h_office
    double supervisor = 0;  // logit of granting
};

// Constant for as long as a worker keeps the seat.
struct WorkerTraits {
    double skill_facts = 0, skill_cues = 0;          // kX, kU at the start
    double practised_facts = 0, practised_cues = 0;  // what practice without feedback leads to
    double expert_facts = 0, expert_cues = 0;        // what practice with feedback leads to
    std::vector<double> weights;                     // d_i on z, length features
    double level = 0;                                // log-odds, office included
    double stereotype = 0;                           // log-odds for members of the equity group
    double threshold = 0;                            // tau_i
    double certainty_scale = 1;                      // s
    double revise = 0;                               // a_i, place included
    double size = 0;                                 // person part of logit w
    double belief_a = 0, belief_b = 0;               // Beta counts at the start
    double support = 0;                              // h_i + h_office
    std::vector<double> taste;                       // [options] log-odds; none where there are no options
    std::vector<std::uint8_t> knows;                 // [options] 1: familiar with it
};

// Shared deviations d_0 in the order of the definition's features.
[[nodiscard]] std::vector<double> shared_weights(const Definition& definition);

[[nodiscard]] OfficeTraits draw_office(const Behaviour& b, const base::Draws& draws,
                                       std::uint32_t replication);

// generation 0: experienced, save in the seats that the definition gives to newcomers; above: a newcomer.
[[nodiscard]] WorkerTraits draw_worker(const Definition& definition, const std::vector<double>& shared,
                                       const OfficeTraits& office, const base::Draws& draws,
                                       const base::Subject& seat);

}  // namespace skoen::sim
