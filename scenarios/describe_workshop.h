// What a workshop file holds.
#pragma once

#include "scenarios/schema.h"
#include "scenarios/workshop.h"

namespace skoen::scenarios {

void describe(Schema& schema, VoteOption& option);
void describe(Schema& schema, WorkshopItem& item);
void describe(Schema& schema, WorkshopEvent& event);
void describe(Schema& schema, QuestionCard& card);
void describe(Schema& schema, WorkshopDefinition& workshop);

}  // namespace skoen::scenarios
