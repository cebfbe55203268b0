// Every parameter of human behaviour. The values here are placeholders of zero: they are read from the ledger,
// assets/evidence/parameters.json, which gives each its value, range, prior, kind and source. A test fails on a field
// without a row and on a row without a field. Equations and order of operations: docs/model.md.
#pragma once

#include <cstdint>

namespace skoen::sim {

struct Behaviour {
    // Alone (docs/model.md, section 3)
    double skill_facts = 0;       // kX, mean over experienced workers, share of the recorded signal extracted
    double skill_cues = 0;        // kU, mean, share of the unrecorded signal extracted once seen
    double skill_sd = 0;          // SD between workers of both
    double newcomer_skill = 0;    // kX and kU of a newcomer, as a share of an experienced worker's
    double pattern_sd = 0;        // sd_pattern: own cue weights, per feature, on z
    double level_sd = 0;          // sd_level: lenient or severe, log-odds
    double occasion_sd = 0;       // sd_occ: the same person another day, log-odds
    double stereotype_sd = 0;     // SD between workers of the group term, log-odds
    double cue_half_minutes = 0;  // m_half: minutes on cues; p_see = 1 - exp(-minutes / m_half)
    double certainty_scale = 0;   // s: slope from log-odds over the threshold to own certainty
    double certainty_scale_sd = 0;  // SD between workers of log s
    // Attention (section 4.1), logit p_skip
    double skip_base = 0;          // s0
    double skip_effort = 0;        // s_effort, per log(1 + minutes / 10)
    double skip_pressure = 0;      // s_pressure
    double skip_trust = 0;         // s_trust, per unit of q - 0.5
    double skip_account = 0;       // s_account
    double skip_knowledge = 0;     // s_know
    double glimpse_weight = 0;     // w_g: weight of a glimpse where the own assessment was skipped
    double glimpse_skill = 0;      // share of kX that a glimpse extracts
    double request_base = 0;       // on request: logit of asking when certainty is 0.5
    double request_certainty = 0;  // on request: slope on own certainty - 0.5
    // Revise or not (section 4.3), logit P(revise)
    double revise_base = 0;           // mu_a
    double revise_sd = 0;             // sd_a between workers
    double place_sd = 0;              // sd_place between offices
    double revise_own = 0;            // r_own, per unit of own certainty
    double revise_tool = 0;           // r_tool, per unit of tool certainty
    double revise_gap = 0;            // r_gap, per unit of the gap on the answer scale (0 to 1)
    double revise_opposite = 0;       // r_opp
    double revise_trust = 0;          // r_q, per unit of q - 0.5
    double revise_pressure = 0;       // r_pressure
    double revise_account = 0;        // accountability for the process (outcome counts half)
    double revise_reasons = 0;        // explanation: the two strongest reasons shown
    double revise_knowledge = 0;      // knowledge of the tool's faults
    double tool_certainty_scale = 0;  // s_tool
    // How far (section 4.3)
    double size_mean = 0;       // logit of the median weight w
    double size_sd_person = 0;  // SD between workers, of logit w and of the logit of going all the way
    double size_sd_case = 0;    // SD within a worker of logit w
    double size_full = 0;       // mass at w = 1 of the typical worker
    double commit_margin =
        0;  // m_commit: mean margin by which a stated decision must turn out wrong to be given up, log-odds
    // Overriding (section 4.4)
    double keep_base = 0;            // o0
    double keep_certainty = 0;       // o1
    double keep_friction = 0;        // o2
    double friction_reason = 0;      // friction of a written reason
    double friction_approval = 0;    // friction of asking the supervisor
    double friction_monitoring = 0;  // friction added by monitoring at full strength
    double grant_base = 0;           // supervisor: logit of granting at certainty 0.5 and a neutral file
    double grant_certainty = 0;      // slope on the worker's certainty - 0.5
    double grant_file = 0;           // slope on the supervisor's own reading, log-odds on the worker's side
    double supervisor_skill = 0;     // kX of a supervisor who reads the file
    double supervisor_sd = 0;        // SD between supervisors, logit
    double reason_minutes = 0;       // minutes for a written reason
    double approval_minutes = 0;     // minutes of the worker for a request
    double approval_leader_minutes = 0;  // minutes of the supervisor for a request
    // Work (section 5)
    double pressure_minutes = 0;   // k_p: minutes a case = full / (1 + k_p pressure)
    double pressure_occasion = 0;  // k_occ: occasion variance x (1 + k_occ pressure)
    double pressure_scale = 0;     // multiplies felt pressure; 1 is the model
    double pressure_slack = 0;     // backlog, in weeks of intake, that nobody feels
    // What becomes known
    double known_median_weeks = 0;  // after dismissal, log-normal delay
    double known_sd = 0;            // SD of the logarithm
    double known_limit_weeks = 0;   // never later than this
    double finding_error = 0;       // probability that an assessment gets Y wrong
    // Belief
    double belief_start = 0;      // mean of q at the start
    double belief_weight = 0;     // pseudo-observations behind it
    double belief_sd = 0;         // SD between workers of the starting q
    double belief_half_life = 0;  // weeks
    double belief_hit = 0;        // weight of one observed success of the tool
    double belief_error = 0;      // weight of one observed error of the tool
    double belief_agreement = 0;  // weight of one agreement or disagreement with oneself
    double review_share =
        0;  // share of known differing cases that a weekly team review reaches at full strength
    double review_weight =
        0;  // weight of a case from the team review, against 1 for an observation of one's own
    // Support
    double support_start = 0;         // s at the start, 0 to 1
    double support_speed = 0;         // k_s a week
    double support_peers = 0;         // k_peer a week
    double support_base = 0;          // h0
    double support_sd = 0;            // h_i, SD between workers
    double support_relief = 0;        // h_relief per unit of R
    double support_own = 0;           // h_own per unit of P
    double support_insight = 0;       // h_info per unit of N
    double support_control = 0;       // h_control per unit of C
    double support_registration = 0;  // h_reg per unit of G (10 extra minutes a case)
    // Skill
    double skill_learn = 0;     // gain towards the expert per own assessment with feedback
    double skill_practice = 0;  // gain towards the experienced per own assessment, without feedback
    double skill_fade = 0;      // loss per glimpse
    double skill_expert = 0;    // expert's skill as a share of the experienced mean
    // Turnover, weekly
    double leave_base = 0;      // l0, logit
    double leave_support = 0;   // l1, per unit of s - 0.5
    double leave_pressure = 0;  // l2
    // Levers
    double involvement_own = 0;       // P added by involvement at full strength
    double involvement_fidelity = 0;  // fidelity added by involvement
    double fidelity_base =
        0;  // share of planned meetings, feedback and reviews that reach a worker, no course
    double fidelity_transactional = 0, fidelity_transformational = 0,
           fidelity_combined = 0;       // added by the course
    double outcome_accountability = 0;  // accountability for the outcome, as a share of that for the process
    double training_gain = 0;           // knowledge gained per hour towards 1
    double training_planted_gain = 0;   // the same with planted wrong scores to find
    double knowledge_half_life = 0;     // weeks
    double citizens_share = 0;          // share of saved minutes that comes back as time for cues
    double more_cases_share = 0;        // share of saved minutes turned into cases
    double band_certainty = 0;          // display as band: multiplies c_tool
    double uncertainty_certainty = 0;   // display with uncertainty: multiplies c_tool
    double reasons_minutes = 0;         // minutes to read the reasons
    double hidden_certainty = 0;        // hidden below this tool certainty, at full strength
    double team_gap_weeks = 0;          // team by team: weeks between the starts of three teams
    double adopt_base = 0;   // voluntary: weekly logit of starting at q = 0.5 and no colleague using it
    double adopt_trust = 0;  // voluntary: per unit of q - 0.5
    double adopt_peers = 0;  // voluntary: per unit of the share of colleagues who use it
    // Offices differ, SD between offices (section 3)
    double office_level_sd = 0;     // log-odds
    double office_norm_sd = 0;      // of tau, log-odds
    double office_workload_sd = 0;  // of the logarithm of arrivals
    double office_support_sd = 0;   // of h_office
    // Putting a judgement into an answer; studies only (lab/study_play.cpp)
    double bare_certainty = 0;  // how sure advice seems that does not say how sure it is, 0 to 1
    double answer_sd = 0;       // SD of an answer in per cent that is given a second time, as a share
    double answer_nudge = 0;    // P(who does not revise still gives a slightly different answer)
    double trust_base = 0, trust_slope = 0;  // item 1 to 7: base + slope q
    double trust_sd = 0;                     // of the item
    double believed_sd = 0;                  // of the stated share right of the tool, about q
    // Costs of levers in hours
    double review_hours = 0;           // one weekly team review, hours of each worker
    double review_leader_hours = 0;    // the same for the leader, preparation included
    double feedback_leader_hours = 0;  // own-case feedback, leader hours a week
    double monitoring_leader_hours = 0;
    double course_leader_hours = 0;  // a week of course
    // Choosing among options (docs/kinds.md)
    double unfamiliar = 0;        // taken off one's judgement of an option that one does not know, log-odds
    double unfamiliar_named = 0;  // share of it that is left when somebody names the option

    // Switches: each turns one mechanism off.
    bool on_pattern = true, on_level = true, on_occasion = true;
    bool on_pressure_minutes = true, on_pressure_occasion = true, on_pressure_skip = true,
         on_pressure_revise = true;
    bool on_skip = true, on_belief = true, on_agreement_evidence = true, on_support = true, on_skill = true;
    bool on_turnover = true, on_colleagues = true, on_offices_differ = true, on_override_cost = true,
         on_commitment = true;
};

}  // namespace skoen::sim
