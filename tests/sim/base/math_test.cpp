// The errors that sim/base/elementary_kernel.h and sim/base/math.h state, measured against long double.
#include "sim/base/math.h"

#include <cmath>

#include "tests/catch.h"

using namespace skoen;

namespace {

constexpr int kPoints = 200000;

template <class F>
double worst_on(double from, double to, F error) {
    double worst = 0;
    for (int i = 0; i <= kPoints; ++i) {
        const double x = from + (to - from) * (i / static_cast<double>(kPoints));
        worst = std::fmax(worst, static_cast<double>(error(x)));
    }
    return worst;
}

long double exact_cdf(long double x) { return 0.5L * std::erfc(-x / std::sqrt(2.0L)); }

// Newton steps on the exact tail from the double result; quadratic, so two suffice for long double.
long double exact_quantile(double p) {
    long double x = base::normal_quantile(p);
    for (int step = 0; step < 3; ++step) {
        const long double off =
            p < 0.5 ? exact_cdf(x) - p : (1.0L - static_cast<long double>(p)) - exact_cdf(-x);
        x -= off * std::sqrt(2.0L * 3.14159265358979323846264L) / std::exp(-x * x / 2);
    }
    return x;
}

}  // namespace

TEST_CASE("exp: relative error below 3e-16") {
    const auto error = [](double x) {
        const long double exact = std::exp(static_cast<long double>(x));
        return std::fabs(base::exp(x) - exact) / exact;
    };
    CHECK(worst_on(-708, 708, error) < 3e-16);
    CHECK(worst_on(-1, 1, error) < 3e-16);
    CHECK(base::exp(0.0) == 1.0);
    CHECK(base::exp(800.0) == base::exp(708.0));
    CHECK(base::exp(-800.0) == base::exp(-708.0));
    CHECK(base::exp(-708.0) > 0.0);
}

TEST_CASE("log: below 2 units in the last place of max(|log x|, 1)") {
    const auto error = [](double x) {
        const long double exact = std::log(static_cast<long double>(x));
        const double size = std::fmax(std::fabs(static_cast<double>(exact)), 1.0);
        return std::fabs(base::log(x) - exact) / (std::nextafter(size, 1e9) - size);
    };
    CHECK(worst_on(1e-5, 4, error) < 2);
    CHECK(worst_on(0.99, 1.01, error) < 2);
    CHECK(worst_on(-1000, 1000, [&](double e) { return error(std::ldexp(1.37, static_cast<int>(e))); }) < 2);
    CHECK(base::log(1.0) == 0.0);
    CHECK(error(0x1p-1022) < 2);               // the least normal number
    CHECK(error(1.7976931348623157e308) < 2);  // the greatest
}

TEST_CASE("sincos: absolute error below 3e-16") {
    const auto error = [](double u) {
        const long double turn = 2.0L * 3.14159265358979323846264338L * u;
        const base::SinCos got = base::sincos_turn(u);
        return std::fmax(std::fabs(got.sin - std::sin(turn)), std::fabs(got.cos - std::cos(turn)));
    };
    CHECK(worst_on(0, 1 - 0x1p-53, error) < 3e-16);
    for (const double u : {0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875}) CHECK(error(u) < 3e-16);
}

TEST_CASE("logistic and logit undo each other") {
    CHECK(base::logistic(0.0) == 0.5);
    CHECK(base::logistic(800.0) == 1.0);
    CHECK(base::logistic(-800.0) > 0.0);
    // d logit / dp = 1 / (p (1 - p)): a rounding of p costs that much of x.
    for (double x = -20; x <= 20; x += 0.37) {
        const double p = base::logistic(x);
        CHECK(std::fabs(base::logit(p) - x) < 2e-15 + 2.3e-16 / (1.0 - p));
    }
}

TEST_CASE("normal_cdf: absolute error below 2e-15") {
    const auto error = [](double x) { return std::fabs(base::normal_cdf(x) - exact_cdf(x)); };
    CHECK(worst_on(-9, 9, error) < 2e-15);
    CHECK(worst_on(-3.001, -2.999, error) < 2e-15);  // where two formulas meet
    CHECK(base::normal_cdf(0.0) == 0.5);
    CHECK(base::normal_cdf(-40.0) == 0.0);
    CHECK(base::normal_cdf(40.0) == 1.0);
    CHECK(base::normal_cdf(-20.0) / static_cast<double>(exact_cdf(-20.0L)) == Approx(1.0).epsilon(1e-12));
}

TEST_CASE("normal_quantile inverts normal_cdf") {
    // normal_cdf is good to 1e-15 in the middle, where the slope of the quantile is at most 1 / 0.0044 (x = 3): 2.3e-13.
    double worst = 0;
    for (int i = 1; i < 20000; ++i) {
        const double p = i / 20000.0;
        worst =
            std::fmax(worst, static_cast<double>(std::fabs(base::normal_quantile(p) - exact_quantile(p))));
    }
    for (int i = 1; i < 300; ++i) {
        const double p = std::pow(10.0, -i);
        worst =
            std::fmax(worst, static_cast<double>(std::fabs(base::normal_quantile(p) - exact_quantile(p))));
    }
    CHECK(worst < 2.3e-13);
    CHECK(base::normal_quantile(0.5) == Approx(0.0).margin(1e-15));
    CHECK(base::normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-13));
    for (double x = -6; x <= 6; x += 0.25) {
        // p near 1 is rounded to 1.1e-16, which moves x by that over the density.
        const double slack = 2.3e-13 + 1.2e-16 * std::sqrt(2 * 3.1416) * std::exp(x * x / 2);
        CHECK(std::fabs(base::normal_quantile(base::normal_cdf(x)) - x) < slack);
    }
}

// Elementary functions enter every result: a change here changes all results and must stand in CHANGELOG.
TEST_CASE("elementary functions are pinned") {
    CHECK(base::exp(-3.7) == 0x1.9511fc6871044p-6);
    CHECK(base::exp(0.1) == 0x1.1aec7b35a00d4p+0);
    CHECK(base::exp(12.5) == 0x1.060c52565ba66p+18);
    CHECK(base::log(1e-300) == -0x1.5963447f87fb5p+9);
    CHECK(base::log(0.3) == -0x1.34378fcbda721p+0);
    CHECK(base::log(7.5) == 0x1.01e85798eb9a3p+1);
    CHECK(base::sincos_turn(0.13).sin == 0x1.753b603d2b816p-1);
    CHECK(base::sincos_turn(0.4).cos == -0x1.9e3779b97f4a8p-1);
    CHECK(base::sincos_turn(0.77).sin == -0x1.fbf675480d902p-1);
    CHECK(base::normal_cdf(-1.3) == 0x1.8c7eaa3883ad8p-4);
    CHECK(base::normal_quantile(0.3) == -0x1.0c7e39582c5fcp-1);
}
