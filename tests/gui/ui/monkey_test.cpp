// A monkey with a seed at the gallery: nothing it does breaks a frame.

#include "tests/catch.h"
#include "tests/gui/monkey.h"
#include "tests/gui/page_driver.h"
#include "tests/gui/ui/gallery.h"

using namespace skoen;

TEST_CASE("Two thousand random moves leave the gallery standing") {
    tests::Gallery gallery;
    tests::PageDriver page({1366, 768, 1}, [&] { gallery.draw(); });
    tests::Monkey monkey(7);
    for (int i = 0; i < 2000; ++i) {
        monkey.act(page.tree(), page.events());
        page.frame();
        REQUIRE(gallery.from >= 1);
        REQUIRE(gallery.to <= 26);
        REQUIRE(gallery.from <= gallery.to);
        REQUIRE(gallery.week >= 1);
        REQUIRE(gallery.week <= 26);
    }
    // It did get about.
    CHECK(gallery.presses > 50);
    CHECK_FALSE(gallery.note.empty());
}

TEST_CASE("The same seed makes the same moves") {
    const auto play = [](std::uint64_t seed) {
        tests::Gallery gallery;
        tests::PageDriver page({1366, 768, 1}, [&] { gallery.draw(); });
        tests::Monkey monkey(seed);
        for (int i = 0; i < 300; ++i) {
            monkey.act(page.tree(), page.events());
            page.frame();
        }
        return page.tree().to_json();
    };
    CHECK(play(3) == play(3));
    CHECK(play(3) != play(4));
}
