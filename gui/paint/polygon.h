// Filling any simple polygon: Dear ImGui 1.86 fills convex ones only, and bands are not.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <imgui.h>

namespace skoen::gui::paint {

// Corners of triangles that tile the polygon, three indices each, by cutting ears (Meisters 1975). Corners in either
// direction; repeated points are allowed. A polygon that crosses itself gives triangles all the same, and no more than
// n - 2 of them.
std::vector<std::uint32_t> triangles_of(std::span<const ImVec2> corners);

// Twice the signed area: positive when the corners run clockwise on the screen (y down).
float signed_area(std::span<const ImVec2> corners);

// Filled, with an edge that fades over a pixel; see-through colours stay even, as no two triangles overlap.
void fill_polygon(ImDrawList& list, std::span<const ImVec2> corners, ImU32 colour);

}  // namespace skoen::gui::paint
