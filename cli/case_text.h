// The story of one case for readers, in the order in which a person meets it.
#pragma once

#include <string>

#include "cli/case_story.h"
#include "cli/console.h"

namespace skoen::cli {

[[nodiscard]] std::string case_text(const sim::World& world, const CaseStory& story, const Tr& tr);

}  // namespace skoen::cli
