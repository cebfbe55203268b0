// Why plans differ, in the document of `skoen run --json`.
#pragma once

#include "lab/why.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

// The value of "why": one entry a pair and measure, with parts that sum to the difference and a sentence in both languages.
void write_why(base::JsonWriter& out, const sim::Definition& definition, const std::vector<lab::Why>& all,
               const std::vector<sim::Strategy>& strategies);

}  // namespace skoen::cli
