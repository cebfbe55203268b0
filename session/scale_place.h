// A judgement on the picture of the scale from 1 to 10.
#pragma once

#include "sim/world.h"

namespace skoen::session {

// Where a judgement, in log-odds over the worker's own threshold, lies on the axis on which score s covers s - 0.5 to
// s + 0.5: the score is sim::own_score's, and within it the place between its two cuts. The first and the last score have
// only one cut and are taken to be as wide as their neighbours. 0 is where the worker's own line lies.
[[nodiscard]] double scale_place(const sim::World& world, double over_threshold);

}  // namespace skoen::session
