// Paints a scene on the screen: the same marks at the same places as report/svg.h, on whole pixels where they are lines
// along the axes.
#pragma once

#include <string_view>

#include <imgui.h>

#include "gui/ui/style.h"
#include "report/scene.h"

namespace skoen::gui::paint {

struct Canvas {
    ImDrawList& list;
    const ui::Fonts& fonts;
    ImVec2 origin;  // pixels, of the scene's upper left corner
    float em = 18;  // pixels

    ImVec2 at(report::Point p) const {
        return {origin.x + static_cast<float>(p.x) * em, origin.y + static_cast<float>(p.y) * em};
    }
};

// With `linked`, marks of another key step back.
void paint(const report::Scene& scene, const Canvas& canvas, std::string_view linked = {});

// The topmost mark at that point (em of the scene) among those with a tooltip or a key, or -1. Small marks can be hit
// half an em beside them; of two in reach the nearer one.
int mark_at(const report::Scene& scene, double x, double y);

// Where a mark lies, em: for records and for the tooltip of a mark chosen by keyboard.
report::Box bounds(const report::Mark& mark);

}  // namespace skoen::gui::paint
