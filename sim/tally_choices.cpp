#include "sim/tally_choices.h"

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

Happened happened(std::size_t kind, std::int64_t times) {
    const auto has = [kind](unsigned place) { return ((kind >> place) & 1U) != 0; };
    return {has(0), has(1), has(2), has(3), times};
}

using Kinds = std::array<std::int64_t, kKinds>;

// Cases of one choice with and without harm, by the outcome (bit 4) or by what is best (bit 5).
std::int64_t times_of(const Kinds& kinds, std::size_t choice, bool by_best, bool harm) {
    const std::size_t yardstick = by_best ? 2 * kChoices : kChoices,
                      other = by_best ? kChoices : 2 * kChoices;
    const std::size_t first = choice + (harm ? yardstick : 0);
    return kinds[first] + kinds[first + other];
}

}  // namespace

const GroupTable& KindCounter::table() {
    static const GroupTable kTable;
    return kTable;
}

void KindCounter::spread() {
    for (std::size_t kind = 0; kind < kGroupKinds; ++kind) {
        for (std::size_t g = 0; g < kMaxGroups; ++g) groups_[g][kind] += lanes_[kind][g];
        lanes_[kind] = GroupLanes{};
    }
    since_ = 0;
}

void KindCounter::count_groups(const std::array<std::int64_t, kGroupKinds>& times, GroupCounts& into) {
    for (std::size_t kind = 0; kind < kGroupKinds; ++kind) {
        if (times[kind] != 0) count_group(happened(kind, times[kind]), kind >= kChoices, into);
    }
}

void KindCounter::finish(std::size_t equity_bit, Tally& t) {
    spread();
    count_kinds(t);
    for (std::size_t g = 0; g < kMaxGroups; ++g) count_groups(groups_[g], t.groups[g]);
    if (equity_bit >= kMaxGroups) return;
    std::array<std::int64_t, kGroupKinds> outside{};
    for (std::size_t kind = 0; kind < kGroupKinds; ++kind)
        outside[kind] = kinds_[kind] + kinds_[kind + kGroupKinds] - groups_[equity_bit][kind];
    count_groups(outside, t.groups[kMaxGroups]);
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

}  // namespace skoen::sim
