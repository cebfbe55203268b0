// What the answer hangs on: an ensemble as words and as JSON.
#pragma once

#include <string>

#include "cli/console.h"
#include "lab/ensemble.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

// A paragraph a strategy, measured in harm-weighted cost against the office without the tool.
[[nodiscard]] std::string ensemble_text(const lab::Ensemble& ensemble, const Tr& tr);

// The value of "ensemble" in the document of `skoen run --json`.
void write_ensemble(base::JsonWriter& out, const lab::Ensemble& ensemble);

}  // namespace skoen::cli
