#include "report/reading.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/error.h"

namespace skoen::report {

std::string Reading::name(std::size_t index) const {
    const std::string& words = plan(index).strategy.name.in(language);
    return words.empty() ? plan(index).strategy.id : words;
}

std::string Reading::called(std::size_t index) const {
    return index == 0 ? tr("report.plan.none", language)
                      : tr("report.plan", language, {plan_look(index).letter});
}

const lab::Estimate& Reading::estimate(std::size_t index, std::string_view measure) const {
    return plan(index).measures[measure_index(measure)];
}

const lab::Estimate* Reading::difference(std::size_t index, std::string_view measure) const {
    if (plan(index).versus_no_tool.empty()) return nullptr;
    return &plan(index).versus_no_tool[measure_index(measure)];
}

std::vector<double> Reading::differences(std::size_t index, std::string_view measure) const {
    const std::size_t m = measure_index(measure);
    const auto& with = plan(index).by_replication[m];
    const auto& without = comparison.no_tool().by_replication[m];
    std::vector<double> out;
    for (std::size_t r = 0; r < std::min(with.size(), without.size()); ++r) {
        if (with[r] && without[r]) out.push_back(*with[r] - *without[r]);
    }
    return out;
}

std::vector<Point> Reading::pairs(std::size_t index, std::string_view x, std::string_view y) const {
    const auto& xs = plan(index).by_replication[measure_index(x)];
    const auto& ys = plan(index).by_replication[measure_index(y)];
    std::vector<Point> out;
    for (std::size_t r = 0; r < std::min(xs.size(), ys.size()); ++r) {
        if (xs[r] && ys[r]) out.push_back({*xs[r], *ys[r]});
    }
    return out;
}

const lab::WeekSeries* Reading::weekly(std::size_t index, std::string_view measure) const {
    const auto& all = plan(index).weekly;
    const auto found = std::find_if(all.begin(), all.end(), [measure](const lab::WeekSeries& series) {
        return series.measure == measure;
    });
    return found == all.end() || found->weeks.empty() ? nullptr : &*found;
}

std::size_t measure_index(std::string_view id) {
    const sim::Measure* found = sim::find_measure(id);
    base::ensure(found != nullptr, "a measure that charts need is not in the table");
    return static_cast<std::size_t>(found - sim::measures().data());
}

std::vector<int> per_hundred(const std::vector<double>& parts) {
    const double whole = std::accumulate(parts.begin(), parts.end(), 0.0);
    std::vector<int> rounded(parts.size(), 0);
    if (!(whole > 0)) return rounded;
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    int left = 100;
    std::vector<double> rest(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double exact = 100.0 * parts[i] / whole;
        rounded[i] = static_cast<int>(std::floor(exact));
        rest[i] = exact - std::floor(exact);
        left -= rounded[i];
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
    for (std::size_t k = 0; k < order.size() && left > 0; ++k, --left) ++rounded[order[k]];
    return rounded;
}

}  // namespace skoen::report
