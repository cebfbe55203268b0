// Twelve made-up decisions, counted by hand, and what must hold of any decisions.
#include "sim/measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "tests/catch.h"
#include "tests/sim/week_sample.h"

using namespace skoen;
using namespace skoen::test;

namespace {

struct Made {
    bool harm, best, recommended, shown, twin, acts, in_group;
    double over;  // final judgement over the threshold
};

// clang-format off
constexpr Made kTwelve[] = {
    // harm best  score shown twin  acts  group  F - tau
    {true,  true,  true,  true,  false, true,  true,   2},    //  1 rescued: the score was right
    {true,  true,  false, true,  true,  false, false, -1},    //  2 misled by omission
    {false, false, true,  true,  false, true,  false,  1},    //  3 misled by commission
    {false, false, true,  true,  false, false, true,  -2},    //  4 rightly resisted
    {false, false, false, true,  true,  false, false, -3},    //  5 rescued
    {false, false, false, true,  true,  true,  true,   0.5},  //  6 wrongly resisted
    {true,  false, false, true,  false, false, false, -1},    //  7 wrong by the outcome, right by what could be known
    {false, true,  true,  false, false, false, true,  -1},    //  8 score not shown
    {false, false, false, false, false, false, false, -4},    //  9 score not shown
    {true,  true,  true,  true,  true,  true,  true,   3},    // 10 all right
    {true,  false, false, true,  false, true,  false,  1},    // 11 a lucky override: right by the outcome alone
    {false, false, true,  true,  true,  true,  false,  2},    // 12 all wrong
};
// clang-format on

std::vector<sim::Event> twelve() {
    std::vector<sim::Event> events;
    for (const Made& m : kTwelve) {
        const auto i = static_cast<double>(events.size() + 1);
        sim::Event e;
        e.harm = m.harm, e.best = m.best, e.recommended = m.recommended, e.shown = m.shown;
        e.twin_acts = m.twin, e.acts = m.acts;
        e.group_bits = m.in_group ? 1U : 0U;
        e.threshold = 0.5;
        e.final_judgement = 0.5 + m.over;
        e.minutes = i;
        e.wait_hours = 2 * i;
        e.late = i == 1 || i == 6 || i == 9 || i == 10;
        e.skipped = i == 3 || i == 12;
        e.own_before = i == 2 || i == 5 || i == 9;
        e.week = 1;
        events.push_back(e);
    }
    return events;
}

sim::Summary summary_of(const std::vector<sim::Event>& events) {
    sim::Summary s;
    s.tally = sim::count_all(events, 0);
    s.level_noise = 0.3, s.pattern_noise = 0.4, s.occasion_noise = 0.5;
    s.leader_hours = 12, s.worker_hours = 8;
    s.waiting_weeks = 30, s.weeks = 10;
    s.support = 0.6, s.belief = 0.7, s.skill = 0.9;
    s.plays = 1;
    return s;
}

constexpr sim::Costs kCosts{10, 1, 0.6};

std::map<std::string, std::optional<double>> measure_all(const sim::Summary& s,
                                                         const sim::JudgementCounts* judgements = nullptr,
                                                         std::size_t equity_bit = 0,
                                                         const sim::Costs& costs = kCosts) {
    std::map<std::string, std::optional<double>> out;
    for (const sim::Measure& m : sim::measures()) {
        out[std::string(m.id)] = m.value({s, judgements, costs, equity_bit});
    }
    return out;
}

sim::Play real_play() {
    return play_office(small_office(), plan({{"workflow", "score_first"}, {"feedback", "own_cases"}}));
}

}  // namespace

