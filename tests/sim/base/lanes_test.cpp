// Draws in lanes are draws one at a time, to the bit, on every instruction set of this processor.
#include "sim/base/lanes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "tests/catch.h"

using namespace skoen::base;

namespace {

// Sizes around the widths of lanes, so that the rests of loops are met too.
Subjects some_subjects(std::size_t n, std::vector<Subject>& plain) {
    Subjects out;
    plain.clear();
    for (std::uint32_t i = 0; i < n; ++i) {
        plain.push_back({i * 2654435761U, i % 1000, i % 4096, i % 1024, (i * 977) % (1U << 22)});
        out.add(plain.back());
    }
    return out;
}

bool same(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace

TEST_CASE("lanes give the bits of single draws") {
    const Draws draws(11);
    for (const char* name : {"baseline", "avx2", "avx512"}) {
        const LaneTable& table = lanes_by_name(name);
        for (const std::size_t n : {0U, 1U, 2U, 7U, 8U, 9U, 31U, 64U, 65U, 1000U}) {
            INFO(name << " " << n);
            std::vector<Subject> plain;
            const Subjects who = some_subjects(n, plain);
            std::vector<double> a(n), b(n), u(n), v(n), e(n), l(n);
            table.normals(draws.key(Purpose::features), 3, who.counters(), n, a.data(), b.data());
            table.uniforms(draws.key(Purpose::cues), 2, who.counters(), n, u.data(), v.data());
            std::vector<double> alone(n);  // without the second of each block
            table.uniforms(draws.key(Purpose::cues), 2, who.counters(), n, alone.data(), nullptr);
            table.exps(a.data(), n, e.data());
            table.logistics(0.3, 1.7, a.data(), -0.4, b.data(), n, l.data());
            const double* const columns[] = {a.data(), u.data(), b.data()};
            const double weights[] = {0.7, -1.3, 0.2}, thresholds[] = {-1, 0.1, 0.1, 2},
                         values[] = {1, 3, 5, 7, 9};
            std::vector<double> sums(n), steps(n, 0.25);
            table.sums(0.5, columns, weights, 3, n, sums.data());
            table.add_steps(a.data(), n, thresholds, values, 4, steps.data());
            bool equal = true;
            for (std::size_t i = 0; i < n; ++i) {
                const auto [first, second] = draws.normals(Purpose::features, plain[i], 3);
                const Block block = draws.block(Purpose::cues, plain[i], 2);
                equal = equal && same(a[i], first) && same(b[i], second);
                equal = equal && same(u[i], to_uniform(block.first)) && same(v[i], to_uniform(block.second));
                equal = equal && same(alone[i], u[i]);
                equal = equal && same(e[i], skoen::base::exp(a[i])) &&
                        same(l[i], logistic(0.3 + 1.7 * a[i] + -0.4 * b[i]));
                equal = equal && same(sums[i], 0.5 + 0.7 * a[i] + -1.3 * u[i] + 0.2 * b[i]);
                const double step = a[i] >= 2 ? 9 : a[i] >= 0.1 ? 7 : a[i] >= -1 ? 3 : 1;
                equal = equal && same(steps[i], 0.25 + step);
            }
            CHECK(equal);
        }
    }
}

TEST_CASE("ranks are places in rising order, the earlier first among equals") {
    const Draws draws(5);
    for (const char* name : {"baseline", "avx2", "avx512"}) {
        for (const std::size_t n : {0U, 1U, 2U, 7U, 8U, 9U, 31U, 128U}) {
            INFO(name << " " << n);
            std::vector<double> x;
            for (std::uint32_t i = 0; i < n; ++i)  // tenths: many are equal
                x.push_back(std::floor(10 * draws.uniform(Purpose::cues, {i, 0, 0, 0, 0})));
            std::vector<std::uint64_t> order(n), ranks(n), found(n);
            std::iota(order.begin(), order.end(), 0U);
            std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return x[a] < x[b]; });
            for (std::size_t i = 0; i < n; ++i) ranks[order[i]] = i;
            lanes_by_name(name).ranks(x.data(), n, found.data());
            CHECK(found == ranks);
        }
    }
}

TEST_CASE("an unknown instruction set is the baseline") {
    CHECK(&lanes_by_name("pentium") == &lanes_baseline());
    CHECK((lanes_name() == "baseline" || lanes_name() == "avx2" || lanes_name() == "avx512"));
    CHECK(&lanes() == &lanes_by_name(lanes_name()));
}
