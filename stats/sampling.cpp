#include "stats/sampling.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "sim/base/error.h"
#include "sim/base/random.h"

namespace skoen::stats {

namespace {

// Primitive polynomial x^s + a_1 x^(s-1) + ... + 1 (the bits of a are a_1 ... a_(s-1)) and the first s odd numbers m_k.
struct SobolColumn {
    unsigned degree = 0, inner = 0;
    std::array<std::uint32_t, 9> first{};
};

// Joe & Kuo 2008, "Constructing Sobol sequences with better two-dimensional projections", new-joe-kuo-6: columns 2 to 64.
constexpr std::array<SobolColumn, kSobolColumns - 1> kJoeKuo = {{
    {1, 0, {1}},
    {2, 1, {1, 3}},
    {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},
    {4, 1, {1, 1, 3, 3}},
    {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}},
    {5, 4, {1, 1, 5, 5, 5}},
    {5, 7, {1, 1, 7, 11, 19}},
    {5, 11, {1, 1, 5, 1, 1}},
    {5, 13, {1, 1, 1, 3, 11}},
    {5, 14, {1, 3, 5, 5, 31}},
    {6, 1, {1, 3, 3, 9, 7, 49}},
    {6, 13, {1, 1, 1, 15, 21, 21}},
    {6, 16, {1, 3, 1, 13, 27, 49}},
    {6, 19, {1, 1, 1, 15, 7, 5}},
    {6, 22, {1, 3, 1, 15, 13, 25}},
    {6, 25, {1, 1, 5, 5, 19, 61}},
    {7, 1, {1, 3, 7, 11, 23, 15, 103}},
    {7, 4, {1, 3, 7, 13, 13, 15, 69}},
    {7, 7, {1, 1, 3, 13, 7, 35, 63}},
    {7, 8, {1, 3, 5, 9, 1, 25, 53}},
    {7, 14, {1, 3, 1, 13, 9, 35, 107}},
    {7, 19, {1, 3, 1, 5, 27, 61, 31}},
    {7, 21, {1, 1, 5, 11, 19, 41, 61}},
    {7, 28, {1, 3, 5, 3, 3, 13, 69}},
    {7, 31, {1, 1, 7, 13, 1, 19, 1}},
    {7, 32, {1, 3, 7, 5, 13, 19, 59}},
    {7, 37, {1, 1, 3, 9, 25, 29, 41}},
    {7, 41, {1, 3, 5, 13, 23, 1, 55}},
    {7, 42, {1, 3, 7, 3, 13, 59, 17}},
    {7, 50, {1, 3, 1, 3, 5, 53, 69}},
    {7, 55, {1, 1, 5, 5, 23, 33, 13}},
    {7, 56, {1, 1, 7, 7, 1, 61, 123}},
    {7, 59, {1, 1, 7, 9, 13, 61, 49}},
    {7, 62, {1, 3, 3, 5, 3, 55, 33}},
    {8, 14, {1, 3, 1, 15, 31, 13, 49, 245}},
    {8, 21, {1, 3, 5, 15, 31, 59, 63, 97}},
    {8, 22, {1, 3, 1, 11, 11, 11, 77, 249}},
    {8, 38, {1, 3, 1, 11, 27, 43, 71, 9}},
    {8, 47, {1, 1, 7, 15, 21, 11, 81, 45}},
    {8, 49, {1, 3, 7, 3, 25, 31, 65, 79}},
    {8, 50, {1, 3, 1, 1, 19, 11, 3, 205}},
    {8, 52, {1, 1, 5, 9, 19, 21, 29, 157}},
    {8, 56, {1, 3, 7, 11, 1, 33, 89, 185}},
    {8, 67, {1, 3, 3, 3, 15, 9, 79, 71}},
    {8, 70, {1, 3, 7, 11, 15, 39, 119, 27}},
    {8, 84, {1, 1, 3, 1, 11, 31, 97, 225}},
    {8, 97, {1, 1, 1, 3, 23, 43, 57, 177}},
    {8, 103, {1, 3, 7, 7, 17, 17, 37, 71}},
    {8, 115, {1, 3, 1, 5, 27, 63, 123, 213}},
    {8, 122, {1, 1, 3, 5, 11, 43, 53, 133}},
    {9, 8, {1, 3, 5, 5, 29, 17, 47, 173, 479}},
    {9, 13, {1, 3, 3, 11, 3, 1, 109, 9, 69}},
    {9, 16, {1, 1, 1, 5, 17, 39, 23, 5, 343}},
    {9, 22, {1, 3, 1, 5, 25, 15, 31, 103, 499}},
    {9, 25, {1, 1, 1, 11, 11, 17, 63, 105, 183}},
    {9, 44, {1, 1, 5, 11, 9, 29, 97, 231, 363}},
    {9, 47, {1, 1, 5, 15, 19, 45, 41, 7, 383}},
    {9, 52, {1, 3, 7, 7, 31, 19, 83, 137, 221}},
    {9, 55, {1, 1, 1, 3, 23, 15, 111, 223, 83}},
    {9, 59, {1, 1, 5, 13, 31, 15, 55, 25, 161}},
    {9, 62, {1, 1, 3, 13, 25, 47, 39, 87, 257}},
}};

constexpr unsigned kSobolBits = 32;
using Directions = std::array<std::uint32_t, kSobolBits>;

Directions directions_of(std::size_t column) {
    Directions v{};
    if (column == 0) {  // van der Corput
        for (unsigned k = 0; k < kSobolBits; ++k) v[k] = 1U << (kSobolBits - 1 - k);
        return v;
    }
    const SobolColumn& c = kJoeKuo[column - 1];
    for (unsigned k = 0; k < c.degree; ++k) v[k] = c.first[k] << (kSobolBits - 1 - k);
    for (unsigned k = c.degree; k < kSobolBits; ++k) {
        v[k] = v[k - c.degree] ^ (v[k - c.degree] >> c.degree);
        for (unsigned i = 1; i < c.degree; ++i) {
            if ((c.inner >> (c.degree - 1 - i)) & 1U) v[k] ^= v[k - i];
        }
    }
    return v;
}

std::uint64_t hashed(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
    return base::mix64(base::mix64(base::mix64(seed) ^ a) ^ b);
}

}  // namespace

