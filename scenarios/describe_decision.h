// The file language of a decision: its kind, the words for it, and what only one kind has.
#pragma once

#include <string_view>

#include "scenarios/schema.h"
#include "sim/definition.h"

namespace skoen::scenarios {

// "act_or_dismiss", "choose" ..., as files name it.
[[nodiscard]] std::string_view kind_id(sim::DecisionKind kind);

void describe(Schema& schema, sim::OptionWeight& weight);
void describe(Schema& schema, sim::Option& option);
void describe(Schema& schema, sim::Palette& palette);
void describe(Schema& schema, sim::AmountFault& fault);
void describe(Schema& schema, sim::Amount& amount);
void describe(Schema& schema, sim::Returns& returns);
void describe(Schema& schema, sim::Ranking& ranking);
void describe(Schema& schema, sim::DecisionText& decision);

}  // namespace skoen::scenarios
