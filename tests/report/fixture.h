// Small comparisons for the tests of the report, each played once.
#pragma once

#include "lab/comparison.h"
#include "sim/world.h"

namespace skoen::tests {

struct Played {
    sim::World world;
    lab::Comparison comparison;
};

// The home scenario, all its strategies, 10 weeks, 24 replications.
[[nodiscard]] const Played& home();
// The same with 3 replications: too few for any verb.
[[nodiscard]] const Played& few();
// Only the office without the score.
[[nodiscard]] const Played& alone();
// The home scenario in full length, for pictures to look at.
[[nodiscard]] Played full_length(int replications);

}  // namespace skoen::tests
