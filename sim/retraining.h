// A model that is trained anew on decisions that it has shaped: docs/model.md, section 5, phase 12.
#pragma once

#include <span>

#include "sim/event.h"
#include "sim/world.h"

namespace skoen::sim {

[[nodiscard]] inline bool retrains_after(const ModelSpec& model, int week, int weeks) {
    return model.retrain_weeks > 0 && week % model.retrain_weeks == 0 && week < weeks;
}

// As train_tool, on the last `history.cases` of: the history, then `events` in the order of handling, without those that
// only saved time brought. What was decided is what the record says was decided.
[[nodiscard]] Tool retrained_tool(const World& world, std::span<const Event> events,
                                  std::uint32_t replication);

}  // namespace skoen::sim
