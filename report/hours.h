// What a plan costs in hours, in words.
#pragma once

#include <string>

#include "report/language.h"

namespace skoen::report {

// "72 ledertimer og 303 af teamets timer"; what rounds to no whole hour is left out, and both together are "".
[[nodiscard]] std::string plan_hours_words(double leader, double team, Language language);

}  // namespace skoen::report
