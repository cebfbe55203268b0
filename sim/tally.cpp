#include "sim/tally.h"

#include <algorithm>
#include <cmath>

#include "sim/kinds/tally_proposals.h"
#include "sim/tally_choices.h"

namespace skoen::sim {

void count(const Event& event, std::size_t equity_bit, Tally& t) { t += count_all({&event, 1}, equity_bit); }

Tally count_all(std::span<const Event> events, std::size_t equity_bit) {
    KindCounter counter;
    Tally t;
    if (!events.empty()) t.kind = events.front().kind;
    const bool proposals = takes_proposals(t.kind), of_kind = t.kind != DecisionKind::act_or_dismiss;
    for (const Event& e : events) {
        if (of_kind) count_of_kind(e, t.of_kind);
        if (proposals) count_proposal(e, equity_bit, t);
        if (!proposals) counter.add(flags_of(e) % kKinds, e.group_bits);
        t.late += e.late ? 1 : 0;
        t.skipped += e.skipped ? 1 : 0;
        t.own_before += e.own_before ? 1 : 0;
        t.minutes += e.minutes;
        t.wait_hours += e.wait_hours;
    }
    if (!proposals) counter.finish(equity_bit, t);
    return t;
}

Tally count_weeks(const Decisions& d, std::size_t from, std::size_t to, std::size_t equity_bit) {
    KindCounter counter;
    Tally t;
    for (std::size_t i = d.first[from]; i < d.first[to]; ++i)
        counter.add(d.kinds[i] % kKinds, d.kinds[i] >> Decisions::kGroupsFrom);
    for (std::size_t w = from; w < to; ++w) {
        const WeekSums& week = d.weeks[w];
        t.late += week.late, t.skipped += week.skipped, t.own_before += week.own_before;
        t.minutes += week.minutes, t.wait_hours += week.wait_hours;
    }
    counter.finish(equity_bit, t);
    return t;
}

JudgementCounts count_judgements(const Decisions& decisions) {
    JudgementCounts counts;
    std::copy(decisions.harm_bins.begin(), decisions.harm_bins.end(), counts.harm.begin());
    std::copy(decisions.harmless_bins.begin(), decisions.harmless_bins.end(), counts.harmless.begin());
    return counts;
}

JudgementCounts count_judgements(std::span<const Event> events) {
    JudgementCounts counts;
    for (const Event& e : events) {
        const double place =
            (e.final_judgement - e.threshold + kJudgementReach) / (2.0 * kJudgementReach) * kAucBins;
        const auto bin = static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(kAucBins - 1)));
        ++(e.harm ? counts.harm : counts.harmless)[bin];
    }
    return counts;
}

JudgementCounts& JudgementCounts::operator+=(const JudgementCounts& o) {
    for (std::size_t b = 0; b < kAucBins; ++b) {
        harm[b] += o.harm[b];
        harmless[b] += o.harmless[b];
    }
    return *this;
}

PairCounts& PairCounts::operator+=(const PairCounts& o) {
    acts_harm += o.acts_harm, acts_harmless += o.acts_harmless;
    dismiss_harm += o.dismiss_harm, dismiss_harmless += o.dismiss_harmless;
    twin_acts_harm += o.twin_acts_harm, twin_acts_harmless += o.twin_acts_harmless;
    twin_dismiss_harm += o.twin_dismiss_harm, twin_dismiss_harmless += o.twin_dismiss_harmless;
    tool_acts_harm += o.tool_acts_harm, tool_acts_harmless += o.tool_acts_harmless;
    tool_dismiss_harm += o.tool_dismiss_harm, tool_dismiss_harmless += o.tool_dismiss_harmless;
    rescued += o.rescued, misled += o.misled, commission += o.commission, omission += o.omission;
    kept_right += o.kept_right, kept_wrong += o.kept_wrong;
    tool_wrong += o.tool_wrong, tool_wrong_error += o.tool_wrong_error;
    tool_wrong_twin_error += o.tool_wrong_twin_error;
    tool_wrong_twin_right += o.tool_wrong_twin_right;
    tool_wrong_twin_right_followed += o.tool_wrong_twin_right_followed;
    tool_right_twin_wrong += o.tool_right_twin_wrong;
    tool_right_twin_wrong_followed += o.tool_right_twin_wrong_followed;
    overrides_right += o.overrides_right;
    return *this;
}

GroupCounts& GroupCounts::operator+=(const GroupCounts& o) {
    cases += o.cases, acts += o.acts, harmless += o.harmless, acts_harmless += o.acts_harmless;
    harm += o.harm, dismiss_harm += o.dismiss_harm, twin_acts += o.twin_acts, tool_acts += o.tool_acts;
    return *this;
}

KindCounts& KindCounts::operator+=(const KindCounts& o) {
    automatic += o.automatic, automatic_wrong += o.automatic_wrong;
    urgent += o.urgent, urgent_wrong += o.urgent_wrong, unfamiliar += o.unfamiliar;
    taken_with_twin += o.taken_with_twin, taken_with_tool += o.taken_with_tool;
    advised += o.advised, advice_weight += o.advice_weight;
    outcome += o.outcome, clock_days += o.clock_days, late_hours += o.late_hours;
    error += o.error, error_share += o.error_share;
    twin_error_share += o.twin_error_share, tool_error_share += o.tool_error_share;
    return *this;
}

Tally& Tally::operator+=(const Tally& o) {
    if (o.cases > 0) kind = o.kind;
    cases += o.cases, acts += o.acts, agree += o.agree, late += o.late, skipped += o.skipped;
    own_before += o.own_before, shown += o.shown, overrides += o.overrides;
    shown_recommends_act += o.shown_recommends_act, overrides_of_act += o.overrides_of_act;
    shown_recommends_dismiss += o.shown_recommends_dismiss, overrides_of_dismiss += o.overrides_of_dismiss;
    twin_disagrees += o.twin_disagrees, twin_disagrees_moved += o.twin_disagrees_moved;
    outcome += o.outcome;
    knowable += o.knowable;
    for (std::size_t g = 0; g < groups.size(); ++g) groups[g] += o.groups[g];
    minutes += o.minutes, wait_hours += o.wait_hours;
    of_kind += o.of_kind;
    return *this;
}

}  // namespace skoen::sim
