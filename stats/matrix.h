#pragma once

#include <cstddef>
#include <vector>

namespace skoen::stats {

// A dense matrix, row by row, for results that leave this floor (inside it, Eigen).
struct Matrix {
    std::size_t rows = 0, cols = 0;
    std::vector<double> data;  // [rows][cols]

    Matrix() = default;
    Matrix(std::size_t r, std::size_t c) : rows(r), cols(c), data(r * c, 0.0) {}
    [[nodiscard]] double& at(std::size_t r, std::size_t c) { return data[r * cols + c]; }
    [[nodiscard]] double at(std::size_t r, std::size_t c) const { return data[r * cols + c]; }
};

}  // namespace skoen::stats
