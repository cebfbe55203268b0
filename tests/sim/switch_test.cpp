// Every switch turns exactly its mechanism off: with the switch off the parameters of the mechanism do not move one bit of
// a play, with it on they do. And every parameter of the ledger belongs to a row here or is named as having no switch.
#include <set>

#include "scenarios/describe_behaviour.h"
#include "scenarios/ledger.h"
#include "tests/catch.h"
#include "tests/sim/bench.h"
#include "tests/sim/studies_only.h"

using namespace skoen;
using namespace skoen::test;

namespace {

// Small, busy and eventful: everything that a switch can turn off happens in one of the plans below.
const sim::World& busy_world() {
    static const sim::World kWorld = changed(home_world(), [](sim::Definition& d) {
        d.office.workers = 6;
        d.office.weeks = 24;
        d.office.cases_per_week = 15;
        d.office.utilisation = 1.2;
        d.behaviour.known_median_weeks = 2;
        d.behaviour.leave_base = -3;
        d.behaviour.adopt_base = -1.5;
        d.model.planted_wrong_share = 0.1;
    });
    return kWorld;
}

const std::vector<sim::Strategy>& plans() {
    static const std::vector<sim::Strategy> kPlans = {
        plan({{"workflow", "score_first"},
              {"feedback", "own_cases"},
              {"accountability", "process"},
              {"saved_time", "to_citizens"},
              {"training", "planted_errors"},
              {"course", "combined"}}),
        plan({{"workflow", "own_first"},
              {"override_rule", "written_reason"},
              {"feedback", "team_review"},
              {"monitoring", "override_rates"},
              {"involvement", "workers_choose"},
              {"pace", "voluntary"}}),
        plan({{"workflow", "own_first"}, {"override_rule", "approval"}, {"display", "with_reasons"}}),
    };
    return kPlans;
}

// Are the plays of every plan the same, to the last bit of events and weekly records?
bool same_plays(const sim::World& a, const sim::World& b) {
    for (const sim::Strategy& strategy : plans()) {
        const Outcome x = play_out(a, strategy, 1), y = play_out(b, strategy, 1);
        if (!same_events(x.events, y.events)) return false;
        for (std::size_t w = 0; w < x.records.size(); ++w) {
            const sim::WeekRecord &r = x.records[w], &s = y.records[w];
            if (r.belief != s.belief || r.support != s.support || r.skill_facts != s.skill_facts ||
                r.skill_cues != s.skill_cues || r.knowledge != s.knowledge || r.pressure != s.pressure ||
                r.leader_minutes != s.leader_minutes || r.worker_minutes != s.worker_minutes ||
                r.left != s.left) {
                return false;
            }
        }
    }
    return true;
}

sim::World with(const std::function<void(sim::Behaviour&)>& edit) {
    return changed(busy_world(), [&](sim::Definition& d) { edit(d.behaviour); });
}

double sim::Behaviour::*member_of(const std::string& field) {
    for (const scenarios::BehaviourNumber& number : scenarios::behaviour_numbers()) {
        if (field == number.field) return number.member;
    }
    FAIL("no such parameter: " + field);
    return nullptr;
}

bool sim::Behaviour::*switch_of(const std::string& field) {
    for (const scenarios::BehaviourSwitch& part : scenarios::behaviour_switches()) {
        if (field == part.field) return part.member;
    }
    FAIL("no such switch: " + field);
    return nullptr;
}

// Halfway to the farther end of the range.
void move(sim::Behaviour& b, const std::string& field) {
    const auto& range = scenarios::ledger_row(field).range;
    double& value = b.*member_of(field);
    value = value - range[0] > range[1] - value ? 0.5 * (value + range[0]) : 0.5 * (value + range[1]);
}

struct SwitchRow {
    const char* part;
    std::vector<std::string> parameters;  // that only this mechanism reads
};

const std::vector<SwitchRow>& rows() {
    static const std::vector<SwitchRow> kRows = {
        {"on_pattern", {"pattern_sd"}},
        {"on_level", {"level_sd"}},
        {"on_occasion", {"occasion_sd", "pressure_occasion"}},
        {"on_pressure_minutes", {"pressure_minutes"}},
        {"on_pressure_occasion", {"pressure_occasion"}},
        {"on_pressure_skip", {"skip_pressure"}},
        {"on_pressure_revise", {"revise_pressure"}},
        {"on_skip",
         {"skip_base", "skip_effort", "skip_pressure", "skip_trust", "skip_account", "skip_knowledge",
          "glimpse_weight", "glimpse_skill", "skill_fade"}},
        {"on_belief",
         {"belief_half_life", "belief_hit", "belief_error", "belief_agreement", "review_weight"}},
        {"on_agreement_evidence", {"belief_agreement"}},
        {"on_support",
         {"support_speed", "support_peers", "support_base", "support_sd", "support_relief", "support_own",
          "support_insight", "support_control", "support_registration", "involvement_own",
          "office_support_sd"}},
        {"on_skill", {"skill_learn", "skill_practice", "skill_fade", "skill_expert"}},
        {"on_turnover", {"leave_base", "leave_support", "leave_pressure", "newcomer_skill"}},
        {"on_colleagues", {"support_peers", "adopt_peers", "review_share", "review_weight"}},
        {"on_offices_differ",
         {"place_sd", "office_level_sd", "office_norm_sd", "office_workload_sd", "office_support_sd",
          "supervisor_sd"}},
        {"on_override_cost",
         {"keep_base", "keep_certainty", "keep_friction", "friction_reason", "friction_approval",
          "friction_monitoring", "grant_base", "grant_certainty", "grant_file", "supervisor_skill",
          "supervisor_sd", "reason_minutes", "approval_minutes", "approval_leader_minutes"}},
        {"on_commitment", {"commit_margin"}},
    };
    return kRows;
}

}  // namespace

