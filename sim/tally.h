// Counts over events: integers, so that they merge in any order to the same value. Every measure is a pure function of
// a tally (measures.h). Counted twice where right and wrong matter: against the outcome Y, as the literature does, and
// against the best decision on everything knowable.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/decisions.h"
#include "sim/definition.h"
#include "sim/event.h"

namespace skoen::sim {

// The pair of decisions with and without the score, against one yardstick ("right").
struct PairCounts {
    std::int64_t acts_harm = 0, acts_harmless = 0, dismiss_harm = 0, dismiss_harmless = 0;  // final decision
    std::int64_t twin_acts_harm = 0, twin_acts_harmless = 0;                                // local twin
    std::int64_t twin_dismiss_harm = 0, twin_dismiss_harmless = 0;
    std::int64_t tool_acts_harm = 0, tool_acts_harmless = 0;  // recommendation
    std::int64_t tool_dismiss_harm = 0, tool_dismiss_harmless = 0;
    std::int64_t rescued = 0, misled = 0;       // wrong to right, right to wrong, against the local twin
    std::int64_t commission = 0, omission = 0;  // misled into acting, into dismissing
    std::int64_t kept_right = 0, kept_wrong = 0;
    // Among cases in which the score was shown:
    std::int64_t tool_wrong = 0, tool_wrong_error = 0, tool_wrong_twin_error = 0;
    std::int64_t tool_wrong_twin_right = 0, tool_wrong_twin_right_followed = 0;  // RSR is what is left
    std::int64_t tool_right_twin_wrong = 0, tool_right_twin_wrong_followed = 0;  // RAIR
    std::int64_t overrides_right = 0;

    PairCounts& operator+=(const PairCounts& other);
};

inline constexpr std::size_t kAucBins = kJudgementBins;
inline constexpr std::size_t kMaxGroups = 8;

struct GroupCounts {
    std::int64_t cases = 0, acts = 0, harmless = 0, acts_harmless = 0, harm = 0, dismiss_harm = 0;
    std::int64_t twin_acts = 0, tool_acts = 0;
    GroupCounts& operator+=(const GroupCounts& other);
};

// What only some kinds of decision have (docs/kinds.md).
struct KindCounts {
    std::int64_t automatic = 0, automatic_wrong = 0, urgent = 0, urgent_wrong = 0, unfamiliar = 0;
    std::int64_t taken_with_twin = 0, taken_with_tool = 0;  // rank: also in the top of the twin, of the tool
    std::int64_t advised = 0;                               // number: own sums that could move towards advice
    double outcome = 0, clock_days = 0;                     // sums over cases
    double late_hours = 0;                                  // waiting of late cases, working-day hours
    double advice_weight = 0;                               // over advised
    double error = 0, error_share = 0, twin_error_share = 0, tool_error_share = 0;  // absolute
    KindCounts& operator+=(const KindCounts& other);
};

struct Tally {
    DecisionKind kind = DecisionKind::act_or_dismiss;
    std::int64_t cases = 0, acts = 0, agree = 0, late = 0, skipped = 0, own_before = 0;
    std::int64_t shown = 0, overrides = 0;
    std::int64_t shown_recommends_act = 0, overrides_of_act = 0;
    std::int64_t shown_recommends_dismiss = 0, overrides_of_dismiss = 0;
    std::int64_t twin_disagrees = 0, twin_disagrees_moved = 0;  // shown
    PairCounts outcome, knowable;
    std::array<GroupCounts, kMaxGroups + 1> groups{};  // [group]; the last: cases outside the equity group
    double minutes = 0, wait_hours = 0;
    KindCounts of_kind;

    Tally& operator+=(const Tally& other);
};

// Final judgements over the threshold by truth, for the AUC of the decisions' ranking.
struct JudgementCounts {
    std::array<std::uint64_t, kAucBins> harm{}, harmless{};
    JudgementCounts& operator+=(const JudgementCounts& other);
};
[[nodiscard]] JudgementCounts count_judgements(std::span<const Event> events);
[[nodiscard]] JudgementCounts count_judgements(const Decisions& decisions);

// equity_bit: group whose complement is counted in the last entry of groups; 31 for none.
void count(const Event& event, std::size_t equity_bit, Tally& into);
// The same for many: what a case adds hangs on a handful of yes and no, so these are counted first.
[[nodiscard]] Tally count_all(std::span<const Event> events, std::size_t equity_bit);
// The same of decisions in columns: those of weeks from .. to - 1, counted from 0.
[[nodiscard]] Tally count_weeks(const Decisions& decisions, std::size_t from, std::size_t to,
                                std::size_t equity_bit);

}  // namespace skoen::sim
