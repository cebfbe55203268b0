// Shipped files by id, all others by path.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/json.h"

namespace skoen::scenarios {

// Ids of the shipped JSON files straight in `folder` ("scenarios/"), in order of path.
[[nodiscard]] std::vector<std::string> shipped_ids(std::string_view folder);

// The shipped file with that id, else the file of that path (it holds a "/", ends with ".json", or names a file).
// Throws InputError: neither (with the nearest id and those there are; `what` is "scenario"), unreadable, no JSON.
[[nodiscard]] base::JsonValue shipped_or_file(std::string_view id_or_path, std::string_view folder,
                                              const char* what);

}  // namespace skoen::scenarios
