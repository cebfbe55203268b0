// Columns of equal length, as a statistician's table: numbers or texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skoen::stats {

struct DataColumn {
    std::string name;
    bool numeric = true;
    std::vector<double> numbers{};     // numeric; NaN where missing
    std::vector<std::string> texts{};  // not numeric; empty where missing
};

struct DataFrame {
    std::size_t rows = 0;
    std::vector<DataColumn> columns;

    [[nodiscard]] const DataColumn* find(std::string_view name) const {
        for (const DataColumn& column : columns) {
            if (column.name == name) return &column;
        }
        return nullptr;
    }
    void add(std::string name, std::vector<double> numbers) {
        rows = numbers.size();
        columns.push_back({std::move(name), true, std::move(numbers), {}});
    }
    void add(std::string name, std::vector<std::string> texts) {
        rows = texts.size();
        columns.push_back({std::move(name), false, {}, std::move(texts)});
    }
};

}  // namespace skoen::stats
