#include "lab/replicate.h"

#include <algorithm>
#include <cmath>

#include "lab/parallel.h"
#include "lab/study_statistics.h"
#include "sim/base/random.h"
#include "stats/quantile.h"

namespace skoen::lab {

namespace {

// Studies are keyed by their id, so that one more study moves no other's numbers (FNV-1a).
std::uint64_t seed_of(std::uint64_t seed, const std::string& id) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return base::mix64(seed ^ hash);
}

constexpr double kLeastTail = 0.025;

}  // namespace

stats::Interval published_interval(const scenarios::StudyStatistic& s) {
    if (!std::isnan(s.lo)) return {s.lo, s.hi};
    const double half = !std::isnan(s.se) ? 1.96 * s.se : std::max(0.25 * std::fabs(s.value), 0.05);
    return {s.value - half, s.value + half};
}

ReplicatedStatistic compare_with_published(const scenarios::StudyStatistic& s,
                                           std::span<const std::optional<double>> simulated) {
    ReplicatedStatistic out;
    std::vector<double> values;
    for (const std::optional<double>& v : simulated) {
        if (v) values.push_back(*v);
    }
    out.n = values.size();
    if (values.empty()) return out;
    double sum = 0;
    for (const double v : values) sum += v;
    const auto n = static_cast<double>(values.size());
    out.mean = sum / n;
    std::sort(values.begin(), values.end());
    out.spread = {stats::quantile_sorted(values, 0.025), stats::quantile_sorted(values, 0.975)};
    const double above = static_cast<double>(
        std::count_if(values.begin(), values.end(), [&](double v) { return v >= s.value - 1e-12; }));
    const double below = static_cast<double>(
        std::count_if(values.begin(), values.end(), [&](double v) { return v <= s.value + 1e-12; }));
    out.tail = std::min(above, below) / n;
    const stats::Interval wanted = published_interval(s);
    out.inside = out.mean >= wanted.lo && out.mean <= wanted.hi && out.tail >= kLeastTail;
    return out;
}

ReplicatedStudy replicate(const scenarios::Study& study, const sim::Behaviour& behaviour,
                          const ReplicateOptions& options) {
    ReplicatedStudy out;
    out.study = study;
    out.values.resize(static_cast<std::size_t>(options.replications));
    const std::uint64_t seed = seed_of(options.seed, study.id);
    for_each_index(options.replications, threads_to_use(options.threads), options.cancel, [&](int r) {
        const StudyData data =
            play_study(study, behaviour, seed, static_cast<std::uint32_t>(r), options.study);
        out.values[static_cast<std::size_t>(r)] = study_statistics(study, data);
    });
    for (std::size_t k = 0; k < study.statistics.size(); ++k) {
        std::vector<std::optional<double>> column;
        for (const auto& row : out.values) column.push_back(row.empty() ? std::nullopt : row[k]);
        out.statistics.push_back(compare_with_published(study.statistics[k], column));
    }
    return out;
}

}  // namespace skoen::lab
