// The chosen lever of a plan, and, under a heading of its own, the assumptions that it works through.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

// Both return the y below what they drew.
float draw_panel(const DeskView& view, const session::DeskPlan& plan, float x, float y, float width,
                 DeskCommands& out);
float draw_assumptions(const DeskView& view, const session::DeskPlan& plan, float x, float y, float width);

}  // namespace skoen::gui::screens
