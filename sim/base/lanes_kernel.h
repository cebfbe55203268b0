// Many draws at once: the loops behind lanes.h, compiled once for each instruction set. The same bits everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "sim/base/elementary_kernel.h"
#include "sim/base/lane_table_kernel.h"

namespace skoen::base {

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
#define SKOEN_LANE_ACTION [[gnu::always_inline]] inline

using NarrowWords = std::uint32_t __attribute__((vector_size(sizeof(Words) / 2)));

// The first `n` of less than one register, in pieces of fixed size: a copy of any size becomes a string instruction, which
// costs as much as a hundred products.
template <class T>
SKOEN_LANE_ACTION void copy_rest(const T* from, std::size_t n, T* to) {
    std::size_t done = 0;
    for (std::size_t piece = kWords / 2; piece > 0; piece /= 2) {
        if ((n & piece) == 0) continue;
        for (std::size_t i = 0; i < piece; ++i) to[done + i] = from[done + i];
        done += piece;
    }
}

// One counter word of the next kWords lanes, of which `n` are wanted.
SKOEN_LANE Words counters_from(const std::uint32_t* from, std::size_t n) {
    NarrowWords narrow{};
    if (n >= kWords) {
        std::memcpy(&narrow, from, sizeof narrow);
    } else {
        std::uint32_t some[kWords] = {};
        copy_rest(from, n, some);
        std::memcpy(&narrow, some, sizeof narrow);
    }
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
    const Words first_factor = Words{} + 0xD2511F53U, second_factor = Words{} + 0xCD9E8D57U;
    for (std::size_t i = 0; i < n; i += kWords) {
        std::uint32_t k0 = static_cast<std::uint32_t>(key), k1 = static_cast<std::uint32_t>(key >> 32);
        Words x0 = Words{} + index, x1 = counters_from(who.number + i, n - i),
              x2 = counters_from(who.seat + i, n - i), x3 = counters_from(who.week + i, n - i);
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

// Normals of `n` blocks, whole registers of them.
SKOEN_LANE_ACTION void normals_of(const std::uint64_t* __restrict words,
                                  const std::uint64_t* __restrict turns, std::size_t n,
                                  double* __restrict first, double* __restrict second) {
    for (std::size_t i = 0; i < n; ++i) {
        const double radius = __builtin_sqrt(-2.0 * log(to_uniform(words[i])));
        const SinCos turn = sincos_turn(to_uniform(turns[i]));
        first[i] = radius * turn.cos;
        second[i] = radius * turn.sin;
    }
}

void lane_normals(std::uint64_t key, std::uint32_t index, LaneCounters who, std::size_t n,
                  double* __restrict first, double* __restrict second) {
    LaneBlocks words;
    for (std::size_t from = 0; from < n; from += kAtOnce) {
        const std::size_t size = n - from < kAtOnce ? n - from : kAtOnce;
        philox(key, index, moved(who, from), size, words);
        const std::size_t whole = size / kWords * kWords;
        normals_of(words.first, words.second, whole, first + from, second + from);
        if (whole == size) continue;
        alignas(64) double a[kWords], b[kWords];  // a register more, of which the rest is wanted
        normals_of(words.first + whole, words.second + whole, kWords, a, b);
        copy_rest(a, size - whole, first + from + whole);
        copy_rest(b, size - whole, second + from + whole);
    }
}

SKOEN_LANE_ACTION void uniforms_of(const std::uint64_t* __restrict words, std::size_t n,
                                   double* __restrict out) {
    const std::size_t whole = n / kWords * kWords;
    for (std::size_t i = 0; i < whole; ++i) out[i] = to_uniform(words[i]);
    if (whole == n) return;
    alignas(64) double rest[kWords];
    for (std::size_t i = 0; i < kWords; ++i) rest[i] = to_uniform(words[whole + i]);
    copy_rest(rest, n - whole, out + whole);
}

void lane_uniforms(std::uint64_t key, std::uint32_t index, LaneCounters who, std::size_t n,
                   double* __restrict first, double* __restrict second) {
    LaneBlocks words;
    for (std::size_t from = 0; from < n; from += kAtOnce) {
        const std::size_t size = n - from < kAtOnce ? n - from : kAtOnce;
        philox(key, index, moved(who, from), size, words);
        uniforms_of(words.first, size, first + from);
        if (second != nullptr) uniforms_of(words.second, size, second + from);
    }
}

void lane_exps(const double* __restrict x, std::size_t n, double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = exp(x[i]);
}

void lane_logistics(double alpha, double a, const double* __restrict x, double b, const double* __restrict y,
                    std::size_t n, double* __restrict out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = logistic(alpha + a * x[i] + b * y[i]);
}

using Doubles = double __attribute__((vector_size(sizeof(Words))));

// Sums of kSize registers, from left to right.
template <std::size_t kSize>
SKOEN_LANE_ACTION void sums_of(double start, const double* const* columns, const double* weights,
                               std::size_t count, std::size_t from, double* out) {
    Doubles sum[kSize];
    for (Doubles& one : sum) one = Doubles{} + start;
    for (std::size_t k = 0; k < count; ++k) {
        Doubles some[kSize];
        std::memcpy(some, columns[k] + from, sizeof some);
        const Doubles weight = Doubles{} + weights[k];
        for (std::size_t r = 0; r < kSize; ++r) sum[r] += weight * some[r];
    }
    std::memcpy(out + from, sum, sizeof sum);
}

void lane_sums(double start, const double* const* columns, const double* weights, std::size_t count,
               std::size_t n, double* out) {
    constexpr std::size_t kSide = 4;
    std::size_t i = 0;
    for (; i + kSide * kWords <= n; i += kSide * kWords)
        sums_of<kSide>(start, columns, weights, count, i, out);
    for (; i + kWords <= n; i += kWords) sums_of<1>(start, columns, weights, count, i, out);
    for (; i < n; ++i) {
        double sum = start;
        for (std::size_t k = 0; k < count; ++k) sum += weights[k] * columns[k][i];
        out[i] = sum;
    }
}

// The steps of kSize registers, which hold on to what was chosen while the thresholds pass by.
template <std::size_t kSize>
SKOEN_LANE_ACTION void add_steps_of(const double* x, const double* thresholds, const double* values,
                                    std::size_t count, double* out) {
    Doubles at[kSize], chosen[kSize];
    std::memcpy(at, x, sizeof at);
    for (Doubles& one : chosen) one = Doubles{} + values[0];
    for (std::size_t k = 0; k < count; ++k) {
        const Doubles threshold = Doubles{} + thresholds[k], value = Doubles{} + values[k + 1];
        for (std::size_t r = 0; r < kSize; ++r) chosen[r] = at[r] >= threshold ? value : chosen[r];
    }
    Doubles sums[kSize];
    std::memcpy(sums, out, sizeof sums);
    for (std::size_t r = 0; r < kSize; ++r) sums[r] += chosen[r];
    std::memcpy(out, sums, sizeof sums);
}

void lane_add_steps(const double* x, std::size_t n, const double* thresholds, const double* values,
                    std::size_t count, double* out) {
    constexpr std::size_t kSide = 4;
    std::size_t i = 0;
    for (; i + kSide * kWords <= n; i += kSide * kWords)
        add_steps_of<kSide>(x + i, thresholds, values, count, out + i);
    for (; i + kWords <= n; i += kWords) add_steps_of<1>(x + i, thresholds, values, count, out + i);
    if (i == n) return;
    double some[kWords] = {}, sums[kWords] = {};
    copy_rest(x + i, n - i, some);
    copy_rest(out + i, n - i, sums);
    add_steps_of<1>(some, thresholds, values, count, sums);
    copy_rest(sums, n - i, out + i);
}

void lane_ranks(const double* x, std::size_t n, std::uint64_t* out) {
    const Words ones = Words{} + 1;
    Words first{};
    for (std::size_t i = 0; i < kWords; ++i) first[i] = i;
    for (std::size_t i = 0; i < n; i += kWords) {
        const std::size_t size = n - i < kWords ? n - i : kWords;
        double some[kWords] = {};
        if (size == kWords) {
            std::memcpy(some, x + i, sizeof some);
        } else {
            copy_rest(x + i, size, some);
        }
        Doubles at;
        std::memcpy(&at, some, sizeof at);
        const Words place = first + i;
        Words rank{};
        for (std::size_t j = 0; j < n; ++j) {
            const Doubles other = Doubles{} + x[j];
            const auto before = (other < at) | ((other == at) & (place > j));
            rank += reinterpret_cast<Words>(before) & ones;
        }
        std::uint64_t ranks[kWords];
        std::memcpy(ranks, &rank, sizeof ranks);
        if (size == kWords) {
            std::memcpy(out + i, ranks, sizeof ranks);
        } else {
            copy_rest(ranks, size, out + i);
        }
    }
}

}  // namespace

const LaneTable& SKOEN_LANES() {
    static constexpr LaneTable table{lane_normals, lane_uniforms,  lane_exps, lane_logistics,
                                     lane_sums,    lane_add_steps, lane_ranks};
    return table;
}
#endif

}  // namespace skoen::base
