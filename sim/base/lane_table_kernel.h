// What lanes can do, by instruction set (lanes.h chooses one). The loops themselves: lanes_kernel.h.
#pragma once

#include <cstddef>
#include <cstdint>

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
    // second may be null.
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
    // out[i] = how many of the others come before x[i] in rising order, the earlier first among equals: n steps a value
    void (*ranks)(const double* x, std::size_t n, std::uint64_t* out);
};

const LaneTable& lanes_baseline();
const LaneTable& lanes_avx2();
const LaneTable& lanes_avx512();

}  // namespace skoen::base
