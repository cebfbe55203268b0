// What calibrating found, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "lab/leave_one_out.h"
#include "lab/reliance_data.h"

namespace skoen::cli {

[[nodiscard]] std::string calibrated_text(const lab::Calibrated& fitted,
                                          const std::vector<lab::HeldOut>& held_out, const Tr& tr);
[[nodiscard]] std::string calibrated_json(const lab::Calibrated& fitted,
                                          const std::vector<lab::HeldOut>& held_out);
[[nodiscard]] std::string reliance_text(const lab::RelianceEstimate& estimate, const Tr& tr);
[[nodiscard]] std::string reliance_json(const lab::RelianceEstimate& estimate);

}  // namespace skoen::cli
