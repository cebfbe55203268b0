// Kinds of decision: what fits, who proposes what, and what must not hang together (docs/kinds.md).
#include <cmath>
#include <map>
#include <tuple>

#include "scenarios/describe_behaviour.h"
#include "sim/history.h"
#include "sim/kinds/proposals.h"
#include "tests/catch.h"
#include "tests/kind_samples.h"
#include "tests/sim/twin_sample.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

const sim::World& world_of(const std::string& kind) {
    static std::map<std::string, sim::World> worlds;
    const auto found = worlds.find(kind);
    return found != worlds.end() ? found->second
                                 : worlds.emplace(kind, sim::World(sample_of_kind(kind), 5)).first->second;
}

constexpr const char* kKinds[] = {"choose", "route", "number", "complete", "rank"};

std::vector<sim::Event> events_of(const sim::World& world, const sim::Strategy& strategy,
                                  int replications = 3) {
    return play_out(world, strategy, replications).events;
}

}  // namespace

TEST_CASE("the right option is drawn in proportion, the best is the largest fit", "[kinds]") {
    sim::FittedPalette p;
    p.options = 3;
    p.features = 1;
    p.alpha = {0, std::log(2.0), std::log(4.0)};
    p.fact_weight = {std::log(4.0), 0, 0};
    p.unexplained = 0;
    sim::CaseFacts facts;
    const double noise[] = {0, 0, 0};
    const sim::Fits plain = sim::fits_of(p, facts, noise);  // odds 1, 2, 4: shares 1/7, 2/7, 4/7
    CHECK(sim::right_option(p, plain, 0.99 / 7).outcome == 0);
    CHECK(sim::right_option(p, plain, 1.01 / 7).outcome == 1);
    CHECK(sim::right_option(p, plain, 2.99 / 7).outcome == 1);
    CHECK(sim::right_option(p, plain, 3.01 / 7).outcome == 2);
    CHECK(sim::right_option(p, plain, 0.1).knowable == 2);
    facts.z[0] = 2;  // odds 16, 2, 4
    CHECK(sim::right_option(p, sim::fits_of(p, facts, noise), 0.99).knowable == 0);
    CHECK(sim::taste_of_facts(p, 0, facts, {0.5}) == 0.5 * std::log(4.0) * 2);
}

TEST_CASE("options are right as often as the scenario says", "[kinds]") {
    for (const char* kind : {"choose", "route"}) {
        const sim::PaletteFigures &asked = world_of(kind).palette->asked,
                                  &found = world_of(kind).palette->reached;
        INFO(kind);
        // 8,192 other cases: the SE of a share is at most .0055.
        CHECK(std::fabs(found.top1_model - asked.top1_model) < 0.022);
        CHECK(std::fabs(found.top1_best - asked.top1_best) < 0.022);
        CHECK(found.worst_share < 0.022);
        // A constant added to all levels changes no share, so shares alone do not hold levels where they began, at the
        // logarithms of the shares. Every round adds log(wanted / found) to a level: their mean, weighted by the shares,
        // rises by the relative entropy of what is wanted to what is found, which is never below 0 (Gibbs) and small where
        // the first guess is good. Were there one more option of weight 1 in the sum, found shares would be about half of
        // what is wanted in the first round, and that round alone would add log 2.
        double moved = 0, all = 0;
        const auto& options = world_of(kind).definition.decision.palette.options;
        for (const sim::Option& option : options) all += option.share;
        for (std::size_t k = 0; k < options.size(); ++k) {
            const double share = options[k].share / all;
            moved += share * (world_of(kind).palette->alpha[k] - std::log(share));
        }
        CHECK(moved > -1e-9);
        CHECK(moved < std::log(2.0));
    }
}

TEST_CASE("past choices differ from day to day by occasion_sd and no more", "[kinds]") {
    const sim::World& world = world_of("choose");
    sim::Definition steady = world.definition, wavering = world.definition;
    constexpr double kSd = 1e-3;  // too little to change which option comes first, in all but a few
    steady.behaviour.on_occasion = false;
    wavering.behaviour.on_occasion = true, wavering.behaviour.occasion_sd = kSd;
    const auto leads = [&](const sim::Definition& d) {
        return sim::draw_history(d, world.solved.scales, world.draws, world.past, world.palette.get());
    };
    const sim::HistoryRows without = leads(steady), with = leads(wavering);
    double squares = 0;
    int cases = 0;
    for (std::size_t j = 0; j < with.judgement.size(); ++j) {
        if (with.acted[j] != without.acted[j]) continue;
        const double moved = (with.judgement[j] - without.judgement[j]) / kSd;
        squares += moved * moved, ++cases;
    }
    REQUIRE(cases > 1000);
    // The lead is a difference of two independent parts: variance 2, and that of its estimate 2 x 2^2 / cases. Where the
    // second place changes hands the lead moves less; 1 % is room for that.
    CHECK(squares / cases == Approx(2.0).margin(5 * std::sqrt(8.0 / cases) + 0.02));
}

