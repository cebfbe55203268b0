#include "report/evidence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/quantile.h"

namespace skoen::report {

Outcomes outcomes_of(std::span<const double> differences) {
    Outcomes out;
    out.values = differences.size();
    if (out.values == 0) return out;
    out.mean = std::accumulate(differences.begin(), differences.end(), 0.0) / static_cast<double>(out.values);
    if (out.values < static_cast<std::size_t>(kOutcomes)) return out;
    std::vector<double> sorted(differences.begin(), differences.end());
    std::sort(sorted.begin(), sorted.end());
    for (int k = 0; k < kOutcomes; ++k) {
        const double dot = stats::quantile_sorted(sorted, (k + 0.5) / kOutcomes);
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
