#include "lab/difference_levers.h"

#include <algorithm>
#include <bit>

#include "sim/base/error.h"
#include "stats/quantile.h"

namespace skoen::lab {

namespace {

// What one lever does week by week.
std::vector<std::pair<std::uint8_t, double>> weeks_of(const sim::Strategy& plan, sim::Lever lever,
                                                      int weeks) {
    std::vector<std::pair<std::uint8_t, double>> out;
    const auto k = static_cast<std::size_t>(lever);
    for (const sim::WeekLevers& week : sim::compile(plan, weeks)) {
        // An option that is the absence of the lever has no strength.
        out.emplace_back(week.option[k], week.option[k] == 0 ? 0.0 : week.intensity[k]);
    }
    return out;
}

sim::Strategy mixture(const sim::Strategy& strategy, const sim::Strategy& versus,
                      const std::vector<sim::Lever>& levers, unsigned mask) {
    sim::Strategy out = versus;
    out.id = versus.id + '+' + std::to_string(mask);
    const auto switched = [&](sim::Lever lever) {
        const auto found = std::find(levers.begin(), levers.end(), lever);
        return found != levers.end() && ((mask >> (found - levers.begin())) & 1U) != 0;
    };
    std::erase_if(out.levers, [&](const sim::LeverSpan& s) { return switched(s.lever); });
    for (const sim::LeverSpan& s : strategy.levers) {
        if (switched(s.lever)) out.levers.push_back(s);
    }
    return out;
}

// The amounts of levers from the values of mixtures, and what they only do together. Null where one of them is.
struct Shares {
    double whole = 0, together = 0;
    std::vector<double> levers;
};

class Sharer {
  public:
    explicit Sharer(const LeverMixtures& mixtures) : m_(mixtures) {}

    [[nodiscard]] std::optional<Shares> of(const std::vector<std::optional<double>>& values) const {
        for (const auto& v : values) {
            if (!v) return std::nullopt;
        }
        Shares out;
        out.whole = *values.back() - *values.front();
        for (std::size_t k = 0; k < m_.levers.size(); ++k)
            out.levers.push_back(m_.averaged ? averaged(values, k) : alone(values, k));
        if (m_.averaged) return out;
        out.together = out.whole;
        for (const double lever : out.levers) out.together -= lever;
        return out;
    }

  private:
    // Masks of averaged mixtures are all subsets in rising order, so that a mask is its own place.
    [[nodiscard]] double averaged(const std::vector<std::optional<double>>& values, std::size_t k) const {
        const auto n = static_cast<unsigned>(m_.levers.size());
        double sum = 0;
        for (unsigned mask = 0; mask < (1U << n); ++mask) {
            if (((mask >> k) & 1U) != 0) continue;
            sum += weight(n, static_cast<unsigned>(std::popcount(mask))) *
                   (*values[mask | (1U << k)] - *values[mask]);
        }
        return sum;
    }
    // Share of orders in which exactly `before` given levers come before a lever: before! (n - 1 - before)! / n!
    static double weight(unsigned n, unsigned before) {
        double out = 1.0 / n;
        for (unsigned i = 1; i <= before; ++i) out *= static_cast<double>(i) / static_cast<double>(n - i);
        return out;
    }
    // Mixtures of levers alone: none, each by itself, all.
    static double alone(const std::vector<std::optional<double>>& values, std::size_t k) {
        return *values[k + 1] - *values.front();
    }

    const LeverMixtures& m_;
};

class LeverEstimates {
  public:
    void add(const Shares& s) {
        whole_.push_back(s.whole);
        together_.push_back(s.together);
        levers_.resize(s.levers.size());
        for (std::size_t k = 0; k < levers_.size(); ++k) levers_[k].push_back(s.levers[k]);
    }
    [[nodiscard]] Estimate whole(double mean) const { return of(mean, whole_); }
    [[nodiscard]] Estimate together(double mean) const { return of(mean, together_); }
    [[nodiscard]] Estimate lever(std::size_t k, double mean) const {
        return of(mean, k < levers_.size() ? levers_[k] : std::vector<double>{});
    }

  private:
    static Estimate of(double mean, std::vector<double> values) {
        Estimate out;
        out.mean = mean;
        out.defined = static_cast<int>(values.size());
        if (values.empty()) return out;
        std::sort(values.begin(), values.end());
        out.lo = stats::quantile_sorted(values, 0.05);
        out.hi = stats::quantile_sorted(values, 0.95);
        return out;
    }

    std::vector<double> whole_, together_;
    std::vector<std::vector<double>> levers_;  // [levers][replications]
};

}  // namespace

std::vector<sim::Lever> differing_levers(const sim::Strategy& strategy, const sim::Strategy& versus,
                                         int weeks) {
    std::vector<sim::Lever> out;
    for (int k = 0; k < sim::kLevers; ++k) {
        const auto lever = static_cast<sim::Lever>(k);
        if (weeks_of(strategy, lever, weeks) != weeks_of(versus, lever, weeks)) out.push_back(lever);
    }
    return out;
}

LeverMixtures mix_levers(const sim::Strategy& strategy, const sim::Strategy& versus, int weeks) {
    LeverMixtures out;
    out.levers = differing_levers(strategy, versus, weeks);
    const std::size_t n = out.levers.size();
    out.averaged = n <= kMostAveraged;
    const unsigned all = (1U << n) - 1U;
    if (out.averaged) {
        for (unsigned mask = 0; mask <= all; ++mask) out.masks.push_back(mask);
    } else {
        out.masks.push_back(0);
        for (std::size_t k = 0; k < n; ++k) out.masks.push_back(1U << k);
        out.masks.push_back(all);
    }
    for (const unsigned mask : out.masks) out.plans.push_back(mixture(strategy, versus, out.levers, mask));
    return out;
}

LeverSplit split_by_levers(const LeverMixtures& mixtures, std::span<const StrategyResult* const> played,
                           std::size_t measure) {
    base::ensure(played.size() == mixtures.plans.size(), "one result a mixture");
    LeverSplit out;
    out.averaged = mixtures.averaged;
    const Sharer sharer(mixtures);
    std::vector<std::optional<double>> values;
    for (const StrategyResult* result : played) values.push_back(result->measures[measure].mean);
    const std::optional<Shares> pooled = sharer.of(values);
    for (const sim::Lever lever : mixtures.levers) out.parts.push_back({lever, {}});
    if (!pooled) return out;
    LeverEstimates estimates;
    for (std::size_t r = 0; r < played.front()->by_replication[measure].size(); ++r) {
        for (std::size_t i = 0; i < played.size(); ++i) values[i] = played[i]->by_replication[measure][r];
        if (const auto one = sharer.of(values)) estimates.add(*one);
    }
    out.whole = estimates.whole(pooled->whole);
    out.together = estimates.together(pooled->together);
    for (std::size_t k = 0; k < out.parts.size(); ++k)
        out.parts[k].amount = estimates.lever(k, pooled->levers[k]);
    return out;
}

}  // namespace skoen::lab
