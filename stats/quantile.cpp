#include "stats/quantile.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"

namespace skoen::stats {

double quantile_sorted(std::span<const double> sorted, double p) {
    base::ensure(!sorted.empty() && p >= 0.0 && p <= 1.0, "quantile: at least one value, 0 <= p <= 1");
    const double h = static_cast<double>(sorted.size() - 1) * p;
    const auto below = static_cast<std::size_t>(h);  // h >= 0: rounds down
    if (below + 1 >= sorted.size()) {
        return sorted.back();
    }
    return sorted[below] + (h - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

namespace {

std::vector<double> sorted_copy(std::span<const double> values) {
    std::vector<double> out(values.begin(), values.end());
    for (const double v : out) {
        base::ensure(!std::isnan(v), "quantile: values are numbers");
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

std::optional<double> quantile(std::span<const double> values, double p) {
    if (values.empty()) {
        return std::nullopt;
    }
    return quantile_sorted(sorted_copy(values), p);
}

CentralInterval central_interval(std::span<const double> values, double mass) {
    base::ensure(mass > 0.0 && mass < 1.0, "central_interval: 0 < mass < 1");
    CentralInterval out;
    out.n = values.size();
    if (!values.empty()) {
        const std::vector<double> sorted = sorted_copy(values);
        out.median = quantile_sorted(sorted, 0.5);
        out.interval = Interval{quantile_sorted(sorted, 0.5 * (1.0 - mass)),
                                quantile_sorted(sorted, 0.5 * (1.0 + mass))};
    }
    return out;
}

CentralInterval central_interval(std::span<const std::optional<double>> values, double mass) {
    std::vector<double> known;
    for (const std::optional<double>& v : values) {
        if (v) {
            known.push_back(*v);
        }
    }
    return central_interval(std::span<const double>(known), mass);
}

}  // namespace skoen::stats
