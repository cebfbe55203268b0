// Finished models that stand in for the trained one: `model.file` of a scenario.
//
//   XGBoost's JSON (save_model, 1.7 to 3.x; gbtree, binary:logistic), with the names of its features
//   a logistic scorecard in JSON or CSV (scorecard.h)
//
// A file names every feature that the scenario's model may see, each once, and no other; their order does not matter.
// Values are those that the case file shows, unless the file says "standardised": a scorecard under `values`, an XGBoost
// model in its attribute "skoen_values" (booster.set_attr).
#pragma once

#include <string>
#include <string_view>

#include "sim/base/json.h"
#include "sim/definition.h"
#include "sim/world.h"

namespace skoen::scenarios {

inline constexpr std::size_t kMaxModelBytes = 32u * 1024u * 1024u;
inline constexpr std::size_t kMaxTrees = 5000;
inline constexpr int kMaxTreeDepth = 30;        // splits on the way to a leaf
inline constexpr double kLargestLogOdds = 500;  // beyond it probabilities are 0 and 1 in a double

// The form alone: any names of features. `file` names it in messages, and its ending tells a CSV. Throws base::InputError.
[[nodiscard]] sim::OwnModel read_own_model(std::string bytes, const std::string& file);

// Reads what model.file names into model.own, checks that it fits, and sets model.family by it. A path is seen from the
// folder of the file that says it; one given with --set from the current folder. Nothing happens where model.file is empty.
// Throws base::InputError with places in the model's file, or in `root` where there is none to read.
void bring_own_model(sim::Definition& definition, const base::JsonValue& root);

// The model that a world has trained, as such a file: every score is the same when it is brought back. Standardised.
[[nodiscard]] std::string trained_model_file(const sim::World& world);

}  // namespace skoen::scenarios
