// Comparisons whose numbers a test writes itself.
#pragma once

#include <string_view>

#include "lab/comparison.h"
#include "report/reading.h"

namespace skoen::tests {

// 20 replications in which a plan differs from the office without the score by -size in `less` of them and +size in `more`.
inline void set_differences(lab::Comparison& c, std::string_view measure, int less, int more, double size,
                            std::size_t plan = 1) {
    const std::size_t m = report::measure_index(measure);
    auto& with = c.strategies[plan].by_replication[m];
    auto& without = c.strategies[0].by_replication[m];
    with.assign(20, 1.0);
    without.assign(20, 1.0);
    for (int i = 0; i < less; ++i) *with[static_cast<std::size_t>(i)] -= size;
    for (int i = 0; i < more; ++i) *with[static_cast<std::size_t>(19 - i)] += size;
    lab::Estimate& e = c.strategies[plan].versus_no_tool[m];
    e.mean = size * (more - less) / 20.0;
    e.lo = less > 0 ? -size : 0.0;
    e.hi = more > 0 ? size : 0.0;
}

// The value that is shown, and its interval.
inline void set_value(lab::Comparison& c, std::size_t plan, std::string_view measure,
                      std::optional<double> mean, double lo = 0, double hi = 0) {
    lab::Estimate& e = c.strategies[plan].measures[report::measure_index(measure)];
    e.mean = mean;
    e.lo = e.hi = std::nullopt;
    if (hi > lo) {
        e.lo = lo;
        e.hi = hi;
    }
}

}  // namespace skoen::tests
