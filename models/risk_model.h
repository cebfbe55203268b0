#pragma once

#include <span>
#include <variant>

#include "models/logistic.h"
#include "models/trees.h"

namespace skoen::models {

// The two families of risk model. Both predict log-odds of the label they were trained on, from recorded
// facts alone.
using RiskModel = std::variant<LogisticModel, BoostedTrees>;

// Predicted log-odds for one case. x: one value a column, as in training.
[[nodiscard]] double log_odds(const RiskModel& model, std::span<const double> x);

}  // namespace skoen::models
