// What happened in one decision: the only thing measures are made from.
#pragma once

#include <cstdint>

#include "sim/decision.h"

namespace skoen::sim {

struct Event {
    // Which case, who, when. Weeks count from 1.
    std::uint32_t number = 0;
    std::uint16_t seat = 0, generation = 0, arrival_week = 0, week = 0;
    std::uint32_t group_bits = 0;
    // The tool
    std::uint8_t score = 0;    // 1 to 10, whether shown or not
    bool recommended = false;  // what that score recommends
    bool shown = false;        // the worker saw it
    // The truth
    bool harm = false;  // Y
    bool best = false;  // eta over the cost-optimal threshold: best on everything knowable
    // The worker
    bool skipped = false;     // no own assessment
    bool own_before = false;  // own assessment made and written down before the score
    bool cue_seen = false;
    bool own_acts = false;  // own judgement over the threshold (skipped: the glimpse)
    bool revised = false;
    bool wanted_override = false;  // after the judgement, before what an override costs
    bool asked = false;            // asked the supervisor
    bool acts = false;             // the final decision
    bool twin_acts = false;        // local twin: full own assessment, score hidden, same draws
    bool late = false;             // decided after the deadline
    DecisionKind kind = DecisionKind::act_or_dismiss;
    bool automatic = false;  // the tool decided alone
    // Kinds that take proposals: places of options, and how the decision, the local twin and the tool alone come off.
    // There `harm` is that taking the proposal is right, `recommended` is always true, and yes is taking the proposal.
    std::uint8_t option = 0, own_option = 0, twin_option = 0, tool_option = 0;
    std::uint8_t right_option = 0, best_option = 0;  // of the outcome; of everything knowable
    bool familiar = true;                            // the worker knows the option that was chosen
    bool urgent = false;                             // the case is in the palette's urgent group
    Verdict verdict = Verdict::right, twin_verdict = Verdict::right, tool_verdict = Verdict::right;
    Verdict verdict_knowable = Verdict::right, twin_verdict_knowable = Verdict::right,
            tool_verdict_knowable = Verdict::right;
    // Log-odds, [0, 1], minutes, hours
    double own = 0;              // J, or the glimpse where the own assessment was skipped
    double twin = 0;             // J with a full own assessment
    double advice = 0;           // adv on the worker's own scale
    double final_judgement = 0;  // F
    double threshold = 0;        // tau_i; number: logarithm of the right one (own, twin, advice, F likewise)
    double own_certainty = 0, tool_certainty = 0, gap = 0;
    double minutes = 0;               // spent
    double full_minutes = 0;          // what a full own assessment would have taken under this pressure
    double registration_minutes = 0;  // of `minutes`: written reasons and requests
    double wait_hours = 0;            // arrival to decision, working-day hours
    double leader_minutes = 0;
    // choose: probability of the good outcome; complete: days from application to answer.
    double outcome = 0;
    double clock_days = 0;  // complete: days that the official clock saw
};

// Against the best decision on everything knowable: the decision, and the local twin's.
[[nodiscard]] inline bool is_right(const Event& e) {
    return takes_proposals(e.kind) ? e.verdict_knowable == Verdict::right : e.acts == e.best;
}
[[nodiscard]] inline bool twin_is_right(const Event& e) {
    return takes_proposals(e.kind) ? e.twin_verdict_knowable == Verdict::right : e.twin_acts == e.best;
}

}  // namespace skoen::sim
