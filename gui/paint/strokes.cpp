#include "gui/paint/strokes.h"

#include <algorithm>
#include <cmath>

namespace skoen::gui::paint {

namespace {

float distance(ImVec2 a, ImVec2 b) {
    return std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

std::span<const float> used_part(std::span<const float> dash) {
    const auto end = std::ranges::find_if(dash, [](float length) { return !(length > 0); });
    return dash.first(static_cast<std::size_t>(end - dash.begin()));
}

// Adds the points of one pixel column in the order of the line, each once.
void keep_extremes(std::span<const ImVec2> column, std::vector<ImVec2>& kept) {
    const auto by_y = [](ImVec2 a, ImVec2 b) { return a.y < b.y; };
    const auto [low, high] = std::ranges::minmax_element(column, by_y);
    std::vector<std::ptrdiff_t> places{0, low - column.begin(), high - column.begin(),
                                       static_cast<std::ptrdiff_t>(column.size()) - 1};
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const std::ptrdiff_t place : places) kept.push_back(column[static_cast<std::size_t>(place)]);
}

}  // namespace

std::vector<std::vector<ImVec2>> dashed(std::span<const ImVec2> line, std::span<const float> all) {
    const std::span<const float> dash = used_part(all);
    if (line.size() < 2) return {};
    if (dash.empty()) return {{line.begin(), line.end()}};
    std::vector<std::vector<ImVec2>> pieces;
    std::vector<ImVec2> piece{line[0]};
    std::size_t part = 0;
    float left = dash[0];
    for (std::size_t i = 1; i < line.size(); ++i) {
        ImVec2 from = line[i - 1];
        const ImVec2 to = line[i];
        float length = distance(from, to);
        while (length > left) {
            const float share = left / length;
            from = {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
            length -= left;
            if (part % 2 == 0) {
                piece.push_back(from);
                pieces.push_back(std::move(piece));
                piece.clear();
            } else {
                piece.assign(1, from);
            }
            part = (part + 1) % (dash.size() % 2 == 0 ? dash.size() : 2 * dash.size());
            left = dash[part % dash.size()];
        }
        left -= length;
        if (part % 2 == 0) piece.push_back(to);
    }
    if (part % 2 == 0 && piece.size() > 1) pieces.push_back(std::move(piece));
    return pieces;
}

std::vector<ImVec2> thinned(std::span<const ImVec2> line, std::size_t limit) {
    const auto falls = [](ImVec2 a, ImVec2 b) { return b.x < a.x; };
    if (line.size() <= limit || std::ranges::adjacent_find(line, falls) != line.end()) {
        return {line.begin(), line.end()};
    }
    std::vector<ImVec2> kept;
    for (std::size_t from = 0; from < line.size();) {
        std::size_t to = from;
        while (to < line.size() && std::floor(line[to].x) == std::floor(line[from].x)) ++to;
        keep_extremes(line.subspan(from, to - from), kept);
        from = to;
    }
    return kept;
}

void draw_line(ImDrawList& list, std::span<const ImVec2> line, ImU32 colour, float width,
               std::span<const float> dash) {
    for (const std::vector<ImVec2>& piece : dashed(thinned(line), dash)) {
        list.AddPolyline(piece.data(), static_cast<int>(piece.size()), colour, 0, width);
    }
}

}  // namespace skoen::gui::paint
