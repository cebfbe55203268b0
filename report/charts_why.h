// Pictures of explanations: what a difference is made of, and the plans that a search found.
#pragma once

#include "lab/explore.h"
#include "lab/why.h"
#include "report/chart.h"
#include "report/explanation.h"

namespace skoen::report {

// The causes of a difference under their groups, as bars from 0 with the central 90 % of the replications; the numbers
// beside them sum to the whole. `look`: of the plan spoken of.
[[nodiscard]] Chart causes_chart(const lab::Difference& difference, const DifferenceNames& names,
                                 const PlanLook& look, Language language, const Frame& frame);

// The same, lever by lever.
[[nodiscard]] Chart levers_chart(const lab::LeverSplit& split, const DifferenceNames& names,
                                 const PlanLook& look, Language language, const Frame& frame);

// What a difference owes to each mechanism that can be told from 0; what sums is not claimed.
[[nodiscard]] Chart mechanisms_chart(const lab::MechanismSplit& split, const DifferenceNames& names,
                                     const PlanLook& look, Language language, const Frame& frame);

// Missed against disturbed per 100 cases: every plan that was looked at as a dot, those within the budget that no other
// beats as numbered marks in the order of `findings.front`, the office without the score as a ring.
[[nodiscard]] Chart front_chart(const sim::Definition& definition, const std::vector<sim::Strategy>& plans,
                                const lab::Findings& findings, std::size_t chosen, Language language,
                                const Frame& frame);

}  // namespace skoen::report
