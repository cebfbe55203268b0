// No text off the page and no text on other text, in every chart, language and kind of run.
#include "report/charts.h"

#include <algorithm>

#include "report/figures.h"
#include "report/report.h"
#include "tests/catch.h"
#include "tests/report/fixture.h"
#include "tests/report/layout.h"

using namespace skoen;
using namespace skoen::report;
using tests::layout_faults;
using Faults = std::vector<std::string>;

namespace {

std::vector<Chart> all_charts(const Reading& r, double scale, int number) {
    const auto frame = [&](double width, double height) {
        Frame f;
        f.width = width * scale;
        f.height = height;
        f.number = number;
        return f;
    };
    std::vector<Chart> charts{changes_chart(r, frame(52.5, 34)), tradeoff_chart(r, frame(27, 24)),
                              groups_chart(r, frame(27, 20)),    calibration_chart(r, frame(27, 20)),
                              time_chart(r, frame(40, 20)),      differences_chart(r, frame(50, 20)),
                              workers_chart(r, frame(27, 20)),   noise_chart(r, frame(40, 20))};
    for (std::size_t plan = 0; plan < r.plans(); ++plan) {
        for (const ChanceOf what : {ChanceOf::missed, ChanceOf::disturbed, ChanceOf::harm_cost}) {
            charts.push_back(chance_chart(r, frame(27, 16), plan, what));
        }
    }
    for (const std::string_view measure : lab::weekly_measures())
        charts.push_back(weeks_chart(r, frame(27, 18), measure));
    return charts;
}

}  // namespace

TEST_CASE("no text leaves the page or lies on other text") {
    const auto language = GENERATE(Language::da, Language::en);
    const auto* played = GENERATE(&tests::home(), &tests::few(), &tests::alone());
    const auto number = GENERATE(0, 4);
    const auto scale = GENERATE(1.0, 1.25);
    const Reading r{played->world, played->comparison, language};
    for (const Chart& chart : all_charts(r, scale, number)) {
        INFO(chart.id << ": " << chart.headline);
        CHECK(layout_faults(chart.picture) == Faults{});
        CHECK_FALSE(chart.headline.empty());
        CHECK_FALSE(chart.counted.empty());
        CHECK(chart.picture.title == chart.headline);
        CHECK(chart.picture.description.size() > chart.headline.size());
    }
}

TEST_CASE("pages are laid out like pictures, and each says that nothing is real") {
    const auto language = GENERATE(Language::da, Language::en);
    const auto* played = GENERATE(&tests::home(), &tests::few(), &tests::alone());
    const auto pages = report_pages(played->world, played->comparison, language);
    CHECK(pages.size() >= 3);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO("page " << i + 1);
        CHECK(layout_faults(pages[i]) == Faults{});
        const auto texts = tests::texts_of(pages[i]);
        CHECK(std::count(texts.begin(), texts.end(), tr("report.synthetic", language)) == 1);
        CHECK(std::count(texts.begin(), texts.end(),
                         tr("report.pdf.page", language,
                            {std::to_string(i + 1), std::to_string(pages.size())})) == 1);
    }
}

TEST_CASE("figures of a report stand as wide as their places") {
    const Reading r{tests::home().world, tests::home().comparison, Language::da};
    for (const bool headings : {false, true}) {
        for (const Figure& f : report_figures(r, headings)) {
            CHECK(f.chart.picture.width == Approx(f.wide ? kWide : kHalf));
            CHECK(layout_faults(f.chart.picture) == Faults{});
        }
    }
}

TEST_CASE("the check of layouts sees what it is for") {
    Scene scene;
    scene.width = 10, scene.height = 10;
    Pen pen(scene, text_width);
    pen.write({1, 5}, "Plan A");
    CHECK(layout_faults(scene) == Faults{});
    pen.write({2, 5.5}, "Plan B");
    CHECK(layout_faults(scene) == Faults{"overlap: Plan A | Plan B"});
    scene.marks.pop_back();
    pen.write({8, 9}, "for langt");
    pen.marker({{11, 1}, Shape::circle, 0.6, kBlack}).key = "A";
    CHECK(layout_faults(scene) == Faults{"off the page: for langt", "off the page: a mark of A"});
}
