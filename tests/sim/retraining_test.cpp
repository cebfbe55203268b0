// A model that is trained anew on decisions that it has shaped.
#include "sim/retraining.h"

#include "sim/caseload.h"
#include "sim/play.h"
#include "tests/catch.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

sim::World office(
    int every, const std::function<void(sim::Definition&)>& edit = [](sim::Definition&) {}) {
    sim::Definition d = home();
    d.office.workers = 4;
    d.office.weeks = 24;
    d.history.cases = 2000;
    d.history.label = sim::LabelKind::past_decision;
    d.model.retrain_weeks = every;
    edit(d);
    return sim::World(d, 1);
}

sim::Play played(const sim::World& world, const char* workflow) {
    return sim::play(world, sim::draw_caseload(world, 0), plan({{"workflow", workflow}}), {});
}

bool same(const std::vector<sim::Event>& a, const std::vector<sim::Event>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].score != b[i].score || a[i].acts != b[i].acts || a[i].number != b[i].number) return false;
    }
    return true;
}

double mean_log_odds(const sim::World& world, const sim::Tool& tool) {
    double sum = 0;
    for (const sim::CaseFacts& facts : world.past->facts) sum += tool.predict(facts);
    return sum / static_cast<double>(world.past->facts.size());
}

}  // namespace

TEST_CASE("retraining begins after its week, and never without a score or after the last week",
          "[retraining]") {
    const auto never = played(office(0), "own_first").events, often = played(office(8), "own_first").events;
    CHECK(same(never, played(office(24), "own_first").events));
    CHECK_FALSE(same(never, often));
    for (std::size_t i = 0; i < never.size() && never[i].week <= 8; ++i)
        REQUIRE(never[i].score == often[i].score);
    CHECK(same(played(office(0), "no_score").events, played(office(8), "no_score").events));
}

TEST_CASE("a model trained on an office's decisions takes up how strict it is", "[retraining]") {
    // The same cases, all acted on or none: the model of those who act says more risk.
    const sim::World world = office(8);
    std::vector<sim::Event> events = played(world, "own_first").events;
    REQUIRE(events.size() > 300);
    const auto all = [&](bool acts) {
        for (sim::Event& e : events) e.acts = acts;
        return mean_log_odds(world, sim::retrained_tool(world, events, 0));
    };
    const double before = mean_log_odds(world, world.tool);
    CHECK(all(true) > before + 0.1);
    CHECK(all(false) < before - 0.1);
    // Where the record is the truth, what was decided does not matter.
    const sim::World sound = office(8, [](sim::Definition& d) { d.history.label = sim::LabelKind::truth; });
    for (sim::Event& e : events) e.acts = true;
    const double acted = mean_log_odds(sound, sim::retrained_tool(sound, events, 0));
    for (sim::Event& e : events) e.acts = false;
    CHECK(mean_log_odds(sound, sim::retrained_tool(sound, events, 0)) == acted);
}

TEST_CASE("nothing decided leaves the model as it was, and the oldest cases make room", "[retraining]") {
    const sim::World world = office(8);
    CHECK(mean_log_odds(world, sim::retrained_tool(world, {}, 0)) == mean_log_odds(world, world.tool));
    const sim::World small = office(8, [](sim::Definition& d) { d.history.cases = 500; });
    const std::vector<sim::Event> events = played(small, "own_first").events;
    REQUIRE(events.size() > 500);
    std::vector<sim::Event> last(events.end() - 500, events.end());
    for (const sim::Event& e : last) REQUIRE(e.number < sim::kFirstExtraNumber);
    CHECK(mean_log_odds(small, sim::retrained_tool(small, events, 0)) ==
          mean_log_odds(small, sim::retrained_tool(small, last, 0)));
}
