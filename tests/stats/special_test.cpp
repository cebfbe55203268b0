#include "stats/special.h"

#include <cmath>

#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::stats;

TEST_CASE("log gamma equals factorials and the root of pi") {
    double factorial = 1.0;
    for (int n = 1; n <= 20; ++n) {
        CHECK(log_gamma(n) == Approx(std::log(factorial)).margin(1e-13).epsilon(1e-13));
        factorial *= n;
    }
    CHECK(log_gamma(0.5) == Approx(0.57236494292470008707).epsilon(1e-13));  // log(pi) / 2
    for (const double x : {0.01, 0.3, 1.7, 9.99, 10.01, 123.4, 1e6}) {
        CHECK(log_gamma(x + 1.0) - log_gamma(x) ==
              Approx(std::log(x)).epsilon(1e-12).margin(1e-8 * x / 1e6 + 1e-13));
    }
    CHECK_THROWS_AS(log_gamma(0.0), base::InternalError);
}

TEST_CASE("incomplete beta: closed forms, symmetry and the binomial sum") {
    for (const double x : {0.001, 0.2, 0.5, 0.77, 0.999}) {
        CHECK(incomplete_beta(1.0, 1.0, x) == Approx(x).epsilon(1e-13));
        CHECK(incomplete_beta(3.5, 1.0, x) == Approx(std::pow(x, 3.5)).epsilon(1e-12));
        CHECK(incomplete_beta(1.0, 4.0, x) == Approx(1.0 - std::pow(1.0 - x, 4.0)).epsilon(1e-12));
        CHECK(incomplete_beta(0.5, 0.5, x) == Approx(2.0 / M_PI * std::asin(std::sqrt(x))).epsilon(1e-12));
        CHECK(incomplete_beta(2.3, 7.1, x) == Approx(1.0 - incomplete_beta(7.1, 2.3, 1.0 - x)).margin(1e-13));
        // P(X >= 4), X ~ Binomial(9, x), is I_x(4, 6)
        double sum = 0.0;
        for (int k = 4; k <= 9; ++k) {
            sum += std::tgamma(10.0) / std::tgamma(k + 1.0) / std::tgamma(10.0 - k) * std::pow(x, k) *
                   std::pow(1.0 - x, 9 - k);
        }
        CHECK(incomplete_beta(4.0, 6.0, x) == Approx(sum).epsilon(1e-12));
    }
    CHECK(incomplete_beta(2.0, 3.0, 0.0) == 0.0);
    CHECK(incomplete_beta(2.0, 3.0, 1.0) == 1.0);
    CHECK_THROWS_AS(incomplete_beta(2.0, 3.0, 1.1), base::InternalError);
}

TEST_CASE("beta quantile inverts the incomplete beta") {
    for (const double p : {1e-9, 0.025, 0.5, 0.9, 0.999999}) {
        for (const double a : {0.5, 1.0, 12.0, 4000.0}) {
            CHECK(incomplete_beta(a, 3.0, beta_quantile(a, 3.0, p)) == Approx(p).epsilon(1e-9));
        }
    }
    CHECK(beta_quantile(2.0, 2.0, 0.5) == Approx(0.5).epsilon(1e-14));
    CHECK(beta_quantile(1e-3, 1.0, 0.5) ==
          Approx(std::pow(0.5, 1e3)).margin(1e-90));  // far below the bisection's reach
}

TEST_CASE("Student's t: closed forms for 1 and 2 degrees of freedom, and printed tables") {
    for (const double p : {0.5, 0.6, 0.9, 0.975, 0.9995}) {
        CHECK(t_quantile(p, 1.0) == Approx(std::tan(M_PI * (p - 0.5))).epsilon(1e-11).margin(1e-12));
        const double q = 2.0 * p - 1.0;
        CHECK(t_quantile(p, 2.0) == Approx(q * std::sqrt(2.0 / (1.0 - q * q))).epsilon(1e-11).margin(1e-12));
        CHECK(t_quantile(1.0 - p, 7.0) == Approx(-t_quantile(p, 7.0)).epsilon(1e-9).margin(1e-12));
    }
    CHECK(t_quantile(0.975, 9.0) == Approx(2.262157).margin(5e-7));
    CHECK(t_quantile(0.975, 30.0) == Approx(2.042272).margin(5e-7));
    CHECK(t_quantile(0.975, 1e6) == Approx(1.959966).margin(5e-7));
}
