// The file language of explorations.
#pragma once

#include "scenarios/exploration.h"
#include "scenarios/schema.h"

namespace skoen::scenarios {

void describe(Schema& schema, LeverRange& range);
void describe(Schema& schema, SweepFactor& factor);
void describe(Schema& schema, Exploration& exploration);

}  // namespace skoen::scenarios
