// docs/design-format.md, made from the descriptions that read design files.
#pragma once

#include <string>
#include <string_view>

namespace skoen::study {

[[nodiscard]] std::string_view smallest_design();
[[nodiscard]] std::string design_format();

}  // namespace skoen::study
