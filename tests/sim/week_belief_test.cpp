// Belief in the tool: docs/model.md, section 5, phases 4 and 5.
#include <cmath>

#include "tests/catch.h"
#include "tests/sim/week_sample.h"

using namespace skoen;
using namespace skoen::test;

namespace {

constexpr Series kBelief = &sim::WeekRecord::belief;

double last_belief(const sim::Play& play) { return mean(play.records.back().belief); }

// What a worker believes on the first day.
double first_belief(const sim::World& world, std::uint32_t seat) {
    const sim::OfficeTraits office = sim::draw_office(world.definition.behaviour, world.draws, 0);
    const sim::WorkerTraits w =
        sim::draw_worker(world.definition, world.shared, office, world.draws, {0, seat, 0, 0, 0});
    return w.belief_a / (w.belief_a + w.belief_b);
}

const sim::Strategy& with_feedback() {
    static const sim::Strategy kPlan = plan({{"workflow", "own_first"}, {"feedback", "own_cases"}});
    return kPlan;
}

// Nothing but outcomes counts, and what is found is true.
sim::World outcomes_only(const std::function<void(sim::Behaviour&)>& edit) {
    return small_office([&](sim::Definition& d) {
        d.behaviour.on_agreement_evidence = false;
        d.behaviour.finding_error = 0;
        edit(d.behaviour);
    });
}

}  // namespace

TEST_CASE("belief is a share") {
    for (const char* feedback : {"none", "own_cases", "team_review"}) {
        const sim::Play play =
            play_office(small_office([](sim::Definition& d) { d.behaviour.belief_error = 10; }),
                        plan({{"workflow", "own_first"}, {"feedback", feedback}}));
        for (const sim::WeekRecord& r : play.records) {
            for (const double q : r.belief) {
                REQUIRE(q > 0);
                REQUIRE(q < 1);
            }
        }
    }
}

TEST_CASE("agreement with oneself is evidence, where an own judgement was formed before the score") {
    const sim::World world = small_office();
    const sim::Behaviour& b = world.definition.behaviour;
    const sim::Play play = play_office(world, plan({{"workflow", "own_first"}}));
    for (std::uint32_t seat = 0; seat < 6; ++seat) {  // week 1, by hand
        double agreed = 0, disagreed = 0;
        for (const sim::Event& e : play.events) {
            if (e.week == 1 && e.seat == seat)
                (e.own_acts == e.recommended ? agreed : disagreed) += e.own_certainty;
        }
        const double hits = first_belief(world, seat) * b.belief_weight + b.belief_agreement * agreed;
        CHECK(play.records[0].belief[seat] ==
              Approx(hits / (b.belief_weight + b.belief_agreement * (agreed + disagreed))).epsilon(1e-12));
        CHECK(play.records[0].belief[seat] != Approx(first_belief(world, seat)).epsilon(1e-6));
    }
    // Skipping forms no own judgement, so trust does not feed on it; nor where the switch is off.
    const sim::Play first = play_office(world, plan({{"workflow", "score_first"}}));
    const sim::Play off =
        play_office(outcomes_only([](sim::Behaviour&) {}), plan({{"workflow", "own_first"}}));
    for (const sim::Play* p : {&first, &off}) {
        for (std::uint32_t seat = 0; seat < 6; ++seat) {
            CHECK(p->records.back().belief[seat] == first_belief(world, seat));
        }
    }
}

TEST_CASE("errors that become known lower belief, hits raise it") {
    const sim::Play plain = play_office(outcomes_only([](sim::Behaviour&) {}), with_feedback());
    const sim::Play harsher =
        play_office(outcomes_only([](sim::Behaviour& b) { b.belief_error *= 2; }), with_feedback());
    const sim::Play kinder =
        play_office(outcomes_only([](sim::Behaviour& b) { b.belief_hit *= 2; }), with_feedback());
    CHECK(above(harsher, plain, kBelief) == 1);
    CHECK(above(plain, kinder, kBelief) == 1);
    CHECK(above(kinder, plain, kBelief) == -1);
    const auto off = [](double error) {
        return play_office(outcomes_only([=](sim::Behaviour& b) {
                               b.on_belief = false;
                               b.belief_error = error;
                           }),
                           with_feedback());
    };
    CHECK(above(off(1), off(5), kBelief) == 0);
}

