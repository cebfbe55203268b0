// What the painter puts on the screen, through OpenGL without a display. Skipped, by name, where EGL is missing.
#include <filesystem>

#include "gui/paint/scene_painter.h"
#include "gui/ui/ui.h"
#include "report/palette.h"
#include "report/pen.h"
#include "tests/catch.h"
#include "tests/gui/golden.h"
#include "tests/gui/ui/gallery.h"

using namespace skoen;
using gui::platform::Picture;

namespace {

constexpr tests::PageSize kSize{400, 300, 1};  // 1 em = 18 px

struct Pixel {
    int r, g, b;
    bool operator==(const Pixel&) const = default;
};

Pixel pixel(const Picture& picture, int x, int y) {
    const auto at = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                         static_cast<std::size_t>(x));
    return {picture.rgb[at], picture.rgb[at + 1], picture.rgb[at + 2]};
}

constexpr Pixel kPaper{0xFB, 0xFA, 0xF6};

}  // namespace

TEST_CASE("Marks lie where the scene says, to the pixel") {
    report::Scene scene;
    scene.width = 18;
    scene.height = 14;
    scene.title = "En prøve";
    report::Pen pen(scene, report::text_width);
    const report::Colour blue = report::colour(0x0072B2);
    report::Rect box{2, 2, 3, 2, blue, {}, 0};
    pen.rect(box);
    report::Colour half = blue;
    half.alpha = 0.5;
    // A hollow shape, see-through: no triangle may cover another.
    pen.area({{8, 2}, {14, 2}, {14, 8}, {8, 8}, {8, 6}, {12, 6}, {12, 4}, {8, 4}}, half);
    pen.line({2, 10}, {14, 10}, {report::kBlack, report::kRule});
    const auto picture = tests::painted(kSize, [&] {
        gui::ui::at(0, 0);
        gui::ui::scene("chart", scene);
    });
    if (!picture) return;
    const Pixel ink{0x00, 0x72, 0xB2};
    CHECK(pixel(*picture, 36, 36) == ink);  // 2 em = 36 px
    CHECK(pixel(*picture, 89, 71) == ink);  // 5 em = 90 px: the last one within
    CHECK(pixel(*picture, 35, 36) == kPaper);
    CHECK(pixel(*picture, 90, 71) == kPaper);
    const Pixel mixed = pixel(*picture, 13 * 18, 5 * 18);
    CHECK(std::abs(mixed.r - 0xFB / 2) <= 2);
    int other = 0;
    for (int y = 2 * 18 + 2; y < 8 * 18 - 2; ++y) other += pixel(*picture, 13 * 18, y) == mixed ? 0 : 1;
    CHECK(other == 0);
    CHECK(pixel(*picture, 10 * 18, 5 * 18) == kPaper);  // the notch
    CHECK(pixel(*picture, 100, 179) == Pixel{0x16, 0x18, 0x1D});
    CHECK(pixel(*picture, 100, 180) == Pixel{0x16, 0x18, 0x1D});
    CHECK(pixel(*picture, 100, 178) == kPaper);
    CHECK(pixel(*picture, 100, 181) == kPaper);
}

TEST_CASE("Pictures that differ are told apart") {
    Picture a{100, 100, std::vector<std::uint8_t>(30'000, 200)};
    Picture b = a;
    CHECK(tests::close_enough(tests::difference(a, b)));
    for (std::size_t i = 0; i < 30'000; i += 7) b.rgb[i] = 203;  // faint, however widespread
    CHECK(tests::close_enough(tests::difference(a, b)));
    for (std::size_t i = 0; i < 15; i += 3) b.rgb[i] = 10;  // five of ten thousand
    CHECK(tests::close_enough(tests::difference(a, b)));
    b.rgb[300] = 10;  // six
    CHECK_FALSE(tests::close_enough(tests::difference(a, b)));
    CHECK_FALSE(tests::close_enough(tests::difference(a, {50, 200, a.rgb})));
}

TEST_CASE("A picture comes back from its file as it was") {
    Picture picture{3, 2, {}};
    for (std::uint8_t i = 0; i < 18; ++i) picture.rgb.push_back(static_cast<std::uint8_t>(i * 14));
    const std::string path = std::string(SKOEN_BIN_DIR) + "/picture_test.png";
    gui::platform::write_png(picture, path);
    const auto back = gui::platform::read_png(path);
    std::filesystem::remove(path);
    REQUIRE(back);
    CHECK(back->rgb == picture.rgb);
    CHECK_FALSE(gui::platform::read_png(path));
}

TEST_CASE("The gallery looks as it did") {
    tests::Gallery gallery;
    const auto picture = tests::painted({1366, 768, 1}, [&] { gallery.draw(); });
    if (!picture) return;
    CHECK(tests::golden_fault(*picture, "gallery") == "");
}

TEST_CASE("Pointing finds the nearest mark that has something to say") {
    report::Scene scene;
    scene.width = scene.height = 10;
    report::Pen pen(scene, report::text_width);
    pen.rect({0, 0, 10, 10, report::kWash, {}, 0});  // mute
    pen.area({{0, 0}, {10, 0}, {10, 10}, {0, 10}}, report::kLine).key = "ground";
    pen.marker({{3, 3}, report::Shape::circle, 0.6, report::kBlack}).key = "one";
    pen.marker({{3.8, 3}, report::Shape::circle, 0.6, report::kBlack}).key = "two";
    pen.polyline({{0, 8}, {10, 8}}, {report::kBlack, report::kSeries}).key = "line";
    const auto key_at = [&scene](double x, double y) {
        const int hit = gui::paint::mark_at(scene, x, y);
        return hit < 0 ? std::string("-") : scene.marks[static_cast<std::size_t>(hit)].key;
    };
    CHECK(key_at(3, 3) == "one");
    CHECK(key_at(3.3, 3) == "one");
    CHECK(key_at(3.5, 3) == "two");
    CHECK(key_at(4.4, 3) == "two");
    CHECK(key_at(6, 3) == "ground");
    CHECK(key_at(6, 8.4) == "line");
    CHECK(key_at(11, 11) == "-");
}
