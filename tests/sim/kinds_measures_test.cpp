// Every measure of every kind of decision, counted by hand once (docs/kinds.md).
#include <cmath>
#include <map>
#include <string>

#include "sim/kinds/proposals.h"
#include "sim/kinds/ranking.h"
#include "sim/kinds/returns.h"
#include "sim/measures.h"
#include "tests/catch.h"

using namespace skoen;
using sim::Verdict;

namespace {

// All measures that are defined, by id.
std::map<std::string, double> measured(const std::vector<sim::Event>& events, const sim::Costs& costs = {}) {
    sim::Summary summary;
    summary.tally = sim::count_all(events, 0);
    summary.plays = 1;
    const sim::JudgementCounts judgements = sim::count_judgements(events);
    std::map<std::string, double> out;
    for (const sim::Measure& m : sim::measures()) {
        if (const auto value = m.value({summary, &judgements, costs, 0})) out[std::string(m.id)] = *value;
    }
    return out;
}

void check(const std::map<std::string, double>& found, const std::map<std::string, double>& wanted) {
    for (const auto& [id, value] : wanted) {
        INFO(id);
        REQUIRE(found.contains(id));
        CHECK(found.at(id) == Approx(value).margin(1e-12));
    }
}

struct Told {  // one decision about a proposal
    Verdict decided, twin, tool;
    bool acts, twin_acts, shown;
    bool automatic = false, urgent = false, familiar = true, in_group = false;
};

constexpr Verdict kRight = Verdict::right, kMissed = Verdict::missed, kDisturbed = Verdict::disturbed;

// clang-format off
constexpr Told kEight[] = {
    // decided    twin        tool        acts   twin   shown
    {kRight,     kDisturbed, kRight,     true,  false, true, false, false, false, true},  // 1 rescued, beyond the familiar
    {kDisturbed, kRight,     kDisturbed, true,  false, true},                             // 2 misled
    {kRight,     kRight,     kDisturbed, false, false, true, false, true},                // 3 rightly resisted, urgent
    {kMissed,    kMissed,    kRight,     false, false, true, false, false, true, true},   // 4 wrongly resisted
    {kRight,     kRight,     kRight,     true,  true,  true},                             // 5 all right
    {kDisturbed, kDisturbed, kDisturbed, true,  true,  false},                            // 6 not shown
    {kMissed,    kRight,     kMissed,    true,  false, false, true, true, true, true},    // 7 the robot's, urgent
    {kDisturbed, kDisturbed, kDisturbed, false, false, true},                             // 8 all wrong
};
// clang-format on

std::vector<sim::Event> eight(sim::DecisionKind kind) {
    std::vector<sim::Event> events;
    for (const Told& t : kEight) {
        sim::Event e;
        e.kind = kind;
        e.recommended = true;
        e.verdict = e.verdict_knowable = t.decided;
        e.twin_verdict = e.twin_verdict_knowable = t.twin;
        e.tool_verdict = e.tool_verdict_knowable = t.tool;
        e.acts = t.acts, e.twin_acts = t.twin_acts, e.shown = t.shown;
        e.automatic = t.automatic, e.urgent = t.urgent, e.familiar = t.familiar;
        e.group_bits = t.in_group ? 1U : 0U;
        e.outcome = t.decided == kRight ? 0.40 : 0.38;
        events.push_back(e);
    }
    return events;
}

}  // namespace

TEST_CASE("eight decisions about options, counted by hand", "[kinds]") {
    const sim::Costs costs{5, 1, 0.6};
    const auto choose = measured(eight(sim::DecisionKind::choose), costs);
    check(choose, {{"accuracy", 3.0 / 8},
                   {"missed_rate", 2.0 / 8},
                   {"disturbed_rate", 3.0 / 8},
                   {"harm_cost", 13.0 / 8},
                   {"agreement_rate", 5.0 / 8},
                   {"act_rate", 5.0 / 8},
                   {"override_rate", 3.0 / 6},
                   {"override_right_rate", 1.0 / 3},
                   {"move_rate_when_disagree", 2.0 / 5},
                   {"rescued_rate", 1.0 / 8},
                   {"misled_rate", 2.0 / 8},
                   {"commission_rate", 1.0 / 8},
                   {"omission_rate", 1.0 / 8},
                   {"rair", 1.0 / 2},
                   {"rsr", 1.0 / 2},
                   {"wrong_score_followed_rate", 1.0 / 2},
                   {"automation_bias_rr", 2.0},
                   {"synergy", (8.0 - 13.0) / 8},
                   {"missed_gap", 2.0 / 3},
                   {"false_positive_gap", 0.0 - 3.0 / 5},
                   {"act_rate_gap", 2.0 / 3 - 3.0 / 5},
                   {"unfamiliar_rate", 1.0 / 8},
                   {"automatic_rate", 1.0 / 8},
                   {"automatic_wrong_rate", 1.0},
                   {"urgent_wrong_rate", 1.0 / 2},
                   {"outcome_rate", (3 * 0.40 + 5 * 0.38) / 8}});
    for (const char* id : {"sensitivity", "specificity", "auc", "override_of_act_rate", "level_noise",
                           "weight_of_advice", "capture_rate", "turnaround_days"}) {
        INFO(id);
        CHECK_FALSE(choose.contains(id));
    }
    CHECK_FALSE(measured(eight(sim::DecisionKind::route), costs).contains("outcome_rate"));
}

