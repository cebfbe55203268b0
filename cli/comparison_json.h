// The document of `skoen run --json`: a contract. Nothing in it depends on the machine, the time or the threads.
#pragma once

#include <string>

#include "lab/ensemble.h"

namespace skoen::cli {

[[nodiscard]] std::string comparison_json(const std::string& scenario, const lab::Comparison& comparison,
                                          const lab::Ensemble* ensemble = nullptr);

}  // namespace skoen::cli
