// The linear case of random_intercept.h: an intercept, a group, a residual.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/math.h"
#include "stats/random_intercept.h"

namespace skoen::stats {

namespace {

struct GroupSums {
    std::vector<double> n, sum;
    double within = 0;  // squares about the group means
    double total = 0;   // rows
};

GroupSums group_sums(std::span<const double> y, std::span<const std::uint32_t> group) {
    GroupSums g;
    const std::size_t groups = group.empty() ? 0 : *std::max_element(group.begin(), group.end()) + 1U;
    g.n.assign(groups, 0.0);
    g.sum.assign(groups, 0.0);
    for (std::size_t i = 0; i < y.size(); ++i) {
        g.n[group[i]] += 1.0;
        g.sum[group[i]] += y[i];
    }
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double off = y[i] - g.sum[group[i]] / g.n[group[i]];
        g.within += off * off;
    }
    g.total = static_cast<double>(y.size());
    return g;
}

std::size_t filled(const GroupSums& g) {
    return static_cast<std::size_t>(std::count_if(g.n.begin(), g.n.end(), [](double n) { return n > 0; }));
}

struct Reml {
    double value = 0;  // -2 log-likelihood without its constant
    double residual = 0, mean = 0;
};

// Profiled over mean and residual variance; ratio = variance between / variance within (Searle, Casella & McCulloch 1992, ch. 6).
Reml reml(const GroupSums& g, double ratio) {
    double weights = 0, weighted = 0, log_det = 0;
    for (std::size_t i = 0; i < g.n.size(); ++i) {
        if (g.n[i] <= 0) continue;
        const double w = g.n[i] / (1.0 + ratio * g.n[i]);
        weights += w;
        weighted += w * g.sum[i] / g.n[i];
        log_det += base::log(1.0 + ratio * g.n[i]);
    }
    Reml out;
    out.mean = weighted / weights;
    double squares = g.within;
    for (std::size_t i = 0; i < g.n.size(); ++i) {
        if (g.n[i] <= 0) continue;
        const double off = g.sum[i] / g.n[i] - out.mean;
        squares += g.n[i] / (1.0 + ratio * g.n[i]) * off * off;
    }
    out.residual = squares / (g.total - 1.0);
    out.value = (g.total - 1.0) * base::log(std::max(out.residual, 1e-300)) + log_det + base::log(weights);
    return out;
}

}  // namespace

std::optional<RandomInterceptFit> fit_random_intercept_mean(std::span<const double> y,
                                                            std::span<const std::uint32_t> group) {
    const GroupSums g = group_sums(y, group);
    if (y.size() < 3 || filled(g) < 2 || g.within <= 0.0) return std::nullopt;
    // The profile has one minimum in the SD ratio: golden section over [0, 30].
    const double golden = (std::sqrt(5.0) - 1.0) / 2.0;
    double lo = 0.0, hi = 30.0;
    double a = hi - golden * (hi - lo), b = lo + golden * (hi - lo);
    double fa = reml(g, a * a).value, fb = reml(g, b * b).value;
    for (int step = 0; step < 90; ++step) {
        if (fa <= fb) {
            hi = b, b = a, fb = fa;
            a = hi - golden * (hi - lo), fa = reml(g, a * a).value;
        } else {
            lo = a, a = b, fa = fb;
            b = lo + golden * (hi - lo), fb = reml(g, b * b).value;
        }
    }
    const double theta = (lo + hi) / 2.0;
    const Reml at = reml(g, theta * theta);
    RandomInterceptFit fit;
    fit.beta = {at.mean};
    fit.sd_residual = std::sqrt(at.residual);
    fit.sd_group = theta * fit.sd_residual;
    fit.log_likelihood = -0.5 * at.value;
    fit.converged = true;
    return fit;
}

std::optional<double> anova_icc(std::span<const double> y, std::span<const std::uint32_t> group) {
    const GroupSums g = group_sums(y, group);
    const auto k = static_cast<double>(filled(g));
    if (k < 2.0 || g.total <= k) return std::nullopt;
    const double mean = std::accumulate(y.begin(), y.end(), 0.0) / g.total;
    double between = 0, squares = 0;
    for (std::size_t i = 0; i < g.n.size(); ++i) {
        if (g.n[i] <= 0) continue;
        const double off = g.sum[i] / g.n[i] - mean;
        between += g.n[i] * off * off;
        squares += g.n[i] * g.n[i];
    }
    const double msb = between / (k - 1.0), msw = g.within / (g.total - k);
    const double n0 = (g.total - squares / g.total) / (k - 1.0);
    const double spread = msb + (n0 - 1.0) * msw;
    return spread > 0.0 ? std::optional((msb - msw) / spread) : std::nullopt;
}

}  // namespace skoen::stats