TEST_CASE("every measure of twelve decisions, counted by hand") {
    const std::map<std::string, double> by_hand = {
        // 5 cases with harm: 1 2 7 10 11. Acted on: 1 3 6 10 11 12.
        {"accuracy", 7.0 / 12},
        {"sensitivity", 3.0 / 5},
        {"specificity", 4.0 / 7},
        {"auc", 26.0 / 35},  // 6.5 + 3.5 + 3.5 + 7 + 5.5 of 35 pairs
        {"harm_cost", (3 * 4.0 + 3 * 1.0 + 2 * 10.0) / 12},
        {"act_rate", 6.0 / 12},
        {"missed_rate", 2.0 / 12},
        {"disturbed_rate", 3.0 / 12},
        {"harm_rate", (2 + 3 * 0.4) / 12},  // acting averts six tenths
        {"agreement_rate", 8.0 / 12},
        {"own_before_rate", 3.0 / 12},
        {"skip_rate", 2.0 / 12},
        // 10 shown; overridden: 4 6 11
        {"override_rate", 3.0 / 10},
        {"override_of_act_rate", 1.0 / 5},
        {"override_of_dismiss_rate", 2.0 / 5},
        {"override_right_rate", 2.0 / 3},
        {"override_right_rate_knowable", 1.0 / 3},
        {"move_rate_when_disagree", 4.0 / 6},  // 1 2 3 5 of 1 2 3 4 5 6
        {"misled_rate", 2.0 / 12},
        {"misled_rate_knowable", 3.0 / 12},  // 11 as well
        {"rescued_rate", 3.0 / 12},          // 1 5 11
        {"rescued_rate_knowable", 2.0 / 12},
        {"commission_rate", 1.0 / 12},
        {"commission_rate_knowable", 2.0 / 12},
        {"omission_rate", 1.0 / 12},
        {"omission_rate_knowable", 1.0 / 12},
        {"automation_bias_rr", 4.0 / 3},  // wrong score: 2 3 4 7 11 12; errors 2 3 7 12, of the twin 7 11 12
        {"automation_bias_rr_knowable", 3.0 / 1},  // wrong score: 2 3 4 12; errors 2 3 12, of the twin 12
        {"rair", 2.0 / 3},                         // 1 5 of 1 5 6
        {"rair_knowable", 2.0 / 3},
        {"rsr", 1.0 / 3},  // 4 of 2 3 4
        {"rsr_knowable", 1.0 / 3},
        {"wrong_score_followed_rate", 2.0 / 3},
        {"wrong_score_followed_rate_knowable", 2.0 / 3},
        {"synergy", (41.0 - 35.0) / 12},  // alone 2 x 4 + 3 + 3 x 10, the score alone 2 x 4 + 4 + 3 x 10
        // In the group: 1 4 6 8 10
        {"act_rate_gap", 3.0 / 5 - 3.0 / 7},
        {"false_positive_gap", 1.0 / 3 - 2.0 / 4},
        {"missed_gap", 0.0 / 2 - 2.0 / 3},
        {"level_noise", 0.3},
        {"pattern_noise", 0.4},
        {"occasion_noise", 0.5},
        {"minutes_per_case", 6.5},
        {"wait_hours", 13},
        {"backlog", 3},
        {"deadline_breach_rate", 4.0 / 12},
        {"leader_hours", 12},
        {"worker_hours", 8},
        {"support", 0.6},
        {"belief", 0.7},
        {"belief_calibration", 0.7 - 5.0 / 12},  // the score is right about 1 5 6 9 10
        {"skill", 0.9},
    };
    const auto events = twelve();
    const sim::JudgementCounts judgements = sim::count_judgements(events);
    const auto got = measure_all(summary_of(events), &judgements);
    std::set<std::string> of_other_kinds;  // counted in kinds_measures_test.cpp
    for (int kind = 0; kind <= static_cast<int>(sim::DecisionKind::number); ++kind) {
        for (const std::string_view id : sim::measures_of_kind(static_cast<sim::DecisionKind>(kind)))
            of_other_kinds.insert(std::string(id));
    }
    for (const auto& [id, value] : got) {
        INFO(id);
        if (of_other_kinds.count(id) == 1) {
            CHECK_FALSE(value.has_value());
            continue;
        }
        REQUIRE(by_hand.count(id) == 1);  // a new measure is counted here first
        REQUIRE(value.has_value());
        CHECK(*value == Approx(by_hand.at(id)).margin(1e-12));
    }
    CHECK(got.size() == by_hand.size() + of_other_kinds.size());
}

