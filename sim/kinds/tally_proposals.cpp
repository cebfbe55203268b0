#include "sim/kinds/tally_proposals.h"

#include <algorithm>
#include <cmath>

#include "sim/kinds/proposals.h"

namespace skoen::sim {

namespace {

void add_verdict(Verdict verdict, std::int64_t& missed, std::int64_t& disturbed, std::int64_t& right) {
    (verdict == Verdict::right ? right : verdict == Verdict::missed ? missed : disturbed) += 1;
}

void count_verdicts(const Event& e, Verdict decided, Verdict twin, Verdict tool, PairCounts& c) {
    add_verdict(decided, c.dismiss_harm, c.acts_harmless, c.dismiss_harmless);
    add_verdict(twin, c.twin_dismiss_harm, c.twin_acts_harmless, c.twin_dismiss_harmless);
    add_verdict(tool, c.tool_dismiss_harm, c.tool_acts_harmless, c.tool_dismiss_harmless);
    const bool right = decided == Verdict::right, twin_right = twin == Verdict::right;
    const bool tool_right = tool == Verdict::right;
    c.rescued += right && !twin_right ? 1 : 0;
    c.misled += !right && twin_right ? 1 : 0;
    c.commission += twin_right && decided == Verdict::disturbed ? 1 : 0;
    c.omission += twin_right && decided == Verdict::missed ? 1 : 0;
    c.kept_right += right && twin_right ? 1 : 0;
    c.kept_wrong += !right && !twin_right ? 1 : 0;
    if (!e.shown) return;
    c.overrides_right += !e.acts && right ? 1 : 0;
    if (!tool_right) {
        c.tool_wrong += 1;
        c.tool_wrong_error += right ? 0 : 1;
        c.tool_wrong_twin_error += twin_right ? 0 : 1;
        c.tool_wrong_twin_right += twin_right ? 1 : 0;
        c.tool_wrong_twin_right_followed += twin_right && e.acts ? 1 : 0;
    } else if (!twin_right) {
        c.tool_right_twin_wrong += 1;
        c.tool_right_twin_wrong_followed += e.acts ? 1 : 0;
    }
}

void count_number(const Event& e, KindCounts& k) {
    const double right = base::exp(e.threshold);
    const auto off = [&](double number) { return std::fabs(base::exp(number) - right); };
    const double decided = decided_number(e);
    k.error += off(decided);
    k.error_share += off(decided) / right;
    k.twin_error_share += off(e.twin) / right;
    k.tool_error_share += off(e.advice) / right;
    // Weight of advice: how far of the way (Yaniv & Foster 1997); where own sum and advice differ at all.
    if (!e.shown || e.own_acts) return;
    k.advised += 1;
    k.advice_weight += std::clamp((decided - e.own) / (e.advice - e.own), 0.0, 1.0);
}

}  // namespace

void count_of_kind(const Event& e, KindCounts& k) {
    k.taken_with_twin += e.acts && e.twin_acts ? 1 : 0;
    k.taken_with_tool += e.acts && e.recommended ? 1 : 0;
    k.outcome += e.outcome;
    k.clock_days += e.clock_days;
    k.late_hours += e.late ? e.wait_hours : 0.0;
}

void count_proposal(const Event& e, std::size_t equity_bit, Tally& t) {
    t.cases += 1;
    t.acts += e.acts ? 1 : 0;
    t.agree += e.acts ? 1 : 0;
    if (e.shown) {
        t.shown += 1;
        t.overrides += e.acts ? 0 : 1;
        t.shown_recommends_act += 1;
        t.overrides_of_act += e.acts ? 0 : 1;
        t.twin_disagrees += e.twin_acts ? 0 : 1;
        t.twin_disagrees_moved += !e.twin_acts && e.acts ? 1 : 0;
    }
    count_verdicts(e, e.verdict, e.twin_verdict, e.tool_verdict, t.outcome);
    count_verdicts(e, e.verdict_knowable, e.twin_verdict_knowable, e.tool_verdict_knowable, t.knowable);
    for (std::size_t g = 0; g <= kMaxGroups; ++g) {
        const bool inside = g < kMaxGroups
                                ? ((e.group_bits >> g) & 1U) != 0
                                : ((e.group_bits >> equity_bit) & 1U) == 0 && equity_bit < kMaxGroups;
        if (!inside) continue;
        GroupCounts& group = t.groups[g];  // any case may be wrong either way
        group.cases += 1, group.harm += 1, group.harmless += 1;
        group.acts += e.acts ? 1 : 0;
        group.acts_harmless += e.verdict == Verdict::disturbed ? 1 : 0;
        group.dismiss_harm += e.verdict == Verdict::missed ? 1 : 0;
        group.twin_acts += e.twin_acts ? 1 : 0;
        group.tool_acts += 1;
    }
    const bool wrong = e.verdict != Verdict::right;
    t.of_kind.automatic += e.automatic ? 1 : 0;
    t.of_kind.automatic_wrong += e.automatic && wrong ? 1 : 0;
    t.of_kind.urgent += e.urgent ? 1 : 0;
    t.of_kind.urgent_wrong += e.urgent && wrong ? 1 : 0;
    t.of_kind.unfamiliar += e.familiar ? 0 : 1;
    if (e.kind == DecisionKind::number) count_number(e, t.of_kind);
}

}  // namespace skoen::sim
