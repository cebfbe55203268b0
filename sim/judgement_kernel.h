// The equations of docs/model.md, sections 3 and 4, that every decision needs, one function each, on plain numbers: what
// holds for a whole week of one worker comes in ready made (judgement.h makes it from the ledger's parameters).
// Log-odds throughout; certainty and shares in [0, 1]. A kernel header: see elementary_kernel.h.
#pragma once

#include "sim/base/elementary_kernel.h"

namespace skoen::sim {

// Probability that the unrecorded cues are seen (A).
SKOEN_LANE double chance_to_see(double minutes_on_cues, double half_minutes) {
    return 1.0 - base::exp(-minutes_on_cues / half_minutes);
}

// What of the noise is left at a skill, so that skill x signal + rest x noise has variance 1.
SKOEN_LANE double rest_of(double skill) { return __builtin_sqrt(1.0 - skill * skill); }

// One part of a judgement: a signal as far as skill reaches, the rest noise.
SKOEN_LANE double part(double scale, double skill, double rest, double signal, double noise) {
    return scale * (skill * signal + rest * noise);
}

// |2 p - 1| for a judgement at p on the answer scale, p = logistic(over threshold / scale): 0 at the threshold, towards 1
// far from it.
SKOEN_LANE double certainty_at(double answer_share) { return __builtin_fabs(2.0 * answer_share - 1.0); }

// logit P(the own assessment is skipped): what varies from case to case is the minutes.
struct SkipTerms {
    double base = 0, effort = 0;                                     // effort: slope
    double pressure = 0, trust = 0, accountable = 0, knowledge = 0;  // addends of the week
};
SKOEN_LANE double chance_to_skip(const SkipTerms& t, double minutes) {
    return base::logistic(t.base + t.effort * base::log(1.0 + minutes / 10.0) + t.pressure + t.trust -
                          t.accountable - t.knowledge);
}

// logit P(the judgement is revised towards the score).
struct ReviseTerms {
    double own = 0, tool = 0, gap = 0, opposite = 0;                              // slopes
    double trust = 0, pressure = 0, accountable = 0, reasons = 0, knowledge = 0;  // addends of the week
};
SKOEN_LANE double chance_to_revise(const ReviseTerms& t, double person, double own_certainty,
                                   double tool_certainty, double gap, bool opposite) {
    const double against = t.opposite;
    return base::logistic(person + t.own * own_certainty + t.tool * tool_certainty + t.gap * gap +
                          (opposite ? against : 0.0) + t.trust + t.pressure + t.accountable + t.reasons +
                          t.knowledge);
}

// Weight of the advice once revising: a mass at 1, else logistic-normal. `person`: the mean, the worker's part included.
SKOEN_LANE double size_of_revision(double person, double sd_case, double noise, bool full) {
    const double part = base::logistic(person + sd_case * noise);
    return full ? 1.0 : part;
}

// A judgement that moves this share of the way to another one.
SKOEN_LANE double moved(double from, double weight, double to) { return from + weight * (to - from); }

}  // namespace skoen::sim
