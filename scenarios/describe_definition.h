// The file language of a scenario.
#pragma once

#include "scenarios/schema.h"
#include "sim/definition.h"

namespace skoen::scenarios {

void describe(Schema& schema, sim::Question& question);

// What one key can tell is checked here; what needs two places of the file is in definition_rules.h, and
// read_definition (catalogue.h) does both. The behaviour starts from what `definition` holds: give it the ledger's.
void describe(Schema& schema, sim::Definition& definition);

}  // namespace skoen::scenarios
