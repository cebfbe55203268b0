#include "report/changes.h"

#include <algorithm>

namespace skoen::report {

ChangeCounts change_counts(const Reading& reading, std::size_t plan) {
    const sim::PairCounts& c = reading.tally(plan).knowable;
    const auto d = [](std::int64_t n) { return static_cast<double>(n); };
    const std::vector<int> rounded =
        per_hundred({d(c.rescued), d(c.commission), d(c.omission), d(c.kept_wrong), d(c.kept_right)});
    ChangeCounts counts;
    std::copy(rounded.begin(), rounded.end(), counts.of.begin());
    return counts;
}

std::string new_errors(int count, Language language) {
    if (count == 1) return tr("report.changes.one_new", language);
    return tr("report.changes.many_new", language, {std::to_string(count)});
}

}  // namespace skoen::report
