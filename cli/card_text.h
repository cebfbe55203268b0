// The model's card for readers: what it knows, how well it ranks, how its scores fit, whom it fails.
#pragma once

#include <string>

#include "cli/console.h"
#include "sim/world.h"

namespace skoen::cli {

[[nodiscard]] std::string card_text(const sim::World& world, const Tr& tr);

}  // namespace skoen::cli
