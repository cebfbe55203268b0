// Ids and words for what a model is and what it was taught.
#pragma once

#include <string>
#include <string_view>

#include "cli/console.h"
#include "sim/definition.h"

namespace skoen::cli {

[[nodiscard]] std::string_view family_id(sim::ModelFamily family);
[[nodiscard]] std::string_view label_id(sim::LabelKind label);
[[nodiscard]] std::string family_words(sim::ModelFamily family, const Tr& tr);
[[nodiscard]] std::string label_words(const sim::History& history, const Tr& tr);

}  // namespace skoen::cli
