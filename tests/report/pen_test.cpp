#include "report/pen.h"

#include <numeric>

#include "tests/catch.h"

using namespace skoen::report;

namespace {

struct Placing {
    std::vector<double> wished, extents;
    double gap, lowest, highest;
};

// Whole within the range, apart, in the order of the wishes.
bool is_kept_apart(const Placing& p, const std::vector<double>& placed) {
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (placed[i] - p.extents[i] / 2 < p.lowest - 1e-9 || placed[i] + p.extents[i] / 2 > p.highest + 1e-9)
            return false;
        for (std::size_t j = 0; j < placed.size(); ++j) {
            const double apart = (p.extents[i] + p.extents[j]) / 2 + p.gap;
            if (p.wished[i] < p.wished[j] && placed[j] - placed[i] < apart - 1e-9) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("labels move apart and stay within their range") {
    const std::vector<Placing> placings{{{1, 5, 9}, {1, 1, 1}, 0, 0, 10},
                                        {{5, 5.1, 5.2, 5.3}, {1, 1, 1, 1}, 0.1, 0, 10},
                                        {{9.9, 9.8, 0.1}, {1, 1, 1}, 0, 0, 10},
                                        {{0.2, 0.1, 0.3, 9}, {4, 1, 2, 1}, 0.5, 0, 12},
                                        {{-5, 20}, {3, 3}, 0, 0, 10}};
    for (const Placing& p : placings) {
        const auto placed = spread(p.wished, p.extents, p.gap, p.lowest, p.highest);
        REQUIRE(placed.size() == p.wished.size());
        CHECK(is_kept_apart(p, placed));
    }
    // What already is apart does not move; the check is not blind.
    CHECK(spread({1, 5, 9}, {1, 1, 1}, 0, 0, 10) == std::vector<double>{1, 5, 9});
    CHECK_FALSE(is_kept_apart(placings[1], placings[1].wished));
    CHECK(spread({}, {}, 1, 0, 1).empty());
}

TEST_CASE("labels without room share what there is") {
    const auto placed = spread({5, 5, 5, 5}, {4, 4, 4, 4}, 0, 0, 8);
    CHECK(placed.front() == Approx(1));
    CHECK(placed.back() == Approx(7));
}

TEST_CASE("two that collide meet in the middle") {
    const auto placed = spread({4.9, 5.1}, {1, 1}, 0, 0, 10);
    CHECK(placed[0] == Approx(4.5));
    CHECK(placed[1] == Approx(5.5));
}

TEST_CASE("paragraphs wrap at blanks and not at no-break spaces") {
    Scene scene;
    const Pen pen(scene, [](std::string_view s, bool) { return static_cast<double>(s.size()); });
    CHECK(pen.wrap("en to tre", 6) == std::vector<std::string>{"en to", "tre"});
    CHECK(pen.wrap("  en   to ", 9) == std::vector<std::string>{"en to"});
    CHECK(pen.wrap("uendeligt", 3) == std::vector<std::string>{"uendeligt"});
    CHECK(pen.wrap("", 3).empty());
    CHECK(pen.wrap("0,6\u00A0flere b", 8) == std::vector<std::string>{"0,6\u00A0flere", "b"});
}

TEST_CASE("the box of a text follows its anchor") {
    const TextMeasure measure = [](std::string_view s, bool bold) {
        return static_cast<double>(s.size()) * (bold ? 2 : 1);
    };
    CHECK(text_box({{10, 5}, "abcd", kBlack, false, Anchor::start, 1}, measure).left == 10);
    CHECK(text_box({{10, 5}, "abcd", kBlack, false, Anchor::middle, 1}, measure).left == 8);
    CHECK(text_box({{10, 5}, "abcd", kBlack, true, Anchor::end, 1}, measure).left == 2);
    CHECK(text_box({{10, 5}, "abcd", kBlack, false, Anchor::end, 2}, measure).right == 10);
    CHECK(text_box({{10, 5}, "abcd", kBlack, false, Anchor::end, 2}, measure).top == Approx(5 - 2 * kAscent));
}

TEST_CASE("a scene within a scene is moved whole") {
    Scene part, whole;
    Pen pen(part, text_width);
    pen.rect({1, 1, 2, 2, kBlack, {}, 0});
    pen.line({0, 0}, {1, 1}, {kBlack, 1});
    pen.polyline({{0, 0}, {1, 1}}, {kBlack, 1});
    pen.area({{0, 0}, {1, 1}, {0, 1}}, kBlack);
    pen.marker({{3, 3}, Shape::cross, 1, kBlack});
    pen.write({4, 4}, "x");
    append(whole, part, 10, 20);
    REQUIRE(whole.marks.size() == 6);
    CHECK(std::get<Rect>(whole.marks[0].shape).x == 11);
    CHECK(std::get<Line>(whole.marks[1].shape).to.y == 21);
    CHECK(std::get<Polyline>(whole.marks[2].shape).points[1].x == 11);
    CHECK(std::get<Area>(whole.marks[3].shape).points[2].y == 21);
    CHECK(std::get<Marker>(whole.marks[4].shape).centre.x == 13);
    CHECK(std::get<Text>(whole.marks[5].shape).at.y == 24);
}
