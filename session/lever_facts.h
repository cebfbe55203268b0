// What is known about a lever: where it stands among the others, which assumptions of the ledger it works through, and what
// those rest on.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/text.h"
#include "sim/strategy.h"

namespace skoen::session {

enum class LeverGroup : std::uint8_t { work, learning, leading, time };

struct LeverPlace {
    sim::Lever lever;
    LeverGroup group;
};
// All levers in the order in which a plan shows them.
[[nodiscard]] const std::array<LeverPlace, sim::kLevers>& lever_order();

// The ledger fields through which that option acts, the one that carries most first. Empty where it acts through no
// parameter of its own.
[[nodiscard]] const std::vector<std::string_view>& fields_of(sim::Lever lever, std::string_view option);

// The strength of the option changes what it does.
[[nodiscard]] bool has_strength(sim::Lever lever, std::string_view option);

// What the first field rests on. grade: 3 trials with professionals, 2 trials with others, 1 interviews and texts,
// 0 assumption.
struct LeverEvidence {
    int grade = 0;
    std::vector<std::string> sources;  // as the table of evidence names them; empty for an assumption
};
[[nodiscard]] LeverEvidence evidence_of(sim::Lever lever, std::string_view option);

// One assumption as it is shown: value and central 90 % of what it may be, with the range that its axis spans.
struct Assumption {
    std::string_view field;
    base::Bilingual meaning;
    double value = 0, lo = 0, hi = 0;
    double axis_lo = 0, axis_hi = 1;
    bool assumed = true;  // nobody knows; false: measured, derived or calibrated
    int grade = 0;
};
[[nodiscard]] Assumption assumption(std::string_view field);

}  // namespace skoen::session
