#include "stats/special.h"

#include <cmath>

#include "sim/base/error.h"
#include "sim/base/math.h"

namespace skoen::stats {

namespace {

constexpr double kHalfLogTwoPi = 0.91893853320467274178;  // log(2 pi) / 2

// The continued fraction of Abramowitz & Stegun 26.5.8; converges fast for x < (a + 1) / (a + b + 2).
double beta_continued_fraction(double a, double b, double x) {
    constexpr double kTiny = 1e-300;  // Lentz: stands in for a denominator that happens to be 0
    constexpr int kMost = 100000;     // about sqrt(max(a, b)) steps are needed
    const auto away_from_zero = [](double v) { return std::fabs(v) < kTiny ? kTiny : v; };
    double c = 1.0;
    double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    double h = d;
    for (int m = 1; m <= kMost; ++m) {
        const double k = m;
        const double even = k * (b - k) * x / ((a + 2.0 * k - 1.0) * (a + 2.0 * k));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        h *= d * c;
        const double odd = -(a + k) * (a + b + k) * x / ((a + 2.0 * k) * (a + 2.0 * k + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        h *= d * c;
        if (std::fabs(d * c - 1.0) < 1e-15) {
            return h;
        }
    }
    throw base::InternalError("incomplete_beta: the continued fraction did not converge");
}

}  // namespace

double log_gamma(double x) {
    base::ensure(x > 0.0, "log_gamma: x > 0");
    double shift = 1.0;  // gamma(x) = gamma(x + k) / (x (x + 1) ... (x + k - 1))
    while (x < 10.0) {
        shift *= x;
        x += 1.0;
    }
    const double r = 1.0 / x;
    const double r2 = r * r;
    double series = -691.0 / 360360.0;
    series = series * r2 + 1.0 / 1188.0;
    series = series * r2 - 1.0 / 1680.0;
    series = series * r2 + 1.0 / 1260.0;
    series = series * r2 - 1.0 / 360.0;
    series = series * r2 + 1.0 / 12.0;
    return (x - 0.5) * base::log(x) - x + kHalfLogTwoPi + series * r - base::log(shift);
}

double incomplete_beta(double a, double b, double x) {
    base::ensure(a > 0.0 && b > 0.0 && x >= 0.0 && x <= 1.0, "incomplete_beta: a > 0, b > 0, 0 <= x <= 1");
    if (x == 0.0 || x == 1.0) {
        return x;
    }
    const double front =
        base::exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * base::log(x) + b * base::log(1.0 - x));
    if (x < (a + 1.0) / (a + b + 2.0)) {
        return front * beta_continued_fraction(a, b, x) / a;
    }
    return 1.0 - front * beta_continued_fraction(b, a, 1.0 - x) / b;
}

double beta_quantile(double a, double b, double p) {
    base::ensure(p >= 0.0 && p <= 1.0, "beta_quantile: 0 <= p <= 1");
    if (p == 0.0 || p == 1.0) {
        return p;
    }
    double lo = 0.0;
    double hi = 1.0;
    for (int i = 0; i < 300; ++i) {  // enough for the last bit of anything above 1e-70
        const double middle = 0.5 * (lo + hi);
        if (middle <= lo || middle >= hi) {
            break;
        }
        (incomplete_beta(a, b, middle) < p ? lo : hi) = middle;
    }
    return 0.5 * (lo + hi);
}

double t_quantile(double p, double df) {
    base::ensure(p > 0.0 && p < 1.0 && df > 0.0, "t_quantile: 0 < p < 1, df > 0");
    if (p < 0.5) {
        return -t_quantile(1.0 - p, df);
    }
    // t^2 / (df + t^2) is Beta(1/2, df/2); the other tail is used where that comes close to 1.
    const double y = beta_quantile(0.5, 0.5 * df, 2.0 * p - 1.0);
    if (y <= 0.5) {
        return std::sqrt(df * y / (1.0 - y));
    }
    const double x = beta_quantile(0.5 * df, 0.5, 2.0 * (1.0 - p));
    return std::sqrt(df * (1.0 - x) / x);
}

}  // namespace skoen::stats