TEST_CASE("what a kind is told by is a measure, and belongs to no other kind") {
    using sim::DecisionKind;
    for (int k = 0; k <= static_cast<int>(DecisionKind::number); ++k) {
        const auto kind = static_cast<DecisionKind>(k);
        const std::string_view headline = sim::headline_of(kind);
        INFO(headline);
        CHECK(sim::find_measure(headline) != nullptr);
        CHECK_FALSE(sim::belongs_to_another_kind(headline, kind));
        for (const std::string_view id : sim::measures_of_kind(kind)) {
            CHECK_FALSE(sim::belongs_to_another_kind(id, kind));
            CHECK(sim::belongs_to_another_kind(id, DecisionKind::act_or_dismiss));
        }
        CHECK_FALSE(sim::belongs_to_another_kind("accuracy", kind));  // all kinds have it
    }
    CHECK_FALSE(sim::belongs_to_another_kind("unfamiliar_rate", DecisionKind::route));  // two kinds have it
    CHECK(sim::belongs_to_another_kind("unfamiliar_rate", DecisionKind::rank));
}

TEST_CASE("always, never, the score alone and the twin alone on the twelve") {
    const auto points = sim::policy_points(summary_of(twelve()).tally, kCosts);
    REQUIRE(points.has_value());
    CHECK(points->always.missed == 0);
    CHECK(points->always.disturbed == Approx(7.0 / 12));
    CHECK(points->always.harm_cost == Approx((5 * 4.0 + 7) / 12));
    CHECK(points->never.missed == Approx(5.0 / 12));
    CHECK(points->never.disturbed == 0);
    CHECK(points->never.harm_cost == Approx(50.0 / 12));
    CHECK(points->decided.harm_cost == Approx(35.0 / 12));
    CHECK(points->twin.harm_cost == Approx(41.0 / 12));
    CHECK(points->tool.harm_cost == Approx(42.0 / 12));
    CHECK(points->tool.missed == Approx(3.0 / 12));
    CHECK(points->twin.disturbed == Approx(3.0 / 12));
    CHECK_FALSE(sim::policy_points(sim::Tally{}, kCosts).has_value());
}

TEST_CASE("who always acts misses nobody, who never acts disturbs nobody") {
    for (const bool acts : {true, false}) {
        auto events = twelve();
        for (sim::Event& e : events) e.acts = acts;
        const auto got = measure_all(summary_of(events));
        CHECK(*got.at("sensitivity") == (acts ? 1 : 0));
        CHECK(*got.at("specificity") == (acts ? 0 : 1));
        CHECK(*got.at("act_rate") == (acts ? 1 : 0));
        CHECK(*got.at("accuracy") == Approx(acts ? 5.0 / 12 : 7.0 / 12));
        const auto points = sim::policy_points(summary_of(events).tally, kCosts);
        CHECK(points->decided.harm_cost == (acts ? points->always : points->never).harm_cost);
    }
}

