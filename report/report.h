// The report: one comparison as a page for the browser and as pages for the printer. Same sentences, same pictures, same
// numbers; only the paper differs. Both say on every part that no case is real.
//
// Pure functions: the same world, comparison and language give the same bytes. No clock, no file names, no machine.
#pragma once

#include <string>
#include <vector>

#include "lab/ensemble.h"
#include "lab/why.h"
#include "report/scene.h"
#include "sim/base/text.h"
#include "sim/world.h"

namespace skoen::report {

// One self-contained HTML file: style and pictures inside, no scripts, nothing fetched. Headings, tables with captions and
// pictures with titles and descriptions for those who do not see it.
// With an ensemble of the same strategies: what the answer hangs on, too; with explanations: what drives the differences.
[[nodiscard]] std::string html_report(const sim::World& world, const lab::Comparison& comparison,
                                      base::Language language, const lab::Ensemble* ensemble = nullptr,
                                      const std::vector<lab::Why>& why = {});

// The pages of the PDF as scenes, A4 upright: headline and sentences, pictures, the main numbers, the model's card, the recipe.
[[nodiscard]] std::vector<Scene> report_pages(const sim::World& world, const lab::Comparison& comparison,
                                              base::Language language);

// The same as a PDF. Noto Sans is embedded when it is installed (fonts-noto-core), else Helvetica stands in. The PDF has no
// tags for screen readers: the HTML page has. Throws base::InternalError when the PDF library fails.
[[nodiscard]] std::string pdf_report(const sim::World& world, const lab::Comparison& comparison,
                                     base::Language language);

}  // namespace skoen::report
