#include "stats/multiple_tests.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/math.h"

namespace skoen::stats {

std::vector<double> holm_adjusted(const std::vector<double>& p) {
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    std::vector<double> out(p.size());
    double highest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        highest = std::max(highest, std::min(1.0, p[order[i]] * static_cast<double>(p.size() - i)));
        out[order[i]] = highest;
    }
    return out;
}

namespace {

double simpson_weight(int i, int n) { return i == 0 || i == n ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0); }

// P(max |T| <= c): T_i = (Z_i + Z_0) / sqrt(2) over s, Z independent normals, df s^2 chi-square.
double dunnett_cdf(double c, int k, double df) {
    constexpr int kScale = 48, kNormal = 64;
    const double width = 7 / std::sqrt(2 * df);
    const double lo = std::max(1e-3, 1 - width), hi = 1 + 1.3 * width;
    double sum = 0, mass = 0;
    for (int i = 0; i <= kScale; ++i) {
        const double s = lo + (hi - lo) * i / kScale;
        const double density =
            base::exp((df - 1) * base::log(s) - 0.5 * df * (s * s - 1)) * simpson_weight(i, kScale);
        double inner = 0, inner_mass = 0;
        for (int j = 0; j <= kNormal; ++j) {
            const double z = -7 + 14.0 * j / kNormal;
            const double weight = base::exp(-0.5 * z * z) * simpson_weight(j, kNormal);
            const double within =
                base::normal_cdf(z + std::sqrt(2.0) * c * s) - base::normal_cdf(z - std::sqrt(2.0) * c * s);
            double product = 1;
            for (int each = 0; each < k; ++each) product *= within;
            inner += weight * product;
            inner_mass += weight;
        }
        sum += density * inner / inner_mass;
        mass += density;
    }
    return sum / mass;
}

}  // namespace

double dunnett_critical(int k, double df, double alpha) {
    double lo = 0.5, hi = 30;
    for (int i = 0; i < 40; ++i) {
        const double middle = 0.5 * (lo + hi);
        (dunnett_cdf(middle, k, df) < 1 - alpha ? lo : hi) = middle;
    }
    return 0.5 * (lo + hi);
}

}  // namespace skoen::stats
