// The file language of a case: what is recorded, what is only seen, and the groups that errors are counted for.
#pragma once

#include "scenarios/schema.h"
#include "sim/definition.h"

namespace skoen::scenarios {

// A feature shows only the keys of its kind: share (binary), levels (count, ordinal, category), or median, spread,
// lowest and highest (continuous).
void describe(Schema& schema, sim::Feature& feature);
void describe(Schema& schema, sim::Level& level);
void describe(Schema& schema, sim::Correlation& correlation);
void describe(Schema& schema, sim::Cue& cue);
void describe(Schema& schema, sim::Group& group);

}  // namespace skoen::scenarios
