// An ensemble in the document of `skoen run --json`.
#pragma once

#include "lab/ensemble.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

// The value of "ensemble": how often each strategy does less harm than no_tool, and the assumptions that it hangs on most.
void write_ensemble(base::JsonWriter& out, const lab::Ensemble& ensemble);

}  // namespace skoen::cli
