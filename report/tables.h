// Tables of a comparison, the same on page and paper. A cell may hold two lines ("4,8 %\n4,1 til 5,5").
#pragma once

#include "report/chart.h"

namespace skoen::report {

// The measures that most readers ask for, those of the kind of decision among them, a column a plan: value, and the central
// 90 % over replications below it. Rows that nobody's run defines are left out.
[[nodiscard]] DataTable headline_table(const Reading& reading);

// Policies that need no caseworker beside the office without the score: the score alone, always acting, never acting. Missed
// and disturbed per 100 cases, harm a case. In a ranking without always and never; without rows where proposals are taken.
[[nodiscard]] DataTable policy_table(const Reading& reading);

// The model's card, what was recorded and what was so side by side: AUC, calibration, error rates at the line; where
// proposals are taken how often they fit, as there is no line.
[[nodiscard]] DataTable card_table(const Reading& reading);
// Error rates of the score by group, against what was so.
[[nodiscard]] DataTable card_group_table(const Reading& reading);

}  // namespace skoen::report
