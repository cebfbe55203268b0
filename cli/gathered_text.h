// What a group did, as a table and as JSON: sums over five people or more, nobody's row.
#pragma once

#include <string>

#include "cli/console.h"
#include "session/training_gather.h"

namespace skoen::cli {

[[nodiscard]] std::string gathered_text(const session::Gathered& gathered, const Tr& tr);
[[nodiscard]] std::string gathered_json(const session::Gathered& gathered);

}  // namespace skoen::cli
