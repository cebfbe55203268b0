#include "sim/tally.h"

#include <algorithm>
#include <cmath>

#include "sim/kinds/proposals.h"

namespace skoen::sim {

namespace {

// One kind of case, as often as it happened.
struct Happened {
    bool acts = false, twin_acts = false, recommended = false, shown = false;
    std::int64_t times = 0;
};

// Adds cases to one of the four cells of decision against truth.
void add_cell(bool acts, bool harm, std::int64_t times, std::int64_t& acts_harm, std::int64_t& acts_harmless,
              std::int64_t& dismiss_harm, std::int64_t& dismiss_harmless) {
    if (acts) {
        (harm ? acts_harm : acts_harmless) += times;
    } else {
        (harm ? dismiss_harm : dismiss_harmless) += times;
    }
}

void count_pair(const Happened& e, bool harm, PairCounts& c) {
    const std::int64_t n = e.times;
    add_cell(e.acts, harm, n, c.acts_harm, c.acts_harmless, c.dismiss_harm, c.dismiss_harmless);
    add_cell(e.twin_acts, harm, n, c.twin_acts_harm, c.twin_acts_harmless, c.twin_dismiss_harm,
             c.twin_dismiss_harmless);
    add_cell(e.recommended, harm, n, c.tool_acts_harm, c.tool_acts_harmless, c.tool_dismiss_harm,
             c.tool_dismiss_harmless);
    const bool right = e.acts == harm;
    const bool twin_right = e.twin_acts == harm;
    const bool tool_right = e.recommended == harm;
    c.rescued += right && !twin_right ? n : 0;
    c.misled += !right && twin_right ? n : 0;
    c.commission += !right && twin_right && e.acts ? n : 0;
    c.omission += !right && twin_right && !e.acts ? n : 0;
    c.kept_right += right && twin_right ? n : 0;
    c.kept_wrong += !right && !twin_right ? n : 0;
    if (!e.shown) return;
    const bool followed = e.acts == e.recommended;
    c.overrides_right += !followed && right ? n : 0;
    if (!tool_right) {
        c.tool_wrong += n;
        c.tool_wrong_error += right ? 0 : n;
        c.tool_wrong_twin_error += twin_right ? 0 : n;
        c.tool_wrong_twin_right += twin_right ? n : 0;
        c.tool_wrong_twin_right_followed += twin_right && followed ? n : 0;
    } else if (!twin_right) {
        c.tool_right_twin_wrong += n;
        c.tool_right_twin_wrong_followed += followed ? n : 0;
    }
}

void count_group(const Happened& e, bool harm, GroupCounts& g) {
    const std::int64_t n = e.times;
    g.cases += n;
    g.acts += e.acts ? n : 0;
    g.harm += harm ? n : 0;
    g.harmless += harm ? 0 : n;
    g.acts_harmless += e.acts && !harm ? n : 0;
    g.dismiss_harm += !e.acts && harm ? n : 0;
    g.twin_acts += e.twin_acts ? n : 0;
    g.tool_acts += e.recommended ? n : 0;
}

void count_choice(const Happened& e, Tally& t) {
    const std::int64_t n = e.times;
    const bool overrides = e.acts != e.recommended;
    t.cases += n;
    t.acts += e.acts ? n : 0;
    t.agree += overrides ? 0 : n;
    if (!e.shown) return;
    t.shown += n;
    t.overrides += overrides ? n : 0;
    (e.recommended ? t.shown_recommends_act : t.shown_recommends_dismiss) += n;
    (e.recommended ? t.overrides_of_act : t.overrides_of_dismiss) += overrides ? n : 0;
    if (e.twin_acts != e.recommended) {
        t.twin_disagrees += n;
        t.twin_disagrees_moved += overrides ? 0 : n;
    }
}

// Yes and no of a case as a number: all that counts of right and wrong, and of groups, hang on.
constexpr std::size_t kChoices = 16;          // acts, twin, recommended, shown
constexpr std::size_t kKinds = 4 * kChoices;  // and harm, best

std::size_t kind_of(const Event& e) {
    const auto bit = [](bool yes, unsigned place) { return static_cast<std::size_t>(yes) << place; };
    return bit(e.acts, 0) | bit(e.twin_acts, 1) | bit(e.recommended, 2) | bit(e.shown, 3) | bit(e.harm, 4) |
           bit(e.best, 5);
}

Happened happened(std::size_t kind, std::int64_t times) {
    const auto has = [kind](unsigned place) { return ((kind >> place) & 1U) != 0; };
    return {has(0), has(1), has(2), has(3), times};
}

using Kinds = std::array<std::int64_t, kKinds>;

// Group bits as eight counts side by side.
using GroupLanes = std::uint16_t __attribute__((vector_size(2 * kMaxGroups)));
constexpr std::uint32_t kMostBetween = 65535;  // cases until a lane could run over
constexpr std::size_t kGroupMask = (std::size_t{1} << kMaxGroups) - 1;

struct GroupTable {
    GroupLanes lanes[kGroupMask + 1] = {};
    GroupTable() {
        for (std::size_t bits = 0; bits <= kGroupMask; ++bits) {
            for (std::size_t g = 0; g < kMaxGroups; ++g)
                lanes[bits][g] = static_cast<std::uint16_t>((bits >> g) & 1U);
        }
    }
};

// How many cases there are of each kind, and of each kind but for what is best in each group.
class KindCounter {
  public:
    void add(std::size_t kind, std::size_t group_bits) {
        ++kinds_[kind];
        lanes_[kind % kGroupKinds] += table_.lanes[group_bits & kGroupMask];
        if (++since_ == kMostBetween) spread();
    }
    void finish(std::size_t equity_bit, Tally& t) {
        spread();
        count_kinds(t);
        for (std::size_t g = 0; g < kMaxGroups; ++g) count_groups(groups_[g], t.groups[g]);
        if (equity_bit >= kMaxGroups) return;
        std::array<std::int64_t, kGroupKinds> outside{};
        for (std::size_t kind = 0; kind < kGroupKinds; ++kind)
            outside[kind] = kinds_[kind] + kinds_[kind + kGroupKinds] - groups_[equity_bit][kind];
        count_groups(outside, t.groups[kMaxGroups]);
    }

