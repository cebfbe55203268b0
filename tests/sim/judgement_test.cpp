// The equations one by one: limits, signs, switches.
#include "sim/judgement.h"

#include <cmath>
#include <functional>

#include "tests/catch.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

const sim::Behaviour& ledger() { return home().behaviour; }

sim::Behaviour without(bool sim::Behaviour::*part) {
    sim::Behaviour b = ledger();
    b.*part = false;
    return b;
}

// Reads one input of an equation at two values, all else equal.
enum class Sign { up, down };

template <class Inputs>
struct JudgementRow {
    const char* name;
    Sign sign;
    std::function<void(Inputs&)> raise;
};

template <class Inputs, class Chance>
void check_signs(const std::vector<JudgementRow<Inputs>>& rows, const Inputs& start, Chance chance) {
    for (const JudgementRow<Inputs>& row : rows) {
        const sim::Behaviour& b = ledger();
        Inputs raised = start;
        row.raise(raised);
        const double before = chance(b, start), after = chance(b, raised);
        INFO(row.name << ": " << before << " to " << after);
        CHECK(before > 0.0);
        CHECK(after < 1.0);
        CHECK((after > before) == (row.sign == Sign::up));
        CHECK((after < before) == (row.sign == Sign::down));
    }
}

}  // namespace

TEST_CASE("certainty: nothing at the threshold, rising on both sides, within 0 and 1") {
    CHECK(sim::certainty(0, 1) == 0);
    double last = 0;
    for (double x = 0.25; x < 12; x += 0.25) {
        const double c = sim::certainty(x, 1);
        CHECK(c > last);
        CHECK(c <= 1);
        CHECK(sim::certainty(-x, 1) == Approx(c));
        CHECK(sim::certainty(x, 2) < c);  // a flatter slope: less certain
        last = c;
    }
    CHECK(sim::certainty(500, 1) == 1);
}

TEST_CASE("minutes and cues") {
    const sim::Behaviour& b = ledger();
    CHECK(sim::share_of_minutes(b, 0) == 1);
    CHECK(sim::share_of_minutes(b, 1) < 1);
    CHECK(sim::share_of_minutes(b, 3) < sim::share_of_minutes(b, 1));
    CHECK(sim::share_of_minutes(b, 3) > 0);
    CHECK(sim::share_of_minutes(without(&sim::Behaviour::on_pressure_minutes), 3) == 1);
    CHECK(sim::chance_to_see(b, 0) == 0);
    CHECK(sim::chance_to_see(b, b.cue_half_minutes) == Approx(1 - std::exp(-1.0)));
    CHECK(sim::chance_to_see(b, 60) > sim::chance_to_see(b, 30));
    CHECK(sim::chance_to_see(b, 1e6) <= 1);
}

TEST_CASE("what is extracted keeps its variance whatever the skill") {
    sim::Scales s;
    s.facts = 1.3, s.cues = 0.9;
    for (const double k : {0.02, 0.3, 0.75, 0.98}) {  // (k, sqrt(1 - k k)) is a rotation
        const double x = sim::facts_part(s, k, 1, 0), e = sim::facts_part(s, k, 0, 1);
        CHECK(x * x + e * e == Approx(1.3 * 1.3));
        const double u = sim::cues_part(s, k, true, 1, 0), v = sim::cues_part(s, k, true, 0, 1);
        CHECK(u * u + v * v == Approx(0.9 * 0.9));
    }
    CHECK(sim::facts_part(s, 0.9, 1, 0) > sim::facts_part(s, 0.3, 1, 0));
    CHECK(sim::cues_part(s, 0.9, false, 1, 0) == 0);  // not seen: noise only
    CHECK(sim::cues_part(s, 0.9, false, 1, 1) == Approx(0.9));
}

TEST_CASE("occasion noise grows with pressure") {
    const sim::Behaviour& b = ledger();
    CHECK(sim::occasion_part(b, 0, 1) == Approx(b.occasion_sd));
    CHECK(sim::occasion_part(b, 2, 1) > sim::occasion_part(b, 0, 1));
    CHECK(sim::occasion_part(b, 2, -1) == -sim::occasion_part(b, 2, 1));
    CHECK(sim::occasion_part(without(&sim::Behaviour::on_pressure_occasion), 2, 1) == Approx(b.occasion_sd));
    CHECK(sim::occasion_part(without(&sim::Behaviour::on_occasion), 2, 1) == 0);
}

