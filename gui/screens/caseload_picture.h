// Arrivals of one drawn caseload by score, those with harm at the bottom of each bar.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

[[nodiscard]] report::Chart caseload_chart(const DeskView& view, const report::Frame& frame);

}  // namespace skoen::gui::screens