  private:
    static constexpr std::size_t kGroupKinds = 2 * kChoices;  // harm, not best

    static const GroupTable& table() {
        static const GroupTable kTable;
        return kTable;
    }
    void spread() {
        for (std::size_t kind = 0; kind < kGroupKinds; ++kind) {
            for (std::size_t g = 0; g < kMaxGroups; ++g) groups_[g][kind] += lanes_[kind][g];
            lanes_[kind] = GroupLanes{};
        }
        since_ = 0;
    }
    static void count_groups(const std::array<std::int64_t, kGroupKinds>& times, GroupCounts& into) {
        for (std::size_t kind = 0; kind < kGroupKinds; ++kind) {
            if (times[kind] != 0) count_group(happened(kind, times[kind]), kind >= kChoices, into);
        }
    }
    void count_kinds(Tally& t) const;

    const GroupTable& table_ = table();
    Kinds kinds_{};
    GroupLanes lanes_[kGroupKinds] = {};
    std::array<std::array<std::int64_t, kGroupKinds>, kMaxGroups> groups_{};
    std::uint32_t since_ = 0;
};

// Cases of one choice with and without harm, by the outcome (bit 4) or by what is best (bit 5).
std::int64_t times_of(const Kinds& kinds, std::size_t choice, bool by_best, bool harm) {
    const std::size_t yardstick = by_best ? 2 * kChoices : kChoices,
                      other = by_best ? kChoices : 2 * kChoices;
    const std::size_t first = choice + (harm ? yardstick : 0);
    return kinds[first] + kinds[first + other];
}

void KindCounter::count_kinds(Tally& t) const {
    for (std::size_t choice = 0; choice < kChoices; ++choice) {
        for (const bool harm : {false, true}) {
            const std::int64_t by_outcome = times_of(kinds_, choice, false, harm);
            const std::int64_t by_best = times_of(kinds_, choice, true, harm);
            if (by_outcome != 0) {
                count_choice(happened(choice, by_outcome), t);
                count_pair(happened(choice, by_outcome), harm, t.outcome);
            }
            if (by_best != 0) count_pair(happened(choice, by_best), harm, t.knowable);
        }
    }
}

// What only some kinds have: of one case.
void count_of_kind(const Event& e, KindCounts& k) {
    k.taken_with_twin += e.acts && e.twin_acts ? 1 : 0;
    k.taken_with_tool += e.acts && e.recommended ? 1 : 0;
    k.outcome += e.outcome;
    k.clock_days += e.clock_days;
    k.late_hours += e.late ? e.wait_hours : 0.0;
}

// Kinds that take proposals: right, missed and disturbed are verdicts; the cells of acting on harm stay empty.
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

}  // namespace

void count(const Event& event, std::size_t equity_bit, Tally& t) { t += count_all({&event, 1}, equity_bit); }

Tally count_all(std::span<const Event> events, std::size_t equity_bit) {
    KindCounter counter;
    Tally t;
    if (!events.empty()) t.kind = events.front().kind;
    const bool proposals = takes_proposals(t.kind), of_kind = t.kind != DecisionKind::act_or_dismiss;
    for (const Event& e : events) {
        if (of_kind) count_of_kind(e, t.of_kind);
        if (proposals) count_proposal(e, equity_bit, t);
        if (!proposals) counter.add(kind_of(e), e.group_bits);
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
