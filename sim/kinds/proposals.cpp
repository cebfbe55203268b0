#include "sim/kinds/proposals.h"

#include <algorithm>
#include <cmath>

namespace skoen::sim {

namespace {

Verdict verdict_of_option(const Palette& palette, const Proposal& p, std::size_t chosen, std::size_t right) {
    if (chosen == right) return Verdict::right;
    return p.urgent || palette.options[chosen].nothing ? Verdict::missed : Verdict::disturbed;
}

Verdict verdict_of_number(const Amount& amount, double number, double right) {
    if (same_number(amount, number, right)) return Verdict::right;
    return number < right ? Verdict::missed : Verdict::disturbed;
}

void judge_option(const World& world, const Proposal& p, Event& e) {
    const Palette& palette = world.definition.decision.palette;
    e.tool_option = p.tool;
    e.own_option = p.own;
    e.twin_option = p.twin;
    e.right_option = p.right;
    e.best_option = p.best;
    e.option = e.acts ? p.tool : (e.shown ? p.other : p.own);
    e.urgent = p.urgent;
    const auto against = [&](std::size_t right, Verdict& decided, Verdict& twin, Verdict& tool) {
        decided = verdict_of_option(palette, p, e.option, right);
        twin = verdict_of_option(palette, p, p.twin, right);
        tool = verdict_of_option(palette, p, p.tool, right);
    };
    against(p.right, e.verdict, e.twin_verdict, e.tool_verdict);
    against(p.best, e.verdict_knowable, e.twin_verdict_knowable, e.tool_verdict_knowable);
    const Option& chosen = palette.options[e.option];
    const double left = std::max(0.0, 1.0 - chosen.wait_weeks / palette.horizon_weeks);
    e.outcome = palette.outcome_base + (e.verdict == Verdict::right ? palette.outcome_effect * left : 0.0);
    e.minutes += chosen.minutes + (e.verdict == Verdict::right ? 0.0 : palette.bounce_minutes);
    e.full_minutes +=
        palette.options[p.twin].minutes + (e.twin_verdict == Verdict::right ? 0.0 : palette.bounce_minutes);
}

void judge_number(const World& world, const Proposal& p, Event& e) {
    const Amount& amount = world.definition.decision.amount;
    e.verdict = verdict_of_number(amount, decided_number(e), p.threshold);
    e.twin_verdict = verdict_of_number(amount, e.twin, p.threshold);
    e.tool_verdict = verdict_of_number(amount, e.advice, p.threshold);
    e.verdict_knowable = e.verdict;
    e.twin_verdict_knowable = e.twin_verdict;
    e.tool_verdict_knowable = e.tool_verdict;
}

}  // namespace

bool same_number(const Amount& amount, double a, double b) {
    return std::fabs(a - b) <= base::log(1.0 + amount.tolerance);
}

FirstOption first_option(const Tool& tool, const CaseFacts& facts, const double* added) {
    double x[kMaxFeatures];
    for (std::size_t k = 0; k < tool.seen.size(); ++k) x[k] = facts.z[tool.seen[k]];
    const std::span<const double> seen(x, tool.seen.size());
    FirstOption out;
    double first = 0, second = 0;
    int found = 0;
    for (std::size_t k = 0; k < tool.options.size(); ++k) {
        if (tool.offered[k] == 0) continue;
        const double odds = models::log_odds(tool.options[k], seen) + (added == nullptr ? 0.0 : added[k]);
        if (found == 0 || odds > first) {
            second = first;
            first = odds;
            out.option = k;
        } else if (found == 1 || odds > second) {
            second = odds;
        }
        ++found;
    }
    out.lead = first - second;
    return out;
}

void judge_proposal(const World& world, const Proposal& p, Event& e) {
    e.automatic = p.automatic;
    if (has_options(e.kind)) {
        judge_option(world, p, e);
    } else {
        judge_number(world, p, e);
    }
    e.harm = e.tool_verdict == Verdict::right;
    e.best = e.tool_verdict_knowable == Verdict::right;
}

}  // namespace skoen::sim