UnitPoints factorial_points(const std::vector<int>& levels) {
    std::size_t count = 1;
    for (const int n : levels) {
        base::ensure(n >= 1 && count * static_cast<std::size_t>(n) < (std::size_t{1} << 31), "levels");
        count *= static_cast<std::size_t>(n);
    }
    UnitPoints out(count, std::vector<double>(levels.size()));
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t rest = i;
        for (std::size_t k = levels.size(); k-- > 0;) {
            const auto n = static_cast<std::size_t>(levels[k]);
            out[i][k] = (static_cast<double>(rest % n) + 0.5) / static_cast<double>(n);
            rest /= n;
        }
    }
    return out;
}

UnitPoints latin_hypercube(std::size_t count, std::size_t columns, std::uint64_t seed) {
    UnitPoints out(count, std::vector<double>(columns));
    std::vector<std::size_t> order(count);
    for (std::size_t k = 0; k < columns; ++k) {
        std::iota(order.begin(), order.end(), std::size_t{0});
        // Slices in the order of a hash each: a random permutation.
        const auto key = [&](std::size_t i) { return hashed(seed, 2 * k, i); };
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return std::pair(key(a), a) < std::pair(key(b), b); });
        for (std::size_t i = 0; i < count; ++i) {
            const double within = base::to_uniform(hashed(seed, 2 * k + 1, i));
            out[i][k] = (static_cast<double>(order[i]) + within) / static_cast<double>(count);
        }
    }
    return out;
}

UnitPoints sobol_points(std::size_t count, std::size_t columns, std::uint64_t seed) {
    base::ensure(columns <= kSobolColumns && count < (std::size_t{1} << 31), "a Sobol sequence of that size");
    UnitPoints out(count, std::vector<double>(columns));
    for (std::size_t k = 0; k < columns; ++k) {
        const Directions v = directions_of(k);
        std::uint32_t x = static_cast<std::uint32_t>(hashed(seed, 0x50b01, k) >> 32);
        for (std::size_t i = 0; i < count; ++i) {
            out[i][k] = (static_cast<double>(x) + 0.5) * 0x1p-32;
            unsigned lowest = 0;  // zero bit of i, by which the Gray code moves on
            while ((i >> lowest) & 1U) ++lowest;
            x ^= v[lowest];
        }
    }
    return out;
}

UnitPoints saltelli_points(std::size_t count, std::size_t columns, std::uint64_t seed) {
    const UnitPoints both = sobol_points(count, 2 * columns, seed);
    UnitPoints out;
    out.reserve(count * (columns + 2));
    for (const std::vector<double>& row : both) {
        const std::vector<double> a(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns));
        const std::vector<double> b(row.begin() + static_cast<std::ptrdiff_t>(columns), row.end());
        out.push_back(a);
        for (std::size_t j = 0; j < columns; ++j) {
            out.push_back(a);
            out.back()[j] = b[j];
        }
        out.push_back(b);
    }
    return out;
}

}  // namespace skoen::stats
