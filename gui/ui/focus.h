// Where the keyboard goes: Tab walks in drawing order, arrows by direction. Our own, since Dear ImGui's way differs between
// versions and jumps across columns.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gui/ui/input.h"
#include "gui/ui/record.h"

namespace skoen::gui::ui {

struct Focusable {
    std::string key;
    Rect rect;  // pixels
    std::string region;
    bool visible = true;        // its middle is not clipped away
    bool takes_arrows = false;  // Left and Right change its value
};

// The neighbour in drawing order, `steps` on, round the corner; from nowhere, the first or the last. "" when there is none.
std::string after_tabs(std::span<const Focusable> walk, std::string_view from, int steps);

// The nearest widget in that direction (Key::left, right, up, down): straight ahead counts more than near. Scrolled-away
// widgets only within the region one is in. From nowhere, the first. "" when there is none.
std::string neighbour(std::span<const Focusable> walk, std::string_view from, Key direction);

}  // namespace skoen::gui::ui
