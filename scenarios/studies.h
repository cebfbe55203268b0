// Finding, reading and writing studies, as catalogue.h does for scenarios.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/study.h"
#include "sim/base/json.h"
#include "sim/behaviour.h"

namespace skoen::scenarios {

// Throws InputError: no such study, an unreadable file, any fault of its content.
[[nodiscard]] Study load_study(std::string_view id_or_path, std::span<const std::string> sets = {});
[[nodiscard]] Study read_study(const base::JsonValue& root);

// Ids of the shipped studies, in order of path.
[[nodiscard]] std::vector<std::string> study_ids();

// The ledger's behaviour with "/behaviour/NAME=VALUE" applied, each checked as in a scenario.
[[nodiscard]] sim::Behaviour load_behaviour(std::span<const std::string> sets = {});

[[nodiscard]] std::string write_study(const Study& study);

}  // namespace skoen::scenarios
