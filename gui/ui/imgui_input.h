// Hands our events to Dear ImGui; the one place that knows its versions apart.
#pragma once

#include <span>

#include "gui/ui/input.h"

namespace skoen::gui::ui {

// Once, after the context was created.
void prepare_input();

// `typing`: a text field has the keyboard, so Dear ImGui gets every key; otherwise arrows only, since Tab, Enter and
// Space are handled by gui/ui. `keep_sideways` keeps Left and Right from it: the focused slider wants them.
void feed_input(std::span<const Event> events, bool typing, bool keep_sideways);

}  // namespace skoen::gui::ui