TEST_CASE(
    "the familiar options are chosen oftener than they are right, and a tool trained on that repeats it",
    "[kinds]") {
    const auto share_of = [](const sim::World& world, std::uint8_t sim::Event::*which, std::uint8_t option) {
        const auto events = events_of(world, plan({{"workflow", "own_first"}}));
        return share(events, [&](const sim::Event& e) { return e.*which == option; });
    };
    const sim::World& habit = world_of("choose");
    constexpr std::uint8_t kMentor = 2;  // known to three in ten
    CHECK(share_of(habit, &sim::Event::twin_option, kMentor) <
          0.5 * share_of(habit, &sim::Event::right_option, kMentor));
    const sim::World told(sample_of_kind("choose", {"/history/label=\"truth\""}), 5);
    CHECK(share_of(habit, &sim::Event::tool_option, kMentor) <
          share_of(told, &sim::Event::tool_option, kMentor));
}

TEST_CASE("without the tool no kind's decision moves, and a score nobody weighs changes nothing", "[kinds]") {
    for (const char* kind : kKinds) {
        INFO(kind);
        const sim::World calm =  // who is asked first likes it better, and stays longer
            changed(world_of(kind), [](sim::Definition& d) { d.behaviour.on_turnover = false; });
        const auto alone = events_of(calm, plan({{"workflow", "no_score"}}));
        REQUIRE(alone.size() > 300);
        for (const sim::Event& e : alone) {
            CHECK(e.acts == e.twin_acts);
            CHECK(e.option == e.twin_option);
            CHECK(e.final_judgement == e.twin);
        }
        // Nobody revises and nobody skips; the robot is off, nothing is forgotten.
        const sim::World deaf = changed(calm, [](sim::Definition& d) {
            d.behaviour.revise_base = -500;
            d.behaviour.unfamiliar_named = 1;
            d.decision.palette.robot_line = 0;
        });
        const auto shown = events_of(deaf, plan({{"workflow", "own_first"}}));
        REQUIRE(shown.size() == alone.size());
        for (std::size_t i = 0; i < shown.size(); ++i) {
            CHECK(shown[i].acts == alone[i].acts);
            CHECK(shown[i].option == alone[i].option);
            CHECK(shown[i].minutes == alone[i].minutes);
        }
    }
}

TEST_CASE("the truth and the luck of a case do not hang on the plan", "[kinds]") {
    for (const char* kind : kKinds) {
        INFO(kind);
        const sim::World world = changed(world_of(kind), [](sim::Definition& d) {
            d.behaviour.on_skill = d.behaviour.on_turnover = false;
            d.behaviour.on_pressure_minutes = d.behaviour.on_pressure_occasion = false;
            d.office.weeks = 6;
        });
        std::map<std::tuple<int, int, std::uint32_t>, sim::Event> seen;
        for (const sim::Event& e : events_of(world, plan({{"workflow", "no_score"}}), 1))
            seen[{e.seat, e.arrival_week, e.number}] = e;
        int met = 0;
        for (const sim::Event& e :
             events_of(world, plan({{"workflow", "score_first"}, {"override_rule", "written_reason"}}), 1)) {
            const auto found = seen.find({e.seat, e.arrival_week, e.number});
            if (found == seen.end()) continue;
            ++met;
            CHECK(found->second.right_option == e.right_option);
            CHECK(found->second.threshold == e.threshold);
            CHECK(found->second.twin == e.twin);
            CHECK(found->second.twin_option == e.twin_option);
        }
        CHECK(met > 50);
    }
}

TEST_CASE("palette, queue for an option and effect bind: outcomes stay where they are", "[kinds]") {
    const auto outcome = [](const std::vector<std::string>& sets) {
        const sim::World world(sample_of_kind("choose", sets), 5);
        return mean(events_of(world, plan({{"workflow", "score_first"}})),
                    [](const sim::Event& e) { return e.outcome; });
    };
    const double usual = outcome({"/decision/palette/outcome_effect=0.06"});
    CHECK(outcome({"/decision/palette/outcome_effect=0"}) == Approx(0.38).margin(1e-12));
    CHECK(outcome({"/decision/palette/outcome_effect=0.06", "/decision/palette/options/0/wait_weeks=26"}) <
          usual);
    CHECK(outcome({"/decision/palette/outcome_effect=0.06", "/decision/palette/options/0/offered=false"}) <
          usual);
}

