// The file language of published studies.
#pragma once

#include "scenarios/schema.h"
#include "scenarios/study.h"

namespace skoen::scenarios {

void describe(Schema& schema, StudyTool& tool);
void describe(Schema& schema, StudyOwn& own);
void describe(Schema& schema, StudyBlock& block);
void describe(Schema& schema, StudyGroup& group);
void describe(Schema& schema, StudyArm& arm);
void describe(Schema& schema, StudyStatistic& statistic);
void describe(Schema& schema, Study& study);

}  // namespace skoen::scenarios
