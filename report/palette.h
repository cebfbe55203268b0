// Colours, lines and the fixed looks of plans and of decision kinds. Colour is data: nothing else is coloured, and a second
// cue (letter, marker, dash) always stands beside it.
#pragma once

#include <array>
#include <string>

#include "report/scene.h"

namespace skoen::report {

inline constexpr Colour kPaper = colour(0xFBFAF6);
inline constexpr Colour kWhite = colour(0xFFFFFF);
inline constexpr Colour kBlack = colour(0x16181D);
inline constexpr Colour kGrey = colour(0x565A61);     // second text, 6.6:1 on paper
inline constexpr Colour kMidGrey = colour(0x8E8B84);  // leader lines, group rules
inline constexpr Colour kLine = colour(0xD5D1C7);     // hairlines, gridlines
inline constexpr Colour kWash = colour(0xEFECE3);     // chosen row
inline constexpr Colour kRight = colour(0xB4B0A6);    // a right decision

// Decision kinds (Okabe & Ito 2008).
inline constexpr Colour kRescued = colour(0x56B4E9);
inline constexpr Colour kCommission = colour(0xE69F00);

// Widths of lines, em at 18 px.
inline constexpr double kHair = 1.0 / 18;
inline constexpr double kRule = 2.0 / 18;
inline constexpr double kSeries = 2.5 / 18;

struct PlanLook {
    std::string letter;  // "0", "A", "B", ...
    Colour area;         // for clouds and bands
    Colour dark;         // for lines, letters and badges: at least 5:1 on paper
    Shape marker = Shape::circle;
    Dash dash{};
    double line = kSeries;
};

// The look of the strategy at that place of a comparison: 0 is the office without the score. A to D as Okabe & Ito, E their
// yellow with an olive tone, F an indigo (sky blue and orange mean decisions). From G on the colours come again with other
// markers, and the letter tells them apart.
[[nodiscard]] PlanLook plan_look(std::size_t index);

// Contrast of two opaque colours, 1 to 21 (WCAG 2.1, relative luminance).
[[nodiscard]] double contrast(const Colour& a, const Colour& b);

}  // namespace skoen::report
