// Charts of the study bench: power over the number of respondents or clusters, and what two mechanisms would answer.
#pragma once

#include "report/chart.h"
#include "study/mechanism.h"

namespace skoen::report {

// Exact power by number, a line an ICC (percent); the simulated power at the design's own number with its Monte Carlo error
// as a bar; a line at the power wanted. Empty curve: says so.
[[nodiscard]] Chart power_curve_chart(const study::PowerResult& result, double own_number, double wanted,
                                      base::Language language, const Frame& frame);

// Effects by row, mechanism A as circle and B as square.
[[nodiscard]] Chart mechanism_chart(const std::vector<std::string>& labels, const study::MechanismEffects& a,
                                    const study::MechanismEffects& b, base::Language language,
                                    const Frame& frame);

}  // namespace skoen::report
