// The comparison as a leader reads it: a few sentences a strategy, then a table.
#pragma once

#include <string>

#include "cli/console.h"
#include "lab/ensemble.h"

namespace skoen::cli {

[[nodiscard]] std::string comparison_text(const sim::World& world, const lab::Comparison& comparison,
                                          const Tr& tr);

// What the answers hang on, in the words of the report.
[[nodiscard]] std::string hinges_text(const lab::Ensemble& ensemble, const Tr& tr);

}  // namespace skoen::cli
