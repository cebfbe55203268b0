// Type, lines and inks of the desk as Dear ImGui wants them.
#pragma once

#include <imgui.h>

#include <string_view>

#include "report/palette.h"

namespace skoen::gui::ui {

// Noto Sans: hhea ascent 1069 and descent 293 of 1000 units. Dear ImGui's font size counts from one to the other, an em
// does not: 18 px type is 24.5 px there.
inline constexpr float kFontAscent = 1.069F;
inline constexpr float kFontHeight = 1.069F + 0.293F;

inline constexpr float kHeadline = 1.5F;  // size of the page headline, em

struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;  // Noto Sans Bold: Debian ships no semibold
    ImFont* headline = nullptr;  // the same at 1.5 em

    // The one whose glyphs come nearest to that size.
    ImFont* at(bool is_semibold, float size) const;
};

// Rebuilds the current context's atlas and style for that em (pixels). Latin-1, Latin Extended-A, Greek, dashes, quotes,
// euro; arrows and comparison signs from Noto Sans Math where it is installed, 0.6 em wide as the measure counts them.
// Throws std::runtime_error naming the file when Noto Sans is missing.
Fonts build_fonts(float em);
void apply_style(float em);

constexpr ImU32 packed(const report::Colour& c, float strength = 1) {
    const auto alpha = static_cast<ImU32>(c.alpha * static_cast<double>(strength) * 255 + 0.5);
    return (alpha << 24U) | (static_cast<ImU32>(c.blue) << 16U) | (static_cast<ImU32>(c.green) << 8U) |
           static_cast<ImU32>(c.red);
}

// One line of text with its baseline at (x, y) pixels, on whole pixels as the glyphs were drawn.
void draw_words(ImDrawList& list, const Fonts& fonts, ImVec2 baseline, std::string_view words, float em,
                bool semibold, float size, ImU32 ink);

}  // namespace skoen::gui::ui
