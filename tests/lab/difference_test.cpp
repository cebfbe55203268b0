// What drives a difference: the parts add up, each vanishes with what it is made of, and mixed twins are what one worker
// at a time would have decided.
#include "lab/difference.h"

#include <cmath>

#include "lab/difference_levers.h"
#include "lab/difference_mechanisms.h"
#include "lab/mixed_twins.h"
#include "scenarios/catalogue.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// Small and pressed for time, so that every cause is at work.
sim::World pressed_world() {
    sim::Definition d = scenarios::load_scenario("underretning");
    d.history.cases = 1000;
    d.office.workers = 4;
    d.office.weeks = 16;
    d.office.utilisation = 0.98;
    d.behaviour.leave_base = -3.0;  // a person in twenty leaves each week
    return sim::World(d, 7);
}
const sim::World& small() {
    static const sim::World kWorld = pressed_world();
    return kWorld;
}

sim::World changed_people(const std::function<void(sim::Behaviour&)>& edit) {
    sim::World out = small();
    edit(out.definition.behaviour);
    return out;
}

std::vector<sim::Strategy> some_strategies() {
    return {lab::office_without_tool(), scenarios::load_strategy("score_first"),
            scenarios::load_strategy("score_first_more_cases"),
            scenarios::load_strategy("mandatory_approval"), scenarios::load_strategy("own_first")};
}

lab::RunOptions few(int replications, int threads = 2) {
    lab::RunOptions out;
    out.replications = replications;
    out.threads = threads;
    return out;
}

double sum_of(const lab::Difference& d) {
    double sum = 0;
    for (const lab::Estimate& cause : d.causes) sum += *cause.mean;
    return sum;
}

double size_of(const lab::CauseCounts& counts, lab::Cause cause) {
    const auto k = static_cast<std::size_t>(cause);
    return std::fabs(static_cast<double>(counts.missed[k])) +
           std::fabs(static_cast<double>(counts.disturbed[k]));
}

std::vector<lab::PlanPair> all_pairs(std::size_t n) {
    std::vector<lab::PlanPair> out;
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) out.push_back({a, b});
    }
    return out;
}

}  // namespace

TEST_CASE("causes of a difference sum to the whole, which is that of the comparison") {
    const auto strategies = some_strategies();
    const auto causes = lab::find_causes(small(), strategies, all_pairs(strategies.size()), few(12));
    const lab::Comparison comparison = lab::play_strategies(small(), strategies, few(12));
    REQUIRE(causes.size() == strategies.size() * strategies.size());
    for (const lab::CausesOfPair& one : causes) {
        for (const std::string_view id : lab::kSplitMeasures) {
            const lab::Difference d = lab::split_difference(one, id, small().definition.costs);
            const auto m = static_cast<std::size_t>(sim::find_measure(id) - sim::measures().data());
            INFO(id << ' ' << strategies[one.pair.strategy].id << " - " << strategies[one.pair.versus].id);
            const double expected = *comparison.strategies[one.pair.strategy].measures[m].mean -
                                    *comparison.strategies[one.pair.versus].measures[m].mean;
            CHECK(std::fabs(*d.whole.mean - expected) < 1e-12);
            CHECK(std::fabs(sum_of(d) - *d.whole.mean) < 1e-12);
            double groups = 0;
            for (const lab::Estimate& g : d.groups) groups += *g.mean;
            CHECK(std::fabs(groups - *d.whole.mean) < 1e-12);
            CHECK(d.whole.defined == 12);
            // The other way round, every part turns its sign.
            const lab::CausesOfPair& back = causes[one.pair.versus * strategies.size() + one.pair.strategy];
            const lab::Difference turned = lab::split_difference(back, id, small().definition.costs);
            for (std::size_t k = 0; k < lab::kCauses; ++k)
                CHECK(std::fabs(*d.causes[k].mean + *turned.causes[k].mean) < 1e-12);
        }
    }
}

