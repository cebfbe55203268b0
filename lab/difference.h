// What drives the difference between two plans, split exactly: judgement, time and people (docs/model.md, section 8).
//
// A case that both plans decide: D, what was decided; T, the local twin, what the same worker in the same state would have
// decided alone. Then D_B - D_A = [(D_B - T_B) - (D_A - T_A)] + [T_B - T_A]: judgement, and what the worker was like that
// week. The second bracket is split into time and people by exchanging one at a time, averaged over both orders. What is
// left is which cases were decided at all. Errors are counted, so the parts add up to the whole, with nothing left over.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lab/comparison.h"

namespace skoen::lab {

enum class Cause : std::uint8_t {
    skipped,     // judgement: the own assessment was skipped, and the score taken
    revised,     // judgement: an own assessment was moved by the score
    overriding,  // judgement: an override was given up or refused because of what it costs
    pace,        // time: minutes, pressure, and time given to citizens
    cases,       // time: which cases were decided before the run ended
    learning,    // people: skill gained or faded in the same person
    turnover     // people: another person in the seat
};
inline constexpr std::size_t kCauses = 7;
enum class CauseGroup : std::uint8_t { judgement, time, people };
inline constexpr std::size_t kCauseGroups = 3;

[[nodiscard]] std::string_view cause_name(Cause cause);
[[nodiscard]] std::string_view group_name(CauseGroup group);
[[nodiscard]] CauseGroup group_of(Cause cause);

// Over all replications, or in one.
struct ErrorTotals {
    std::int64_t cases = 0, missed = 0, disturbed = 0, harm = 0;
    ErrorTotals& operator+=(const ErrorTotals& o);
};

// Of the cases that both decided: differences in errors, strategy - versus, counted double because averages over two orders
// come in halves. `cases` stays 0 here.
struct CauseCounts {
    ErrorTotals strategy, versus;                // all decided cases
    ErrorTotals strategy_common, versus_common;  // those that both decided
    std::array<std::int64_t, kCauses> missed{}, disturbed{};
    // How much there is of each cause in either plan: decisions changed by the score; minutes for cues in shares of the
    // planned; cases that only this plan decided; skill, and people who left before the case was decided, over cases.
    std::array<double, kCauses> strategy_extent{}, versus_extent{};
    CauseCounts& operator+=(const CauseCounts& o);
};

// Elsewhere what one would have decided alone does not follow from one's judgement of one harm (docs/kinds.md): only the
// whole difference is counted, and every part is undefined.
[[nodiscard]] constexpr bool splits_causes(sim::DecisionKind kind) {
    return kind == sim::DecisionKind::act_or_dismiss || kind == sim::DecisionKind::complete;
}

// Of two plays of one caseload, both with their minds (PlayOptions::minds).
[[nodiscard]] CauseCounts count_causes(const sim::World& world, const sim::Caseload& caseload,
                                       const sim::Play& strategy, const sim::Play& versus);

// The whole difference alone, for kinds that cannot be split.
[[nodiscard]] CauseCounts count_totals(const sim::Play& strategy, const sim::Play& versus);

// Which two of the strategies.
struct PlanPair {
    std::size_t strategy = 1, versus = 0;
    bool operator==(const PlanPair&) const = default;
};

struct CausesOfPair {
    PlanPair pair;
    bool splits = true;  // else only the whole
    CauseCounts pooled;
    std::vector<CauseCounts> replications;
};

// Plays the strategies again, each replication once for all pairs. A function of world, strategies and replications alone.
// Cancelled: no pairs.
[[nodiscard]] std::vector<CausesOfPair> find_causes(const sim::World& world,
                                                    const std::vector<sim::Strategy>& strategies,
                                                    const std::vector<PlanPair>& pairs,
                                                    const RunOptions& options);

// How much there is of a cause in the strategy, beside the plan it is compared with.
enum class Extent : std::uint8_t { same, only_here, more, fewer, none_here };

// Of one measure: strategy - versus, in the measure's unit; parts sum to the whole, groups to their causes.
struct Difference {
    std::string measure;
    Estimate whole;
    std::array<Estimate, kCauseGroups> groups;  // [CauseGroup]
    std::array<Estimate, kCauses> causes;       // [Cause]
    std::array<Extent, kCauses> extents{};      // [Cause]
};

// The measures that can be split: sums of errors over cases.
inline constexpr std::array<std::string_view, 3> kSplitMeasures = {"missed_rate", "disturbed_rate",
                                                                   "harm_cost"};

// `measure`: one of kSplitMeasures.
[[nodiscard]] Difference split_difference(const CausesOfPair& causes, std::string_view measure,
                                          const sim::Costs& costs);

}  // namespace skoen::lab
