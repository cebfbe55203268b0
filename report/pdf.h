// Paints scenes as the pages of a PDF, through libharu. The same scenes give the same bytes: no dates, no random ids.
#pragma once

#include <span>
#include <string>

#include "report/scene.h"
#include "sim/base/system.h"

namespace skoen::report {

struct PdfOptions {
    std::string title;
    double em = 9.5;  // points
    // Where NotoSans-Regular.ttf and NotoSans-Bold.ttf lie (base::font_folder). When they are not there, the PDF names
    // Helvetica instead, which every viewer has: widths then differ a little, and characters outside Windows-1252 become "?".
    std::string font_folder = base::font_folder().string();
};

// One page a scene, each of the scene's size. Throws base::InternalError when libharu fails or there is no page.
[[nodiscard]] std::string pdf_of(std::span<const Scene> pages, const PdfOptions& options);

// UTF-8 as Windows-1252; characters it lacks become "?".
[[nodiscard]] std::string windows_1252(std::string_view utf8);

}  // namespace skoen::report
