#include "sim/tally.h"

#include <algorithm>

namespace skoen::sim {

namespace {

constexpr double kAucReach = 16.0;  // log-odds

// Adds one case to one of the four cells of decision against truth.
void add_cell(bool acts, bool harm, std::int64_t& acts_harm, std::int64_t& acts_harmless,
              std::int64_t& dismiss_harm, std::int64_t& dismiss_harmless) {
    if (acts) {
        ++(harm ? acts_harm : acts_harmless);
    } else {
        ++(harm ? dismiss_harm : dismiss_harmless);
    }
}

void count_pair(const Event& e, bool harm, PairCounts& c) {
    add_cell(e.acts, harm, c.acts_harm, c.acts_harmless, c.dismiss_harm, c.dismiss_harmless);
    add_cell(e.twin_acts, harm, c.twin_acts_harm, c.twin_acts_harmless, c.twin_dismiss_harm,
             c.twin_dismiss_harmless);
    add_cell(e.recommended, harm, c.tool_acts_harm, c.tool_acts_harmless, c.tool_dismiss_harm,
             c.tool_dismiss_harmless);
    const bool right = e.acts == harm;
    const bool twin_right = e.twin_acts == harm;
    const bool tool_right = e.recommended == harm;
    c.rescued += right && !twin_right ? 1 : 0;
    c.misled += !right && twin_right ? 1 : 0;
    c.commission += !right && twin_right && e.acts ? 1 : 0;
    c.omission += !right && twin_right && !e.acts ? 1 : 0;
    c.kept_right += right && twin_right ? 1 : 0;
    c.kept_wrong += !right && !twin_right ? 1 : 0;
    if (!e.shown) return;
    const bool followed = e.acts == e.recommended;
    c.overrides_right += !followed && right ? 1 : 0;
    if (!tool_right) {
        ++c.tool_wrong;
        c.tool_wrong_error += right ? 0 : 1;
        c.tool_wrong_twin_error += twin_right ? 0 : 1;
        c.tool_wrong_twin_right += twin_right ? 1 : 0;
        c.tool_wrong_twin_right_followed += twin_right && followed ? 1 : 0;
    } else if (!twin_right) {
        ++c.tool_right_twin_wrong;
        c.tool_right_twin_wrong_followed += followed ? 1 : 0;
    }
}

void count_group(const Event& e, GroupCounts& g) {
    ++g.cases;
    g.acts += e.acts ? 1 : 0;
    g.harm += e.harm ? 1 : 0;
    g.harmless += e.harm ? 0 : 1;
    g.acts_harmless += e.acts && !e.harm ? 1 : 0;
    g.dismiss_harm += !e.acts && e.harm ? 1 : 0;
    g.twin_acts += e.twin_acts ? 1 : 0;
    g.tool_acts += e.recommended ? 1 : 0;
}

}  // namespace

void count(const Event& e, std::size_t equity_bit, Tally& t) {
    ++t.cases;
    t.acts += e.acts ? 1 : 0;
    t.agree += e.acts == e.recommended ? 1 : 0;
    t.late += e.late ? 1 : 0;
    t.skipped += e.skipped ? 1 : 0;
    t.own_before += e.own_before ? 1 : 0;
    if (e.shown) {
        const bool overrides = e.acts != e.recommended;
        ++t.shown;
        t.overrides += overrides ? 1 : 0;
        ++(e.recommended ? t.shown_recommends_act : t.shown_recommends_dismiss);
        (e.recommended ? t.overrides_of_act : t.overrides_of_dismiss) += overrides ? 1 : 0;
        if (e.twin_acts != e.recommended) {
            ++t.twin_disagrees;
            t.twin_disagrees_moved += overrides ? 0 : 1;
        }
    }
    count_pair(e, e.harm, t.outcome);
    count_pair(e, e.best, t.knowable);
    for (std::size_t g = 0; g < kMaxGroups; ++g) {
        if (((e.group_bits >> g) & 1U) != 0) count_group(e, t.groups[g]);
    }
    if (equity_bit < kMaxGroups && ((e.group_bits >> equity_bit) & 1U) == 0)
        count_group(e, t.groups[kMaxGroups]);
    t.minutes += e.minutes;
    t.wait_hours += e.wait_hours;
}

JudgementCounts count_judgements(std::span<const Event> events) {
    JudgementCounts counts;
    for (const Event& e : events) {
        const double place = (e.final_judgement - e.threshold + kAucReach) / (2.0 * kAucReach) * kAucBins;
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

Tally count_all(std::span<const Event> events, std::size_t equity_bit) {
    Tally t;
    for (const Event& e : events) count(e, equity_bit, t);
    return t;
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

Tally& Tally::operator+=(const Tally& o) {
    cases += o.cases, acts += o.acts, agree += o.agree, late += o.late, skipped += o.skipped;
    own_before += o.own_before, shown += o.shown, overrides += o.overrides;
    shown_recommends_act += o.shown_recommends_act, overrides_of_act += o.overrides_of_act;
    shown_recommends_dismiss += o.shown_recommends_dismiss, overrides_of_dismiss += o.overrides_of_dismiss;
    twin_disagrees += o.twin_disagrees, twin_disagrees_moved += o.twin_disagrees_moved;
    outcome += o.outcome;
    knowable += o.knowable;
    for (std::size_t g = 0; g < groups.size(); ++g) groups[g] += o.groups[g];
    minutes += o.minutes, wait_hours += o.wait_hours;
    return *this;
}

}  // namespace skoen::sim
