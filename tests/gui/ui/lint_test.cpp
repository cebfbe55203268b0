// The layout lint finds each fault it is there for, and the gallery has none.
#include "tests/gui/layout_lint.h"

#include <algorithm>

#include "gui/ui/ui.h"
#include "tests/catch.h"
#include "tests/gui/page_driver.h"
#include "tests/gui/ui/gallery.h"

using namespace skoen;
namespace ui = gui::ui;
using tests::layout_faults;
using tests::PageDriver;

namespace {

std::vector<std::string> faults_of(const std::function<void()>& draw) {
    PageDriver page({1366, 768, 1}, draw);
    return layout_faults(page.tree());
}

bool mentions(const std::vector<std::string>& faults, const std::string& words) {
    return std::ranges::any_of(
        faults, [&](const std::string& fault) { return fault.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("The gallery is in order on large pages") {
    for (const tests::DeskSize& size : tests::desk_sizes()) {
        if (size.width / ui::em_for(size.width, size.height, size.scale) < 75)
            continue;  // two columns of widgets need room
        tests::Gallery gallery;
        PageDriver page({size.width, size.height, size.scale}, [&] { gallery.draw(); });
        INFO(tests::words_of(size));
        CHECK(layout_faults(page.tree()) == std::vector<std::string>{});
    }
}

TEST_CASE("The lint sees two texts over each other") {
    const auto faults = faults_of([] {
        ui::at(2, 4);
        ui::body("Den ene linje");
        ui::at(3, 4.4F);
        ui::body("Den anden linje");
    });
    CHECK(mentions(faults, "\"Den ene linje\""));
    CHECK(mentions(faults, "overlaps"));
}

TEST_CASE("The lint lets lines of body text stand close") {
    CHECK(faults_of([] {
              ui::at(2, 4);
              ui::body("Gjåp gjåp gjåp gjåp Gjåp ÅÅ", 6);
          }).empty());
}

TEST_CASE("The lint sees words cut by their region, but not words scrolled away") {
    const auto draw = [](bool scrolls) {
        const auto fill = [] {
            ui::at(0, 4.5F);
            ui::body("Under kanten");
        };
        if (scrolls) ui::scroll_area("box", {2, 4, 10, 5}, fill);
        if (!scrolls) ui::region("box", {2, 4, 10, 5}, fill);
    };
    CHECK(mentions(faults_of([&] { draw(false); }), "is cut by"));
    CHECK(faults_of([&] { draw(true); }).empty());
    CHECK(mentions(faults_of([] {
                       ui::scroll_area("box", {2, 4, 6, 5}, [] { ui::body("Alt for lang til sin boks"); });
                   }),
                   "is cut by"));
}

TEST_CASE("The lint sees widgets outside the page") {
    CHECK(mentions(faults_of([] {
                       ui::at(74, 4);
                       ui::button("far.out", "Se udfaldet", ui::Kind::main);
                   }),
                   "button far.out"));
}

TEST_CASE("The lint sees doubled keys, untranslated words and nameless widgets") {
    const auto faults = faults_of([] {
        ui::at(2, 4);
        ui::button("twice", "En");
        ui::button("twice", "To");
        ui::body("plan.headline");
        ui::press_area("nameless", "", {2, 20, 4, 4});
    });
    CHECK(mentions(faults, "twice: two of that key"));
    CHECK(mentions(faults, "is not translated"));
    CHECK(mentions(faults, "nameless"));
    CHECK(faults.size() == 3);
}
