// What the week's levers are to one decision: docs/model.md, section 4. Shared by the office and by simulated studies.
#pragma once

#include "sim/judgement.h"
#include "sim/strategy.h"

namespace skoen::sim {

// 0 to 1, as it enters skipping and revising.
[[nodiscard]] inline double accountability(const Behaviour& b, const WeekLevers& levers) {
    const double strength = levers.strength(Lever::accountability);
    switch (levers.get<Accountability>(Lever::accountability)) {
    case Accountability::none:
        return 0.0;
    case Accountability::process:
        return strength;
    case Accountability::outcome:
        return strength * b.outcome_accountability;
    }
    return 0.0;
}

// The tool's certainty as it can be read off the display.
[[nodiscard]] inline double shown_certainty(const Behaviour& b, const WeekLevers& levers, double tool_share) {
    const double plain = certainty_at(tool_share);
    switch (levers.get<Display>(Lever::display)) {
    case Display::band:
        return plain * b.band_certainty;
    case Display::with_uncertainty:
        return plain * b.uncertainty_certainty;
    case Display::number:
    case Display::with_reasons:
        break;
    }
    return plain;
}

// Friction of going against the score this week, in units of docs/model.md section 4.4; 0: free.
[[nodiscard]] inline double friction(const Behaviour& b, const WeekLevers& levers, bool recommended) {
    double sum = 0;
    const double strength = levers.strength(Lever::override_rule);
    switch (levers.get<OverrideRule>(Lever::override_rule)) {
    case OverrideRule::free:
        break;
    case OverrideRule::written_reason:
        sum = b.friction_reason * strength;
        break;
    case OverrideRule::approval:
        sum = b.friction_approval * strength;
        break;
    case OverrideRule::approval_to_dismiss:
        sum = recommended ? b.friction_approval * strength : 0.0;
        break;
    }
    if (levers.get<Monitoring>(Lever::monitoring) == Monitoring::override_rates) {
        sum += b.friction_monitoring * levers.strength(Lever::monitoring);
    }
    return sum;
}

[[nodiscard]] inline bool needs_approval(const WeekLevers& levers, bool recommended) {
    const auto rule = levers.get<OverrideRule>(Lever::override_rule);
    return rule == OverrideRule::approval || (rule == OverrideRule::approval_to_dismiss && recommended);
}

}  // namespace skoen::sim
