// What the pictures show is what the comparison holds.
#include "report/charts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "report/amounts.h"
#include "report/changes.h"
#include "report/evidence.h"
#include "report/verdicts.h"
#include "tests/catch.h"
#include "tests/report/fixture.h"
#include "tests/report/layout.h"

using namespace skoen;
using namespace skoen::report;

namespace {

Reading home(Language language = Language::da) {
    return {tests::home().world, tests::home().comparison, language};
}

Frame frame(double width, double height) {
    Frame f;
    f.width = width, f.height = height, f.number = 1;
    return f;
}

std::vector<Marker> markers_of(const Scene& scene, const std::string& key) {
    std::vector<Marker> out;
    for (const Mark& mark : scene.marks) {
        if (mark.key != key) continue;
        if (const Marker* marker = std::get_if<Marker>(&mark.shape)) out.push_back(*marker);
    }
    return out;
}

bool has_text(const Scene& scene, const std::string& part) {
    const auto texts = tests::texts_of(scene);
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& t) { return t.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("shares are rounded so that they sum to 100") {
    for (int a = 0; a <= 30; ++a) {
        for (int b = 0; b <= 30; ++b) {
            const auto rounded = per_hundred({static_cast<double>(a), static_cast<double>(b), 7, 1, 3.5});
            CHECK(std::accumulate(rounded.begin(), rounded.end(), 0) == 100);
        }
    }
    CHECK(per_hundred({1, 1, 1}) == std::vector<int>{34, 33, 33});
    CHECK(per_hundred({0, 0}) == std::vector<int>{0, 0});
    CHECK(per_hundred({5.5, 94.5}) == std::vector<int>{6, 94});
    CHECK(per_hundred({1e9, 1}) == std::vector<int>{100, 0});
    // Each part rounded by itself would sum to 99.
    const double third = 100.0 / 3;
    CHECK(3 * std::lround(third) == 99);
}

TEST_CASE("the waffle has 100 marks a plan, as many of each kind as the counts say") {
    const Reading r = home();
    const Chart chart = changes_chart(r, frame(52.5, 34));
    for (std::size_t i = 0; i < r.plans(); ++i) {
        const auto marks = markers_of(chart.picture, r.plan(i).strategy.id);
        REQUIRE(marks.size() == 100);
        const ChangeCounts counts = change_counts(r, i);
        const auto count = [&](Shape shape, const Colour& ink) {
            return std::count_if(marks.begin(), marks.end(),
                                 [&](const Marker& m) { return m.shape == shape && m.ink == ink; });
        };
        CHECK(count(Shape::circle, kRescued) == counts[Change::corrected]);
        CHECK(count(Shape::square, kCommission) == counts[Change::needless]);
        CHECK(count(Shape::cross, kBlack) == counts[Change::missed]);
        CHECK(count(Shape::ring, kGrey) == counts[Change::wrong_before]);
        CHECK(count(Shape::circle, kRight) == counts[Change::right]);
        // The counts are the tally's.
        const sim::Tally& t = r.tally(i);
        const double share = 100.0 * static_cast<double>(t.knowable.rescued) / static_cast<double>(t.cases);
        CHECK(std::abs(share - counts[Change::corrected]) < 1.0);
    }
    // Without a score nothing is corrected and nothing broken.
    CHECK(change_counts(r, 0)[Change::corrected] == 0);
    CHECK(change_counts(r, 0).broken() == 0);
}

TEST_CASE("the trade-off shows every plan where its numbers are, and no policy is dropped") {
    const Reading r = home();
    const Chart chart = tradeoff_chart(r, frame(30, 26));
    std::vector<double> xs, ys, disturbed, missed;
    for (std::size_t i = 0; i < r.plans(); ++i) {
        const auto marks = markers_of(chart.picture, r.plan(i).strategy.id);
        REQUIRE(marks.size() == 1);
        CHECK(marks.front().shape == plan_look(i).marker);
        xs.push_back(marks.front().centre.x);
        ys.push_back(marks.front().centre.y);
        disturbed.push_back(*r.estimate(i, "disturbed_rate").mean);
        missed.push_back(*r.estimate(i, "missed_rate").mean);
    }
    // Equal steps on the page for equal steps of the numbers: the line through the outermost two holds the others.
    const auto [low, high] = std::minmax_element(disturbed.begin(), disturbed.end());
    const auto l = static_cast<std::size_t>(low - disturbed.begin()),
               h = static_cast<std::size_t>(high - disturbed.begin());
    for (std::size_t i = 0; i < xs.size(); ++i) {
        CHECK(xs[i] == Approx(xs[l] + (xs[h] - xs[l]) * (disturbed[i] - *low) / (*high - *low)).margin(1e-9));
    }
    // More missed is higher up.
    for (std::size_t i = 1; i < ys.size(); ++i) CHECK((missed[i] < missed[0]) == (ys[i] > ys[0]));
    CHECK(has_text(chart.picture, "altid »undersøg«: Overset 0,0"));
    CHECK(has_text(chart.picture, "aldrig »undersøg«: Overset "));
    CHECK(has_text(chart.picture, "kun scoren"));
    CHECK(chart.data.rows.size() == r.plans() + 3);
}

TEST_CASE("twenty dots, hollow where they speak against the headline") {
    const Reading r = home();
    for (std::size_t plan = 1; plan < r.plans(); ++plan) {
        const Chart chart = chance_chart(r, frame(27, 16), plan, ChanceOf::missed);
        const auto dots = markers_of(chart.picture, r.plan(plan).strategy.id);
        REQUIRE(dots.size() == 20);
        const auto differences = r.differences(plan, "missed_rate");
        const Outcomes outcomes = outcomes_of(differences, smallest_shown(Amount::per_hundred));
        const auto filled =
            std::count_if(dots.begin(), dots.end(), [](const Marker& m) { return m.shape == Shape::circle; });
        CHECK(filled == std::max(outcomes.less, outcomes.more));
        if (filled >= kSeems) {
            CHECK(chart.headline.find("I " + std::to_string(filled) + " af 20") == 0);
        } else {
            CHECK(chart.headline.find("kan ikke skelnes") != std::string::npos);
        }
        // Both counts are written beside the line.
        CHECK(has_text(chart.picture, std::to_string(outcomes.less) + "\u00A0færre"));
        CHECK(has_text(chart.picture, std::to_string(outcomes.more) + "\u00A0flere"));
        // No dot lies on another.
        for (std::size_t i = 0; i < dots.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                CHECK(std::hypot(dots[i].centre.x - dots[j].centre.x, dots[i].centre.y - dots[j].centre.y) >
                      dots[i].size * 0.99);
            }
        }
    }
}

TEST_CASE("what cannot be drawn says why") {
    const auto why = [](const Chart& chart, const char* key) {
        return chart.picture.description.find(tr(key, Language::da)) != std::string::npos &&
               chart.data.rows.empty();
    };
    const Reading few{tests::few().world, tests::few().comparison, Language::da};
    const Reading alone{tests::alone().world, tests::alone().comparison, Language::da};
    CHECK(why(chance_chart(few, frame(27, 16), 1, ChanceOf::missed), "report.empty.too_few"));
    CHECK(why(chance_chart(home(), frame(27, 16), 0, ChanceOf::missed), "report.empty.too_few"));
    CHECK(why(weeks_chart(alone, frame(27, 16), "override_rate"), "report.empty.no_weeks"));
    CHECK(why(differences_chart(alone, frame(50, 16)), "report.empty.no_plans"));
    CHECK_FALSE(why(differences_chart(home(), frame(50, 16)), "report.empty.no_plans"));
    CHECK(tradeoff_chart(few, frame(27, 20)).headline.find(tr("report.too_few", Language::da).substr(1)) !=
          std::string::npos);
    lab::Comparison without_weeks = tests::home().comparison;
    for (lab::StrategyResult& result : without_weeks.strategies) result.weekly.clear();
    CHECK(why(weeks_chart({tests::home().world, without_weeks, Language::da}, frame(27, 16), "support"),
              "report.empty.no_weeks"));
}

TEST_CASE("clouds need twenty replications") {
    const auto areas = [](const Scene& scene) {
        return std::count_if(scene.marks.begin(), scene.marks.end(), [](const Mark& m) {
            return std::holds_alternative<Area>(m.shape) && !m.key.empty();
        });
    };
    const Reading few{tests::few().world, tests::few().comparison, Language::da};
    CHECK(areas(tradeoff_chart(few, frame(27, 20)).picture) == 0);
    CHECK(areas(tradeoff_chart(home(), frame(27, 20)).picture) == static_cast<long>(home().plans() - 1));
}

TEST_CASE("line ends are named in the order of the lines, with their letters") {
    const Reading r = home();
    const Chart chart = weeks_chart(r, frame(27, 18), "override_rate");
    for (std::size_t i = 1; i < r.plans(); ++i) {
        const auto ends = markers_of(chart.picture, r.plan(i).strategy.id);
        REQUIRE(ends.size() == 1);
        CHECK(has_text(chart.picture, plan_look(i).letter));
    }
    CHECK(markers_of(chart.picture, "no_tool").empty());  // nothing was shown that one could go against
    CHECK(has_text(chart.picture, tr("report.weeks.score_errs", Language::da)));
}