TEST_CASE("attention: what makes skipping likelier and what less") {
    using In = sim::AttentionInputs;
    const In start{30, 0.5, 0.6, 0.2, 0.2};
    const auto chance = [](const sim::Behaviour& b, const In& in) { return sim::chance_to_skip(b, in); };
    check_signs<In>({{"minutes saved", Sign::up, [](In& in) { in.minutes = 60; }},
                     {"pressure", Sign::up, [](In& in) { in.pressure = 2; }},
                     {"trust", Sign::up, [](In& in) { in.belief = 0.9; }},
                     {"accountability", Sign::down, [](In& in) { in.accountability = 1; }},
                     {"knowledge", Sign::down, [](In& in) { in.knowledge = 1; }}},
                    start, chance);
    CHECK(sim::chance_to_skip(without(&sim::Behaviour::on_skip), start) == 0);
    In pressed = start;
    pressed.pressure = 2;
    const sim::Behaviour calm = without(&sim::Behaviour::on_pressure_skip);
    CHECK(sim::chance_to_skip(calm, pressed) == sim::chance_to_skip(calm, start));
}

TEST_CASE("revision: what makes it likelier and what less") {
    using In = sim::ReviseInputs;
    In start;
    start.own_certainty = 0.4, start.tool_certainty = 0.5, start.gap = 0.3, start.belief = 0.6;
    start.pressure = 0.5, start.accountability = 0.2, start.knowledge = 0.2;
    const auto chance = [](const sim::Behaviour& b, const In& in) {
        return sim::chance_to_revise(b, 0.3, in);
    };
    check_signs<In>({{"own certainty", Sign::down, [](In& in) { in.own_certainty = 0.9; }},
                     {"tool certainty", Sign::down, [](In& in) { in.tool_certainty = 0.9; }},
                     {"gap", Sign::up, [](In& in) { in.gap = 0.6; }},
                     {"opposite sides", Sign::up, [](In& in) { in.opposite = true; }},
                     {"trust", Sign::up, [](In& in) { in.belief = 0.9; }},
                     {"pressure", Sign::up, [](In& in) { in.pressure = 2; }},
                     {"accountability", Sign::down, [](In& in) { in.accountability = 1; }},
                     {"reasons", Sign::up, [](In& in) { in.reasons = true; }},
                     {"knowledge", Sign::down, [](In& in) { in.knowledge = 1; }}},
                    start, chance);
    In pressed = start;
    pressed.pressure = 2;
    const sim::Behaviour calm = without(&sim::Behaviour::on_pressure_revise);
    CHECK(sim::chance_to_revise(calm, 0.3, pressed) == sim::chance_to_revise(calm, 0.3, start));
    CHECK(sim::chance_to_revise(ledger(), 1.3, start) >
          sim::chance_to_revise(ledger(), 0.3, start));  // the person
}

TEST_CASE("how far: all the way, or a share that rises with the person") {
    const sim::Behaviour& b = ledger();
    CHECK(sim::size_of_revision(b, 0, 0, true) == 1);
    CHECK(sim::size_of_revision(b, 0, 0, false) == Approx(1 / (1 + std::exp(-b.size_mean))));
    CHECK(sim::size_of_revision(b, 1, 0, false) > sim::size_of_revision(b, 0, 0, false));
    CHECK(sim::size_of_revision(b, 0, -9, false) > 0);
    CHECK(sim::size_of_revision(b, 0, 9, false) < 1);
}

TEST_CASE("overrides: friction costs, certainty keeps, supervisors side with the file") {
    const sim::Behaviour& b = ledger();
    CHECK(sim::chance_to_keep(b, 0.5, 1.5) < sim::chance_to_keep(b, 0.5, 0.5));
    CHECK(sim::chance_to_keep(b, 0.9, 1) > sim::chance_to_keep(b, 0.3, 1));
    CHECK(sim::chance_to_grant(b, 0, 0.9, 1, 0) > sim::chance_to_grant(b, 0, 0.3, 1, 0));
    CHECK(sim::chance_to_grant(b, 0.8, 0.5, 1, 0) > sim::chance_to_grant(b, 0, 0.5, 1, 0));
    CHECK(sim::chance_to_grant(b, 0, 0.5, 1, 2) > sim::chance_to_grant(b, 0, 0.5, 1, -2));
    CHECK(sim::chance_to_grant(b, 0, 0.5, -1, 2) < sim::chance_to_grant(b, 0, 0.5, -1, -2));
    CHECK(sim::chance_to_grant(b, 0, 0.5, 1, 2) == sim::chance_to_grant(b, 0, 0.5, -1, -2));
}
