// Paints a scene as SVG: real text, title and description, the same bytes each time.
#pragma once

#include <string>
#include <string_view>

#include "report/scene.h"

namespace skoen::report {

// A number for SVG and PDF: at most three decimals, no trailing zeros, never "-0".
[[nodiscard]] std::string short_number(double value);

// An <svg> element to stand in an HTML page: sized in em of the page, so that it follows the reader's text size, and never
// wider than its column. `id` makes the ids of its title and description unique. Tooltips become <title> elements.
[[nodiscard]] std::string svg_element(const Scene& scene, std::string_view id);

// A file of its own: XML declaration, paper behind, size in pixels at 18 px an em.
[[nodiscard]] std::string svg_file(const Scene& scene);

}  // namespace skoen::report
