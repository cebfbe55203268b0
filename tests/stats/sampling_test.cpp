// Plans of points, and the shares of variance that come out of them.
#include "stats/sampling.h"

#include <algorithm>
#include <cmath>

#include "stats/sensitivity.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// How many of the equal slices of a column hold exactly one of the first `n` points.
std::size_t slices_held(const stats::UnitPoints& points, std::size_t column, std::size_t n) {
    std::vector<int> held(n);
    for (std::size_t i = 0; i < n; ++i)
        ++held[static_cast<std::size_t>(points[i][column] * static_cast<double>(n))];
    return static_cast<std::size_t>(std::count(held.begin(), held.end(), 1));
}

// Ishigami & Homma 1990 with a = 7, b = 0.1, whose shares are known.
double ishigami(const std::vector<double>& u) {
    constexpr double kPi = 3.14159265358979323846;
    const auto x = [&](std::size_t k) { return kPi * (2 * u[k] - 1); };
    return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

}  // namespace

TEST_CASE("every slice of a column holds one point: Latin hypercube, and Sobol's sequence at powers of two") {
    const auto cube = stats::latin_hypercube(37, 5, 3);
    const auto sobol = stats::sobol_points(256, stats::kSobolColumns, 3);
    for (std::size_t k = 0; k < 5; ++k) CHECK(slices_held(cube, k, 37) == 37);
    for (std::size_t k = 0; k < stats::kSobolColumns; ++k) {
        CHECK(slices_held(sobol, k, 64) == 64);
        CHECK(slices_held(sobol, k, 256) == 256);
    }
    CHECK(slices_held(sobol, 1, 100) < 100);  // the negative control: 100 is no power of two
    CHECK(stats::latin_hypercube(37, 5, 4) != cube);
}

TEST_CASE("Sobol's sequence is that of Joe and Kuo, shifted") {
    // Point 1000 of columns 2, 8, 32 and 64 without a shift, in units of 2^-32, from scipy 1.10.1 (qmc.Sobol).
    const auto points = stats::sobol_points(1001, 64, 9);
    const auto word = [&](std::size_t i, std::size_t k) {
        return static_cast<std::uint32_t>(std::floor(points[i][k] * 0x1p32));
    };
    const std::size_t columns[] = {1, 7, 31, 63};
    const std::uint32_t expected[] = {415236096U, 3862953984U, 624951296U, 1916796928U};
    for (std::size_t c = 0; c < 4; ++c) CHECK((word(1000, columns[c]) ^ word(0, columns[c])) == expected[c]);
}

TEST_CASE("a factorial plan has every combination once, the last column fastest") {
    const auto points = stats::factorial_points({2, 3});
    REQUIRE(points.size() == 6);
    CHECK(points[0] == std::vector<double>{0.25, 0.5 / 3});
    CHECK(points[1] == std::vector<double>{0.25, 1.5 / 3});
    CHECK(points[5] == std::vector<double>{0.75, 2.5 / 3});
}

TEST_CASE("shares of variance of Ishigami's function") {
    const auto points = stats::saltelli_points(1024, 3, 1);
    std::vector<double> y;
    for (const auto& u : points) y.push_back(ishigami(u));
    const auto found = stats::sobol_indices(y, 3, 200, 1);
    // V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2 = 13.8446; first 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437.
    const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t k = 0; k < 3; ++k) {
        INFO("factor " << k);
        CHECK(std::fabs(found[k].first - first[k]) < 0.05);
        CHECK(std::fabs(found[k].total - total[k]) < 0.05);
        CHECK(found[k].total_interval.lo < total[k]);
        CHECK(found[k].total_interval.hi > total[k]);
        CHECK(found[k].total_interval.hi - found[k].total_interval.lo < 0.2);
    }
    CHECK(found[2].first_interval.lo < 0);  // no effect of its own: zero is not ruled out
    CHECK(found[0].first_interval.lo > 0.1);
    const std::vector<double> still(5 * 10, 2.0);
    CHECK(stats::sobol_indices(still, 3, 0, 1)[0].total == 0);
}
