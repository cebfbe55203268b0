// The tables of a run folder and the description that makes them a data package (Frictionless Tabular Data Package,
// specs.frictionlessdata.io, version 1). Comma-separated, UTF-8, decimal point, an empty field where a value is not
// defined; numbers in the shortest form that reads back to the same double.
#pragma once

#include <span>
#include <string>

#include "lab/comparison.h"
#include "lab/run_folder_manifest.h"

namespace skoen::lab {

// A column of a table. Its titles are tables.field.<name> in assets/lang.
struct TableField {
    std::string name;
    const char* type = "number";  // string, integer, number, boolean
    bool key = false;             // part of the primary key
};

[[nodiscard]] std::span<const TableField> measure_fields();
[[nodiscard]] std::span<const TableField> week_fields();

// One row a strategy and measure: value, central 90 % over replications, replications in which it was defined, and the same
// for the paired difference from the office without the tool.
[[nodiscard]] std::string measures_csv(const Comparison& comparison);
// One row a strategy, weekly measure and week.
[[nodiscard]] std::string weeks_csv(const Comparison& comparison);

// datapackage.json: tables, fields with types and titles in both languages, licence, and that every case is synthetic.
[[nodiscard]] std::string datapackage_json(const sim::Definition& definition, const Manifest& manifest);

// One line of CSV without its newline. Fields with a comma, a quote or a line break are quoted (RFC 4180).
[[nodiscard]] std::string csv_line(std::span<const std::string> cells);

}  // namespace skoen::lab