TEST_CASE("what is not defined is null, never 0") {
    for (const auto& [id, value] : measure_all(sim::Summary{}, nullptr, 31)) {
        INFO(id);
        CHECK_FALSE(value.has_value());
    }
    auto hidden = twelve();
    for (sim::Event& e : hidden) e.shown = false;
    const auto got = measure_all(summary_of(hidden));
    for (const char* id : {"override_rate", "override_of_act_rate", "override_of_dismiss_rate",
                           "override_right_rate", "override_right_rate_knowable", "move_rate_when_disagree",
                           "automation_bias_rr", "automation_bias_rr_knowable", "rair", "rair_knowable",
                           "rsr", "rsr_knowable", "wrong_score_followed_rate",
                           "wrong_score_followed_rate_knowable", "synergy", "belief_calibration", "auc"}) {
        INFO(id);
        CHECK_FALSE(got.at(id).has_value());
    }
    CHECK(got.at("accuracy").has_value());
    CHECK(got.at("misled_rate").has_value());

    auto harmless = twelve();
    for (sim::Event& e : harmless) e.harm = false;
    const sim::JudgementCounts judgements = sim::count_judgements(harmless);
    const auto none = measure_all(summary_of(harmless), &judgements);
    CHECK_FALSE(none.at("sensitivity").has_value());
    CHECK_FALSE(none.at("missed_gap").has_value());
    CHECK_FALSE(none.at("auc").has_value());
    CHECK(*none.at("missed_rate") == 0);
    CHECK_FALSE(measure_all(summary_of(twelve()), nullptr, 31).at("act_rate_gap").has_value());

    // A relative risk against nobody's error is not a number.
    auto perfect_alone = twelve();
    for (sim::Event& e : perfect_alone) e.twin_acts = e.harm;
    CHECK_FALSE(measure_all(summary_of(perfect_alone)).at("automation_bias_rr").has_value());
}

TEST_CASE("identities that hold of any decisions") {
    const sim::World world = small_office();
    const sim::Play play = real_play();
    const sim::Summary s = sim::summarise(world, play);
    const auto got = measure_all(s, nullptr, world.equity_bit, world.definition.costs);
    CHECK(*got.at("misled_rate") > 0);
    CHECK(*got.at("misled_rate") == Approx(*got.at("commission_rate") + *got.at("omission_rate")));
    CHECK(*got.at("misled_rate_knowable") ==
          Approx(*got.at("commission_rate_knowable") + *got.at("omission_rate_knowable")));
    CHECK(*got.at("rsr") == Approx(1 - *got.at("wrong_score_followed_rate")));
    CHECK(*got.at("rsr_knowable") == Approx(1 - *got.at("wrong_score_followed_rate_knowable")));
    CHECK(*got.at("accuracy") == Approx(1 - *got.at("missed_rate") - *got.at("disturbed_rate")));

    const sim::Tally& t = s.tally;
    for (const sim::PairCounts* c : {&t.outcome, &t.knowable}) {
        CHECK(c->rescued + c->misled + c->kept_right + c->kept_wrong == t.cases);
        CHECK(c->acts_harm + c->acts_harmless == t.acts);
        CHECK(c->acts_harm + c->dismiss_harm == c->twin_acts_harm + c->twin_dismiss_harm);
        CHECK(c->acts_harm + c->dismiss_harm == c->tool_acts_harm + c->tool_dismiss_harm);
        // The twin's accuracy moves to the decided one by those rescued and misled.
        CHECK(c->acts_harm + c->dismiss_harmless ==
              c->twin_acts_harm + c->twin_dismiss_harmless + c->rescued - c->misled);
        CHECK(c->tool_wrong_twin_right + c->tool_wrong_twin_error == c->tool_wrong);
        CHECK(c->tool_wrong_twin_right_followed <= c->tool_wrong_twin_right);
        CHECK(c->tool_right_twin_wrong_followed <= c->tool_right_twin_wrong);
        CHECK(c->overrides_right <= t.overrides);
    }
    CHECK(t.shown_recommends_act + t.shown_recommends_dismiss == t.shown);
    CHECK(t.overrides_of_act + t.overrides_of_dismiss == t.overrides);
    const sim::GroupCounts &in = t.groups[world.equity_bit], &out = t.groups[sim::kMaxGroups];
    CHECK(in.cases > 0);
    CHECK(in.cases + out.cases == t.cases);
    CHECK(in.acts + out.acts == t.acts);
    CHECK(in.harm + in.harmless == in.cases);
}

