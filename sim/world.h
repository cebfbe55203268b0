// Everything that is constant while strategies are played: the definition, its solved scales, the trained tool.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "sim/history.h"
#include "sim/kinds/palette.h"
#include "sim/scales.h"
#include "sim/worker.h"

namespace skoen::sim {

struct World {
    Definition definition;
    std::uint64_t seed = 1;
    base::Draws draws;
    CaseGenerator generator;
    SolvedScales solved;
    std::shared_ptr<const FittedPalette> palette;  // kinds choose and route
    std::vector<double> shared;                    // d_0, [features]
    std::shared_ptr<const PastCases> past;
    Tool tool;
    models::Card card;
    std::array<double, 9> own_cuts{};  // own judgement over the threshold -> 1 to 10
    double best_threshold = 0;         // tau that minimises expected cost, log-odds
    double intake_minutes = 0;         // m_intake: minutes a seat and week
    std::size_t equity_bit = 31;       // 31: no equity group

    explicit World(Definition definition, std::uint64_t seed);

    // The same world with other people in it, past and present: the history is decided anew and the tool trained on it.
    // The scales hold for facts, not people, and are kept; so is the card, which is then that of `like`.
    World(const World& like, const Behaviour& people);

  private:
    void learn(bool with_card);
};

}  // namespace skoen::sim
