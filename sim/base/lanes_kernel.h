// Many draws at once: the loops behind lanes.h, compiled once for each instruction set. The same bits everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

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
    // out[i] = start + weights[0] * columns[0][i] + weights[1] * columns[1][i] + ..., from left to right
    void (*sums)(double start, const double* const* columns, const double* weights, std::size_t count,
                 std::size_t n, double* out);
    // out[i] += values[k], k = how many of the `count` rising thresholds x[i] reaches; values: count + 1 entries
    void (*add_steps)(const double* x, std::size_t n, const double* thresholds, const double* values,
                      std::size_t count, double* out);
};

const LaneTable& lanes_baseline();
const LaneTable& lanes_avx2();
const LaneTable& lanes_avx512();

// Included by exactly the files that define one of the three; SKOEN_LANES names it.
#ifdef SKOEN_LANES
namespace {

// As many 64-bit words as one register holds. Of a product only the lower halves of its factors count: compilers do not
// find that instruction by themselves.
#if defined(__AVX512F__)
using Words = std::uint64_t __attribute__((vector_size(64)));
SKOEN_LANE Words product(Words a, Words b) {
    // With a full mask: g++ 12 warns of the undefined register inside the plain form.
    return reinterpret_cast<Words>(
        _mm512_maskz_mul_epu32(0xff, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
}
#elif defined(__AVX2__)
using Words = std::uint64_t __attribute__((vector_size(32)));
SKOEN_LANE Words product(Words a, Words b) {
    return reinterpret_cast<Words>(
        _mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
}
#elif defined(__x86_64__)
using Words = std::uint64_t __attribute__((vector_size(16)));
SKOEN_LANE Words product(Words a, Words b) {
    return reinterpret_cast<Words>(_mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
}
#else
using Words = std::uint64_t __attribute__((vector_size(16)));
SKOEN_LANE Words product(Words a, Words b) { return (a & 0xffffffffU) * (b & 0xffffffffU); }
#endif
constexpr std::size_t kWords = sizeof(Words) / sizeof(std::uint64_t);

SKOEN_LANE Words widened(const std::uint32_t* from) {
    std::uint32_t __attribute__((vector_size(sizeof(Words) / 2))) narrow;
    std::memcpy(&narrow, from, sizeof narrow);
    return __builtin_convertvector(narrow, Words);
}

constexpr std::size_t kAtOnce = 64;  // cases; a multiple of kWords

// One block of Philox for each of up to kAtOnce cases.
struct LaneBlocks {
    alignas(64) std::uint64_t first[kAtOnce], second[kAtOnce];
};

// Philox4x32-10 (Salmon et al. 2011): ten rounds of two 32 x 32 -> 64 products, key bumped by the Weyl constants.
// The upper halves of x0 to x3 hold rubbish until the end.
[[gnu::always_inline]] inline void philox(std::uint64_t key, std::uint32_t index, LaneCounters who,
                                          std::size_t n, LaneBlocks& __restrict out) {
    alignas(64) std::uint32_t number[kAtOnce] = {}, seat[kAtOnce] = {}, week[kAtOnce] = {};
    std::memcpy(number, who.number, n * sizeof *number);
    std::memcpy(seat, who.seat, n * sizeof *seat);
    std::memcpy(week, who.week, n * sizeof *week);
    const Words first_factor = Words{} + 0xD2511F53U, second_factor = Words{} + 0xCD9E8D57U;
    for (std::size_t i = 0; i < n; i += kWords) {
        std::uint32_t k0 = static_cast<std::uint32_t>(key), k1 = static_cast<std::uint32_t>(key >> 32);
        Words x0 = Words{} + index, x1 = widened(number + i), x2 = widened(seat + i), x3 = widened(week + i);
        for (int round = 0; round < 10; ++round) {
            const Words p0 = product(x0, first_factor);
            const Words p1 = product(x2, second_factor);
            x0 = (p1 >> 32) ^ x1 ^ k0;
            x1 = p1;
            x2 = (p0 >> 32) ^ x3 ^ k1;
            x3 = p0;
            k0 += 0x9E3779B9U;
            k1 += 0xBB67AE85U;
        }
        const Words first = (x0 & 0xffffffffU) | (x1 << 32), second = (x2 & 0xffffffffU) | (x3 << 32);
        std::memcpy(out.first + i, &first, sizeof first);
        std::memcpy(out.second + i, &second, sizeof second);
    }
}

SKOEN_LANE LaneCounters moved(LaneCounters who, std::size_t by) {
    return {who.number + by, who.seat + by, who.week + by};
}

void lane_normals(std::uint64_t key, std::uint32_t index, LaneCounters who, std::size_t n,
                  double* __restrict first, double* __restrict second) {
    LaneBlocks words;
    alignas(64) double a[kAtOnce], b[kAtOnce];
    for (std::size_t from = 0; from < n; from += kAtOnce) {
        const std::size_t size = n - from < kAtOnce ? n - from : kAtOnce;
        philox(key, index, moved(who, from), size, words);
        const std::size_t whole = (size + kWords - 1) / kWords * kWords;  // no rest to finish one at a time
        for (std::size_t i = 0; i < whole; ++i) {
            const double radius = __builtin_sqrt(-2.0 * log(to_uniform(words.first[i])));
            const SinCos turn = sincos_turn(to_uniform(words.second[i]));
            a[i] = radius * turn.cos;
            b[i] = radius * turn.sin;
        }
        std::memcpy(first + from, a, size * sizeof *a);
        std::memcpy(second + from, b, size * sizeof *b);
    }
}

void lane_uniforms(std::uint64_t key, std::uint32_t index, LaneCounters who, std::size_t n,
                   double* __restrict first, double* __restrict second) {
    LaneBlocks words;
    for (std::size_t from = 0; from < n; from += kAtOnce) {
        const std::size_t size = n - from < kAtOnce ? n - from : kAtOnce;
        philox(key, index, moved(who, from), size, words);
        for (std::size_t i = 0; i < size; ++i) first[from + i] = to_uniform(words.first[i]);
        for (std::size_t i = 0; i < size; ++i) second[from + i] = to_uniform(words.second[i]);
    }
}

void lane_exps(const double* __restrict x, std::size_t n, double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = exp(x[i]);
}

void lane_logistics(double alpha, double a, const double* __restrict x, double b, const double* __restrict y,
                    std::size_t n, double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = logistic(alpha + a * x[i] + b * y[i]);
}

void lane_sums(double start, const double* const* columns, const double* weights, std::size_t count,
               std::size_t n, double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = start;
    for (std::size_t k = 0; k < count; ++k) {
        const double weight = weights[k];
        const double* __restrict column = columns[k];
        for (std::size_t i = 0; i < n; ++i) out[i] += weight * column[i];
    }
}

void lane_add_steps(const double* __restrict x, std::size_t n, const double* thresholds, const double* values,
                    std::size_t count, double* __restrict out) {
    constexpr std::size_t kBlock = 64;  // chosen values stay near while the thresholds pass by
    for (std::size_t from = 0; from < n; from += kBlock) {
        const std::size_t size = n - from < kBlock ? n - from : kBlock;
        double chosen[kBlock];
        for (std::size_t i = 0; i < size; ++i) chosen[i] = values[0];
        for (std::size_t k = 0; k < count; ++k) {
            const double threshold = thresholds[k], value = values[k + 1];
            for (std::size_t i = 0; i < size; ++i) chosen[i] = x[from + i] >= threshold ? value : chosen[i];
        }
        for (std::size_t i = 0; i < size; ++i) out[from + i] += chosen[i];
    }
}

}  // namespace

const LaneTable& SKOEN_LANES() {
    static constexpr LaneTable table{lane_normals,   lane_uniforms, lane_exps,
                                     lane_logistics, lane_sums,     lane_add_steps};
    return table;
}
#endif

}  // namespace skoen::base
