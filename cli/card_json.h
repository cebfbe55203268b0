// The model's card as one JSON document; null where a figure is not defined.
#pragma once

#include <string>

#include "sim/world.h"

namespace skoen::cli {

// {"scenario", "seed", "family", "line", "sees": [feature ids], "does_not_see": {"features", "cues"}, "label_kind",
//  "label": target, "truth": target} with
// target = {"n", "positives", "auc": {"value", "lo", "hi"}, "calibration_in_the_large", "calibration_slope",
//  "calibration": [{"score", "n", "mean_predicted", "observed": share}], "rates": rates,
//  "groups": [{"id", "n", "positives", "auc", "rates": rates}]},
// share = {"value", "lo", "hi", "n"} (Wilson, 95 %), rates = {"flagged", "sensitivity", "specificity",
//  "false_positive_rate", "false_negative_rate", "positive_predictive_value"} of shares.
[[nodiscard]] std::string card_json(const sim::World& world);

}  // namespace skoen::cli
