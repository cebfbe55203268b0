// The menu of statistics, on the trials of one study (simulated or real). Each counts as the published ones did:
//
//   disagree    own first answer differs from the tool's (rule answer), or own and tool probability lie strictly on opposite
//               sides of one half (rule probability)
//   switch      the final answer equals the tool's / the final probability lies strictly on the tool's side
//   gap         |tool - own| in probability; "visible" above .07
//   revision    the final probability lies more than .07 from the first, towards the tool, where the gap is visible
//   size        (final - first) / (tool - first) of a revision, cut to 0 to 1.5
//   weight of advice  the same cut to 0 to 1 over cases with a gap of at least .05; over several options the share on the
//               advised one, all cases
//   people with few disagreements (under 3) stay out of ICC, never and always switchers
//
// Regressions: stats/random_intercept.h, Laplace, person intercepts. Null where a statistic is not defined.
#pragma once

#include <optional>
#include <vector>

#include "lab/study_play.h"

namespace skoen::lab {

[[nodiscard]] std::optional<double> study_statistic(const scenarios::Study& study,
                                                    const scenarios::StudyStatistic& statistic,
                                                    const StudyData& data);

// All statistics of the study, in its order; regressions that several of them read are fitted once.
[[nodiscard]] std::vector<std::optional<double>> study_statistics(const scenarios::Study& study,
                                                                  const StudyData& data);

}  // namespace skoen::lab
