// A picture as plain data: marks in page coordinates, in the order in which they are painted. Whoever paints it (SVG, PDF,
// the desk) needs to know nothing of what it shows.
//
//   origin top left, x to the right, y down, unit 1 em (the size of body type)
//   text hangs on its baseline; widths come from a TextMeasure
//
// Marks are drawn, never typed: fonts need no symbols.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace skoen::report {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    double alpha = 1;  // 0 clear, 1 opaque
    bool operator==(const Colour&) const = default;
};

// 0xRRGGBB
[[nodiscard]] constexpr Colour colour(std::uint32_t rgb, double alpha = 1) {
    return {static_cast<std::uint8_t>(rgb >> 16U), static_cast<std::uint8_t>(rgb >> 8U),
            static_cast<std::uint8_t>(rgb), alpha};
}

struct Point {
    double x = 0, y = 0;
};

// Lengths of dash, gap, dash, gap ... in em; the first zero ends the list. All zero: solid.
using Dash = std::array<double, 6>;

struct Stroke {
    Colour ink;
    double width = 0;  // em
    Dash dash{};
};

struct Rect {
    double x = 0, y = 0, width = 0, height = 0;
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
    double radius = 0;  // of the corners
};

struct Line {
    Point from, to;
    Stroke stroke;
};

struct Polyline {
    std::vector<Point> points;  // at least 2
    Stroke stroke;
};

struct Area {                   // a closed polygon
    std::vector<Point> points;  // at least 3
    Colour fill;
};

enum class Shape : std::uint8_t { circle, square, triangle, triangle_down, diamond, hexagon, ring, cross };

struct Marker {
    Point centre;
    Shape shape = Shape::circle;
    double size = 0.6;  // em across
    Colour ink;
    bool halo = false;  // a thin paper-coloured rim, where marks lie on lines and areas
    double line = 0;    // em, of ring and cross; 0: a sixth of the size
};

enum class Anchor : std::uint8_t { start, middle, end };

struct Text {
    Point at;  // on the baseline, at the anchor
    std::string words;
    Colour ink;
    bool semibold = false;
    Anchor anchor = Anchor::start;
    double size = 1;  // em
};

struct Mark {
    std::variant<Rect, Line, Polyline, Area, Marker, Text> shape;
    std::vector<std::string> tooltip{};  // lines to show when pointed at; may be empty
    std::string key{};  // links marks of one plan, case or week across pictures; may be empty
};

struct Scene {
    double width = 0, height = 0;  // em
    std::string title;             // what one sees, a sentence
    std::string description;       // for those who do not see it, with the numbers
    std::vector<Mark> marks;
};

// Where a text's ink may lie, for tests of the layout and for placing labels.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool overlaps(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

// The geometry of a marker, shared by all painters: corners of a filled shape, or strokes (cross), or, where both are empty, a
// circle of `radius`, filled when line is 0 and outlined with that width otherwise (ring).
struct MarkerOutline {
    std::vector<Point> corners;
    std::vector<std::array<Point, 2>> strokes;
    double radius = 0, line = 0;
};
[[nodiscard]] MarkerOutline outline_of(const Marker& marker);

// Adds `part` to `whole`, moved by (x, y). Title and description of the whole stay.
void append(Scene& whole, const Scene& part, double x, double y);

}  // namespace skoen::report
