// The two pictures of one case: the scale from 1 to 10 with and without the score, and what pulled towards the score.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

[[nodiscard]] report::Scene scale_picture_of(const DeskView& view, const report::PlanLook& look,
                                             double width);
[[nodiscard]] report::Scene pulls_picture(const DeskView& view, const report::PlanLook& look, double width);

}  // namespace skoen::gui::screens
