#include "stats/sensitivity.h"

#include <algorithm>

#include "sim/base/error.h"
#include "sim/base/random.h"
#include "stats/quantile.h"

namespace skoen::stats {

namespace {

struct Shares {
    std::vector<double> first, total;  // [columns]
};

// `blocks`: which blocks count, with repetition.
Shares shares_of(std::span<const double> y, std::size_t columns, std::span<const std::size_t> blocks) {
    const std::size_t width = columns + 2;
    const auto n = static_cast<double>(blocks.size());
    double mean = 0;
    for (const std::size_t b : blocks) mean += y[b * width] + y[b * width + columns + 1];
    mean /= 2 * n;
    double variance = 0;
    for (const std::size_t b : blocks) {
        const double at = y[b * width] - mean, bt = y[b * width + columns + 1] - mean;
        variance += at * at + bt * bt;
    }
    variance /= 2 * n;
    Shares out{std::vector<double>(columns), std::vector<double>(columns)};
    if (variance <= 0) return out;
    for (std::size_t j = 0; j < columns; ++j) {
        double first = 0, total = 0;
        for (const std::size_t b : blocks) {
            const double ya = y[b * width], yb = y[b * width + columns + 1], yj = y[b * width + 1 + j];
            first += (yb - mean) * (yj - ya);  // centred: the same expectation, less variance
            total += (ya - yj) * (ya - yj);
        }
        out.first[j] = first / n / variance;
        out.total[j] = total / (2 * n) / variance;
    }
    return out;
}

}  // namespace

std::vector<SobolIndex> sobol_indices(std::span<const double> outcomes, std::size_t columns, int resamples,
                                      std::uint64_t seed) {
    const std::size_t blocks = outcomes.size() / (columns + 2);
    base::ensure(blocks >= 2 && blocks * (columns + 2) == outcomes.size(), "outcomes of another plan");
    std::vector<std::size_t> chosen(blocks);
    for (std::size_t b = 0; b < blocks; ++b) chosen[b] = b;
    const Shares whole = shares_of(outcomes, columns, chosen);
    std::vector<std::vector<double>> first(columns), total(columns);
    for (int r = 0; r < resamples; ++r) {
        for (std::size_t b = 0; b < blocks; ++b) {
            const std::uint64_t h =
                base::mix64(base::mix64(base::mix64(seed) ^ static_cast<std::uint64_t>(r)) ^ b);
            chosen[b] = static_cast<std::size_t>(base::to_uniform(h) * static_cast<double>(blocks));
        }
        const Shares s = shares_of(outcomes, columns, chosen);
        for (std::size_t j = 0; j < columns; ++j) {
            first[j].push_back(s.first[j]);
            total[j].push_back(s.total[j]);
        }
    }
    std::vector<SobolIndex> out(columns);
    for (std::size_t j = 0; j < columns; ++j) {
        out[j].first = whole.first[j];
        out[j].total = whole.total[j];
        if (resamples == 0) continue;
        out[j].first_interval = *central_interval(std::span<const double>(first[j]), 0.95).interval;
        out[j].total_interval = *central_interval(std::span<const double>(total[j]), 0.95).interval;
    }
    return out;
}

}  // namespace skoen::stats
