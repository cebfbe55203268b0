// The handbook page on study files, docs/study-format.md: fields from the descriptions that read the files, priors from the table that
// draws them, the menu.
#pragma once

#include <string>
#include <string_view>

namespace skoen::lab {

// Markdown. A test compares it with the committed page.
[[nodiscard]] std::string study_format();

// The page's example: the least that a study has to say. JSON.
[[nodiscard]] std::string_view smallest_study();

}  // namespace skoen::lab
