// Factors that a scenario's case generator supplies: recorded facts, cues that nobody writes down, the score shown, the
// workflow and the leader's framing, with what each level means to a worker in log-odds.
#pragma once

#include <string>
#include <vector>

#include "study/study_design.h"

namespace skoen::study {

// The ids that can be asked for: "score", "workflow", "framing", then the scenario's facts and cues, the weightiest first.
[[nodiscard]] std::vector<std::string> scenario_factor_ids(const std::string& scenario);

// A design with these factors; none: score, workflow, framing, the weightiest fact and the weightiest cue. Throws
// base::InputError for a scenario that cannot be read or a factor it lacks.
[[nodiscard]] StudyDesign design_from_scenario(const std::string& scenario,
                                               std::vector<std::string> factors = {});

}  // namespace skoen::study
