// The picture of groups: which error it shows, and a headline no stronger than the replications.
#include <string>
#include <vector>

#include "report/charts.h"
#include "scenarios/catalogue.h"
#include "tests/catch.h"
#include "tests/report/fixture.h"

namespace skoen::report {

namespace {

Frame groups_frame() {
    Frame f;
    f.width = 27, f.height = 20;
    return f;
}

// The home comparison with gaps of our own in the office without the score: `above` of 24 replications have one of +10
// points, the others -10; under the first plan every one is 5 points wider.
lab::Comparison with_gaps(const char* measure, int above) {
    lab::Comparison made = tests::home().comparison;
    const std::size_t m = measure_index(measure);
    for (std::size_t plan = 0; plan < made.strategies.size(); ++plan) {
        auto& values = made.strategies[plan].by_replication[m];
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double sign = static_cast<int>(i) < above ? 1.0 : -1.0;
            values[i] = sign * 0.10 + (plan == 1 ? 0.05 * sign : 0.0);
        }
    }
    return made;
}

bool says(const Chart& chart, const std::string& words) {
    return chart.headline.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the headline on groups follows the replications") {
    struct Row {
        int above;
        const char* words;
    };
    for (const Row& row : {Row{24, "rammer fejlen »overset barn« oftere gruppen »0–5 år« end de andre"},
                           Row{19, "ser fejlen »overset barn« ud til at ramme gruppen »0–5 år« oftere"},
                           Row{12, "kan gruppen »0–5 år« ikke skelnes fra de andre"},
                           Row{5, "ser fejlen »overset barn« ud til at ramme gruppen »0–5 år« sjældnere"},
                           Row{0, "rammer fejlen »overset barn« sjældnere gruppen »0–5 år«"}}) {
        const lab::Comparison made = with_gaps("missed_gap", row.above);
        const Chart chart = groups_chart({tests::home().world, made, Language::da}, groups_frame());
        INFO(chart.headline);
        CHECK(says(chart, row.words));
        // Gaps of the same sign throughout widen under the first plan and under no other.
        if (row.above == 24 || row.above == 0) CHECK(says(chart, "Under A bliver forskellen større."));
        CHECK(chart.counted.starts_with(
            "Fejlen »overset barn«, af 100 sager, hvor det rigtige var »undersøg«."));
    }
}

TEST_CASE("where the needless error weighs more, groups are compared by it") {
    const std::vector<std::string> sets{"/costs/disturbed=20", "/history/cases=4000"};
    const sim::World world(scenarios::load_scenario("underretning", sets), 1);
    const lab::Comparison made = with_gaps("false_positive_gap", 24);
    const Chart chart = groups_chart({world, made, Language::da}, groups_frame());
    INFO(chart.headline);
    CHECK(says(chart, "rammer fejlen »unødig undersøgelse« oftere gruppen »0–5 år«"));
    CHECK(
        chart.counted.starts_with("Fejlen »unødig undersøgelse«, af 100 sager, hvor det rigtige var »luk«."));
    // The numbers are those of that error: acts among harmless cases.
    const sim::GroupCounts& c = made.strategies[0].pooled.tally.groups[0];
    const double share = 100.0 * static_cast<double>(c.acts_harmless) / static_cast<double>(c.harmless);
    CHECK(chart.data.rows[0][1] == base::format_number(share, 1, Language::da));
}

}  // namespace skoen::report
