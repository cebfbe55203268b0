// The charts of a comparison. Each is a pure function: the numbers of the comparison and nothing else; what cannot be drawn
// says why. Looks and rules: design, mock notes, sections 2 to 6.
#pragma once

#include <string_view>

#include "report/chart.h"
#include "report/hinges.h"

namespace skoen::report {

// What the score corrects and breaks, against the best decision on everything knowable: 100 cases a plan as 25 x 4 marks,
// the office without the score first; beside them minutes a case and the queue.
[[nodiscard]] Chart changes_chart(const Reading& reading, const Frame& frame);

// Missed against disturbed per 100 cases: every plan with a cloud that holds 90 % of the replications' paired differences from
// the office without the score (the ellipse of a bivariate normal with their means and covariances), the line of plans that no plan beats on both, the score alone, and the
// two trivial policies; what lies outside is an arrow at the edge with its numbers.
[[nodiscard]] Chart tradeoff_chart(const Reading& reading, const Frame& frame);

enum class ChanceOf : std::uint8_t { missed, disturbed, harm_cost };
// 20 equally likely outcomes of one plan's paired difference from the office without the score.
[[nodiscard]] Chart chance_chart(const Reading& reading, const Frame& frame, std::size_t plan, ChanceOf what);

// Any of lab::weekly_measures() by week, with the central 90 % of the replications as a band. For override_rate also how
// often the score is wrong, for belief how often it is right.
[[nodiscard]] Chart weeks_chart(const Reading& reading, const Frame& frame, std::string_view measure);

// Missed of 100 cases with need, by group of the scenario.
[[nodiscard]] Chart groups_chart(const Reading& reading, const Frame& frame);

// The model's card: of the cases with each score, how many had the recorded label and how many the harm itself.
[[nodiscard]] Chart calibration_chart(const Reading& reading, const Frame& frame);

// Minutes a case, queue and late decisions by plan.
[[nodiscard]] Chart time_chart(const Reading& reading, const Frame& frame);

// How differently the people of one office treat the score: each worker's overrides, from the least to the most.
[[nodiscard]] Chart workers_chart(const Reading& reading, const Frame& frame);

// The noise audit: how differently two workers judge the same case (level, pattern, occasion), and around what: how often
// somebody acts.
[[nodiscard]] Chart noise_chart(const Reading& reading, const Frame& frame);

// Paired differences from the office without the score, with the central 90 % of the replications.
[[nodiscard]] Chart differences_chart(const Reading& reading, const Frame& frame);

// The assumptions on which a plan's difference from the office without the score hangs, strongest first: the difference where
// the assumption is low and where it is high. Needs the ensemble that `hinges` comes from.
inline constexpr double kTornadoHeight = 34;  // em, without heading
[[nodiscard]] Chart tornado_chart(const Reading& reading, const Frame& frame, const Hinges& hinges);

}  // namespace skoen::report
