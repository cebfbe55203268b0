// From a formula and a table to the numbers that a model is fitted to: treatment coding, names as R gives them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stats/data_frame.h"
#include "stats/formula.h"
#include "stats/matrix.h"

namespace skoen::stats {

// One random term: rows of z are the covariates whose effects vary between groups (a column of ones: the intercept).
struct RandomTerm {
    std::string group;                      // "id", "class:school"
    std::vector<std::string> coefficients;  // "(Intercept)", "x"
    std::vector<std::uint32_t> group_of;    // [rows], 0 ... groups - 1
    std::size_t groups = 0;
    Matrix z;  // rows x coefficients
};

struct ModelFactor {
    std::string name;
    std::vector<std::string> levels;  // texts sorted by byte, numbers by size; the first is the reference
    std::vector<std::uint32_t> codes;
};

struct ModelFrame {
    std::string response_name;
    std::vector<double> y;
    std::vector<std::string> response_levels;  // of a response in words: y is then 0, 1, 2, ...
    Matrix x;                                  // rows x names
    std::vector<std::string> names;            // "(Intercept)", "A2", "A2:x"
    std::vector<std::size_t> term_of;          // [names] number of the term, 0: the intercept
    std::vector<std::string> terms;            // "(Intercept)", "A", "A:x"
    std::vector<RandomTerm> random;
    std::vector<ModelFactor> factors;  // of the fixed part
    std::vector<std::size_t> rows;     // numbers of the table's rows that are used
    std::size_t dropped = 0;           // rows with something missing
};

// The levels of a column in the order wanted; the first that the data hold is the reference.
struct LevelsOf {
    std::string column;
    std::vector<std::string> levels;
};

struct ModelFrameOptions {
    std::vector<std::string> factors;   // numeric columns to be taken as factors
    std::vector<std::string> also;      // further columns that must not be missing (a cluster)
    std::vector<LevelsOf> levels = {};  // of columns whose order is not that of their texts
};

// Throws base::InputError: a variable that the table lacks, a factor with one level, no rows left.
[[nodiscard]] ModelFrame model_frame(const Formula& formula, const DataFrame& data,
                                     const ModelFrameOptions& options = {});

// Numbers of the groups that the combined values of `columns` make, in order of their first row; `rows` of the table.
[[nodiscard]] std::vector<std::uint32_t> group_numbers(const DataFrame& data,
                                                       const std::vector<std::string>& columns,
                                                       const std::vector<std::size_t>& rows,
                                                       std::size_t& groups);

// The factor with its levels in the order of `levels`. Throws base::InputError at a level that is none of them.
void order_levels(ModelFactor& factor, const std::vector<LevelsOf>& levels);

// The column as a factor over `rows`.
[[nodiscard]] ModelFactor factor_of(const DataColumn& column, const std::vector<std::size_t>& rows);

}  // namespace skoen::stats
