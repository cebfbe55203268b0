#include "stats/distributions.h"

#include "stats/special.h"
#include "tests/catch.h"

using namespace skoen::stats;

TEST_CASE("distribution functions at tabulated places") {
    CHECK(t_cdf(t_quantile(0.975, 21), 21) == Approx(0.975).epsilon(1e-12));
    CHECK(t_two_sided_p(-3.59278373233343, 21.0000133502495) == Approx(0.00171256183343568).epsilon(1e-10));
    CHECK(f_cdf(f_quantile(0.95, 2, 21), 2, 21) == Approx(0.95).epsilon(1e-12));
    CHECK(f_quantile(0.95, 2, 21) == Approx(3.466800111544).epsilon(1e-9));       // R: qf(.95, 2, 21)
    CHECK(chi_square_cdf(3.841458820694124, 1) == Approx(0.95).epsilon(1e-12));   // R: qchisq(.95, 1)
    CHECK(chi_square_cdf(18.30703805327515, 10) == Approx(0.95).epsilon(1e-12));  // R: qchisq(.95, 10)
}

TEST_CASE("power from noncentral distributions is that of the oracles") {
    const double se = 0.0932514522;  // 24 clusters, 3 arms
    CHECK(power_t(0.3 / se, 21) == Approx(0.8658494443).epsilon(1e-9));
    CHECK(power_t(0.15 / se, 21) == Approx(0.3357468997).epsilon(1e-9));
    CHECK(power_f(10.3497843795, 2, 21) == Approx(0.7679647041).epsilon(1e-9));
    CHECK(power_z(0.3 / se) == Approx(0.8956493810).epsilon(1e-9));
    CHECK(power_t(0.3 / 0.0889053804, 14) == Approx(0.8801159172).epsilon(1e-9));
    CHECK(power_t(0.0, 14) == Approx(0.05).epsilon(1e-12));
    CHECK(noncentral_t_cdf(2.0, 5.0, 0.0) == Approx(t_cdf(2.0, 5.0)).epsilon(1e-13));
    CHECK(noncentral_t_cdf(30.0, 10.0, 30.0) ==
          Approx(0.441448458716085).epsilon(1e-10));                                     // R: pt(30, 10, 30)
    CHECK(noncentral_t_cdf(2.0, 5.0, 1.5) == Approx(0.631449247255621).epsilon(1e-11));  // R: pt(2, 5, 1.5)
}