TEST_CASE("a switch turns off its mechanism, with all its parameters") {
    for (const SwitchRow& row : rows()) {
        INFO(row.part);
        const sim::World on = busy_world();
        const sim::World off = with([&](sim::Behaviour& b) { b.*switch_of(row.part) = false; });
        CHECK_FALSE(same_plays(on, off));
        const sim::World off_moved = with([&](sim::Behaviour& b) {
            b.*switch_of(row.part) = false;
            for (const std::string& field : row.parameters) move(b, field);
        });
        CHECK(same_plays(off, off_moved));
        for (const std::string& field : row.parameters) {
            INFO(field);
            CHECK_FALSE(same_plays(on, with([&](sim::Behaviour& b) { move(b, field); })));
        }
    }
}

TEST_CASE("every switch has a row") {
    std::set<std::string> named;
    for (const SwitchRow& row : rows()) named.insert(row.part);
    for (const scenarios::BehaviourSwitch& part : scenarios::behaviour_switches())
        CHECK(named.count(part.field) == 1);
    CHECK(named.size() == scenarios::behaviour_switches().size());
}

TEST_CASE("every other parameter moves a play as well") {
    std::set<std::string> named;
    for (const SwitchRow& row : rows()) named.insert(row.parameters.begin(), row.parameters.end());
    // Read only under a lever or option that the plans above leave out.
    const std::set<std::string> elsewhere = {"request_base", "request_certainty", "hidden_certainty",
                                             "band_certainty", "uncertainty_certainty", "more_cases_share",
                                             "team_gap_weeks", "outcome_accountability", "training_gain",
                                             "fidelity_transactional", "fidelity_transformational",
                                             // Seldom binding; the next test is theirs.
                                             "known_limit_weeks", "adopt_trust"};
    int moved = 0;
    for (const scenarios::BehaviourNumber& number : scenarios::behaviour_numbers()) {
        if (named.count(number.field) != 0) continue;
        INFO(number.field);
        const bool same = same_plays(busy_world(), with([&](sim::Behaviour& b) { move(b, number.field); }));
        CHECK(same == (elsewhere.count(number.field) + test::studies_only().count(number.field) != 0));
        ++moved;
    }
    CHECK(moved > 40);
}

TEST_CASE("outcomes are known within the limit, and those who trust take the tool up sooner") {
    const auto slow_outcomes = [](double limit) {
        return with([=](sim::Behaviour& b) {
            b.known_median_weeks = 40;
            b.known_limit_weeks = limit;
        });
    };
    CHECK_FALSE(same_plays(slow_outcomes(2), slow_outcomes(10)));
    const auto trusting = [](double adopt_trust) {
        return with([=](sim::Behaviour& b) {
            b.belief_start = 0.9;
            b.adopt_base = -3;
            b.adopt_trust = adopt_trust;
        });
    };
    CHECK_FALSE(same_plays(trusting(0), trusting(6)));
}
