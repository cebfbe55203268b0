// Faults of a layout that a reader would see: text off the page or on other text.
#pragma once

#include <string>
#include <vector>

#include "report/scene.h"

namespace skoen::tests {

// One line a fault, with the words concerned. Marks may not leave the page either.
[[nodiscard]] std::vector<std::string> layout_faults(const report::Scene& scene);

// Every text of a scene in the order of painting.
[[nodiscard]] std::vector<std::string> texts_of(const report::Scene& scene);

}  // namespace skoen::tests
