// The replication suite: published studies played many times, with their own sample sizes, by the office's worker.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "lab/study_play.h"
#include "stats/intervals.h"

namespace skoen::lab {

struct ReplicateOptions {
    int replications = 100;  // simulated studies
    int threads = 0;         // 0: as many as the machine has
    std::uint64_t seed = 1;
    StudyOptions study;
    const std::atomic<bool>* cancel = nullptr;
};

// Where the published value is expected, by the rule of the suite: the published 95 % interval; where only a standard error is
// given, +-1.96 of it; where neither, the larger of 25 % of the value and 5 points (of a share; else .05).
[[nodiscard]] stats::Interval published_interval(const scenarios::StudyStatistic& statistic);

struct ReplicatedStatistic {
    std::size_t n = 0;  // simulated studies in which it is defined
    double mean = 0;
    stats::Interval spread;  // central 95 % of simulated studies
    double tail = 0;         // share of simulated studies at least as extreme as the published value
    bool inside = false;     // mean in the published interval, and tail 2.5 % or more
};

struct ReplicatedStudy {
    scenarios::Study study;
    std::vector<ReplicatedStatistic> statistics;             // in the study's order
    std::vector<std::vector<std::optional<double>>> values;  // [replication][statistic]
};

// tail: the smaller of the shares of simulated values at or above, and at or below, the published one.
[[nodiscard]] ReplicatedStatistic compare_with_published(const scenarios::StudyStatistic& statistic,
                                                         std::span<const std::optional<double>> simulated);

// Threads change nothing.
[[nodiscard]] ReplicatedStudy replicate(const scenarios::Study& study, const sim::Behaviour& behaviour,
                                        const ReplicateOptions& options);

}  // namespace skoen::lab
