// Many draws at once: the loops behind lanes.h, compiled once for each instruction set. The same bits everywhere.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/base/elementary_kernel.h"

namespace skoen::base {

// The last three counter words of each lane; the first is the block index, the key is shared.
struct LaneCounters {
    const std::uint32_t* number;  // [n]
    const std::uint32_t* seat;    // [n] seat << 12 | generation
    const std::uint32_t* week;    // [n] week << 22 | replication
};

struct LaneTable {
    void (*normals)(std::uint64_t key, std::uint32_t index, LaneCounters who, std::size_t n, double* first,
                    double* second);
    void (*uniforms)(std::uint64_t key, std::uint32_t index, LaneCounters who, std::size_t n, double* first,
                     double* second);
    void (*exps)(const double* x, std::size_t n, double* out);
    // out[i] = logistic(alpha + a * x[i] + b * y[i])
    void (*logistics)(double alpha, double a, const double* x, double b, const double* y, std::size_t n,
                      double* out);
};

const LaneTable& lanes_baseline();
const LaneTable& lanes_avx2();
const LaneTable& lanes_avx512();

// Included by exactly the files that define one of the three; SKOEN_LANES names it.
#ifdef SKOEN_LANES
namespace {

struct LaneWords {
    std::uint64_t first, second;
};

// Philox4x32-10 (Salmon et al. 2011): ten rounds of two 32 x 32 -> 64 products, key bumped by the Weyl constants.
SKOEN_LANE LaneWords philox(std::uint64_t key, std::uint32_t c0, std::uint32_t c1, std::uint32_t c2,
                            std::uint32_t c3) {
    std::uint64_t k0 = key & 0xffffffffU, k1 = key >> 32;
    std::uint64_t x0 = c0, x1 = c1, x2 = c2, x3 = c3;
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t p0 = x0 * 0xD2511F53U;
        const std::uint64_t p1 = x2 * 0xCD9E8D57U;
        x0 = (p1 >> 32) ^ x1 ^ k0;
        x1 = p1 & 0xffffffffU;
        x2 = (p0 >> 32) ^ x3 ^ k1;
        x3 = p0 & 0xffffffffU;
        k0 = (k0 + 0x9E3779B9U) & 0xffffffffU;
        k1 = (k1 + 0xBB67AE85U) & 0xffffffffU;
    }
    return {x0 | (x1 << 32), x2 | (x3 << 32)};
}

void lane_normals(std::uint64_t key, std::uint32_t index, LaneCounters who, std::size_t n,
                  double* __restrict first, double* __restrict second) {
    for (std::size_t i = 0; i < n; ++i) {
        const LaneWords w = philox(key, index, who.number[i], who.seat[i], who.week[i]);
        const double radius = __builtin_sqrt(-2.0 * log(to_uniform(w.first)));
        const SinCos turn = sincos_turn(to_uniform(w.second));
        first[i] = radius * turn.cos;
        second[i] = radius * turn.sin;
    }
}

void lane_uniforms(std::uint64_t key, std::uint32_t index, LaneCounters who, std::size_t n,
                   double* __restrict first, double* __restrict second) {
    for (std::size_t i = 0; i < n; ++i) {
        const LaneWords w = philox(key, index, who.number[i], who.seat[i], who.week[i]);
        first[i] = to_uniform(w.first);
        second[i] = to_uniform(w.second);
    }
}

void lane_exps(const double* __restrict x, std::size_t n, double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = exp(x[i]);
}

void lane_logistics(double alpha, double a, const double* __restrict x, double b, const double* __restrict y,
                    std::size_t n, double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = logistic(alpha + a * x[i] + b * y[i]);
}

}  // namespace

const LaneTable& SKOEN_LANES() {
    static constexpr LaneTable table{lane_normals, lane_uniforms, lane_exps, lane_logistics};
    return table;
}
#endif

}  // namespace skoen::base
