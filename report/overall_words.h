// What is said of all plans at once, before they are told one by one.
#pragma once

#include <string>
#include <vector>

#include "report/reading.h"

namespace skoen::report {

// That a rule without a worker, or the score alone, would have done less harm than every plan; and that all plans let the
// robot decide alone; and which plans came to the same in every case. Each only where it is so; often empty.
[[nodiscard]] std::vector<std::string> overall_words(const Reading& reading);

// Always and never are rules that somebody could follow: not where proposals are taken, and not where there is room for a few.
[[nodiscard]] bool has_plain_rules(const sim::Definition& definition);

}  // namespace skoen::report
