// The widget layer on the null backend: what is pressed, typed, dragged and walked through comes out right.
#include "gui/ui/style.h"
#include "gui/ui/ui.h"

#include <cfloat>

#include <imgui.h>

#include "report/font_metrics.h"
#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/gui/page_driver.h"
#include "tests/gui/ui/gallery.h"

using namespace skoen;
namespace ui = gui::ui;
using tests::Gallery;
using tests::PageDriver;

namespace {

constexpr tests::PageSize kSize{1366, 768, 1};

struct GalleryDriver {
    Gallery gallery;
    PageDriver page{kSize, [this] { gallery.draw(); }};
    ui::Hand& hand = page.hand();
};

}  // namespace

TEST_CASE("A button is pressed once by a click, by Enter and by Space") {
    GalleryDriver d;
    d.hand.click("run.start");
    CHECK(d.gallery.presses == 1);
    CHECK(d.gallery.last == "run.start");
    // After a click the keyboard stands there too; Shift+Tab and Tab show where.
    d.hand.press("Tab");
    CHECK(d.page.at("undo").focused);
    d.hand.press("Enter");
    CHECK(d.gallery.presses == 2);
    CHECK(d.gallery.last == "undo");
    d.hand.press("Space");
    CHECK(d.gallery.presses == 3);
    d.hand.press("Shift+Tab");
    CHECK(d.page.at("run.start").focused);
}

TEST_CASE("A press and release that come at once still count") {
    GalleryDriver d;
    const ui::Rect spot = d.page.at("undo").rect;
    ui::Event move;
    move.x = spot.x + 5;
    move.y = spot.y + 5;
    d.page.events().push(move);
    d.page.frame();
    ui::Event press;
    press.kind = ui::Event::Kind::button;
    for (const bool down : {true, false, true, false}) {
        press.down = down;
        d.page.events().push(press);
    }
    for (int i = 0; i < 6; ++i) d.page.frame();
    CHECK(d.gallery.presses == 2);
}

TEST_CASE("The hand presses only what a person could press") {
    GalleryDriver d;
    CHECK_THROWS_AS(d.hand.click("no.such"), ui::HandError);
    CHECK_THROWS_AS(d.hand.click("next"), ui::HandError);     // disabled
    CHECK_THROWS_AS(d.hand.click("list.11"), ui::HandError);  // scrolled out of sight
    CHECK(ui::why_not_pressable(d.page.tree(), "list") == "nothing one can press");
    CHECK(d.gallery.presses == 0);
    d.hand.reveal("list.11");
    d.hand.click("list.11");
    CHECK(d.gallery.last == "list.11");
}

TEST_CASE("A covered widget is not pressed") {
    int under = 0, over = 0;
    PageDriver page(kSize, [&] {
        ui::at(2, 5);
        ui::next_width(10);
        under += ui::button("under", "Under") ? 1 : 0;
        ui::region("lid", {2, 4, 12, 4}, [&] {
            ui::at(0, 0);
            ui::next_width(12);
            over += ui::press_area("over", "Over", {0, 0, 12, 4}) ? 1 : 0;
        });
    });
    CHECK_THROWS_AS(page.hand().click("under"), ui::HandError);
    CHECK(under == 0);
    page.hand().click("over");
    CHECK(over == 1);
}

TEST_CASE("Tab walks through every enabled widget in drawing order and comes round") {
    GalleryDriver d;
    std::vector<std::string> walked;
    d.hand.press("Tab");
    const std::string first(d.page.tree().records.empty() ? "" : "home");
    for (int i = 0; i < 80; ++i) {
        std::string now;
        for (const ui::Record& record : d.page.tree().records) {
            if (record.focused) now = record.key;
        }
        REQUIRE_FALSE(now.empty());
        if (!walked.empty() && now == walked.front()) break;
        walked.push_back(now);
        d.hand.press("Tab");
    }
    std::vector<std::string> pressable;
    for (const ui::Record& record : d.page.tree().records) {
        const bool counts = record.kind != ui::RecordKind::text && record.kind != ui::RecordKind::region &&
                            record.kind != ui::RecordKind::scroll_area && record.kind != ui::RecordKind::mark;
        if (counts && record.enabled) pressable.push_back(record.key);
    }
    CHECK(walked == pressable);
    CHECK(walked.front() == first);
}