TEST_CASE("a tool that is often wrong is noticed with feedback, and not without") {
    const auto believed = [](double planted, const char* feedback) {
        const sim::World world = small_office([=](sim::Definition& d) {
            d.model.planted_wrong_share = planted;
            d.behaviour.on_agreement_evidence = false;
        });
        return last_belief(play_office(world, plan({{"workflow", "score_first"}, {"feedback", feedback}})));
    };
    CHECK(believed(0.5, "own_cases") < believed(0, "own_cases") - 0.1);
    CHECK(believed(0.5, "team_review") < believed(0, "team_review"));
    CHECK(believed(0.5, "none") == believed(0, "none"));
}

TEST_CASE("a wrong finding clouds the tool's record") {
    // A flawless finding after every action, against one that is a coin: hits and errors come closer to each other.
    const auto gap = [](double finding_error) {
        const sim::World world = small_office([=](sim::Definition& d) {
            d.behaviour.finding_error = finding_error;
            d.behaviour.on_agreement_evidence = false;
            d.behaviour.belief_error = d.behaviour.belief_hit;
        });
        return last_belief(play_office(world, with_feedback()));
    };
    CHECK(std::fabs(gap(0.5) - gap(0)) > 1e-3);
    CHECK(gap(0) == gap(0));
}

TEST_CASE("evidence is forgotten with its half-life") {
    const auto distance = [](double half_life) {
        const sim::World world = outcomes_only([=](sim::Behaviour& b) { b.belief_half_life = half_life; });
        sim::Strategy strategy = with_feedback();
        strategy.levers[1].to = 10;
        double sum = 0;
        const sim::Play play = play_office(world, strategy);
        for (std::uint32_t seat = 0; seat < 6; ++seat) {
            sum += std::fabs(play.records.back().belief[seat] - first_belief(world, seat));
        }
        return sum;
    };
    CHECK(distance(1) < 1e-3);  // twenty half-lives
    CHECK(distance(1) < distance(10));
    CHECK(distance(10) < distance(100));
}

TEST_CASE("a review reaches everybody, feedback only the one whose case it was") {
    const auto moved = [](const char* feedback, bool colleagues) {
        const sim::World world = small_office([=](sim::Definition& d) {
            d.behaviour.on_agreement_evidence = false;
            d.behaviour.on_colleagues = colleagues;
            d.behaviour.belief_sd = 0;
            d.behaviour.review_weight = 1;
        });
        return play_office(world, plan({{"workflow", "own_first"}, {"feedback", feedback}}))
            .records.back()
            .belief;
    };
    const auto reviewed = moved("team_review", true), own = moved("own_cases", true);
    for (const double q : reviewed) CHECK(q == reviewed[0]);  // all began alike and heard the same
    CHECK(own[0] != own[1]);
    CHECK(moved("team_review", false) == moved("own_cases", false));
    CHECK(moved("team_review", true) != moved("own_cases", true));
}

TEST_CASE("nothing is known before its time, and nothing reaches with no fidelity") {
    const auto play_with = [](const std::function<void(sim::Behaviour&)>& edit) {
        return play_office(outcomes_only(edit), with_feedback());
    };
    const sim::Play late = play_with([](sim::Behaviour& b) {
        b.known_median_weeks = 20;
        b.known_sd = 0;
    });
    for (std::size_t w = 0; w < 20; ++w) CHECK(late.records[w].belief == late.records[0].belief);
    CHECK(late.records[20].belief != late.records[0].belief);  // handled in week 1, known in week 21
    const sim::Play cut = play_with([](sim::Behaviour& b) {
        b.known_median_weeks = 20;
        b.known_sd = 0;
        b.known_limit_weeks = 5;
    });
    CHECK(cut.records[4].belief == cut.records[0].belief);
    CHECK(cut.records[5].belief != cut.records[0].belief);
    const sim::Play unheard = play_with([](sim::Behaviour& b) { b.fidelity_base = 0; });
    CHECK(unheard.records.back().belief == unheard.records[0].belief);
}
