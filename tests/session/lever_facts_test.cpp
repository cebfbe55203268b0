#include "scenarios/catalogue.h"
#include "scenarios/ledger.h"
#include "session/lever_facts.h"
#include "session/sample.h"
#include "session/scale_place.h"
#include "sim/caseload.h"
#include "sim/history.h"
#include "tests/catch.h"

#include <set>

using namespace skoen;
using namespace skoen::session;

TEST_CASE("every lever stands once in the order, and every option but the first rests on ledger rows") {
    std::set<sim::Lever> seen;
    for (const LeverPlace& place : lever_order()) {
        seen.insert(place.lever);
        const auto& options = sim::option_names(place.lever);
        CHECK(fields_of(place.lever, options.front()).empty());
        for (std::size_t i = 1; i < options.size(); ++i) {
            INFO(sim::lever_name(place.lever) << '.' << options[i]);
            CHECK_FALSE(fields_of(place.lever, options[i]).empty());
            for (const std::string_view field : fields_of(place.lever, options[i]))
                CHECK_NOTHROW(scenarios::ledger_row(field));
        }
    }
    CHECK(seen.size() == static_cast<std::size_t>(sim::kLevers));
}

TEST_CASE("squares of evidence follow the table: nothing for an assumption, the more the nearer the people") {
    CHECK(evidence_of(sim::Lever::workflow, "score_first").grade == 0);
    CHECK(evidence_of(sim::Lever::workflow, "own_first").grade == 2);         // lay people
    CHECK(evidence_of(sim::Lever::monitoring, "override_rates").grade == 3);  // a text
    CHECK(evidence_of(sim::Lever::override_rule, "approval_to_dismiss").grade == 3);
    CHECK(evidence_of(sim::Lever::workflow, "score_first").sources.empty());
    CHECK_FALSE(evidence_of(sim::Lever::workflow, "own_first").sources.empty());
}

TEST_CASE("an assumption lies within its range and its axis") {
    for (const auto& row : scenarios::ledger()) {
        const Assumption a = assumption(row.field);
        INFO(row.field);
        CHECK(a.lo < a.hi);
        CHECK(a.axis_lo <= a.lo);
        CHECK(a.hi <= a.axis_hi);
        CHECK(a.value >= row.range.at(0));
        CHECK(a.value <= row.range.at(1));
    }
}

TEST_CASE("sample and scale agree with the simulation") {
    const sim::World world(scenarios::load_scenario("underretning"), 1);
    const Sample sample = draw_sample(world);
    const sim::Caseload load = sim::draw_caseload(world, 0);
    int all = 0, harm = 0, weeks = 0;
    for (std::size_t k = 0; k < 10; ++k) {
        all += sample.by_score[k];
        harm += sample.harm_by_score[k];
    }
    for (const int n : sample.by_week) weeks += n;
    CHECK(all == static_cast<int>(load.size()));
    CHECK(sample.cases == all);
    CHECK(sample.harmful == harm);
    CHECK(weeks == all);
    CHECK(sample.examples.size() == 5);
    for (const ExampleCase& one : sample.examples)
        CHECK(one.values.size() == world.definition.features.size());

    double last = 0;
    for (double over = -6; over <= 6; over += 0.01) {
        const double place = scale_place(world, over);
        CHECK(place >= last);
        last = place;
        const int score = sim::own_score(world.own_cuts, over);
        CHECK(place > score - 0.5);
        CHECK(place < score + 0.5);
    }
}
