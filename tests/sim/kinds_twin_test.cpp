// Two engines, one document (docs/kinds.md): the plain twin plays every kind of decision to the same bits.
#include "tests/catch.h"
#include "tests/kind_samples.h"
#include "tests/sim/twin_sample.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

const std::vector<std::string> kPlain = {};
const std::vector<std::string> kFaults = {"/model/planted_wrong_share=0.1", "/model/drift_per_week=0.2",
                                          "/model/retrain_weeks=3",         "/office/newcomers=1",
                                          "/behaviour/leave_base=-2.5",     "/minutes/spread=0.8"};

std::vector<sim::Strategy> plans() {
    return {plan({{"workflow", "own_first"}, {"override_rule", "written_reason"}, {"feedback", "own_cases"}}),
            plan({{"workflow", "score_first"},
                  {"override_rule", "approval"},
                  {"feedback", "team_review"},
                  {"saved_time", "to_more_cases"},
                  {"display", "with_reasons"}}),
            plan({{"workflow", "on_request"}, {"pace", "team_by_team"}, {"accountability", "process"}}),
            plan({{"workflow", "hidden_when_uncertain", "0.7"},
                  {"monitoring", "override_rates"},
                  {"display", "with_uncertainty"},
                  {"saved_time", "to_citizens"}})};
}

// The first difference, over all plans.
std::string difference(const sim::World& world) {
    for (const sim::Strategy& strategy : plans()) {
        const sim::Caseload caseload = sim::draw_caseload(world, 1);
        const sim::Play play = sim::play(world, caseload, strategy);
        const sim::PlainRun run = sim::play_plainly(world, caseload, strategy);
        const std::string found = first_difference(play, run, caseload.seats);
        if (!found.empty()) return strategy.levers[0].option + ": " + found;
        if (!same_audit(play, run, caseload.seats)) return strategy.levers[0].option + ": audit";
    }
    return {};
}

}  // namespace

TEST_CASE("the engine and its plain twin agree on every kind of decision", "[twin][kinds]") {
    for (const char* kind : {"choose", "route", "number", "complete", "rank"}) {
        INFO(kind);
        CHECK(difference(sim::World(sample_of_kind(kind, kPlain), 3)) == "");
        CHECK(difference(sim::World(sample_of_kind(kind, kFaults), 3)) == "");
    }
}
