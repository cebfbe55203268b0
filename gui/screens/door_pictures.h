// The drawn picture on each door: what one will do behind it. They show no results.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

[[nodiscard]] report::Scene plans_picture(const DeskView& view, double width, double height);
[[nodiscard]] report::Scene scale_picture(const DeskView& view, double width, double height);
[[nodiscard]] report::Scene vignettes_picture(const DeskView& view, double width, double height);

}  // namespace skoen::gui::screens
