// Elementary functions that give the same bits on every machine and instruction set.
//
// libm differs between hosts, so nothing that feeds a decision may call it. These use only + - * / sqrt (exactly
// rounded by IEEE 754) and integer operations, in a fixed order, and the build forbids contraction. They are branch-free
// where a vector build needs it. Errors stated were measured by tests/sim/base/math_test.cpp against long double.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace skoen::base {

inline constexpr double kLn2High = 6.93147180369123816490e-01;  // upper bits of ln 2, so that k * kLn2High is exact
inline constexpr double kLn2Low = 1.90821492927058770002e-10;
inline constexpr double kRoundMagic = 6755399441055744.0;       // 1.5 * 2^52: adding rounds to an integer

// e^x for any finite x, relative error below 3e-16; arguments beyond +-708 are cut there.
[[nodiscard]] inline double exp(double x) {
    x = x < -708.0 ? -708.0 : (x > 708.0 ? 708.0 : x);
    const double k_shifted = x * 1.44269504088896340736 + kRoundMagic;
    const double k = k_shifted - kRoundMagic;
    const double r = (x - k * kLn2High) - k * kLn2Low;  // |r| <= ln2 / 2
    double p = 1.0 / 6227020800.0;                      // Taylor coefficients 1/13! ... 1/0!, Horner
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    p = p * r + 1.0;
    p = p * r + 1.0;
    const auto exponent = std::bit_cast<std::uint64_t>(k_shifted) + 1023;  // low bits of k_shifted hold k
    return p * std::bit_cast<double>(exponent << 52);
}

// Natural logarithm for normal positive x, absolute error below 2 ulp of the result near 1 and 1 ulp elsewhere.
[[nodiscard]] inline double log(double x) {
    constexpr std::uint64_t kSqrtHalf = 0x3fe6a09e667f3bcdULL;  // bits of sqrt(1/2)
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t shifted = bits - kSqrtHalf;
    const auto exponent = static_cast<std::int64_t>(shifted) >> 52;
    const double m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52));  // [sqrt .5, sqrt 2)
    const double f = m - 1.0;
    const double s = f / (2.0 + f);  // log m = 2 atanh s, |s| <= 0.1716
    const double s2 = s * s;
    double p = 1.0 / 23.0;
    p = p * s2 + 1.0 / 21.0;
    p = p * s2 + 1.0 / 19.0;
    p = p * s2 + 1.0 / 17.0;
    p = p * s2 + 1.0 / 15.0;
    p = p * s2 + 1.0 / 13.0;
    p = p * s2 + 1.0 / 11.0;
    p = p * s2 + 1.0 / 9.0;
    p = p * s2 + 1.0 / 7.0;
    p = p * s2 + 1.0 / 5.0;
    p = p * s2 + 1.0 / 3.0;
    const double k = static_cast<double>(exponent);
    // 2s = f - f s, written so that the leading term f is exact
    return k * kLn2High + (f - (s * (f - 2.0 * s2 * p) - k * kLn2Low));
}

struct SinCos {
    double sin, cos;
};

// sin and cos of 2 pi u for u in [0, 1), absolute error below 3e-16.
[[nodiscard]] inline SinCos sincos_turn(double u) {
    const double q_shifted = u * 4.0 + kRoundMagic;
    const double q = q_shifted - kRoundMagic;
    const double r = (u * 4.0 - q) * 1.57079632679489661923;  // |r| <= pi / 4
    const double r2 = r * r;
    double s = -1.0 / 1307674368000.0;  // 1/15!
    s = s * r2 + 1.0 / 6227020800.0;
    s = s * r2 - 1.0 / 39916800.0;
    s = s * r2 + 1.0 / 362880.0;
    s = s * r2 - 1.0 / 5040.0;
    s = s * r2 + 1.0 / 120.0;
    s = s * r2 - 1.0 / 6.0;
    s = s * r2 * r + r;
    double c = 1.0 / 20922789888000.0;  // 1/16!
    c = c * r2 - 1.0 / 87178291200.0;
    c = c * r2 + 1.0 / 479001600.0;
    c = c * r2 - 1.0 / 3628800.0;
    c = c * r2 + 1.0 / 40320.0;
    c = c * r2 - 1.0 / 720.0;
    c = c * r2 + 1.0 / 24.0;
    c = c * r2 - 0.5;
    c = c * r2 + 1.0;
    const auto quadrant = static_cast<unsigned>(std::bit_cast<std::uint64_t>(q_shifted) & 3U);
    const double sin_value = (quadrant & 1U) != 0 ? c : s;
    const double cos_value = (quadrant & 1U) != 0 ? s : c;
    return {(quadrant & 2U) != 0 ? -sin_value : sin_value,
            ((quadrant + 1U) & 2U) != 0 ? -cos_value : cos_value};
}

[[nodiscard]] inline double logistic(double x) { return 1.0 / (1.0 + exp(-x)); }
// p in (0, 1).
[[nodiscard]] inline double logit(double p) { return log(p) - log(1.0 - p); }

// Standard normal distribution function; absolute error below 2e-15. Series near 0, continued fraction in the tails
// (Abramowitz and Stegun 1964, 26.2.11 and 26.2.14). For set-up work, not for inner loops.
[[nodiscard]] double normal_cdf(double x);

// Inverse of normal_cdf, p in (0, 1); Newton steps on normal_cdf from a rational start (A & S 26.2.23), error < 1e-13.
[[nodiscard]] double normal_quantile(double p);

}  // namespace skoen::base
