// Widths of Noto Sans, so that screen, SVG and PDF measure alike without a font file at run time.
#pragma once

#include <functional>
#include <string_view>

namespace skoen::report {

// Width of a line of text in em (1 em = size of the type), set without kerning and ligatures. `semibold` is the heavier of
// the two weights: Noto Sans Bold, since Debian ships no semibold.
using TextMeasure = std::function<double(std::string_view utf8, bool semibold)>;

// From the table noto_sans_widths.inc. A character outside it counts 0.6 em.
[[nodiscard]] double text_width(std::string_view utf8, bool semibold);

// Of Noto Sans, em above and below the baseline: capitals and ascenders, descenders.
inline constexpr double kAscent = 0.77;
inline constexpr double kDescent = 0.24;
inline constexpr double kCapHeight = 0.714;

}  // namespace skoen::report
