// The document of `skoen run --json`: a contract. Nothing in it depends on the machine, the time or the threads.
#pragma once

#include <string>

#include "lab/ensemble.h"
#include "lab/why.h"

namespace skoen::cli {

// `why`: explanations of differences between the comparison's strategies.
[[nodiscard]] std::string comparison_json(const sim::Definition& scenario, const lab::Comparison& comparison,
                                          const lab::Ensemble* ensemble, const std::vector<lab::Why>& why);

}  // namespace skoen::cli
