// Couplings: what one part of an office has to do with another, and what it must not.
#include <map>
#include <tuple>

#include "tests/catch.h"
#include "tests/sim/bench.h"

using namespace skoen;
using namespace skoen::test;

namespace {

sim::World office(const std::function<void(sim::Definition&)>& edit) {
    return changed(home_world(), [&](sim::Definition& d) {
        d.office.workers = 6;
        d.office.weeks = 20;
        d.office.cases_per_week = 12;
        d.office.utilisation = 1.0;
        d.behaviour.known_median_weeks = 3;
        d.behaviour.leave_base = -3;
        edit(d);
    });
}

const sim::Strategy& eventful() {
    static const sim::Strategy kPlan = plan({{"workflow", "score_first"},
                                             {"feedback", "team_review"},
                                             {"training", "plain"},
                                             {"override_rule", "approval"},
                                             {"course", "combined"},
                                             {"saved_time", "to_citizens"}});
    return kPlan;
}

std::vector<sim::Event> of_seats_below(const std::vector<sim::Event>& events, int seats) {
    std::vector<sim::Event> out;
    for (const sim::Event& e : events) {
        if (e.seat < seats) out.push_back(e);
    }
    return out;
}

using Key = std::tuple<int, int, std::uint32_t>;  // seat, week of arrival, number
std::map<Key, sim::Event> by_case(const std::vector<sim::Event>& events) {
    std::map<Key, sim::Event> out;
    for (const sim::Event& e : events) out[{e.seat, e.arrival_week, e.number}] = e;
    return out;
}

}  // namespace

TEST_CASE("without colleagues a worker removed changes nobody else's events") {
    for (const bool colleagues : {false, true}) {
        const auto play_with = [&](int seats) {
            return play_out(office([&](sim::Definition& d) {
                                d.office.workers = seats;
                                d.behaviour.on_colleagues = colleagues;
                            }),
                            eventful(), 2);
        };
        const auto all = of_seats_below(play_with(6).events, 5), fewer = play_with(5).events;
        REQUIRE(all.size() == fewer.size());
        CHECK(same_events(all, fewer) == !colleagues);  // with colleagues somebody notices
    }
}

TEST_CASE("dearer misses: without the tool a superset is acted on") {
    const auto acted = [](const sim::Event& e) { return e.acts; };
    const auto play_at = [](double missed) {
        return play_out(office([=](sim::Definition& d) { d.costs.missed = missed; }), plan({}), 2).events;
    };
    const auto cheap = play_at(5), middle = play_at(10), dear = play_at(20);
    REQUIRE(cheap.size() == dear.size());
    CHECK(superset(cheap, middle, acted) == 1);
    CHECK(superset(middle, dear, acted) == 1);
    CHECK(superset(dear, cheap, acted) == -1);
}

TEST_CASE("without the tool the decision is the local twin's, everywhere") {
    for (const sim::Event& e : play_out(office([](sim::Definition&) {}), plan({}), 3).events) {
        REQUIRE(e.final_judgement == e.twin);
        REQUIRE(e.own == e.twin);
        REQUIRE(e.acts == e.twin_acts);
        REQUIRE_FALSE(e.shown);
        REQUIRE_FALSE(e.skipped);
        REQUIRE_FALSE(e.revised);
        REQUIRE_FALSE(e.wanted_override);
        REQUIRE(e.leader_minutes == 0);
    }
}

TEST_CASE("hiding all scores equals having none") {
    const auto play_hidden = [](double bar) {
        const sim::World world = office([=](sim::Definition& d) {
            d.behaviour.hidden_certainty = bar;
            d.behaviour.on_support =
                false;  // assessing before the score is felt, though the score never comes
        });
        return play_out(world, plan({{"workflow", "hidden_when_uncertain"}}), 2).events;
    };
    const auto without =
        play_out(office([](sim::Definition& d) { d.behaviour.on_support = false; }), plan({}), 2).events;
    auto hidden = play_hidden(1.01);
    for (sim::Event& e : hidden) {
        REQUIRE(e.own_before);
        e.own_before = false;
    }
    CHECK(same_events(hidden, without));
    auto some = play_hidden(0.5);
    for (sim::Event& e : some) e.own_before = false;
    CHECK_FALSE(same_events(some, without));
}

