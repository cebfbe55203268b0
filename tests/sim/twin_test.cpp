// Two engines, one document: the plain twin and the week engine agree to the last bit on 200 random scenarios, and the
// comparison notices a change of any single parameter.
#include "scenarios/describe_behaviour.h"
#include "scenarios/ledger.h"
#include "tests/catch.h"
#include "tests/sim/twin_sample.h"

using namespace skoen;
using namespace skoen::test;

namespace {

sim::Play engine_play(const TwinCase& one, const sim::Caseload& caseload) {
    return sim::play(one.world, caseload, one.strategy);
}

}  // namespace

TEST_CASE("the engine and its plain twin agree to the last bit", "[twin]") {
    TwinCoverage seen;
    for (int i = 0; i < kTwinCases; ++i) {
        const TwinCase one = twin_case(i);
        const sim::Caseload caseload = sim::draw_caseload(one.world, one.replication);
        const sim::Play play = engine_play(one, caseload);
        const sim::PlainRun run = sim::play_plainly(one.world, caseload, one.strategy);
        INFO("scenario " << i);
        CHECK(first_difference(play, run, caseload.seats) == "");
        seen.add(play);
    }
    // Every mechanism showed often enough to be compared.
    CHECK(seen.events > 10000);
    for (const int count : {seen.shown, seen.hidden, seen.skipped, seen.revised, seen.wanted, seen.given_up, seen.asked,
                            seen.refused, seen.written, seen.late, seen.extra, seen.newcomers, seen.waited_over,
                            seen.unexposed, seen.cue_seen}) {
        CHECK(count > 50);
    }
}
