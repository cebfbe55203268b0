// Axes as newspapers draw them: no box, gridlines across the reading direction only, titles level.
#pragma once

#include <vector>

#include "report/pen.h"
#include "report/scales.h"

namespace skoen::report {

// Tick labels under `baseline`, centred on their ticks but kept within [left, right]; a short tick mark each. A label that
// would touch the one before it is left out.
void x_labels(Pen& pen, const LinearScale& x, const std::vector<Tick>& ticks, double baseline, double left,
              double right, bool marks = true);

// Gridlines from left to right at each tick with its label right-aligned before them.
void y_grid(Pen& pen, const LinearScale& y, const std::vector<Tick>& ticks, double left, double right);

// Vertical gridlines for pictures that are read along x.
void x_grid(Pen& pen, const LinearScale& x, const std::vector<Tick>& ticks, double top, double bottom);

// The widest tick label.
[[nodiscard]] double widest(const Pen& pen, const std::vector<Tick>& ticks);

inline constexpr double kTickLabel = 1.4;  // from the axis to the baseline of its labels

}  // namespace skoen::report
