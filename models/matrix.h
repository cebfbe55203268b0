#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace skoen::models {

// A dense table of numbers: one row a case, one column a covariate.
struct Matrix {
    std::size_t rows = 0;
    std::size_t cols = 0;
    std::vector<double> values;  // rows x cols, row-major

    [[nodiscard]] std::span<double> row(std::size_t i) { return {values.data() + i * cols, cols}; }
    [[nodiscard]] std::span<const double> row(std::size_t i) const {
        return {values.data() + i * cols, cols};
    }
};

[[nodiscard]] inline Matrix make_matrix(std::size_t rows, std::size_t cols) {
    return {rows, cols, std::vector<double>(rows * cols, 0.0)};
}

}  // namespace skoen::models
