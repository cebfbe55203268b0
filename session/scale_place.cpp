#include "session/scale_place.h"

#include <algorithm>

#include "sim/history.h"

namespace skoen::session {

double scale_place(const sim::World& world, double over_threshold) {
    const auto& cuts = world.own_cuts;
    const int score = sim::own_score(cuts, over_threshold);
    const auto upper = static_cast<std::size_t>(std::clamp(score - 1, 1, 8));  // the cut above this score
    const double width = std::max(cuts[upper] - cuts[upper - 1], 1e-9);
    double from = score == 10 ? cuts[8] : score == 1 ? cuts[0] - width : cuts[upper - 1];
    const double share = std::clamp((over_threshold - from) / width, 0.02, 0.98);
    return score - 0.5 + share;
}

}  // namespace skoen::session
