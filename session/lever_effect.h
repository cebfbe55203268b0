// What one lever does in one plan.
#pragma once

#include <atomic>

#include "session/desk_view.h"

namespace skoen::session {

// Plays the plan and the same plan without that lever on the same cases with the same luck, and pairs them. A function of
// its arguments alone; incomplete once `cancel` is set.
[[nodiscard]] LeverEffect effect_of(const sim::World& world, const sim::Strategy& plan, sim::Lever lever,
                                    int replications, const std::atomic<bool>* cancel);

}  // namespace skoen::session