TEST_CASE("a proposal's case is rescued, misled, kept right or kept wrong, and no two of these", "[kinds]") {
    for (const sim::DecisionKind kind : {sim::DecisionKind::choose, sim::DecisionKind::route}) {
        const sim::Tally t = sim::count_all(eight(kind), 0);
        for (const sim::PairCounts* c : {&t.outcome, &t.knowable}) {
            CHECK(c->rescued == 1);
            CHECK(c->misled == 2);
            CHECK(c->misled == c->commission + c->omission);
            CHECK(c->rescued + c->misled + c->kept_right + c->kept_wrong == t.cases);
        }
    }
}

TEST_CASE("four numbers, counted by hand", "[kinds]") {
    const auto number = [](double own, double advice, double granted, bool shown, Verdict decided) {
        sim::Event e;
        e.kind = sim::DecisionKind::number;
        e.recommended = true;
        e.threshold = std::log(1000.0);
        e.own = e.twin = std::log(own);
        e.advice = std::log(advice);
        e.final_judgement = std::log(granted);
        e.shown = shown;
        e.verdict = decided;
        return e;
    };
    std::vector<sim::Event> events = {
        number(900, 1000, 950, true, kMissed), number(1000, 1100, 1000, true, kRight),
        number(1200, 1000, 1200, false, kDisturbed), number(800, 1000, 800, true, kRight)};
    events[3].acts = events[3].wanted_override = true;  // the last wanted to keep 800 and had to give it up
    check(measured(events, {2, 1, 0.6}),
          {{"mean_error", 250.0 / 4},
           {"mean_error_share", 0.25 / 4},
           {"alone_error_share", 0.5 / 4},
           {"tool_error_share", 0.1 / 4},
           {"weight_of_advice", (std::log(950.0 / 900) / std::log(1000.0 / 900) + 0 + 1) / 3},
           {"missed_rate", 1.0 / 4},
           {"disturbed_rate", 1.0 / 4},
           {"harm_cost", 3.0 / 4},
           {"override_rate", 2.0 / 3}});
}

TEST_CASE("what follows from a letter, a gap and neither", "[kinds]") {
    const sim::Returns r{4, 15, 5, 6, 60};
    // Five working days are a calendar week: 24 working-day hours are 1.4 days. uniform e^-2: twice the mean wait.
    const sim::FollowUp letter = sim::follow_up_of(r, true, false, 24, std::exp(-2.0));
    CHECK(letter.days == Approx(1.4 + 8 * 7 + 5).margin(1e-9));
    CHECK(letter.clock_days == 5);
    CHECK(letter.weeks == 8);
    CHECK(letter.minutes == 15);
    const sim::FollowUp gap = sim::follow_up_of(r, false, true, 24, 0.5);
    CHECK(gap.days == Approx(1.4 + 5 + 42).margin(1e-9));
    CHECK(gap.clock_days == gap.days);
    CHECK(gap.weeks == 6);
    CHECK(gap.minutes == 60);
    const sim::FollowUp clean = sim::follow_up_of(r, false, false, 24, 0.5);
    CHECK(clean.days == Approx(6.4).margin(1e-9));
    CHECK(clean.minutes == 0);

    sim::Event one, other;
    one.kind = other.kind = sim::DecisionKind::complete;
    one.outcome = letter.days, one.clock_days = letter.clock_days;
    other.outcome = gap.days, other.clock_days = gap.clock_days;
    check(measured({one, other}), {{"turnaround_days", (62.4 + 48.4) / 2}, {"clock_days", (5 + 48.4) / 2}});
}

TEST_CASE("who is taken from a pile, and in what order", "[kinds]") {
    // Four cases in order of arrival; room for two.
    const sim::Pile pile{{0, 3, 1, 2},     {3, 0, 1, 2},     {1, 1, 1, 1}, {5, 8, 8, 2},
                         {.1, .2, .3, .4}, {10, 10, 10, 10}, {0, 0, 5, 30}};
    const std::vector<sim::Taken> taken = sim::take_from(pile, 2);
    const auto flags = [&](bool sim::Taken::*flag) {
        std::string out;
        for (const sim::Taken& t : taken) out += t.*flag ? '1' : '0';
        return out;
    };
    CHECK(flags(&sim::Taken::decided) == "0101");
    CHECK(flags(&sim::Taken::own) == "1001");
    CHECK(flags(&sim::Taken::twin) == "1100");  // ties: the first two
    CHECK(flags(&sim::Taken::tool) == "0110");
    // At 0 the second (taken), at 10 the first (the fourth has not come), at 20 the third, at 30 the fourth.
    CHECK(sim::order_of(pile, taken, 0) == std::vector<std::size_t>{1, 0, 2, 3});
    CHECK(sim::order_of(pile, taken, 30) == std::vector<std::size_t>{1, 3, 0, 2});
}

TEST_CASE("five candidates, counted by hand", "[kinds]") {
    const auto one = [](bool harm, bool taken, bool twin, bool tool, bool late, double wait) {
        sim::Event e;
        e.kind = sim::DecisionKind::rank;
        e.shown = true;
        e.harm = e.best = harm;
        e.acts = taken, e.twin_acts = twin, e.recommended = tool;
        e.late = late, e.wait_hours = wait;
        return e;
    };
    check(measured({one(true, true, false, true, false, 10), one(true, false, true, false, true, 90),
                    one(true, true, true, true, false, 20), one(false, true, true, false, true, 70),
                    one(false, false, false, true, false, 40)}),
          {{"capture_rate", 2.0 / 3},
           {"precision_at_capacity", 2.0 / 3},
           {"displacement_rate", 1.0 / 3},
           {"rank_agreement", 2.0 / 3},
           {"late_wait_hours", 80.0},
           {"override_rate", 2.0 / 5},
           {"rescued_rate", 1.0 / 5},
           {"misled_rate", 1.0 / 5}});
}
