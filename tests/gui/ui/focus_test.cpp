// Where Tab and arrows lead.
#include "gui/ui/focus.h"

#include "tests/catch.h"

using namespace skoen::gui::ui;

namespace {

Focusable at(const char* key, float x, float y, float w = 100, float h = 36, const char* region = "",
             bool visible = true) {
    return {key, {x, y, w, h}, region, visible, false};
}

}  // namespace

TEST_CASE("Tab goes round in drawing order") {
    const std::vector<Focusable> walk{at("a", 0, 0), at("b", 0, 50), at("c", 0, 100)};
    CHECK(after_tabs(walk, "a", 1) == "b");
    CHECK(after_tabs(walk, "c", 1) == "a");
    CHECK(after_tabs(walk, "a", -1) == "c");
    CHECK(after_tabs(walk, "gone", 1) == "a");
    CHECK(after_tabs(walk, "", -1) == "c");
    CHECK(after_tabs(walk, "a", 0).empty());
    CHECK(after_tabs({}, "a", 1).empty());
}

TEST_CASE("Arrows go straight ahead before they go aside") {
    // Two columns; the left one has a widget that is nearer upwards, but far aside.
    const std::vector<Focusable> walk{at("left", 0, 560), at("above", 700, 520), at("here", 700, 570),
                                      at("right", 820, 572), at("below", 700, 700)};
    CHECK(neighbour(walk, "here", Key::up) == "above");
    CHECK(neighbour(walk, "here", Key::left) == "left");
    CHECK(neighbour(walk, "here", Key::right) == "right");
    CHECK(neighbour(walk, "here", Key::down) == "below");
    CHECK(neighbour(walk, "right", Key::left) == "here");
    CHECK(neighbour(walk, "below", Key::down).empty());
    CHECK(neighbour(walk, "", Key::down) == "left");
}

TEST_CASE("A wide bar above narrow buttons is reached from each of them") {
    const std::vector<Focusable> walk{at("bar", 0, 0, 600, 30), at("one", 0, 50), at("two", 120, 50),
                                      at("three", 500, 50)};
    for (const char* from : {"one", "two", "three"}) CHECK(neighbour(walk, from, Key::up) == "bar");
    CHECK(neighbour(walk, "bar", Key::down) == "two");  // the most central one
}

TEST_CASE("Arrows reach what is scrolled away only from within") {
    const std::vector<Focusable> walk{at("row.0", 0, 0, 100, 36, "list"),
                                      at("row.1", 0, 40, 100, 36, "list", false), at("under", 0, 60)};
    CHECK(neighbour(walk, "row.0", Key::down) == "row.1");
    CHECK(neighbour(walk, "under", Key::up) == "row.0");
}
