// Skill, turnover and pressure: docs/model.md, section 5, phases 6, 8 and 10.
#include <cmath>

#include "tests/catch.h"
#include "tests/sim/bench.h"
#include "tests/sim/week_sample.h"

using namespace skoen;
using namespace skoen::test;

namespace {

constexpr Series kFacts = &sim::WeekRecord::skill_facts;
constexpr Series kCues = &sim::WeekRecord::skill_cues;
constexpr Series kPressure = &sim::WeekRecord::pressure;

using Edit = std::function<void(sim::Behaviour&)>;

sim::Play played(const sim::Strategy& strategy, const Edit& edit) {
    return play_office(small_office([&](sim::Definition& d) { edit(d.behaviour); }), strategy);
}

sim::WorkerTraits person(const sim::World& world, std::uint32_t seat, std::uint32_t generation) {
    const sim::OfficeTraits office = sim::draw_office(world.definition.behaviour, world.draws, 0);
    return sim::draw_worker(world.definition, world.shared, office, world.draws, {0, seat, generation, 0, 0});
}

int leavers(const sim::Play& play) {
    int n = 0;
    for (const sim::WeekRecord& r : play.records) n += r.left;
    return n;
}

sim::Play with_turnover(const std::function<void(sim::Definition&)>& edit, const sim::Strategy& strategy) {
    return play_office(small_office([&](sim::Definition& d) {
                           d.behaviour.on_turnover = true;
                           d.behaviour.leave_base = -2;
                           edit(d);
                       }),
                       strategy);
}

}  // namespace

TEST_CASE("feedback on own assessments raises skill, glimpses let it fade") {
    const sim::Strategy taught = plan({{"workflow", "own_first"}, {"feedback", "own_cases"}});
    const sim::Strategy glimpsing = plan({{"workflow", "score_first"}});
    const auto learning = [](double rate) { return [=](sim::Behaviour& b) { b.skill_learn = rate; }; };
    for (const Series skill : {kFacts, kCues}) {
        CHECK(above(played(taught, learning(0.001)), played(taught, learning(0.01)), skill) == 1);
        CHECK(above(played(plan({{"workflow", "own_first"}}), learning(0.001)),
                    played(plan({{"workflow", "own_first"}}), learning(0.01)),
                    skill) == 0);  // nothing is heard
    }
    const sim::Play none = played(glimpsing, [](sim::Behaviour& b) { b.skill_fade = b.skill_practice = 0; });
    const sim::Play fading =
        played(glimpsing, [](sim::Behaviour& b) { b.skill_fade = 0.01, b.skill_practice = 0; });
    CHECK(above(fading, none, kFacts) == 1);
    CHECK(none.records.back().skill_facts == none.records.front().skill_facts);
    const sim::Play practised =
        played(glimpsing, [](sim::Behaviour& b) { b.skill_fade = 0.01, b.skill_practice = 0.02; });
    CHECK(above(fading, practised, kFacts) == 1);  // own assessments win some back
}

TEST_CASE("skill stays between nothing and the expert's, and the switch holds it") {
    const sim::Strategy taught = plan({{"workflow", "own_first"}, {"feedback", "own_cases"}});
    const sim::World world = small_office([](sim::Definition& d) { d.behaviour.skill_learn = 0.05; });
    const sim::Play play = play_office(world, taught);
    for (std::uint32_t seat = 0; seat < 6; ++seat) {
        const sim::WorkerTraits w = person(world, seat, 0);
        CHECK(play.records.back().skill_facts[seat] > w.practised_facts);
        CHECK(play.records.back().skill_facts[seat] <= w.expert_facts);
        CHECK(play.records.back().skill_cues[seat] <= w.expert_cues);
    }
    const sim::Play off = played(taught, [](sim::Behaviour& b) {
        b.skill_learn = 0.05;
        b.on_skill = false;
    });
    CHECK(off.records.back().skill_facts == off.records.front().skill_facts);
    const sim::Play faded =
        played(plan({{"workflow", "score_first"}}), [](sim::Behaviour& b) { b.skill_fade = 0.01; });
    for (const double k : faded.records.back().skill_facts) CHECK(k > 0);
}

TEST_CASE("practice brings a newcomer to the experienced, not beyond") {
    const auto play_with = [](double practice) {
        return with_turnover([=](sim::Definition& d) { d.behaviour.skill_practice = practice; }, plan({}));
    };
    const sim::Play slow = play_with(0), quick = play_with(0.02);
    CHECK(leavers(slow) > 3);
    REQUIRE(leavers(slow) ==
            leavers(quick));  // without a score skill moves no minutes, so the same people leave
    CHECK(above(slow, quick, kFacts) == 1);
    const sim::World world = small_office();
    for (const sim::Event& e : quick.events) {
        const std::size_t week = e.week;
        REQUIRE(quick.records[week - 1].skill_facts[e.seat] <=
                std::max(person(world, e.seat, e.generation).practised_facts,
                         person(world, e.seat, e.generation + 1U).practised_facts) +
                    1e-12);
    }
}

