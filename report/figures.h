// The pictures of a report in reading order, numbered, with their sizes.
#pragma once

#include <vector>

#include "report/chart.h"

namespace skoen::report {

inline constexpr double kWide = 52.5;  // em, the whole column
inline constexpr double kGutter = 2;   // between two pictures in a row
inline constexpr double kHalf = (kWide - kGutter) / 2;

struct Figure {
    Chart chart;
    bool wide = true;  // else it shares a row with the next or the one before
};

// With headings each picture stands on its own (paper); without, the page sets headline and grey line. Two in a row have
// headings of equally many lines.
[[nodiscard]] std::vector<Figure> report_figures(const Reading& reading, bool with_headings);

}  // namespace skoen::report
