#include "stats/intervals.h"

#include <cmath>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/special.h"

namespace skoen::stats {

namespace {

void check(std::size_t successes, std::size_t n, double level) {
    base::ensure(n >= 1 && successes <= n, "interval of a share: successes <= n, n >= 1");
    base::ensure(level > 0.0 && level < 1.0, "interval: 0 < level < 1");
}

double as_double(std::size_t n) { return static_cast<double>(n); }

// P(X > k), X ~ Binomial(n, p).
double binomial_above(std::size_t k, std::size_t n, double p) {
    return k >= n ? 0.0 : incomplete_beta(as_double(k) + 1.0, as_double(n - k), p);
}

// P(X < k).
double binomial_below(std::size_t k, std::size_t n, double p) {
    if (k == 0) {
        return 0.0;
    }
    return k > n ? 1.0 : incomplete_beta(as_double(n - k) + 1.0, as_double(k), 1.0 - p);
}

}  // namespace

Interval wilson_interval(std::size_t successes, std::size_t n, double level) {
    check(successes, n, level);
    const double z = base::normal_quantile(0.5 + 0.5 * level);
    const double size = as_double(n);
    const double share = as_double(successes) / size;
    const double z2 = z * z;
    const double centre = (as_double(successes) + 0.5 * z2) / (size + z2);
    const double half = z / (size + z2) * std::sqrt(size * share * (1.0 - share) + 0.25 * z2);
    // Exact at the ends, where rounding would leave 1e-17.
    return {successes == 0 ? 0.0 : centre - half, successes == n ? 1.0 : centre + half};
}

std::optional<Proportion> proportion(std::size_t successes, std::size_t n, double level) {
    if (n == 0) {
        return std::nullopt;
    }
    return Proportion{successes, n, as_double(successes) / as_double(n),
                      wilson_interval(successes, n, level)};
}

Interval clopper_pearson_interval(std::size_t successes, std::size_t n, double level) {
    check(successes, n, level);
    const double tail = 0.5 * (1.0 - level);
    const double k = as_double(successes);
    const double rest = as_double(n - successes);
    return {successes == 0 ? 0.0 : beta_quantile(k, rest + 1.0, tail),
            successes == n ? 1.0 : beta_quantile(k + 1.0, rest, 1.0 - tail)};
}

std::optional<MeanEstimate> mean_estimate(std::span<const double> values, double level) {
    base::ensure(level > 0.0 && level < 1.0, "interval: 0 < level < 1");
    if (values.empty()) {
        return std::nullopt;
    }
    const double n = as_double(values.size());
    MeanEstimate out;
    out.n = values.size();
    for (const double v : values) {
        out.mean += v;
    }
    out.mean /= n;
    if (values.size() == 1) {
        return out;
    }
    double squares = 0.0;
    for (const double v : values) {
        squares += (v - out.mean) * (v - out.mean);
    }
    out.sd = std::sqrt(squares / (n - 1.0));
    const double half = t_quantile(0.5 + 0.5 * level, n - 1.0) * out.sd / std::sqrt(n);
    out.interval = Interval{out.mean - half, out.mean + half};
    return out;
}

double binomial_upper_bound(std::size_t n, double p, double alarm) {
    base::ensure(p >= 0.0 && p <= 1.0 && alarm > 0.0 && alarm < 1.0,
                 "binomial bound: 0 <= p <= 1, 0 < alarm < 1");
    std::size_t lo = 0;
    std::size_t hi = n;  // P(X > n) = 0
    while (lo < hi) {
        const std::size_t middle = lo + (hi - lo) / 2;
        if (binomial_above(middle, n, p) <= alarm) {
            hi = middle;
        } else {
            lo = middle + 1;
        }
    }
    return as_double(hi);
}

double binomial_lower_bound(std::size_t n, double p, double alarm) {
    base::ensure(p >= 0.0 && p <= 1.0 && alarm > 0.0 && alarm < 1.0,
                 "binomial bound: 0 <= p <= 1, 0 < alarm < 1");
    std::size_t lo = 0;  // P(X < 0) = 0
    std::size_t hi = n;
    while (lo < hi) {
        const std::size_t middle = lo + (hi - lo + 1) / 2;
        if (binomial_below(middle, n, p) <= alarm) {
            lo = middle;
        } else {
            hi = middle - 1;
        }
    }
    return as_double(lo);
}

}  // namespace skoen::stats