TEST_CASE("a case is the same case in every strategy") {
    const sim::World world = office([](sim::Definition&) {});
    const auto none = by_case(play_out(world, plan({}), 1).events);
    for (const sim::Strategy& strategy :
         {eventful(), plan({{"workflow", "own_first"}, {"pace", "voluntary"}}),
          plan({{"workflow", "on_request"}, {"saved_time", "to_more_cases"}})}) {
        int met = 0, first_week = 0;
        for (const auto& [key, e] : by_case(play_out(world, strategy, 1).events)) {
            if (e.number >= sim::kFirstExtraNumber) continue;
            const auto twin = none.find(key);
            if (twin == none.end()) continue;  // still waiting there
            ++met;
            REQUIRE(e.harm == twin->second.harm);
            REQUIRE(e.best == twin->second.best);
            REQUIRE(e.group_bits == twin->second.group_bits);
            REQUIRE(e.score == twin->second.score);
            if (e.week != 1 || twin->second.week != 1) continue;
            ++first_week;  // the same workers in the same state: the same local twin, bit for bit
            REQUIRE(e.twin == twin->second.twin);
            REQUIRE(e.full_minutes == twin->second.full_minutes);
        }
        CHECK(met > 1000);
        CHECK(first_week > 30);
    }
}

TEST_CASE("planted errors of share 0 are none, in a whole play") {
    const auto with = [](double planted, double drift) {
        return play_out(office([=](sim::Definition& d) {
                            d.model.planted_wrong_share = planted;
                            d.model.drift_per_week = drift;
                        }),
                        eventful(), 1)
            .events;
    };
    CHECK(same_events(with(1e-300, 1e-300), with(0, 0)));
    CHECK_FALSE(same_events(with(0.05, 0), with(0, 0)));
    CHECK_FALSE(same_events(with(0, 0.05), with(0, 0)));
}

TEST_CASE("replications are keyed: another play before changes nothing") {
    const sim::World world = office([](sim::Definition&) {});
    const sim::Caseload third = sim::draw_caseload(world, 3);
    const auto alone = sim::play(world, third, eventful()).events;
    (void)sim::play(world, sim::draw_caseload(world, 2), plan({{"workflow", "own_first"}}));
    CHECK(same_events(sim::play(world, third, eventful()).events, alone));
    CHECK_FALSE(same_events(sim::play(world, sim::draw_caseload(world, 2), eventful()).events, alone));
}

TEST_CASE("watching a case changes nothing, and tells that case") {
    const sim::World world = office([](sim::Definition&) {});
    const sim::Caseload load = sim::draw_caseload(world, 0);
    const sim::Play plain = sim::play(world, load, eventful());
    sim::PlayOptions options;
    options.watch = sim::Watch{2, 3, load.of(2, 3).front().number};
    const sim::Play watched = sim::play(world, load, eventful(), options);
    CHECK(same_events(watched.events, plain.events));
    CHECK_FALSE(plain.trace.has_value());
    REQUIRE(watched.trace.has_value());
    const sim::Event e = by_case(plain.events).at({2, 3, load.of(2, 3).front().number});
    const sim::Trace& t = *watched.trace;
    CHECK(world.solved.scales.alpha + t.facts_part + t.pattern_part + t.cues_part + t.level_part +
              t.occasion_part ==
          Approx(e.twin));
}

// Who skipped the own assessment met no score that could be weighed against it.
TEST_CASE("a case is told as it was decided, and nothing is told that did not happen") {
    const sim::World world = office([](sim::Definition&) {});
    const sim::Caseload load = sim::draw_caseload(world, 0);
    const sim::Strategy first = plan({{"workflow", "score_first"}});
    int skipped = 0, weighed = 0;
    for (const auto& [place, e] : by_case(sim::play(world, load, first).events)) {
        if (!e.shown || (e.skipped ? skipped : weighed) >= 3) continue;
        ++(e.skipped ? skipped : weighed);
        const auto [seat, week, number] = place;
        sim::PlayOptions options;
        options.audit = false;
        options.watch =
            sim::Watch{static_cast<std::uint32_t>(seat), static_cast<std::uint32_t>(week), number};
        const auto trace = sim::play(world, load, first, options).trace;
        REQUIRE(trace.has_value());
        INFO(seat << ", " << week << ", " << number << (e.skipped ? ", skipped" : ""));
        CHECK(trace->skip_chance > 0);
        CHECK(trace->revise.own_certainty == (e.skipped ? 0.0 : e.own_certainty));
        CHECK(trace->revise.tool_certainty == (e.skipped ? 0.0 : e.tool_certainty));
        CHECK(trace->revise.gap == (e.skipped ? 0.0 : e.gap));
        CHECK(trace->revise.opposite == (!e.skipped && e.own_acts != e.recommended));
        CHECK((trace->revise.belief > 0) == !e.skipped);
        CHECK((trace->revise_chance > 0) == !e.skipped);
        CHECK((trace->weight > 0) == e.revised);
    }
    CHECK(skipped == 3);
    CHECK(weighed == 3);
}

TEST_CASE("a run's first weeks do not know how long it will last") {
    const auto play_for = [](int weeks) {
        return play_out(office([=](sim::Definition& d) { d.office.weeks = weeks; }), eventful(), 1).events;
    };
    const auto shorter = play_for(8);
    auto longer = play_for(20);
    REQUIRE(longer.size() > shorter.size());
    longer.resize(shorter.size());
    CHECK(same_events(longer, shorter));
}
