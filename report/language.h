// Texts of this floor and numbers as its readers know them. Keys lie in assets/lang/report.json.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "sim/base/text.h"

namespace skoen::report {

using base::Language;

// The text with that key (report.headline...), its placeholders {0} {1} filled.
[[nodiscard]] std::string tr(std::string_view key, Language language,
                             std::initializer_list<std::string_view> values = {});

}  // namespace skoen::report
