#include "scenarios/describe_behaviour.h"

#include "scenarios/ledger.h"

namespace skoen::scenarios {

namespace {

#define SKOEN_FIELD(name)                                                                                    \
    { #name, &sim::Behaviour::name }

constexpr BehaviourNumber kNumbers[] = {
    SKOEN_FIELD(skill_facts),
    SKOEN_FIELD(skill_cues),
    SKOEN_FIELD(skill_sd),
    SKOEN_FIELD(newcomer_skill),
    SKOEN_FIELD(pattern_sd),
    SKOEN_FIELD(level_sd),
    SKOEN_FIELD(occasion_sd),
    SKOEN_FIELD(stereotype_sd),
    SKOEN_FIELD(cue_half_minutes),
    SKOEN_FIELD(certainty_scale),
    SKOEN_FIELD(certainty_scale_sd),
    SKOEN_FIELD(skip_base),
    SKOEN_FIELD(skip_effort),
    SKOEN_FIELD(skip_pressure),
    SKOEN_FIELD(skip_trust),
    SKOEN_FIELD(skip_account),
    SKOEN_FIELD(skip_knowledge),
    SKOEN_FIELD(glimpse_weight),
    SKOEN_FIELD(glimpse_skill),
    SKOEN_FIELD(request_base),
    SKOEN_FIELD(request_certainty),
    SKOEN_FIELD(revise_base),
    SKOEN_FIELD(revise_sd),
    SKOEN_FIELD(place_sd),
    SKOEN_FIELD(revise_own),
    SKOEN_FIELD(revise_tool),
    SKOEN_FIELD(revise_gap),
    SKOEN_FIELD(revise_opposite),
    SKOEN_FIELD(revise_trust),
    SKOEN_FIELD(revise_pressure),
    SKOEN_FIELD(revise_account),
    SKOEN_FIELD(revise_reasons),
    SKOEN_FIELD(revise_knowledge),
    SKOEN_FIELD(tool_certainty_scale),
    SKOEN_FIELD(size_mean),
    SKOEN_FIELD(size_sd_person),
    SKOEN_FIELD(size_sd_case),
    SKOEN_FIELD(size_full),
    SKOEN_FIELD(commit_margin),
    SKOEN_FIELD(keep_base),
    SKOEN_FIELD(keep_certainty),
    SKOEN_FIELD(keep_friction),
    SKOEN_FIELD(friction_reason),
    SKOEN_FIELD(friction_approval),
    SKOEN_FIELD(friction_monitoring),
    SKOEN_FIELD(grant_base),
    SKOEN_FIELD(grant_certainty),
    SKOEN_FIELD(grant_file),
    SKOEN_FIELD(supervisor_skill),
    SKOEN_FIELD(supervisor_sd),
    SKOEN_FIELD(reason_minutes),
    SKOEN_FIELD(approval_minutes),
    SKOEN_FIELD(approval_leader_minutes),
    SKOEN_FIELD(pressure_minutes),
    SKOEN_FIELD(pressure_occasion),
    SKOEN_FIELD(pressure_scale),
    SKOEN_FIELD(pressure_slack),
    SKOEN_FIELD(known_median_weeks),
    SKOEN_FIELD(known_sd),
    SKOEN_FIELD(known_limit_weeks),
    SKOEN_FIELD(finding_error),
    SKOEN_FIELD(belief_start),
    SKOEN_FIELD(belief_weight),
    SKOEN_FIELD(belief_sd),
    SKOEN_FIELD(belief_half_life),
    SKOEN_FIELD(belief_hit),
    SKOEN_FIELD(belief_error),
    SKOEN_FIELD(belief_agreement),
    SKOEN_FIELD(review_share),
    SKOEN_FIELD(review_weight),
    SKOEN_FIELD(support_start),
    SKOEN_FIELD(support_speed),
    SKOEN_FIELD(support_peers),
    SKOEN_FIELD(support_base),
    SKOEN_FIELD(support_sd),
    SKOEN_FIELD(support_relief),
    SKOEN_FIELD(support_own),
    SKOEN_FIELD(support_insight),
    SKOEN_FIELD(support_control),
    SKOEN_FIELD(support_registration),
    SKOEN_FIELD(skill_learn),
    SKOEN_FIELD(skill_practice),
    SKOEN_FIELD(skill_fade),
    SKOEN_FIELD(skill_expert),
    SKOEN_FIELD(leave_base),
    SKOEN_FIELD(leave_support),
    SKOEN_FIELD(leave_pressure),
    SKOEN_FIELD(involvement_own),
    SKOEN_FIELD(involvement_fidelity),
    SKOEN_FIELD(fidelity_base),
    SKOEN_FIELD(fidelity_transactional),
    SKOEN_FIELD(fidelity_transformational),
    SKOEN_FIELD(fidelity_combined),
    SKOEN_FIELD(outcome_accountability),
    SKOEN_FIELD(training_gain),
    SKOEN_FIELD(training_planted_gain),
    SKOEN_FIELD(knowledge_half_life),
    SKOEN_FIELD(citizens_share),
    SKOEN_FIELD(more_cases_share),
    SKOEN_FIELD(band_certainty),
    SKOEN_FIELD(uncertainty_certainty),
    SKOEN_FIELD(reasons_minutes),
    SKOEN_FIELD(hidden_certainty),
    SKOEN_FIELD(team_gap_weeks),
    SKOEN_FIELD(adopt_base),
    SKOEN_FIELD(adopt_trust),
    SKOEN_FIELD(adopt_peers),
    SKOEN_FIELD(office_level_sd),
    SKOEN_FIELD(office_norm_sd),
    SKOEN_FIELD(office_workload_sd),
    SKOEN_FIELD(office_support_sd),
    SKOEN_FIELD(bare_certainty),
    SKOEN_FIELD(answer_sd),
    SKOEN_FIELD(answer_nudge),
    SKOEN_FIELD(trust_base),
    SKOEN_FIELD(trust_slope),
    SKOEN_FIELD(trust_sd),
    SKOEN_FIELD(believed_sd),
    SKOEN_FIELD(review_hours),
    SKOEN_FIELD(review_leader_hours),
    SKOEN_FIELD(feedback_leader_hours),
    SKOEN_FIELD(monitoring_leader_hours),
    SKOEN_FIELD(course_leader_hours),
};

constexpr BehaviourSwitch kSwitches[] = {
    SKOEN_FIELD(on_pattern),
    SKOEN_FIELD(on_level),
    SKOEN_FIELD(on_occasion),
    SKOEN_FIELD(on_pressure_minutes),
    SKOEN_FIELD(on_pressure_occasion),
    SKOEN_FIELD(on_pressure_skip),
    SKOEN_FIELD(on_pressure_revise),
    SKOEN_FIELD(on_skip),
    SKOEN_FIELD(on_belief),
    SKOEN_FIELD(on_agreement_evidence),
    SKOEN_FIELD(on_support),
    SKOEN_FIELD(on_skill),
    SKOEN_FIELD(on_turnover),
    SKOEN_FIELD(on_colleagues),
    SKOEN_FIELD(on_offices_differ),
    SKOEN_FIELD(on_override_cost),
    SKOEN_FIELD(on_commitment),
};

#undef SKOEN_FIELD

}  // namespace

std::span<const BehaviourNumber> behaviour_numbers() { return kNumbers; }
std::span<const BehaviourSwitch> behaviour_switches() { return kSwitches; }

void describe(Schema& schema, sim::Behaviour& behaviour) {
    for (const BehaviourNumber& number : kNumbers) {
        const LedgerRow& row = ledger_row(number.field);
        schema.number(number.field, behaviour.*number.member,
                      {.lo = row.range[0], .hi = row.range[1], .unit = row.unit.c_str()},
                      row.meaning.en.c_str());
    }
    for (const BehaviourSwitch& mechanism : kSwitches) {
        schema.boolean(mechanism.field, behaviour.*mechanism.member, {},
                       ledger_switch(mechanism.field).meaning.en.c_str());
    }
}

}  // namespace skoen::scenarios
