// The report: one comparison as a page for the browser and as pages for the printer. Same sentences, same pictures, same
// numbers; only the paper differs. Both say on every part that no case is real.
//
// Pure functions: the same world, comparison and language give the same bytes. No clock, no file names, no machine.
#pragma once

#include <string>

#include "lab/comparison.h"
#include "sim/base/text.h"
#include "sim/world.h"

namespace skoen::report {

// One self-contained HTML file: style and pictures inside, no scripts, nothing fetched. Headings, tables with captions and
// pictures with titles and descriptions for those who do not see it.
[[nodiscard]] std::string html_report(const sim::World& world, const lab::Comparison& comparison,
                                      base::Language language);

}  // namespace skoen::report
