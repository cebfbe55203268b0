// The file language of everything around a case: its costs, the office, and how the model came about.
#pragma once

#include "scenarios/schema.h"
#include "sim/definition.h"

namespace skoen::scenarios {

void describe(Schema& schema, sim::Costs& costs);
void describe(Schema& schema, sim::Minutes& minutes);
void describe(Schema& schema, sim::Office& office);
void describe(Schema& schema, sim::History& history);
void describe(Schema& schema, sim::TreeOptions& trees);
void describe(Schema& schema, sim::ModelSpec& model);

}  // namespace skoen::scenarios