TEST_CASE("the robot takes no minutes and teaches nobody", "[kinds]") {
    const sim::World& route = world_of("route");
    const auto events = events_of(route, plan({{"workflow", "own_first"}}));
    const auto robot = [](const sim::Event& e) { return e.automatic; };
    CHECK(share(events, robot) > 0.05);
    CHECK(share(
              events, [](const sim::Event& e) { return !e.shown && e.acts && e.score >= 9; }, robot) == 1);
    const double bounce = route.definition.decision.palette.bounce_minutes;
    CHECK(
        share(
            events,
            [&](const sim::Event& e) { return e.minutes == (e.verdict == sim::Verdict::right ? 0 : bounce); },
            robot) == 1);
    CHECK(share(events_of(route, plan({{"workflow", "no_score"}})), robot) == 0);
}

TEST_CASE("the tool's number carries the faults of a group, people's own does not", "[kinds]") {
    const sim::World& world = world_of("number");
    const auto events = events_of(world, plan({{"workflow", "own_first"}}), 6);
    const auto in_group = [](const sim::Event& e) { return (e.group_bits & 1U) != 0; };
    CHECK(share(
              events, [](const sim::Event& e) { return e.tool_verdict == sim::Verdict::missed; }, in_group) >
          0.85);
    CHECK(share(
              events, [](const sim::Event& e) { return e.tool_verdict == sim::Verdict::missed; },
              [&](const sim::Event& e) { return !in_group(e); }) < 0.15);
    // Prevalence says how often an experienced worker's own sum is off.
    const double off =
        share(events, [](const sim::Event& e) { return e.twin_verdict != sim::Verdict::right; });
    CHECK(std::fabs(off - world.definition.prevalence) < 0.06);
}

TEST_CASE("a letter stops the clock, and the applicant waits on", "[kinds]") {
    const auto events = events_of(world_of("complete"), plan({{"workflow", "own_first"}}));
    const auto letter = [](const sim::Event& e) { return e.acts; };
    CHECK(share(
              events, [](const sim::Event& e) { return e.clock_days < e.outcome; }, letter) == 1);
    CHECK(share(
              events, [](const sim::Event& e) { return e.clock_days == e.outcome; },
              [](const sim::Event& e) { return !e.acts; }) == 1);
}

TEST_CASE("a queue in order of priority shortens the wait of those taken, and lengthens that of the rest",
          "[kinds]") {
    const auto wait = [](const char* sets, bool taken) {
        const sim::World world(sample_of_kind("rank", {sets, "/office/utilisation=1.3"}), 5);
        const auto events = events_of(world, plan({{"workflow", "no_score"}}));
        double hours = 0, n = 0;
        for (const sim::Event& e : events) {
            if (e.acts == taken) hours += e.wait_hours, n += 1;
        }
        return hours / n;
    };
    CHECK(wait("/decision/ranking/orders_queue=true", true) <
          wait("/decision/ranking/orders_queue=false", true));
    CHECK(wait("/decision/ranking/orders_queue=true", false) >
          wait("/decision/ranking/orders_queue=true", true));
}

TEST_CASE("a twin with what only some kinds read nudged differs", "[kinds]") {
    const sim::World told(sample_of_kind("choose", {"/history/label=\"truth\""}),
                          5);  // proposes the unfamiliar too
    const auto differs = [&](const std::string& kind, double sim::Behaviour::*member, double by) {
        const sim::World& world = kind == "told" ? told : world_of(kind);
        const sim::Caseload caseload = sim::draw_caseload(world, 0);
        const sim::Strategy strategy = plan({{"workflow", "own_first"}});
        const sim::Play play = sim::play(world, caseload, strategy);
        const sim::World other = changed(world, [&](sim::Definition& d) { d.behaviour.*member += by; });
        return !first_difference(play, sim::play_plainly(other, caseload, strategy), caseload.seats).empty();
    };
    CHECK(differs("choose", &sim::Behaviour::unfamiliar, 0.5));
    CHECK(differs("told", &sim::Behaviour::unfamiliar_named, 0.2));
    CHECK(differs("number", &sim::Behaviour::bare_certainty, 0.1));
    CHECK_FALSE(differs("choose", &sim::Behaviour::bare_certainty, 0.1));
}
