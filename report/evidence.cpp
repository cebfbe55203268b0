#include "report/evidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace skoen::report {

namespace {

// Type 5 of Hyndman & Fan 1996 (Hazen): the k-th of 20 outcomes of 20 values is the k-th value, without interpolation
// across 0. Type 7, which intervals use, would mix neighbours even there.
double hazen(const std::vector<double>& sorted, double p) {
    const double place =
        std::clamp(static_cast<double>(sorted.size()) * p - 0.5, 0.0, static_cast<double>(sorted.size() - 1));
    const auto below = static_cast<std::size_t>(place);
    const double rest = place - static_cast<double>(below);
    if (rest == 0) return sorted[below];
    return sorted[below] + rest * (sorted[below + 1] - sorted[below]);
}

}  // namespace

Outcomes outcomes_of(std::span<const double> differences, double smallest) {
    Outcomes out;
    out.values = differences.size();
    if (out.values == 0) return out;
    out.mean = std::accumulate(differences.begin(), differences.end(), 0.0) / static_cast<double>(out.values);
    if (out.values < static_cast<std::size_t>(kOutcomes)) return out;
    std::vector<double> sorted(differences.begin(), differences.end());
    std::sort(sorted.begin(), sorted.end());
    for (int k = 0; k < kOutcomes; ++k) {
        double dot = hazen(sorted, (k + 0.5) / kOutcomes);
        if (std::abs(dot) < smallest) dot = 0;
        out.dots.push_back(dot);
        ++(dot < 0 ? out.less : (dot > 0 ? out.more : out.same));
    }
    return out;
}

Verdict verdict_of(const Outcomes& outcomes, double smallest) {
    if (outcomes.dots.empty()) return Verdict::too_few;
    if (std::abs(outcomes.mean) < smallest) return Verdict::same;
    // The mean must point where most outcomes do, else the number beside the verb would contradict it.
    if (outcomes.mean < 0) {
        if (outcomes.less >= kStates) return Verdict::less;
        if (outcomes.less >= kSeems) return Verdict::seems_less;
    } else {
        if (outcomes.more >= kStates) return Verdict::more;
        if (outcomes.more >= kSeems) return Verdict::seems_more;
    }
    return Verdict::unclear;
}

}  // namespace skoen::report
