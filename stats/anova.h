#pragma once

#include <cstddef>
#include <span>

namespace skoen::stats {

// Noise in judgements, in the words of Kahneman, Sibony & Sunstein 2021: standard deviations, in the unit of
// the judgements (log-odds here).
struct NoiseComponents {
    double level = 0.0;     // judges' general severity
    double pattern = 0.0;   // judge x case: stable, but not alike
    double occasion = 0.0;  // the same judge on the same case on another day
    double mean = 0.0;      // what the judgements scatter around
};

// Balanced two-way layout with replicates, judges and cases random:
//   v_jck = mean + case_c + level_j + pattern_jc + occasion_jck
// Expected mean squares (Searle, Casella & McCulloch 1992, chapter 4), with J judges, C cases, K occasions:
//   E MS_within = o^2,   E MS_judge x case = o^2 + K p^2,   E MS_judge = o^2 + K p^2 + C K l^2
// solved for the variances, which makes these unbiased; a negative one becomes 0.
//
// values: judges x cases x occasions, row-major, finite. Throws InternalError unless each of the three is at
// least 2 and the length fits.
[[nodiscard]] NoiseComponents noise_components(std::span<const double> values, std::size_t judges,
                                               std::size_t cases, std::size_t occasions);

}  // namespace skoen::stats
