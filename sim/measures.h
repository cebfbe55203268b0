// Measures: pure functions of a summary. `skoen list measures` prints the table; texts are in assets/lang/measures.json.
// A measure that is not defined (empty denominator, no score shown) is null, never 0.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "sim/summary.h"

namespace skoen::sim {

enum class Better : std::uint8_t { more, less, neither };

struct MeasureInput {
    const Summary& summary;
    const JudgementCounts* judgements = nullptr;  // null where only weekly counts are at hand: no AUC
    const Costs& costs;
    std::size_t equity_bit = 31;
};

struct Measure {
    std::string_view id;
    std::string_view unit;  // share, ratio, AUC, cost a case, minutes, cases, hours, log-odds, share points
    std::string_view denominator;  // in words
    std::string_view source;       // of the definition
    Better better = Better::neither;
    std::optional<double> (*value)(const MeasureInput&) = nullptr;
};

// The measure that a kind of decision is told by first.
[[nodiscard]] std::string_view headline_of(DecisionKind kind);
// Measures that only some kinds define, in the order of the table, for the kinds that do (docs/kinds.md).
[[nodiscard]] std::span<const std::string_view> measures_of_kind(DecisionKind kind);
// Never defined in this kind of decision, since only others define it.
[[nodiscard]] bool belongs_to_another_kind(std::string_view id, DecisionKind kind);

// In the order of the contract (design: commands).
[[nodiscard]] std::span<const Measure> measures();
// nullptr when there is none of that id.
[[nodiscard]] const Measure* find_measure(std::string_view id);

// The two trivial policies and the tool alone on the same cases, as missed and disturbed per case; for trade-offs.
struct PolicyPoint {
    double missed = 0, disturbed = 0, harm_cost = 0;
};
struct PolicyPoints {
    PolicyPoint decided, twin, tool, always, never;
};
[[nodiscard]] std::optional<PolicyPoints> policy_points(const Tally& tally, const Costs& costs);

}  // namespace skoen::sim