TEST_CASE("Tab scrolls a widget into sight") {
    GalleryDriver d;
    CHECK(ui::why_not_pressable(d.page.tree(), "list.11") == "clipped");
    d.hand.click("list.0");
    for (int i = 0; i < 11; ++i) d.hand.press("Tab");
    CHECK(d.page.at("list.11").focused);
    d.page.frame();
    CHECK(ui::why_not_pressable(d.page.tree(), "list.11").empty());
}

TEST_CASE("Arrows walk by direction, across regions") {
    GalleryDriver d;
    d.hand.click("run.start");
    d.hand.press("Right");
    CHECK(d.page.at("undo").focused);
    d.hand.press("Left");
    CHECK(d.page.at("run.start").focused);
    d.hand.press("Up");
    CHECK(d.page.at("often.2").focused);
}

TEST_CASE("Segments, choices and toggles report what was pressed") {
    GalleryDriver d;
    d.hand.click("certainty.3");
    CHECK(d.gallery.certainty == 3);
    CHECK(d.page.frame().find("certainty.3")->active);
    CHECK_FALSE(d.page.at("certainty.2").active);
    d.hand.click("often.0");
    CHECK(d.gallery.choice == 0);
    d.hand.click("toggle.locked");
    CHECK_FALSE(d.gallery.on);
}

TEST_CASE("A slider moves by mouse and by keys, in whole steps, within its ends") {
    GalleryDriver d;
    d.hand.drag("slider.week", 5000);
    CHECK(d.gallery.week == 26);
    CHECK(d.page.at("slider.week").value == "26");
    d.hand.drag("slider.week", -5000);
    CHECK(d.gallery.week == 1);
    d.hand.press("Tab");
    d.hand.press("Shift+Tab");
    REQUIRE(d.page.at("slider.week").focused);
    d.hand.press("Right");
    d.hand.press("Right");
    CHECK(d.gallery.week == 3);
    d.hand.press("Left");
    CHECK(d.gallery.week == 2);
    d.hand.press("End");
    CHECK(d.gallery.week == 26);
    d.hand.press("Right");
    CHECK(d.gallery.week == 26);
    CHECK(d.page.at("slider.week").focused);  // arrows did not lead away
}

TEST_CASE("A bar over weeks is dragged by its ends and its middle") {
    GalleryDriver d;
    // 26 weeks over the left column.
    const float width = (ui::em_for(1366, 768, 1) > 0 ? (1366.0F / 18 - 6) / 2 : 0) * 18, week = width / 26;
    d.hand.drag("bar.review", 3 * week);
    CHECK(d.gallery.from == 6);
    CHECK(d.gallery.to == 15);
    d.hand.drag("bar.review", 100 * week);
    CHECK(d.gallery.from == 17);
    CHECK(d.gallery.to == 26);
    const float end =
        1 - 0.4F * 18 / d.page.at("bar.review").rect.w;  // the grip reaches a little beyond the bar
    d.hand.drag("bar.review", -4 * week, end);
    CHECK(d.gallery.from == 17);
    CHECK(d.gallery.to == 22);
    d.hand.drag("bar.review", -100 * week, 1 - end);
    CHECK(d.gallery.from == 1);
    CHECK(d.gallery.to == 22);
    d.hand.press("Shift+Tab");
    d.hand.press("Tab");
    REQUIRE(d.page.at("bar.review").focused);
    d.hand.press("Left");
    CHECK(d.gallery.to == 21);
    d.hand.press("Shift+Right");
    CHECK(d.gallery.from == 2);
    CHECK(d.page.at("bar.review").value == "2-21");
}

