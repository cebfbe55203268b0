// Each study predicted from a fit to the others.
#pragma once

#include <string>
#include <vector>

#include "lab/calibrate.h"

namespace skoen::lab {

struct HeldOut {
    std::string id;
    int statistics = 0;
    int inside = 0;      // by the suite's rule, t_place = 0
    int tail_drawn = 0;  // published value not in the outer 2.5 % of simulated studies, with t_place drawn
};

// `start`: usually the fit to all studies; each refit begins there.
[[nodiscard]] std::vector<HeldOut> leave_one_out(const std::vector<scenarios::Study>& studies,
                                                 const sim::Behaviour& start,
                                                 const CalibrateOptions& options);

}  // namespace skoen::lab