TEST_CASE("order and labels of events do not count") {
    auto events = real_play().events;
    const sim::Tally before = sim::count_all(events, 0);
    const sim::JudgementCounts judged = sim::count_judgements(events);
    std::reverse(events.begin(), events.end());
    for (sim::Event& e : events) {
        e.seat = static_cast<std::uint16_t>(5 - e.seat);
        e.number += 17;
        e.minutes = e.minutes;
    }
    const sim::Tally after = sim::count_all(events, 0);
    CHECK(after.cases == before.cases);
    CHECK(after.outcome.misled == before.outcome.misled);
    CHECK(after.knowable.rescued == before.knowable.rescued);
    CHECK(after.groups[0].acts_harmless == before.groups[0].acts_harmless);
    CHECK(after.overrides == before.overrides);
    CHECK(after.minutes == Approx(before.minutes));
    CHECK(sim::count_judgements(events).harm == judged.harm);
    events.front().acts = !events.front().acts;  // a decision does
    CHECK(sim::count_all(events, 0).acts != before.acts);
}

TEST_CASE("tallies add up: halves to the whole, weeks to the run") {
    const sim::World world = small_office();
    const sim::Play play = real_play();
    const auto half = static_cast<std::ptrdiff_t>(play.events.size() / 2);
    sim::Tally sum = sim::count_all({play.events.data(), static_cast<std::size_t>(half)}, world.equity_bit);
    sum += sim::count_all({play.events.begin() + half, play.events.end()}, world.equity_bit);
    const sim::Summary whole = sim::summarise(world, play);
    CHECK(sum.cases == whole.tally.cases);
    CHECK(sum.outcome.commission == whole.tally.outcome.commission);
    CHECK(sum.groups[sim::kMaxGroups].acts == whole.tally.groups[sim::kMaxGroups].acts);

    const auto weeks = sim::summarise_weeks(world, play);
    REQUIRE(weeks.size() == 30);
    sim::Summary pooled;
    for (const sim::Summary& week : weeks) pooled += week;
    CHECK(pooled.tally.cases == whole.tally.cases);
    CHECK(pooled.tally.knowable.misled == whole.tally.knowable.misled);
    CHECK(pooled.tally.minutes == whole.tally.minutes);  // to the last bit
    CHECK(pooled.tally.wait_hours == whole.tally.wait_hours);
    CHECK(pooled.leader_hours == Approx(whole.leader_hours));
    CHECK(pooled.worker_hours == Approx(whole.worker_hours).margin(1e-9));
    CHECK(pooled.waiting_weeks == Approx(whole.waiting_weeks));
    CHECK(pooled.weeks == whole.weeks);
    CHECK(weeks.back().support == whole.support);
    CHECK(weeks.back().belief == whole.belief);
}

TEST_CASE("pooling two plays: counts add, states average, variances average") {
    sim::Summary a = summary_of(twelve()), b = a;
    b.support = 0.2;
    b.level_noise = 0.9;
    b.leader_hours = 20;
    a += b;
    const auto got = measure_all(a);
    CHECK(*got.at("support") == Approx(0.4));
    CHECK(*got.at("leader_hours") == Approx(16));
    CHECK(*got.at("level_noise") == Approx(std::sqrt((0.09 + 0.81) / 2)));
    CHECK(*got.at("accuracy") == Approx(7.0 / 12));
    CHECK(*got.at("backlog") == Approx(3));
}

TEST_CASE("measures are found by id, and every row says what it divides by") {
    CHECK(sim::find_measure("rair")->id == "rair");
    CHECK(sim::find_measure("nothing") == nullptr);
    for (const sim::Measure& m : sim::measures()) {
        CHECK(sim::find_measure(m.id) == &m);
        CHECK_FALSE(m.unit.empty());
        CHECK_FALSE(m.denominator.empty());
        CHECK_FALSE(m.source.empty());
    }
}