TEST_CASE("A field takes Danish letters; keys that press elsewhere write here") {
    GalleryDriver d;
    d.hand.click("field.note");
    d.hand.type("Hun så på mig");
    d.hand.press("Space");  // the key alone; its letter is text
    d.hand.type(" Æ1");
    CHECK(d.gallery.note == "Hun så på mig Æ1");
    CHECK(d.page.at("field.note").value == d.gallery.note);
    d.hand.press("Backspace");
    CHECK(d.gallery.note == "Hun så på mig Æ");
    const int before = d.gallery.presses;
    d.hand.press("Enter");
    CHECK(d.gallery.presses == before);
    d.hand.press("Tab");
    CHECK(d.page.at("list.0").focused);
    d.hand.type("x");
    CHECK(d.gallery.note == "Hun så på mig Æ");
    d.hand.press("Shift+Tab");
    d.page.frame();
    CHECK(d.page.at("field.note").active);
}

TEST_CASE("A long text grows the field's buffer") {
    GalleryDriver d;
    d.hand.click("field.note");
    std::string words;
    for (int i = 0; i < 60; ++i) words += "ærlig ";
    d.hand.type(words);
    CHECK(d.gallery.note == words);
}

TEST_CASE("Shortcuts work unless somebody types") {
    int hits = 0;
    std::string note;
    PageDriver page(kSize, [&] {
        ui::at(2, 5);
        ui::next_width(10);
        ui::text_field("note", note, "skriv");
        if (ui::shortcut(ui::Key::digit1)) ++hits;
        if (ui::shortcut(ui::Key::z, true)) hits += 100;
    });
    page.hand().press("1");
    CHECK(hits == 1);
    page.hand().press("Ctrl+z");
    CHECK(hits == 101);
    page.hand().click("note");
    page.hand().press("1");
    page.hand().press("Ctrl+z");
    CHECK(hits == 101);
}

TEST_CASE("Marks of a chart are pointed at, pressed, and walked through by keyboard") {
    GalleryDriver d;
    d.hand.click("chart/A");  // the middle of the line's box is near no other mark
    d.hand.press("Tab");
    d.hand.press("Shift+Tab");
    REQUIRE(d.page.at("chart").focused);
    for (int i = 0; i < 5; ++i) d.hand.press("Right");
    CHECK(d.page.shows("12 af 100"));
    d.hand.press("Enter");
    CHECK(d.gallery.mark == "D");
}

TEST_CASE("A tooltip explains the widget that has the pointer or the keyboard") {
    GalleryDriver d;
    CHECK_FALSE(d.page.shows("Vi kender ingen forsøg med det."));
    d.hand.point("why.review");
    CHECK(d.page.shows("Vi kender ingen forsøg med det."));
    d.hand.point("undo");
    CHECK_FALSE(d.page.shows("Vi kender ingen forsøg med det."));
}

TEST_CASE("An em is 18 pixels times the text scale, and more on larger windows") {
    CHECK(ui::em_for(1024, 768, 1) == 18);
    CHECK(ui::em_for(1600, 900, 1) == 18);
    CHECK(ui::em_for(1366, 768, 1.25F) == 22);
    CHECK(ui::em_for(1600, 900, 2) == 36);
    CHECK(ui::em_for(1920, 1080, 1) == 21);
    CHECK(ui::em_for(3840, 2160, 1) == 43);
}

TEST_CASE("Words on the screen are as wide as the table says") {
    PageDriver page(kSize, [] { ui::body("."); });
    for (const char* words :
         {"Plan D koster 186 af 240 ledertimer.", "æøåÆØÅ éüöß §½±×÷", "– — ‘’ “” … €", "αβγ ŁŚćž"}) {
        for (const bool semibold : {false, true}) {
            const ImFont* font = ImGui::GetIO().Fonts->Fonts[semibold ? 1 : 0];
            const float pixels = font->CalcTextSizeA(18 * ui::kFontHeight, FLT_MAX, 0, words).x;
            const double measured = report::text_width(words, semibold) * 18;
            INFO(words << (semibold ? " semibold" : ""));
            CHECK(static_cast<double>(pixels) == Approx(measured).margin(0.1));
        }
    }
}

TEST_CASE("Drawing outside a frame is a fault of ours") {
    CHECK_THROWS_AS(ui::body("uden ramme"), base::InternalError);
}
