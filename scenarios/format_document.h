// The handbook page on the file language, docs/scenario-format.md, made from the same descriptions that read the files.
#pragma once

#include <string>
#include <string_view>

namespace skoen::scenarios {

// Markdown. A test compares it with the committed page.
[[nodiscard]] std::string scenario_format();

// The page's example of a scenario: the least that one has to say. JSON.
[[nodiscard]] std::string_view smallest_scenario();

}  // namespace skoen::scenarios
