// What was solved and trained before anybody decides, for those who play the model with a program of their own.
#pragma once

#include "sim/base/json_writer.h"
#include "sim/world.h"

namespace skoen::cli {

// Member "world" of the object that is open (`skoen card --json`; docs/performance.md, peers).
void write_world(base::JsonWriter& out, const sim::World& world);

}  // namespace skoen::cli
