// One worker, one case: the equations of docs/model.md, sections 3 and 4, one function each, in the order in which they
// are used. Pure: everything random comes in as an argument. Log-odds throughout; certainty and shares in [0, 1].
#pragma once

#include <cmath>

#include "sim/base/math.h"
#include "sim/behaviour.h"
#include "sim/case_generator.h"
#include "sim/judgement_kernel.h"
#include "sim/worker.h"

namespace skoen::sim {

// Share of the minutes that a case would need which a worker under this pressure takes.
[[nodiscard]] inline double share_of_minutes(const Behaviour& b, double pressure) {
    return 1.0 / (1.0 + (b.on_pressure_minutes ? b.pressure_minutes : 0.0) * pressure);
}

// Probability that the unrecorded cues are seen: 1 - exp(-minutes / m_half) (A).
[[nodiscard]] inline double chance_to_see(const Behaviour& b, double minutes_on_cues) {
    return chance_to_see(minutes_on_cues, b.cue_half_minutes);
}

// What one worker makes of the recorded facts alone, before anything personal is added.
[[nodiscard]] inline double facts_part(const Scales& s, double skill, double facts_index, double noise) {
    return part(s.facts, skill, rest_of(skill), facts_index, noise);
}

[[nodiscard]] inline double cues_part(const Scales& s, double skill, bool seen, double cues_index,
                                      double noise) {
    const double k = seen ? skill : 0.0;
    return part(s.cues, k, rest_of(k), cues_index, noise);
}

// sX d_i . z, summed in the order of the features.
[[nodiscard]] inline double pattern_part(const Scales& s, const std::vector<double>& weights,
                                         const CaseFacts& facts) {
    double sum = 0;
    for (std::size_t f = 0; f < weights.size(); ++f) sum += weights[f] * facts.z[f];
    return s.facts * sum;
}

// SD of what differs from day to day, log-odds.
[[nodiscard]] inline double occasion_scale(const Behaviour& b, double pressure) {
    const double variance = 1.0 + (b.on_pressure_occasion ? b.pressure_occasion : 0.0) * pressure;
    return b.occasion_sd * std::sqrt(variance);
}
[[nodiscard]] inline double occasion_part(const Behaviour& b, double pressure, double noise) {
    return b.on_occasion ? occasion_scale(b, pressure) * noise : 0.0;
}

// Own certainty of a judgement this far over the threshold.
[[nodiscard]] inline double certainty(double over_threshold, double scale) {
    return certainty_at(base::logistic(over_threshold / scale));
}

struct AttentionInputs {
    double minutes = 0;  // what a full own assessment would take now
    double pressure = 0;
    double belief = 0;          // q
    double accountability = 0;  // 0 to 1
    double knowledge = 0;       // 0 to 1
};

[[nodiscard]] inline SkipTerms skip_terms(const Behaviour& b, const AttentionInputs& in) {
    return {b.skip_base,
            b.skip_effort,
            (b.on_pressure_skip ? b.skip_pressure : 0.0) * in.pressure,
            b.skip_trust * (in.belief - 0.5),
            b.skip_account * in.accountability,
            b.skip_knowledge * in.knowledge};
}
// P(the own assessment is skipped) where the score is shown first. Shape is an assumption.
[[nodiscard]] inline double chance_to_skip(const Behaviour& b, const AttentionInputs& in) {
    return b.on_skip ? chance_to_skip(skip_terms(b, in), in.minutes) : 0.0;
}

struct ReviseInputs {
    double own_certainty = 0, tool_certainty = 0;
    double gap = 0;         // on the answer scale, 0 to 1
    bool opposite = false;  // own judgement and advice on different sides of the threshold
    double belief = 0, pressure = 0, accountability = 0, knowledge = 0;
    bool reasons = false;  // the two strongest reasons are shown
};

// Reads what holds for a week: belief, pressure, accountability, reasons, knowledge.
[[nodiscard]] inline ReviseTerms revise_terms(const Behaviour& b, const ReviseInputs& in) {
    return {b.revise_own,
            b.revise_tool,
            b.revise_gap,
            b.revise_opposite,
            b.revise_trust * (in.belief - 0.5),
            (b.on_pressure_revise ? b.revise_pressure : 0.0) * in.pressure,
            b.revise_account * in.accountability,
            in.reasons ? b.revise_reasons : 0.0,
            b.revise_knowledge * in.knowledge};
}
// P(the judgement is revised towards the score), person part `a`. Nothing here knows whether the tool is right.
[[nodiscard]] inline double chance_to_revise(const Behaviour& b, double a, const ReviseInputs& in) {
    return chance_to_revise(revise_terms(b, in), a, in.own_certainty, in.tool_certainty, in.gap, in.opposite);
}

// Weight of the advice once revising, person part `person`.
[[nodiscard]] inline double size_of_revision(const Behaviour& b, double person, double noise, bool full) {
    return size_of_revision(b.size_mean + person, b.size_sd_case, noise, full);
}

// P(going all the way | revising): the same people who go far go all the way more often. Odds times exp(person).
[[nodiscard]] inline double chance_to_go_all_the_way(const Behaviour& b, double person) {
    const double odds = b.size_full * base::exp(person);
    return odds / (1.0 - b.size_full + odds);
}

// How far on the other side a judgement must lie before a decision that was stated is given up, log-odds (A): exponential,
// so that a judgement d over the line turns the decision with probability 1 - exp(-d / m).
[[nodiscard]] inline double commitment(const Behaviour& b, double uniform) {
    return b.on_commitment ? b.commit_margin * base::exponential(uniform) : 0.0;
}

// What meeting the score does to a judgement that was made without it. Draws: uniform, uniform, normal.
struct Revision {
    double chance = 0;  // P(revise)
    bool revised = false;
    double weight = 0;     // w, 0 where not revised
    double judgement = 0;  // F
};

[[nodiscard]] inline Revision revise_judgement(const Behaviour& b, const WorkerTraits& w, double own,
                                               double advice, const ReviseInputs& in, double revise,
                                               double revise_full, double revise_size) {
    Revision r;
    r.judgement = own;
    r.chance = chance_to_revise(b, w.revise, in);
    r.revised = base::bernoulli(revise, r.chance);
    if (r.revised) {
        r.weight = size_of_revision(b, w.size, revise_size,
                                    base::bernoulli(revise_full, chance_to_go_all_the_way(b, w.size)));
        r.judgement = moved(own, r.weight, advice);
    }
    return r;
}

// The judgement of somebody who skipped the own assessment: the advice, and a glimpse.
[[nodiscard]] inline double glimpsed_judgement(const Behaviour& b, double own, double advice) {
    return moved(advice, b.glimpse_weight, own);
}

// Beta counts of the belief in the tool after some evidence; what came before fades to the start by `keep`.
[[nodiscard]] inline double believed(double start, double now, double keep, double weight, double seen,
                                     double agreement_weight, double agreed) {
    return start + keep * (now - start) + weight * seen + agreement_weight * agreed;
}

// P(an override that costs something is kept).
[[nodiscard]] inline double chance_to_keep(const Behaviour& b, double own_certainty, double friction) {
    return base::logistic(b.keep_base + b.keep_certainty * own_certainty - b.keep_friction * friction);
}

// P(a supervisor grants the request). `side` is +1 where the worker wants to act, -1 where not; `file` is the
// supervisor's own reading over the threshold.
[[nodiscard]] inline double chance_to_grant(const Behaviour& b, double supervisor, double own_certainty,
                                            double side, double file) {
    return base::logistic(b.grant_base + supervisor + b.grant_certainty * (own_certainty - 0.5) +
                          b.grant_file * side * file);
}

}  // namespace skoen::sim
