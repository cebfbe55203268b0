#include "sim/base/math.h"

namespace skoen::base {

namespace {

constexpr double kInvSqrtTwoPi = 0.398942280401432677939946;

double density(double x) { return kInvSqrtTwoPi * exp(-0.5 * x * x); }

// Upper tail for x >= 3 by the continued fraction 1/(x + 1/(x + 2/(x + ...))), evaluated from the far end.
double upper_tail(double x) {
    double f = x;
    for (int k = 80; k >= 1; --k) f = x + static_cast<double>(k) / f;
    return density(x) / f;
}

// Phi(x) - 1/2 for |x| < 3: density times the sum of x^(2k+1) / (1 3 5 ... (2k+1)).
double central_area(double x) {
    double term = x;
    double sum = x;
    for (int k = 1; k < 120; ++k) {
        term = term * x * x / static_cast<double>(2 * k + 1);
        sum += term;
        if (std::fabs(term) < 1e-18 * std::fabs(sum)) break;
    }
    return density(x) * sum;
}

}  // namespace

double normal_cdf(double x) {
    if (x <= -38.0) return 0.0;
    if (x >= 38.0) return 1.0;
    if (x <= -3.0) return upper_tail(-x);
    if (x >= 3.0) return 1.0 - upper_tail(x);
    return 0.5 + central_area(x);
}

double normal_quantile(double p) {
    const bool lower = p < 0.5;
    const double tail = lower ? p : 1.0 - p;
    if (tail <= 0.0) return lower ? -38.0 : 38.0;
    const double t = std::sqrt(-2.0 * log(tail));
    double x = t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                       (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int step = 0; step < 6; ++step) {  // solve upper_tail(x) = tail; start is good to 4.5e-4
        const double area = normal_cdf(-x);
        const double move = (area - tail) / density(x);
        x += move / (1.0 + 0.5 * x * move);  // Halley
        if (std::fabs(move) < 1e-14) break;
    }
    return lower ? -x : x;
}

}  // namespace skoen::base
