#include "report/axes.h"

#include <algorithm>

namespace skoen::report {

void x_labels(Pen& pen, const LinearScale& x, const std::vector<Tick>& ticks, double baseline, double left,
              double right, bool marks) {
    double free_from = left;
    for (const Tick& tick : ticks) {
        const double place = x(tick.value), width = pen.measured(tick.label);
        const double start = std::clamp(place - width / 2, left, std::max(left, right - width));
        if (start < free_from) continue;
        if (marks) pen.line({place, baseline}, {place, baseline + 0.25}, {kMidGrey, kHair});
        pen.write({start, baseline + kTickLabel}, tick.label, {.ink = kGrey});
        free_from = start + width + 0.4;
    }
}

void y_grid(Pen& pen, const LinearScale& y, const std::vector<Tick>& ticks, double left, double right) {
    for (const Tick& tick : ticks) {
        const double place = y(tick.value);
        pen.line({left, place}, {right, place}, {kLine, kHair});
        pen.write({left - 0.5, place + kCapHeight / 2}, tick.label, {.ink = kGrey, .anchor = Anchor::end});
    }
}

void x_grid(Pen& pen, const LinearScale& x, const std::vector<Tick>& ticks, double top, double bottom) {
    for (const Tick& tick : ticks) pen.line({x(tick.value), top}, {x(tick.value), bottom}, {kLine, kHair});
}

double widest(const Pen& pen, const std::vector<Tick>& ticks) {
    double width = 0;
    for (const Tick& tick : ticks) width = std::max(width, pen.measured(tick.label));
    return width;
}

}  // namespace skoen::report