TEST_CASE("errors on the cases that both plans decided are counted out to the last one") {
    const auto strategies = some_strategies();
    for (const lab::CausesOfPair& one :
         lab::find_causes(small(), strategies, all_pairs(strategies.size()), few(6))) {
        for (const lab::CauseCounts& c : one.replications) {
            std::int64_t missed = 0, disturbed = 0;
            for (std::size_t k = 0; k < lab::kCauses; ++k) missed += c.missed[k], disturbed += c.disturbed[k];
            CHECK(missed == 2 * (c.strategy_common.missed - c.versus_common.missed));
            CHECK(disturbed == 2 * (c.strategy_common.disturbed - c.versus_common.disturbed));
            CHECK(c.strategy_common.cases == c.versus_common.cases);
        }
    }
}

TEST_CASE("a plan differs from itself in nothing") {
    const std::vector<sim::Strategy> twice(2, scenarios::load_strategy("score_first"));
    const auto causes = lab::find_causes(small(), twice, {{1, 0}}, few(4));
    for (std::size_t k = 0; k < lab::kCauses; ++k) {
        CHECK(causes[0].pooled.missed[k] == 0);
        CHECK(causes[0].pooled.disturbed[k] == 0);
    }
}

TEST_CASE("a cause vanishes where what it is made of is switched off, and is there where it is not") {
    const auto causes_in = [](const sim::World& world, const char* strategy) {
        const std::vector<sim::Strategy> both{lab::office_without_tool(), scenarios::load_strategy(strategy)};
        return lab::find_causes(world, both, {{1, 0}}, few(10))[0].pooled;
    };
    const lab::CauseCounts score_first = causes_in(small(), "score_first");
    for (const lab::Cause there : {lab::Cause::skipped, lab::Cause::revised, lab::Cause::pace,
                                   lab::Cause::learning, lab::Cause::turnover}) {
        INFO(lab::cause_name(there));
        CHECK(size_of(score_first, there) > 0);
    }
    CHECK(size_of(score_first, lab::Cause::overriding) == 0);
    CHECK(size_of(causes_in(small(), "mandatory_approval"), lab::Cause::overriding) > 0);
    CHECK(size_of(causes_in(small(), "own_first"), lab::Cause::skipped) == 0);

    const auto off = [&](const std::function<void(sim::Behaviour&)>& edit) {
        return causes_in(changed_people(edit), "score_first");
    };
    CHECK(size_of(off([](auto& b) { b.on_turnover = false; }), lab::Cause::turnover) == 0);
    CHECK(size_of(off([](auto& b) { b.on_skill = false; }), lab::Cause::learning) == 0);
    CHECK(size_of(off([](auto& b) { b.on_skip = false; }), lab::Cause::skipped) == 0);
    CHECK(size_of(off([](auto& b) { b.on_pressure_minutes = b.on_pressure_occasion = false; }),
                  lab::Cause::pace) == 0);
}

