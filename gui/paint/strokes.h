// Lines of any length and dash.
#pragma once

#include <span>
#include <vector>

#include <imgui.h>

namespace skoen::gui::paint {

// The pieces of a line that are drawn. `dash`: lengths of dash, gap, dash, gap ... in pixels; the first one not above
// zero ends the list; empty: one piece, the whole line. Starts with a dash; bends stay in their piece.
std::vector<std::vector<ImVec2>> dashed(std::span<const ImVec2> line, std::span<const float> dash);

// Of more than `limit` points, those a screen can show: per pixel column the first, the lowest, the highest and the
// last, in their order. x must not fall; otherwise, or when short, the line comes back as it was.
std::vector<ImVec2> thinned(std::span<const ImVec2> line, std::size_t limit = 2000);

void draw_line(ImDrawList& list, std::span<const ImVec2> line, ImU32 colour, float width,
               std::span<const float> dash);

}  // namespace skoen::gui::paint
