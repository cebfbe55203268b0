// Two engines, one document: the plain twin and the week engine agree to the last bit on 200 random scenarios, and the
// comparison notices a small change of any single parameter and of any switch.
#include <bit>
#include <functional>

#include "scenarios/describe_behaviour.h"
#include "scenarios/ledger.h"
#include "sim/measures.h"
#include "tests/catch.h"
#include "tests/sim/studies_only.h"
#include "tests/sim/twin_sample.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

struct Played {
    TwinCase one;
    sim::Caseload caseload;
    sim::Play play;
};

// Every scenario of the sample, played once by the engine.
const std::vector<Played>& played() {
    static const std::vector<Played> kPlayed = [] {
        std::vector<Played> all;
        for (int i = 0; i < kTwinCases; ++i) {
            TwinCase one = twin_case(i);
            sim::Caseload caseload = sim::draw_caseload(one.world, one.replication);
            sim::Play play = sim::play(one.world, caseload, one.strategy);
            all.push_back({std::move(one), std::move(caseload), std::move(play)});
        }
        return all;
    }();
    return kPlayed;
}

// Does some scenario tell the engine's play from a twin whose behaviour was edited?
bool noticed(const std::function<void(sim::Behaviour&)>& edit) {
    for (const Played& p : played()) {
        const sim::World other = changed(p.one.world, [&](sim::Definition& d) { edit(d.behaviour); });
        const sim::PlainRun run = sim::play_plainly(other, p.caseload, p.one.strategy);
        if (!first_difference(p.play, run, p.caseload.seats).empty()) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the engine and its plain twin agree to the last bit", "[twin]") {
    TwinCoverage seen;
    for (std::size_t i = 0; i < played().size(); ++i) {
        const Played& p = played()[i];
        const sim::PlainRun run = sim::play_plainly(p.one.world, p.caseload, p.one.strategy);
        INFO("scenario " << i);
        CHECK(first_difference(p.play, run, p.caseload.seats) == "");
        CHECK(same_audit(p.play, run, p.caseload.seats));
        seen.add(p.play);
    }
    // Every mechanism showed often enough to be compared.
    CHECK(seen.events > 10000);
    for (const int count : {seen.shown, seen.hidden, seen.skipped, seen.revised, seen.wanted, seen.given_up,
                            seen.asked, seen.refused, seen.written, seen.late, seen.extra, seen.newcomers,
                            seen.waited_over, seen.unexposed, seen.cue_seen}) {
        CHECK(count > 40);
    }
}

// Every measure of the whole run and of each week, as bits.
std::vector<std::uint64_t> measured(const sim::World& world, const sim::Play& play,
                                    const sim::JudgementCounts& judgements) {
    std::vector<sim::Summary> summaries = sim::summarise_weeks(world, play);
    summaries.push_back(sim::summarise(world, play));
    std::vector<std::uint64_t> out;
    for (const sim::Summary& summary : summaries) {
        const sim::MeasureInput in{summary, &judgements, world.definition.costs, world.equity_bit};
        for (const sim::Measure& m : sim::measures()) {
            const std::optional<double> value = m.value(in);
            out.push_back(value ? std::bit_cast<std::uint64_t>(*value) : 0);
        }
    }
    return out;
}

TEST_CASE("decisions in columns, with no luck drawn that nobody asks for, measure as events do", "[twin]") {
    std::size_t in_columns = 0;
    std::vector<std::uint64_t> before;
    for (const Played& p : played()) {
        const sim::World& world = p.one.world;
        const sim::LuckNeeds needs =
            sim::luck_needs(world, {&p.one.strategy, 1}, world.definition.office.weeks);
        const sim::Caseload lean = sim::draw_caseload(world, p.one.replication, {}, needs);
        const sim::Play play = sim::play(world, lean, p.one.strategy, {.events = false});
        if (!play.decisions) continue;
        ++in_columns;
        CHECK(play.events.empty());
        CHECK(play.decisions->size() == p.play.events.size());
        const auto events = measured(world, p.play, sim::count_judgements(p.play.events));
        CHECK(measured(world, play, sim::count_judgements(*play.decisions)) == events);
        CHECK(events != before);
        before = events;
    }
    CHECK(in_columns > kTwinCases / 2);
}

TEST_CASE("a twin with any one parameter nudged differs", "[twin]") {
    for (const scenarios::BehaviourNumber& number : scenarios::behaviour_numbers()) {
        // The number of arrivals is given to both engines; caseload_test draws them a second time.
        if (std::string_view(number.field) == "office_workload_sd") continue;
        if (test::studies_only().count(number.field) != 0) continue;
        const auto& range = scenarios::ledger_row(number.field).range;
        INFO(number.field);
        CHECK(noticed([&](sim::Behaviour& b) {
            double& value = b.*number.member;
            value += (value < 0.5 * (range[0] + range[1]) ? 0.1 : -0.1) * (range[1] - range[0]);
        }));
    }
}

TEST_CASE("a twin with any one switch turned differs", "[twin]") {
    for (const scenarios::BehaviourSwitch& part : scenarios::behaviour_switches()) {
        INFO(part.field);
        CHECK(noticed([&](sim::Behaviour& b) { b.*part.member = !(b.*part.member); }));
    }
}
