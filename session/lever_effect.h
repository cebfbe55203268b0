// What one lever does in one plan.
#pragma once

#include "session/desk_view.h"

namespace skoen::session {

// The same plan without that lever.
[[nodiscard]] sim::Strategy without_lever(const sim::Strategy& plan, sim::Lever lever);

// The two beside each other, replication by replication: same cases, same luck.
[[nodiscard]] LeverEffect effect_of(sim::Lever lever, const lab::StrategyResult& with,
                                    const lab::StrategyResult& without);

}  // namespace skoen::session