TEST_CASE("a mixed twin is what that worker would have decided, one case at a time") {
    const sim::World& world = small();
    const sim::Caseload load = sim::draw_caseload(world, 3);
    const sim::Play with =
        sim::play(world, load, scenarios::load_strategy("score_first"), {.audit = false, .minds = true});
    const sim::Play without =
        sim::play(world, load, lab::office_without_tool(), {.audit = false, .minds = true});
    std::vector<lab::DecidedTwice> cases;
    std::vector<std::pair<sim::Event, sim::Event>> events;
    for (const sim::Event& e : with.events) {
        const auto range = load.range(e.seat, e.arrival_week);
        for (const sim::Event& o : without.events) {
            if (o.seat != e.seat || o.arrival_week != e.arrival_week || o.number != e.number) continue;
            std::size_t place = range.from;
            while (load.number[place] != e.number) ++place;
            cases.push_back(
                {place, e.seat, e.week, o.week, e.number, e.arrival_week, e.twin_acts, o.twin_acts});
            events.emplace_back(e, o);
        }
    }
    REQUIRE(cases.size() > 100);
    const auto alone = [&](const lab::DecidedTwice& c, const sim::Play& time, int time_week,
                           const sim::Play& people, int people_week) {
        const auto seat = static_cast<std::size_t>(c.seat);
        const sim::WeekMind& t = time.minds[static_cast<std::size_t>(time_week - 1)][seat];
        const sim::WeekMind& p = people.minds[static_cast<std::size_t>(people_week - 1)][seat];
        const auto number = static_cast<std::uint32_t>(c.seat);
        const sim::WorkerTraits traits =
            sim::draw_worker(world.definition, world.shared, load.office, world.draws,
                             {0, number, p.generation, 0, load.replication});
        const base::Subject who{c.number, number, p.generation, c.arrival_week, load.replication};
        base::Subjects one;
        one.add(who);
        sim::LuckColumns drawn;
        drawn.draw(world.draws, one, one);
        sim::Luck luck;
        luck.cue_seen = *drawn.of(sim::LuckOf::cue_seen);
        luck.facts = *drawn.of(sim::LuckOf::facts);
        luck.cues = *drawn.of(sim::LuckOf::cues);
        luck.occasion = *drawn.of(sim::LuckOf::occasion);
        sim::Mind mind;
        mind.traits = &traits;
        mind.skill_facts = p.skill_facts, mind.skill_cues = p.skill_cues;
        mind.pressure = t.pressure, mind.cue_time = t.cue_time;
        return sim::decide_case(world, load.office, {}, mind, load.arrival(c.seat, c.place), luck, who, who,
                                time_week)
            .acts;
    };
    const std::vector<lab::MixedTwin> mixed = lab::MixedTwins(world, load, with, without).of(cases);
    int differing = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const lab::DecidedTwice& c = cases[i];
        CHECK(alone(c, with, c.week, with, c.week) == c.twin);
        CHECK(alone(c, without, c.other_week, without, c.other_week) == c.other_twin);
        CHECK(mixed[i].time_of_first == alone(c, with, c.week, without, c.other_week));
        CHECK(mixed[i].people_of_first == alone(c, without, c.other_week, with, c.week));
        differing += mixed[i].time_of_first != mixed[i].people_of_first ? 1 : 0;
    }
    CHECK(differing > 0);
}

TEST_CASE("causes do not depend on threads") {
    const auto strategies = some_strategies();
    const auto one = lab::find_causes(small(), strategies, {{1, 0}, {3, 1}}, few(7, 1));
    const auto three = lab::find_causes(small(), strategies, {{1, 0}, {3, 1}}, few(7, 3));
    for (std::size_t p = 0; p < one.size(); ++p) {
        CHECK(one[p].pooled.missed == three[p].pooled.missed);
        CHECK(one[p].pooled.disturbed == three[p].pooled.disturbed);
    }
}

namespace {

std::size_t place_of_measure(std::string_view id) {
    return static_cast<std::size_t>(sim::find_measure(id) - sim::measures().data());
}

lab::LeverSplit lever_split(const sim::Strategy& strategy, const sim::Strategy& versus,
                            std::string_view measure) {
    const lab::LeverMixtures mixtures = lab::mix_levers(strategy, versus, small().definition.office.weeks);
    const auto played = lab::play_each(small(), mixtures.plans, few(6));
    std::vector<const lab::StrategyResult*> results;
    for (const lab::StrategyResult& r : played) results.push_back(&r);
    return lab::split_by_levers(mixtures, results, place_of_measure(measure));
}

}  // namespace

TEST_CASE("levers sum to the whole, averaged over orders or with what they do together") {
    const sim::Strategy few_levers = scenarios::load_strategy("own_first_reason_review");
    sim::Strategy many = few_levers;
    many.levers.push_back({sim::Lever::training, "planted_errors", 1, 8, 1.0});
    many.levers.push_back({sim::Lever::monitoring, "override_rates", 1, 16, 1.0});
    many.levers.push_back({sim::Lever::involvement, "workers_choose", 1, 16, 0.5});
    for (const sim::Strategy& strategy : {few_levers, many}) {
        for (const sim::Strategy& versus :
             {lab::office_without_tool(), scenarios::load_strategy("score_first")}) {
            for (const char* measure : {"missed_rate", "minutes_per_case", "support", "worker_hours"}) {
                const lab::LeverSplit split = lever_split(strategy, versus, measure);
                double sum = *split.together.mean;
                for (const lab::LeverPart& part : split.parts) sum += *part.amount.mean;
                INFO(measure << ' ' << split.parts.size());
                CHECK(std::fabs(sum - *split.whole.mean) < 1e-9);
                CHECK(split.averaged == (split.parts.size() <= lab::kMostAveraged));
                if (split.averaged) CHECK(*split.together.mean == 0.0);
            }
        }
    }
}

