// Hands our events to Dear ImGui; the one place that knows its versions apart.
#pragma once

#include <span>

#include "gui/ui/input.h"

namespace skoen::gui::ui {

// Once, after the context was created.
void prepare_input();

// `typing`: a text field has the keyboard, so Dear ImGui gets the keys; otherwise they are for gui/ui alone.
void feed_input(std::span<const Event> events, bool typing);

}  // namespace skoen::gui::ui
