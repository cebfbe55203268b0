// Polygons cut into triangles, lines cut into dashes and thinned to what a screen shows.
#include "gui/paint/polygon.h"

#include <array>
#include <cmath>

#include "gui/paint/strokes.h"
#include "tests/catch.h"

using namespace skoen::gui::paint;

namespace {

using Points = std::vector<ImVec2>;

float area_of(const Points& corners, const std::vector<std::uint32_t>& triangles) {
    float sum = 0;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
        const std::array<ImVec2, 3> t{corners[triangles[i]], corners[triangles[i + 1]],
                                      corners[triangles[i + 2]]};
        sum += std::abs(signed_area(t)) / 2;
    }
    return sum;
}

float length_of(const Points& line) {
    float sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
    return sum;
}

Points band(int weeks) {
    Points corners;
    for (int w = 0; w < weeks; ++w)
        corners.push_back({10.0F * static_cast<float>(w), 50 + 20 * std::sin(static_cast<float>(w))});
    for (int w = weeks - 1; w >= 0; --w)
        corners.push_back({10.0F * static_cast<float>(w), 80 + 20 * std::sin(static_cast<float>(w))});
    return corners;
}

}  // namespace

TEST_CASE("Triangles tile a polygon: their areas add up to its own") {
    const Points square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    const Points arrow{{0, 0}, {10, 5}, {0, 10}, {4, 5}};  // not convex
    const Points comb{{0, 0},   {70, 0},  {70, 20}, {60, 20}, {60, 5},  {40, 5},
                      {40, 20}, {30, 20}, {30, 5},  {10, 5},  {10, 20}, {0, 20}};
    for (Points corners : {square, arrow, comb, band(26), band(3)}) {
        for (int turn = 0; turn < 2; ++turn) {
            const auto triangles = triangles_of(corners);
            CHECK(triangles.size() <= 3 * (corners.size() - 2));
            CHECK(area_of(corners, triangles) == Approx(std::abs(signed_area(corners)) / 2).epsilon(1e-4));
            std::reverse(corners.begin(), corners.end());  // either direction
        }
    }
}

TEST_CASE("Corners on a line, repeated corners and crossings do no harm") {
    const Points flat{{0, 0}, {5, 0}, {5, 0}, {10, 0}, {10, 10}, {0, 10}};
    CHECK(area_of(flat, triangles_of(flat)) == Approx(100));
    CHECK(triangles_of(Points{{0, 0}, {1, 1}}).empty());
    CHECK(triangles_of(Points{{0, 0}, {1, 1}, {2, 2}}).empty());
    const Points bow{{0, 0}, {10, 10}, {10, 0}, {0, 10}};
    CHECK(triangles_of(bow).size() <= 6);
}

TEST_CASE("Dashes cover their share of a line, through bends") {
    const Points line{{0, 0}, {50, 0}, {50, 50}};
    const std::array<float, 6> dash{14, 4, 3, 4, 0, 0};
    float drawn = 0;
    for (const Points& piece : dashed(line, dash)) drawn += length_of(piece);
    CHECK(drawn == Approx(4 * 17));  // four whole rounds of 25 make 100
    CHECK(dashed(line, std::array<float, 6>{}).size() == 1);
    CHECK(length_of(dashed(line, std::array<float, 6>{}).front()) == Approx(100));
    CHECK(dashed(line, std::array<float, 6>{60, 5, 0, 0, 0, 0}).front().size() == 3);  // the bend stays
    CHECK(dashed(Points{{1, 1}}, dash).empty());
}

TEST_CASE("A long line keeps the highest and lowest point of each pixel column") {
    Points line;
    for (int i = 0; i < 50'000; ++i)
        line.push_back({static_cast<float>(i) / 100, static_cast<float>(i * 37 % 101)});
    const Points kept = thinned(line, 2000);
    CHECK(kept.size() <= 4 * 500);
    for (int column = 0; column < 500; ++column) {
        float lowest = 1e9F, highest = -1e9F;
        for (const ImVec2 p : kept) {
            if (std::floor(p.x) != static_cast<float>(column)) continue;
            lowest = std::min(lowest, p.y);
            highest = std::max(highest, p.y);
        }
        REQUIRE(lowest <= 1);  // 37 and 101 share no divisor: 100 steps visit all but one of the 101 heights
        REQUIRE(highest >= 99);
    }
    const Points few{{0, 0}, {5, 5}};
    CHECK(thinned(few).size() == 2);
    std::reverse(line.begin(), line.end());
    CHECK(thinned(line, 2000).size() == line.size());  // runs backwards: left alone
}
