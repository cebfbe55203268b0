// Pictures of explanations: nothing cut or covered at any width, and the numbers shown sum to the whole shown.
#include "report/charts_why.h"

#include "tests/catch.h"
#include "tests/report/layout.h"

using namespace skoen;

namespace {

lab::Estimate part_of(double mean, double reach) {
    lab::Estimate e;
    e.mean = mean;
    e.lo = mean - reach;
    e.hi = mean + reach;
    return e;
}

lab::Difference some_difference() {
    lab::Difference d;
    d.measure = "missed_rate";
    const double means[] = {0.0061, -0.0032, 0.0004, -0.0025, 0.0, 0.0011, -0.00004};
    double sum = 0;
    for (std::size_t k = 0; k < lab::kCauses; ++k) {
        d.causes[k] = part_of(means[k], 0.001);
        d.groups[static_cast<std::size_t>(lab::group_of(static_cast<lab::Cause>(k)))] = part_of(0.001, 0.002);
        sum += means[k];
    }
    d.whole = part_of(sum, 0.003);
    return d;
}

report::DifferenceNames picture_names() {
    return {"Plan A", "uden score", "oversete børn", "pr. 100 sager", report::Amount::per_hundred};
}

}  // namespace

TEST_CASE("the picture of causes fits at every width, in both languages") {
    for (const base::Language language : {base::Language::da, base::Language::en}) {
        for (const double width : {25.25, 36.0, 52.5}) {
            report::Frame frame;
            frame.width = width;
            const report::Chart chart = report::causes_chart(some_difference(), picture_names(),
                                                             report::plan_look(1), language, frame);
            INFO(width);
            CHECK(tests::layout_faults(chart.picture).empty());
            CHECK(chart.data.rows.size() == lab::kCauses + lab::kCauseGroups + 1);
        }
    }
}

TEST_CASE("the picture of a search fits, and numbers the front") {
    std::vector<sim::Strategy> plans(5);
    lab::Findings found;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        plans[i].id = "p" + std::to_string(i);
        plans[i].name = {"Plan " + std::to_string(i), "Plan " + std::to_string(i)};
        lab::PlanOutcome p;
        p.missed = 0.05 - 0.002 * static_cast<double>(i), p.disturbed = 0.15 + 0.01 * static_cast<double>(i);
        p.within_budget = true;
        p.on_front = i < 3;
        found.plans.push_back(p);
    }
    found.front = {2, 1, 0};
    const sim::Definition made_up;
    report::Frame frame;
    frame.width = 36, frame.height = 24;
    const report::Chart chart =
        report::front_chart(made_up, plans, found, plans.size(), base::Language::da, frame);
    CHECK(chart.data.rows.size() == 3);
    CHECK(chart.headline.find('3') != std::string::npos);
    CHECK(tests::layout_faults(chart.picture).empty());
}
