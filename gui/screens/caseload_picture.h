// Arrivals of one drawn caseload by score, those with harm at the bottom of each bar.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

[[nodiscard]] report::Scene caseload_picture(const DeskView& view, double width, double height);

}  // namespace skoen::gui::screens
