#include "report/svg.h"

#include <set>

#include "report/charts.h"
#include "report/html.h"
#include "report/pen.h"
#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/report/fixture.h"
#include "tests/report/markup.h"

using namespace skoen;
using namespace skoen::report;
using tests::read_markup;

TEST_CASE("the markup reader finds what is wrong") {
    CHECK_NOTHROW(read_markup("<a b=\"1\"><c/>x &amp; y</a>", false));
    for (const char* bad :
         {"<a>", "<a></b>", "</a>", "<a b=1></a>", "<a b=\"1\" b=\"2\"></a>", "<a>&nbsp;</a>", "<a>&</a>",
          "<a b=\"<\"></a>", "<a>\x01</a>", "<a><br></a>", "x < y"}) {
        INFO(bad);
        CHECK_THROWS_AS(read_markup(bad, false), std::runtime_error);
    }
    CHECK_NOTHROW(read_markup("<!DOCTYPE html><p>a<br>b</p>", true));
}

TEST_CASE("numbers of coordinates are short and the same everywhere") {
    CHECK(short_number(0) == "0");
    CHECK(short_number(-0.0001) == "0");
    CHECK(short_number(1.5) == "1.5");
    CHECK(short_number(1.0 / 3) == "0.333");
    CHECK(short_number(-12.3456) == "-12.346");
    CHECK(short_number(1000) == "1000");
    CHECK_THROWS_AS(short_number(1e300 * 1e10), base::InternalError);
}

TEST_CASE("a small scene is painted to these bytes") {
    Scene scene;
    scene.width = 10, scene.height = 5;
    scene.title = "Færre & flere";
    scene.description = "a < b";
    Pen pen(scene, text_width);
    pen.line({0, 1}, {10, 1}, {kBlack, kRule, {0.5, 0.25}});
    pen.marker({{2, 2}, Shape::circle, 1, kRescued}).tooltip = {"Plan A", "0,5 færre"};
    pen.write({10, 4}, "18 % > 2", {.ink = kGrey, .semibold = true, .anchor = Anchor::end});
    const std::string expected =
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 90" width="10em" role="img" )"
        R"(aria-labelledby="f1-t f1-d" font-family="'Noto Sans','Segoe UI','Liberation Sans',)"
        R"(Arial,sans-serif" font-size="18" style="font-kerning:none;font-variant-ligatures:none">)"
        "\n"
        R"(<title id="f1-t">Færre &amp; flere</title>)"
        "\n"
        R"(<desc id="f1-d">a &lt; b</desc>)"
        "\n"
        R"(<line x1="0" y1="18" x2="180" y2="18" stroke="#16181D" stroke-width="2" )"
        R"(stroke-dasharray="9,4.5"/>)"
        "\n"
        R"(<circle cx="36" cy="36" r="9" fill="#56B4E9"><title>Plan A)"
        "\n"
        R"(0,5 færre</title></circle>)"
        "\n"
        R"(<text x="180" y="72" text-anchor="end" font-weight="700" fill="#565A61">18 % &gt; 2</text>)"
        "\n</svg>";
    CHECK(svg_element(scene, "f1") == expected);
}

TEST_CASE("every shape is painted as well-formed XML") {
    Scene scene;
    scene.width = 20, scene.height = 20;
    Pen pen(scene, text_width);
    for (const Shape shape : {Shape::circle, Shape::square, Shape::triangle, Shape::triangle_down,
                              Shape::diamond, Shape::hexagon, Shape::ring, Shape::cross}) {
        pen.marker({{3, 3}, shape, 1, kBlack, true});
        pen.marker({{3, 3}, shape, 1, kBlack, false}).tooltip = {"<b>\"x\"</b>"};
    }
    pen.rect({1, 1, 2, 2, colour(0x123456, 0.5), Stroke{colour(0x654321, 0.25), 0.1}, 0.2});
    pen.polyline({{0, 0}, {1, 2}}, {kBlack, 0.1});
    pen.area({{0, 0}, {1, 2}, {2, 0}}, kBlack);
    const auto root = read_markup(svg_file(scene), false);
    REQUIRE(root.children.size() == 1);
    const tests::Element& svg = root.children.front();
    CHECK(svg.name == "svg");
    CHECK(svg.all("title").size() == 9);  // its own and eight tooltips
    CHECK(svg.all("path").size() == 2);   // crosses
    CHECK(svg.all("polygon").size() == 11);
}

TEST_CASE("charts are painted as well-formed XML, the same bytes each time") {
    for (const Language language : {Language::da, Language::en}) {
        const Reading r{tests::home().world, tests::home().comparison, language};
        const auto paint = [&] {
            Frame frame;
            frame.width = 30, frame.height = 26, frame.number = 1;
            std::vector<std::string> out;
            out.push_back(svg_file(changes_chart(r, frame).picture));
            out.push_back(svg_file(tradeoff_chart(r, frame).picture));
            out.push_back(svg_file(groups_chart(r, frame).picture));
            out.push_back(svg_file(weeks_chart(r, frame, "override_rate").picture));
            return out;
        };
        const auto once = paint();
        CHECK(once == paint());
        for (const std::string& bytes : once) {
            const auto root = read_markup(bytes, false);
            REQUIRE(root.children.size() == 1);
            const auto titles = root.all("title");
            REQUIRE_FALSE(titles.empty());
            CHECK(titles.front()->text.size() > 10);
            CHECK(root.all("desc").front()->text.size() > titles.front()->text.size());
        }
    }
}

TEST_CASE("escaping leaves nothing that markup could take for its own") {
    CHECK(escaped("<script>alert('a & \"b\"')</script>") ==
          "&lt;script&gt;alert(&#39;a &amp; &quot;b&quot;&#39;)&lt;/script&gt;");
    CHECK(escaped("a\x01\x1f b") == "a   b");
    CHECK(escaped("æøå – €") == "æøå – €");
}
