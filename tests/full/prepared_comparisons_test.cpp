// What the field argues about comes out of the comparisons prepared for it: each direction they state, with paired luck and
// an interval that excludes zero.
#include "lab/prepared.h"
#include "scenarios/comparisons.h"
#include "tests/catch.h"

using namespace skoen;

TEST_CASE("every prepared comparison shows what it says", "[prepared]") {
    const auto& all = scenarios::comparisons();
    REQUIRE(all.size() >= 9);
    for (const scenarios::PreparedComparison& c : all) {
        INFO(c.id);
        const auto findings = lab::play_prepared(c, {.replications = 40, .seed = 1});
        REQUIRE(findings.size() == c.expect.size());
        for (std::size_t i = 0; i < findings.size(); ++i) {
            const lab::Finding& f = findings[i];
            INFO(c.expect[i].measure << " " << c.expect[i].side << ": " << f.difference << " (" << f.lo
                                     << " to " << f.hi << ")");
            CHECK(f.holds);
        }
    }
}
