// Finding, reading and writing prepared comparisons (scenarios/prepared.h): a shipped one by its id, any other by its path.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/prepared.h"
#include "sim/base/json.h"

namespace skoen::scenarios {

// Throws base::InputError: no such file, or faults of its keys, of the scenario, strategies, sets and sides it names.
[[nodiscard]] PreparedComparison load_comparison(std::string_view id_or_path);
[[nodiscard]] PreparedComparison read_comparison(const base::JsonValue& root);
[[nodiscard]] std::string write_comparison(const PreparedComparison& comparison);

// The shipped ones, in order of id.
[[nodiscard]] const std::vector<PreparedComparison>& comparisons();

}  // namespace skoen::scenarios
