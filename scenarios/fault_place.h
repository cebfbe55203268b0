// Faults of rules that only show once a file has been read: put back at the place of their pointer.
#pragma once

#include <string>
#include <string_view>

#include "sim/base/error.h"
#include "sim/base/json.h"

namespace skoen::scenarios {

// The value at `pointer`, or the innermost there is on the way: a rule may speak of a key that was left out.
[[nodiscard]] const base::JsonValue& nearest_value(const base::JsonValue& root, std::string_view pointer);

[[nodiscard]] base::Fault fault_at(const base::JsonValue& root, std::string pointer, std::string expected,
                                   std::string found);

}  // namespace skoen::scenarios
