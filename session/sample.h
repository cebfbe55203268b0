// A caseload really drawn, for pictures of what arrives: nothing here is made up for the telling.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/world.h"

namespace skoen::session {

// One case as a worker meets it, with what only the simulation knows beside it.
struct ExampleCase {
    int number = 0;                              // 1-based, in the order of week, seat, time in replication 0
    std::vector<base::Bilingual> names, values;  // [features]
    std::vector<base::Bilingual> cues;           // that are there, seen or not
    int score = 0;
    bool harm = false;
    double risk = 0;  // probability of harm without action, given everything
    // Kinds that take proposals: what the tool proposes and what is right; empty in the others.
    base::Bilingual proposed, right;
};

struct Sample {
    int cases = 0;  // of replication 0; kinds that take proposals: that were decided
    // With harm if nothing is done; kinds that take proposals: in which the tool proposes what is not right.
    int harmful = 0;
    std::array<int, 10> by_score{};       // cases with score 1 to 10
    std::array<int, 10> harm_by_score{};  // of those, with harm
    std::vector<int> by_week;             // arrivals, [weeks]
    std::vector<ExampleCase> examples;    // five: with scores spread from low to high, from the first weeks
};

[[nodiscard]] Sample draw_sample(const sim::World& world);

}  // namespace skoen::session
