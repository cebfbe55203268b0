// Elementary functions that give the same bits on every machine and instruction set.
//
// libm differs between hosts, so nothing that feeds a decision may call it. These use only + - * / (exactly rounded by
// IEEE 754), sqrt and integer operations, in a fixed order and without branches, and the build forbids contraction: a
// loop over them gives the same bits in one lane or in eight. Errors stated were measured by
// tests/sim/base/math_test.cpp against long double.
//
// A kernel header: it is compiled for several instruction sets, so everything in it is forced inline and nothing is
// emitted that the linker could share between them.
#pragma once

#include <cstdint>

namespace skoen::base {

#define SKOEN_LANE [[nodiscard, gnu::always_inline]] inline

inline constexpr double kLn2High =
    6.93147180369123816490e-01;  // upper bits of ln 2, so that k * kLn2High is exact
inline constexpr double kLn2Low = 1.90821492927058770002e-10;
inline constexpr double kRoundMagic = 6755399441055744.0;  // 1.5 * 2^52: adding rounds to an integer

SKOEN_LANE std::uint64_t bits_of(double x) { return __builtin_bit_cast(std::uint64_t, x); }
SKOEN_LANE double from_bits(std::uint64_t bits) { return __builtin_bit_cast(double, bits); }

// e^x for any finite x, relative error below 3e-16; arguments beyond +-708 are cut there.
SKOEN_LANE double exp(double x) {
    x = x < -708.0 ? -708.0 : (x > 708.0 ? 708.0 : x);
    const double k_shifted = x * 1.44269504088896340736 + kRoundMagic;
    const double k = k_shifted - kRoundMagic;
    const double r = (x - k * kLn2High) - k * kLn2Low;  // |r| <= ln2 / 2
    const double r2 = r * r;
    const double r4 = r2 * r2;
    // Taylor coefficients 1/0! ... 1/13!, in pairs and fours (Estrin), small terms first
    const double c01 = 1.0 + r;
    const double c23 = 0.5 + r * (1.0 / 6.0);
    const double c45 = 1.0 / 24.0 + r * (1.0 / 120.0);
    const double c67 = 1.0 / 720.0 + r * (1.0 / 5040.0);
    const double c89 = 1.0 / 40320.0 + r * (1.0 / 362880.0);
    const double c1011 = 1.0 / 3628800.0 + r * (1.0 / 39916800.0);
    const double c1213 = 1.0 / 479001600.0 + r * (1.0 / 6227020800.0);
    const double high = (c89 + r2 * c1011) + r4 * c1213;
    const double p = c01 + r2 * (c23 + r2 * (c45 + r2 * c67 + r4 * high));
    const std::uint64_t exponent = bits_of(k_shifted) + 1023;  // low bits of k_shifted hold k
    return p * from_bits(exponent << 52);
}

// Natural logarithm for normal positive x, error below 2 units in the last place of max(|log x|, 1).
SKOEN_LANE double log(double x) {
    constexpr std::uint64_t kSqrtHalf = 0x3fe6a09e667f3bcdULL;  // bits of sqrt(1/2)
    const std::uint64_t bits = bits_of(x);
    const std::uint64_t biased = (bits + (0x3ff0000000000000ULL - kSqrtHalf)) >> 52;  // exponent + 1023
    const double m = from_bits(bits - ((biased - 1023) << 52));                       // [sqrt .5, sqrt 2)
    const double k = (from_bits(0x4330000000000000ULL | biased) - 4503599627370496.0) - 1023.0;
    const double f = m - 1.0;
    const double s = f / (2.0 + f);  // log m = 2 atanh s, |s| <= 0.1716
    const double s2 = s * s;
    const double s4 = s2 * s2;
    const double s8 = s4 * s4;
    // sum of s2^j / (2 j + 3), j = 0 ... 10
    const double c0 = 1.0 / 3.0 + s2 * (1.0 / 5.0);
    const double c2 = 1.0 / 7.0 + s2 * (1.0 / 9.0);
    const double c4 = 1.0 / 11.0 + s2 * (1.0 / 13.0);
    const double c6 = 1.0 / 15.0 + s2 * (1.0 / 17.0);
    const double c8 = 1.0 / 19.0 + s2 * (1.0 / 21.0);
    const double p = (c0 + s4 * c2) + s8 * ((c4 + s4 * c6) + s8 * (c8 + s4 * (1.0 / 23.0)));
    // 2s = f - f s, written so that the leading term f is exact
    return k * kLn2High + (f - (s * (f - 2.0 * s2 * p) - k * kLn2Low));
}

struct SinCos {
    double sin, cos;
};

// sin and cos of 2 pi u for u in [0, 1), absolute error below 3e-16.
SKOEN_LANE SinCos sincos_turn(double u) {
    const double q_shifted = u * 4.0 + kRoundMagic;
    const double q = q_shifted - kRoundMagic;
    const double r = (u * 4.0 - q) * 1.57079632679489661923;  // |r| <= pi / 4
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double r8 = r4 * r4;
    const double s_low = -1.0 / 6.0 + r2 * (1.0 / 120.0);
    const double s_mid = -1.0 / 5040.0 + r2 * (1.0 / 362880.0);
    const double s_high = (-1.0 / 39916800.0 + r2 * (1.0 / 6227020800.0)) + r4 * (-1.0 / 1307674368000.0);
    const double s = r + r * r2 * ((s_low + r4 * s_mid) + r8 * s_high);
    const double c_low = 1.0 / 24.0 + r2 * (-1.0 / 720.0);
    const double c_mid = 1.0 / 40320.0 + r2 * (-1.0 / 3628800.0);
    const double c_high = (1.0 / 479001600.0 + r2 * (-1.0 / 87178291200.0)) + r4 * (1.0 / 20922789888000.0);
    const double c = (1.0 - 0.5 * r2) + r4 * ((c_low + r4 * c_mid) + r8 * c_high);
    const std::uint64_t quadrant = bits_of(q_shifted) & 3U;
    const bool swapped = (quadrant & 1U) != 0;
    const double sin_value = swapped ? c : s;
    const double cos_value = swapped ? s : c;
    const std::uint64_t sin_sign = (quadrant & 2U) << 62;
    const std::uint64_t cos_sign = ((quadrant + 1U) & 2U) << 62;
    return {from_bits(bits_of(sin_value) ^ sin_sign), from_bits(bits_of(cos_value) ^ cos_sign)};
}

SKOEN_LANE double logistic(double x) { return 1.0 / (1.0 + exp(-x)); }
// p in (0, 1).
SKOEN_LANE double logit(double p) { return log(p) - log(1.0 - p); }

// Uniform on (0, 1), never 0 or 1: midpoints of 2^52 cells.
SKOEN_LANE double to_uniform(std::uint64_t word) {
    return (from_bits(0x3ff0000000000000ULL | (word >> 12)) - 1.0) + 0x1.0p-53;
}

}  // namespace skoen::base
