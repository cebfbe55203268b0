// Plans of points in the unit cube, for sweeps: every combination of levels, Latin hypercube, Sobol's sequence, and Saltelli's
// plan from which the shares of variance (sensitivity.h) are computed.
//
// A point is a function of seed, its number and its column alone; none lies on 0 or 1. No draw of the simulation is used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace skoen::stats {

inline constexpr std::size_t kSobolColumns = 64;

using UnitPoints = std::vector<std::vector<double>>;  // [points][columns], each above 0 and below 1

// Every combination of levels, the last column turning fastest; level l of n stands at (l + 1/2) / n.
// levels: at least 1 each. The product must be below 2^31.
[[nodiscard]] UnitPoints factorial_points(const std::vector<int>& levels);

// McKay, Beckman & Conover 1979: in every column each of `count` slices of equal width holds exactly one point.
[[nodiscard]] UnitPoints latin_hypercube(std::size_t count, std::size_t columns, std::uint64_t seed);

// Sobol 1967 in the order of Antonov & Saleev 1979, with the direction numbers of Joe & Kuo 2008 (new-joe-kuo-6), each column
// shifted by a random digital shift (Cranley & Patterson for base 2), which keeps the sequence's evenness: of the first 2^m
// points every slice of width 2^-m of a column holds one. columns <= kSobolColumns, count < 2^31.
[[nodiscard]] UnitPoints sobol_points(std::size_t count, std::size_t columns, std::uint64_t seed);

// Saltelli et al. 2010: `count` blocks of columns + 2 points: A, then A with column j from B (j = 1 ...), then B. A and B are
// the two halves of Sobol points with twice the columns, so columns <= kSobolColumns / 2.
[[nodiscard]] UnitPoints saltelli_points(std::size_t count, std::size_t columns, std::uint64_t seed);

}  // namespace skoen::stats