TEST_CASE("one differing lever is the whole difference, and equal plans differ in none") {
    const sim::Strategy own = scenarios::load_strategy("own_first"),
                        score = scenarios::load_strategy("score_first");
    const lab::LeverSplit split = lever_split(own, score, "minutes_per_case");
    REQUIRE(split.parts.size() == 1);
    CHECK(split.parts[0].lever == sim::Lever::workflow);
    CHECK(*split.parts[0].amount.mean == *split.whole.mean);
    CHECK(*split.parts[0].amount.lo == *split.whole.lo);
    CHECK(*split.whole.mean > 0);
    CHECK(lab::differing_levers(own, own, 16).empty());
    // Weeks beyond the run make no difference.
    sim::Strategy longer = own;
    for (sim::LeverSpan& span : longer.levers) span.to = 400;
    CHECK(lab::differing_levers(longer, own, 16).empty());
}

TEST_CASE("a lever without the tool does nothing alone, and its part is half of what it does with the tool") {
    sim::Strategy both = scenarios::load_strategy("score_first");
    both.levers.push_back({sim::Lever::display, "with_reasons", 1, 16, 1.0});
    const sim::Strategy none = lab::office_without_tool(), tool = scenarios::load_strategy("score_first");
    const lab::LeverSplit split = lever_split(both, none, "minutes_per_case");
    const lab::LeverSplit with_tool = lever_split(both, tool, "minutes_per_case");
    REQUIRE(split.parts.size() == 2);
    REQUIRE(split.parts[1].lever == sim::Lever::display);
    CHECK(std::fabs(*split.parts[1].amount.mean - 0.5 * *with_tool.whole.mean) < 1e-12);
    CHECK(*with_tool.whole.mean != 0.0);
}

TEST_CASE("a mechanism that a plan leaves no room for owes nothing, others do") {
    const std::vector<std::size_t> measures{place_of_measure("minutes_per_case"),
                                            place_of_measure("missed_rate")};
    const auto owed = [&](const char* strategy, const char* name) {
        const auto split = lab::split_by_mechanisms(small(), scenarios::load_strategy(strategy),
                                                    lab::office_without_tool(), measures, few(4));
        REQUIRE(split.size() == 2);
        double sum = split[0].rest;
        for (const lab::MechanismPart& p : split[0].parts) sum += *p.amount.mean;
        CHECK(std::fabs(sum - *split[0].whole.mean) < 1e-9);
        for (const lab::MechanismPart& p : split[0].parts) {
            if (p.name == name) return *p.amount.mean;
        }
        FAIL("no such mechanism");
        return 0.0;
    };
    CHECK(owed("score_first", "on_skip") < 0);  // minutes are saved by skipping
    CHECK(owed("own_first", "on_skip") == 0);
    CHECK(owed("own_first", "on_override_cost") == 0);
}

TEST_CASE("where a difference is not split by cause, it is the measures' own, and every part is undefined") {
    sim::Definition d = scenarios::load_scenario("tabt_arbejdsfortjeneste");
    d.history.cases = 500;
    d.office.weeks = 6;
    const sim::World world(d, 5);
    const std::vector<sim::Strategy> strategies = {lab::office_without_tool(),
                                                   scenarios::load_strategy("score_first")};
    lab::RunOptions options;
    options.replications = 4;
    const auto causes = lab::find_causes(world, strategies, {{1, 0}}, options);
    const lab::Comparison played = lab::play_strategies(world, {strategies[1]}, options);
    for (const std::string_view id : lab::kSplitMeasures) {
        const lab::Difference found = lab::split_difference(causes[0], id, d.costs);
        const auto place = static_cast<std::size_t>(sim::find_measure(id) - sim::measures().data());
        REQUIRE(found.whole.mean);
        CHECK(*found.whole.mean ==
              Approx(*played.strategies[1].measures[place].mean - *played.strategies[0].measures[place].mean)
                  .margin(1e-12));
        CHECK(*found.whole.mean != 0);
        for (const lab::Estimate& part : found.causes) CHECK_FALSE(part.mean);
    }
}
