// The comparison as a leader reads it: a few sentences a strategy, then a table.
#pragma once

#include <string>

#include "cli/console.h"
#include "lab/comparison.h"

namespace skoen::cli {

[[nodiscard]] std::string comparison_text(const sim::World& world, const lab::Comparison& comparison,
                                          const Tr& tr);

}  // namespace skoen::cli
