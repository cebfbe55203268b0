// Published beside simulated, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "lab/replicate.h"

namespace skoen::cli {

// The same study with t_place = 0, with it drawn for each simulated study, and with the value that fits this study best: one number a
// study that nobody could have known beforehand, shown to tell levels from mechanisms.
struct ReplicatedTwice {
    lab::ReplicatedStudy same_place, any_place, own_place;
    double place = 0;
};

// Of the rows that may be fitted to: how many are inside.
struct InsideCount {
    int inside = 0, all = 0;
    double width = 0;  // mean width of the simulated spread, in units of the published interval's
};
[[nodiscard]] InsideCount count_inside(const std::vector<lab::ReplicatedStudy>& studies);

[[nodiscard]] std::string replicate_text(const std::vector<ReplicatedTwice>& studies, const Tr& tr);
[[nodiscard]] std::string replicate_json(const std::vector<ReplicatedTwice>& studies);

}  // namespace skoen::cli
