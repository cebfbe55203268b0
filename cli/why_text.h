// Why plans differ, as sentences and a table that sums.
#pragma once

#include "cli/console.h"
#include "lab/why.h"

namespace skoen::cli {

[[nodiscard]] std::string why_text(const sim::Definition& definition, const std::vector<lab::Why>& all,
                                   const std::vector<sim::Strategy>& strategies, const Tr& tr);

}  // namespace skoen::cli
