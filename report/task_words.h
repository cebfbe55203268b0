// What the task is, in words: its day, and what its cases are like.
#pragma once

#include <string>

#include "report/reading.h"

namespace skoen::report {

// "2026-11-22" as "22. november 2026" or "22 November 2026"; anything else as it is.
[[nodiscard]] std::string date_words(const std::string& iso, Language language);

// How often what is asked for is right, and how well file and eye can tell; by kind of decision.
[[nodiscard]] std::string solved_words(const Reading& reading);

}  // namespace skoen::report
