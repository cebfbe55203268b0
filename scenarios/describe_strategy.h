// The file language of introduction strategies.
#pragma once

#include "scenarios/schema.h"
#include "sim/strategy.h"

namespace skoen::scenarios {

void describe(Schema& schema, sim::LeverSpan& span);
void describe(Schema& schema, sim::Strategy& strategy);

}  // namespace skoen::scenarios