TEST_CASE("a newcomer begins as a newcomer, and the seat's cases wait for whoever sits there") {
    const auto edit = [](sim::Definition& d) { d.office.utilisation = 1.2; };
    const sim::Play play = with_turnover(edit, plan({{"workflow", "own_first"}, {"training", "plain"}}));
    const sim::World world = small_office(edit);
    std::vector<std::uint32_t> generation(6, 0);
    int met = 0;
    for (std::size_t w = 0; w + 1 < play.records.size(); ++w) {
        int changed_seats = 0;
        for (std::uint32_t seat = 0; seat < 6; ++seat) {
            std::uint32_t next = generation[seat];
            for (const sim::Event& e : play.events) {
                if (e.week == w + 2 && e.seat == seat) next = e.generation;
            }
            if (next == generation[seat]) continue;
            generation[seat] = next;
            ++changed_seats;
            const sim::WeekRecord& r = play.records[w];
            const sim::WorkerTraits young = person(world, seat, next);
            CHECK(r.skill_facts[seat] == young.skill_facts);
            CHECK(young.skill_facts < young.practised_facts);
            CHECK(r.support[seat] == home().behaviour.support_start);
            CHECK(r.knowledge[seat] == 0);
            CHECK(r.belief[seat] == young.belief_a / (young.belief_a + young.belief_b));
            ++met;
        }
        CHECK(changed_seats <= play.records[w].left);
    }
    CHECK(met > 3);
    CHECK(share(play.events,
                [](const sim::Event& e) { return e.generation > 0 && e.arrival_week < e.week; }) > 0);
}

TEST_CASE("turnover: pressure drives out, support holds") {
    const auto overloaded = [](double leave_pressure) {
        return leavers(with_turnover(
            [=](sim::Definition& d) {
                d.office.utilisation = 1.4;
                d.behaviour.leave_pressure = leave_pressure;
            },
            plan({})));
    };
    CHECK(overloaded(1.5) > overloaded(0));
    const auto climate = [](double support_base) {
        return leavers(with_turnover(
            [=](sim::Definition& d) {
                d.behaviour.support_base = support_base;
                d.behaviour.leave_support = 4;
            },
            plan({})));
    };
    CHECK(climate(3) < climate(-3));
    const sim::Play off =
        with_turnover([](sim::Definition& d) { d.behaviour.on_turnover = false; }, plan({}));
    CHECK(leavers(off) == 0);
    for (const sim::Event& e : off.events) REQUIRE(e.generation == 0);
}

TEST_CASE("about as many leave as the hazard says") {
    // Support held at one half and no pressure: every seat and week leaves with probability logistic(-3).
    const double p = 1 / (1 + std::exp(3.0));
    double n = 0;
    for (std::uint32_t r = 0; r < 10; ++r) {
        const sim::World world = small_office([](sim::Definition& d) {
            d.behaviour.on_turnover = true;
            d.behaviour.on_support = false;
            d.behaviour.support_start = 0.5;
            d.behaviour.leave_base = -3;
            d.behaviour.leave_pressure = 0;
        });
        n += leavers(play_office(world, plan({}), r));
    }
    CHECK(std::fabs(n - 1800 * p) < 6 * std::sqrt(1800 * p * (1 - p)));
}

TEST_CASE("pressure follows the backlog") {
    const auto at = [](const std::function<void(sim::Definition&)>& edit) {
        return play_office(small_office([&](sim::Definition& d) {
                               d.office.utilisation = 1.1;
                               d.behaviour.on_pressure_minutes = false;  // else pressure eases itself
                               edit(d);
                           }),
                           plan({}));
    };
    const sim::Play plain = at([](sim::Definition&) {});
    CHECK(above(plain, at([](sim::Definition& d) { d.behaviour.pressure_scale *= 2; }), kPressure) == 1);
    CHECK(above(plain, at([](sim::Definition& d) { d.behaviour.pressure_slack = 0; }), kPressure) == 1);
    CHECK(above(plain, at([](sim::Definition& d) { d.office.other_pressure = 0.5; }), kPressure) == 1);
    CHECK(above(at([](sim::Definition& d) { d.office.utilisation = 0.7; }), plain, kPressure) == 1);
    const sim::Play crushed = at([](sim::Definition& d) { d.office.utilisation = 1.5; });
    for (const sim::WeekRecord& r : crushed.records) {
        for (std::size_t i = 0; i < 6; ++i) {
            REQUIRE(r.pressure[i] >= 0);
            REQUIRE(r.pressure[i] <= 3);
        }
    }
    CHECK(*std::max_element(crushed.records.back().pressure.begin(), crushed.records.back().pressure.end()) ==
          3);
}

TEST_CASE("working faster under pressure keeps the backlog down") {
    const auto backlog = [](bool on) {
        const sim::Play play = play_office(small_office([=](sim::Definition& d) {
                                               d.office.utilisation = 1.2;
                                               d.behaviour.on_pressure_minutes = on;
                                           }),
                                           plan({}));
        int n = 0;
        for (const int waiting : play.records.back().backlog) n += waiting;
        return n;
    };
    CHECK(backlog(true) < backlog(false));
}
