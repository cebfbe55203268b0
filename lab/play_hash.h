// The hash of a play: of every decision and weekly state, every bit, in order. The same whether decisions were kept as events or
// in columns.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/play.h"

namespace skoen::lab {

// One a play. Several side by side: a hash is a chain, in which each word waits for the one before.
[[nodiscard]] std::vector<std::uint64_t> hash_plays(std::span<const sim::Play> plays);

}  // namespace skoen::lab
