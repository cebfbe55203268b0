#include "study/allocation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/random.h"

namespace skoen::study {

namespace {

constexpr std::size_t kAllocationsTried = 400, kAllocationsKept = 100;

class AllocationLuck {
  public:
    AllocationLuck(const StudyDraws& draws, std::uint32_t replication)
        : state_(base::bits_of(draws.uniform(StudyPurpose::allocation, replication, 0))) {}
    std::size_t below(std::size_t n) {
        state_ = base::mix64(state_);
        return static_cast<std::size_t>(base::to_uniform(state_) * static_cast<double>(n));
    }
    template <class Iterator>
    void shuffle(Iterator first, Iterator last) {
        for (auto n = static_cast<std::size_t>(last - first); n > 1; --n)
            std::swap(first[static_cast<std::ptrdiff_t>(n - 1)],
                      first[static_cast<std::ptrdiff_t>(below(n))]);
    }

  private:
    std::uint64_t state_;
};

Allocated draw_restricted(const std::vector<double>& baseline, std::vector<int> at, std::size_t arms,
                          AllocationLuck& luck) {
    std::vector<std::pair<double, std::vector<int>>> tried;
    for (std::size_t k = 0; k < kAllocationsTried; ++k) {
        luck.shuffle(at.begin(), at.end());
        double worst = 0;
        for (int a = 1; a < static_cast<int>(arms); ++a)
            worst = std::max(worst, std::abs(arm_gap(at, baseline, a)));
        tried.emplace_back(worst, at);
    }
    std::stable_sort(tried.begin(), tried.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    Allocated out;
    for (std::size_t k = 0; k < kAllocationsKept; ++k) out.accepted.push_back(tried[k].second);
    out.arm = out.accepted[luck.below(out.accepted.size())];
    return out;
}

Allocated draw_matched(const std::vector<double>& baseline, std::size_t arms, AllocationLuck& luck) {
    const auto n = static_cast<std::ptrdiff_t>(baseline.size()), size = static_cast<std::ptrdiff_t>(arms);
    std::vector<std::size_t> order(baseline.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return baseline[a] < baseline[b]; });
    Allocated out;
    for (std::size_t k = 0; k < kAllocationsKept; ++k) {
        std::vector<int> in_order(baseline.size());
        for (std::ptrdiff_t from = 0; from < n; from += size) {
            const std::ptrdiff_t to = std::min(n, from + size);
            std::iota(in_order.begin() + from, in_order.begin() + to, 0);
            luck.shuffle(in_order.begin() + from, in_order.begin() + to);
        }
        std::vector<int> arm(baseline.size());
        for (std::size_t j = 0; j < order.size(); ++j) arm[order[j]] = in_order[j];
        out.accepted.push_back(std::move(arm));
    }
    out.arm = out.accepted[luck.below(out.accepted.size())];
    return out;
}

}  // namespace

double arm_gap(const std::vector<int>& allocation, const std::vector<double>& values, int arm) {
    double sum[2] = {0, 0}, n[2] = {0, 0};
    for (std::size_t j = 0; j < values.size(); ++j) {
        if (allocation[j] != 0 && allocation[j] != arm) continue;
        const std::size_t side = allocation[j] == arm ? 1 : 0;
        sum[side] += values[j];
        n[side] += 1;
    }
    return sum[1] / n[1] - sum[0] / n[0];
}

Allocated allocate(Allocation how, const std::vector<double>& baseline, std::size_t arms,
                   const StudyDraws& draws, std::uint32_t replication) {
    AllocationLuck luck(draws, replication);
    if (how == Allocation::matched) return draw_matched(baseline, arms, luck);
    std::vector<int> at(baseline.size());
    for (std::size_t j = 0; j < at.size(); ++j) at[j] = static_cast<int>(j % arms);
    if (how == Allocation::restricted) return draw_restricted(baseline, std::move(at), arms, luck);
    luck.shuffle(at.begin(), at.end());
    return {std::move(at), {}};
}

double randomisation_p(const Allocated& allocated, const std::vector<double>& values, int arm) {
    const double seen = std::abs(arm_gap(allocated.arm, values, arm));
    double as_far = 0;
    for (const std::vector<int>& each : allocated.accepted)
        as_far += std::abs(arm_gap(each, values, arm)) >= seen - 1e-12 ? 1 : 0;
    return as_far / static_cast<double>(allocated.accepted.size());
}

}  // namespace skoen::study
