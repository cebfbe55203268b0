#include "stats/anova.h"

#include <cmath>
#include <vector>

#include "sim/base/error.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::stats;

TEST_CASE("noise components by hand") {
    SECTION("judges differ, no pattern") {
        // Cell means 2, 6 / 7, 10. Sums of squares: within 14 on 4 degrees of freedom, judges 40.5 on 1,
        // judge x case 0.5 on 1: pattern would be negative, level^2 = (40.5 - 0.5) / 4.
        const std::vector<double> values = {1, 3, 5, 7, 6, 8, 8, 12};
        const NoiseComponents noise = noise_components(values, 2, 2, 2);
        CHECK(noise.mean == Approx(6.25));
        CHECK(noise.level == Approx(std::sqrt(10.0)));
        CHECK(noise.pattern == 0.0);
        CHECK(noise.occasion == Approx(std::sqrt(3.5)));
    }
    SECTION("judges differ by case only") {
        // Cell means 2, 6 / 10, 6: judges 32 on 1, judge x case 32 on 1, within 8 on 4.
        const std::vector<double> values = {1, 3, 5, 7, 9, 11, 5, 7};
        const NoiseComponents noise = noise_components(values, 2, 2, 2);
        CHECK(noise.mean == Approx(6.0));
        CHECK(noise.level == Approx(0.0).margin(1e-7));
        CHECK(noise.pattern == Approx(std::sqrt(15.0)));
        CHECK(noise.occasion == Approx(std::sqrt(2.0)));
    }
    SECTION("perfect agreement on cases that differ") {
        const std::vector<double> values = {1, 1, 5, 5, 9, 9, 1, 1, 5, 5, 9, 9};
        const NoiseComponents noise = noise_components(values, 2, 3, 2);
        CHECK(noise.mean == Approx(5.0));
        CHECK(noise.level + noise.pattern + noise.occasion == Approx(0.0).margin(1e-7));
    }
}

TEST_CASE("noise components: unit, shift, order of judges and of cases") {
    constexpr std::size_t kJ = 5, kC = 4, kK = 3;
    Stream stream(17);
    std::vector<double> values(kJ * kC * kK);
    for (std::size_t j = 0; j < kJ; ++j) {
        const double level = stream.normal();
        for (std::size_t c = 0; c < kC; ++c) {
            const double pattern = stream.normal();
            for (std::size_t k = 0; k < kK; ++k)
                values[(j * kC + c) * kK + k] = level + pattern + stream.normal();
        }
    }
    std::vector<double> changed(values.size());
    for (std::size_t j = 0; j < kJ; ++j) {
        for (std::size_t c = 0; c < kC; ++c) {
            for (std::size_t k = 0; k < kK; ++k) {
                const double by_case = 10.0 * static_cast<double>(c);  // cases may differ as they like
                changed[((kJ - 1 - j) * kC + (c + 1) % kC) * kK + k] =
                    -2.0 * values[(j * kC + c) * kK + k] + by_case;
            }
        }
    }
    const NoiseComponents a = noise_components(values, kJ, kC, kK);
    const NoiseComponents b = noise_components(changed, kJ, kC, kK);
    CHECK(b.level == Approx(2.0 * a.level));
    CHECK(b.pattern == Approx(2.0 * a.pattern));
    CHECK(b.occasion == Approx(2.0 * a.occasion));
    CHECK(b.mean == Approx(-2.0 * a.mean + 15.0));
}

TEST_CASE("noise components are unbiased") {
    // 60 audits of 60 judges x 5 cases x 2 occasions with known SDs. Mean squares are expected value x chi^2
    // / df, so over all audits the means of the estimated variances have the SDs computed below; 6 SD is the
    // bound. Control: the variance of judges' means, often taken for level noise, holds pattern^2 / C +
    // occasion^2 / (C K) too.
    constexpr std::size_t kAudits = 60, kJ = 60, kC = 5, kK = 2;
    constexpr double kLevel = 0.5, kPattern = 0.8, kOccasion = 0.6;
    double level = 0.0, pattern = 0.0, occasion = 0.0, naive = 0.0;
    Stream stream(404);
    for (std::size_t audit = 0; audit < kAudits; ++audit) {
        std::vector<double> by_case(kC);
        for (double& v : by_case) v = 2.0 * stream.normal();
        std::vector<double> values;
        std::vector<double> judge_means;
        for (std::size_t j = 0; j < kJ; ++j) {
            const double own_level = kLevel * stream.normal();
            double sum = 0.0;
            for (std::size_t c = 0; c < kC; ++c) {
                const double own_pattern = kPattern * stream.normal();
                for (std::size_t k = 0; k < kK; ++k) {
                    values.push_back(by_case[c] + own_level + own_pattern + kOccasion * stream.normal());
                    sum += values.back();
                }
            }
            judge_means.push_back(sum / (kC * kK));
        }
        const NoiseComponents noise = noise_components(values, kJ, kC, kK);
        level += noise.level * noise.level / kAudits;
        pattern += noise.pattern * noise.pattern / kAudits;
        occasion += noise.occasion * noise.occasion / kAudits;
        double squares = 0.0;
        for (const double m : judge_means) squares += (m - noise.mean) * (m - noise.mean);
        naive += squares / (kJ - 1) / kAudits;
    }
    const double ms_within = kOccasion * kOccasion;
    const double ms_interaction = ms_within + kK * kPattern * kPattern;
    const double ms_judge = ms_interaction + kC * kK * kLevel * kLevel;
    const auto variance_of = [](double ms, double df) { return 2.0 * ms * ms / (df * kAudits); };
    const double of_within = variance_of(ms_within, kJ * kC * (kK - 1));
    const double of_interaction = variance_of(ms_interaction, (kJ - 1) * (kC - 1));
    const double of_judge = variance_of(ms_judge, kJ - 1);
    const double level_bound = 6.0 * std::sqrt(of_judge + of_interaction) / (kC * kK);
    CHECK(std::fabs(occasion - kOccasion * kOccasion) < 6.0 * std::sqrt(of_within));
    CHECK(std::fabs(pattern - kPattern * kPattern) < 6.0 * std::sqrt(of_interaction + of_within) / kK);
    CHECK(std::fabs(level - kLevel * kLevel) < level_bound);
    CHECK(std::fabs(naive - kLevel * kLevel) > level_bound);
}

TEST_CASE("noise components refuse layouts that cannot tell them apart") {
    const std::vector<double> values(8, 1.0);
    CHECK_THROWS_AS(noise_components(values, 1, 4, 2), base::InternalError);
    CHECK_THROWS_AS(noise_components(values, 4, 1, 2), base::InternalError);
    CHECK_THROWS_AS(noise_components(values, 4, 2, 1), base::InternalError);
    CHECK_THROWS_AS(noise_components(values, 2, 2, 3), base::InternalError);
}
