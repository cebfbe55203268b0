// What a run leaves behind besides its counts: hours, states and waiting, by hand.
#include "sim/summary.h"

#include "tests/catch.h"
#include "tests/sim/worlds.h"

using namespace skoen;

TEST_CASE("hours, states and waiting of two weeks and two seats, by hand") {
    const sim::World& world = test::home_world();
    const sim::Behaviour& b = world.definition.behaviour;
    sim::WeekRecord first, second;  // minutes are counted from the start of the run
    first.leader_minutes = 30, second.leader_minutes = 90;
    first.worker_minutes = 60, second.worker_minutes = 180;
    first.backlog = {1, 3}, second.backlog = {2, 6};
    first.support = {0.2, 0.4}, second.support = {0.5, 0.7};
    first.belief = {0.3, 0.5}, second.belief = {0.6, 0.8};
    first.skill_facts = second.skill_facts = {b.skill_facts, b.skill_facts / 2};
    first.skill_cues = {b.skill_cues, b.skill_cues}, second.skill_cues = {b.skill_cues / 2, b.skill_cues / 4};
    sim::Play play;
    play.records = {first, second};
    play.noise.level = 0.3, play.noise.pattern = 0.2, play.noise.occasion = 0.1;

    const std::vector<sim::Summary> weeks = sim::summarise_weeks(world, play);
    REQUIRE(weeks.size() == 2);
    CHECK(weeks[0].leader_hours == Approx(0.5));
    CHECK(weeks[1].leader_hours == Approx(1.0));
    CHECK(weeks[0].worker_hours == Approx(1.0));
    CHECK(weeks[1].worker_hours == Approx(2.0));
    CHECK(weeks[0].waiting_weeks == Approx(2.0));
    CHECK(weeks[1].waiting_weeks == Approx(4.0));
    CHECK(weeks[0].skill == Approx(0.5 * (0.75 + 1.0)));
    CHECK(weeks[0].weeks == 1);
    CHECK(weeks[0].plays == 1);

    for (const sim::Summary& run : {sim::summarise(world, play), sim::summarise(world, play, weeks)}) {
        CHECK(run.leader_hours == Approx(1.5));
        CHECK(run.worker_hours == Approx(3.0));
        CHECK(run.waiting_weeks == Approx(6.0));
        CHECK(run.weeks == 2);
        CHECK(run.plays == 1);
        CHECK(run.support == Approx(0.6));  // as they are at the end
        CHECK(run.belief == Approx(0.7));
        CHECK(run.skill == Approx(0.5 * (0.75 + 0.375)));
        CHECK(run.level_noise == 0.3);
        CHECK(run.pattern_noise == 0.2);
        CHECK(run.occasion_noise == 0.1);
    }
}
