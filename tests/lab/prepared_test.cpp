// What the field argues about comes out of the comparisons prepared for it: each direction they state, with paired luck
// and an interval that excludes zero.
#include "lab/prepared.h"

#include <set>
#include <string>

#include "scenarios/catalogue.h"
#include "scenarios/comparisons.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

std::vector<lab::Finding> played(const scenarios::PreparedComparison& c, int replications) {
    return lab::play_prepared(c, {.replications = replications, .seed = 1});
}

}  // namespace

// All of them are played in tests/full/.
TEST_CASE("a prepared comparison shows what it says", "[prepared]") {
    for (const char* id : {"pillow", "missed_or_disturbed"}) {
        INFO(id);
        for (const lab::Finding& f : played(scenarios::load_comparison(id), 20)) CHECK(f.holds);
    }
}

// Negative control: a side held against itself in other words shows nothing, and "same" is no free pass.
TEST_CASE("a comparison of a plan with itself shows nothing", "[prepared]") {
    scenarios::PreparedComparison c = scenarios::load_comparison("pillow");
    c.sides[1].strategy = c.sides[0].strategy;
    for (const lab::Finding& f : played(c, 4)) {
        CHECK(f.difference == 0);
        CHECK_FALSE(f.holds);
    }
    c = scenarios::load_comparison("pillow");
    c.expect = {{"minutes_per_case", "score_first", scenarios::Relation::same, "own_first", 0.5, 0, 0}};
    CHECK_FALSE(played(c, 4).front().holds);
}

TEST_CASE("weeks that count are those named", "[prepared]") {
    scenarios::PreparedComparison c = scenarios::load_comparison("novices");
    c.expect = {{"skip_rate", "score_first", scenarios::Relation::more, "own_first", 0, 79, 82},
                {"skip_rate", "score_first", scenarios::Relation::more, "own_first", 0, 60, 78}};
    const auto findings = played(c, 2);
    CHECK(findings[0].difference == 0);  // the system is down: nothing to skip for
    CHECK(findings[1].difference > 0);
}

TEST_CASE("the tensions of the field each have a comparison", "[prepared]") {
    std::set<std::string> ids;
    for (const auto& c : scenarios::comparisons()) ids.insert(c.id);
    for (const char* id : {"pillow", "dictate", "uniformity", "written_or_seen", "saved_time", "history",
                           "dream", "novices", "missed_or_disturbed"}) {
        INFO(id);
        CHECK(ids.contains(id));
    }
}
