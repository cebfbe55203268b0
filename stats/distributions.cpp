#include "stats/distributions.h"

#include <cmath>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/special.h"

namespace skoen::stats {

namespace {

constexpr double kLargestDf = 1e9;  // beyond: the normal distribution, to 1e-9

double poisson_weight(double mean, double k) {
    return base::exp(-mean + k * base::log(mean) - log_gamma(k + 1.0));
}

// Regularised lower incomplete gamma P(a, x): series below a + 1, continued fraction above (A & S 6.5.29, 6.5.31).
double lower_gamma(double a, double x) {
    if (x <= 0) return 0;
    const double front = base::exp(a * base::log(x) - x - log_gamma(a));
    if (x < a + 1.0) {
        double term = 1.0 / a, sum = term;
        for (int k = 1; k < 10000 && term > sum * 1e-17; ++k) {
            term *= x / (a + k);
            sum += term;
        }
        return sum * front;
    }
    double b = x + 1.0 - a, c = 1e300, d = 1.0 / b, h = d;
    for (int k = 1; k < 10000; ++k) {
        const double an = -k * (k - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        const double change = d * c;
        h *= change;
        if (std::abs(change - 1.0) < 1e-16) break;
    }
    return 1.0 - front * h;
}

}  // namespace

double t_cdf(double x, double df) {
    if (!(df < kLargestDf)) return base::normal_cdf(x);
    const double tail = 0.5 * incomplete_beta(0.5 * df, 0.5, df / (df + x * x));
    return x > 0 ? 1.0 - tail : tail;
}

double t_two_sided_p(double t, double df) {
    if (!(df > 0) || !(df < kLargestDf)) return 2.0 * base::normal_cdf(-std::abs(t));
    return incomplete_beta(0.5 * df, 0.5, df / (df + t * t));
}

double f_cdf(double x, double df1, double df2) {
    return x <= 0 ? 0.0 : incomplete_beta(0.5 * df1, 0.5 * df2, df1 * x / (df1 * x + df2));
}

double f_quantile(double p, double df1, double df2) {
    base::ensure(p > 0 && p < 1, "f_quantile: 0 < p < 1");
    const double x = beta_quantile(0.5 * df1, 0.5 * df2, p);
    return df2 * x / (df1 * (1.0 - x));
}

double chi_square_cdf(double x, double df) { return lower_gamma(0.5 * df, 0.5 * x); }

double noncentral_t_cdf(double x, double df, double delta) {
    if (!(df < kLargestDf)) return base::normal_cdf(x - delta);
    if (x < 0) return 1.0 - noncentral_t_cdf(-x, df, -delta);
    const double y = x * x / (x * x + df);
    const double half = 0.5 * delta * delta;
    double sum = 0;
    // P + Q of AS 243, from the largest weights outwards so that a large delta does not underflow
    const double middle = std::floor(half);
    for (int direction = -1; direction <= 1; direction += 2) {
        for (double j = direction < 0 ? middle - 1 : middle; j >= 0 && j < middle + 2000; j += direction) {
            const double p = half > 0 ? poisson_weight(half, j) : (j == 0 ? 1.0 : 0.0);
            const double q = half > 0 ? delta / std::sqrt(2.0) *
                                            base::exp(-half + j * base::log(half) - log_gamma(j + 1.5))
                                      : 0.0;
            const double term =
                p * incomplete_beta(j + 0.5, 0.5 * df, y) + q * incomplete_beta(j + 1.0, 0.5 * df, y);
            sum += term;
            if (p + std::abs(q) < 1e-16) break;
        }
    }
    return base::normal_cdf(-delta) + 0.5 * sum;
}

double noncentral_f_cdf(double x, double df1, double df2, double lambda) {
    if (x <= 0) return 0;
    if (lambda <= 0) return f_cdf(x, df1, df2);
    const double y = df1 * x / (df1 * x + df2);
    const double middle = std::floor(0.5 * lambda);
    double sum = 0;
    for (int direction = -1; direction <= 1; direction += 2) {
        for (double j = direction < 0 ? middle - 1 : middle; j >= 0 && j < middle + 5000; j += direction) {
            const double weight = poisson_weight(0.5 * lambda, j);
            sum += weight * incomplete_beta(0.5 * df1 + j, 0.5 * df2, y);
            if (weight < 1e-17) break;
        }
    }
    return sum;
}

double power_z(double delta, double alpha) {
    const double critical = base::normal_quantile(1.0 - 0.5 * alpha);
    return base::normal_cdf(delta - critical) + base::normal_cdf(-delta - critical);
}

double power_t(double delta, double df, double alpha) {
    if (!(df < kLargestDf)) return power_z(delta, alpha);
    const double critical = t_quantile(1.0 - 0.5 * alpha, df);
    return 1.0 - noncentral_t_cdf(critical, df, delta) + noncentral_t_cdf(-critical, df, delta);
}

double power_f(double lambda, double df1, double df2, double alpha) {
    return 1.0 - noncentral_f_cdf(f_quantile(1.0 - alpha, df1, df2), df1, df2, lambda);
}

}  // namespace skoen::stats
