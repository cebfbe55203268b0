// How to get the same numbers again: the command, and what must lie beside it.
#pragma once

#include <string>
#include <vector>

#include "report/reading.h"
#include "sim/base/json.h"

namespace skoen::report {

// Differences of two JSON documents as "/POINTER=VALUE" for --set: applied to `from` they give `to`. Arrays of different
// lengths and objects with different keys are set whole.
[[nodiscard]] std::vector<std::string> assignments_between(const base::JsonValue& from,
                                                           const base::JsonValue& to);

// One shell word, quoted where it must be.
[[nodiscard]] std::string shell_word(std::string_view text);

struct Recipe {
    std::string command;  // "skoen run underretning --strategy ... --replications 200 --seed 1"
    bool needs_folder =
        false;  // scenario or a strategy is not shipped: the files of the run folder are named
    std::vector<std::string> sets;  // what differs from the shipped scenario
};
[[nodiscard]] Recipe recipe_of(const Reading& reading);

}  // namespace skoen::report
