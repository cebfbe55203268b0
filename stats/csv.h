// Tables as text: comma (or semicolon, or tab) separated, quotes doubled inside quotes, first line the names (RFC 4180).
#pragma once

#include <string>
#include <string_view>

#include "stats/data_frame.h"

namespace skoen::stats {

// The separator is the one of , ; and tab that the first line has most of. A column is numeric when every cell that is not
// empty or NA is a number with a decimal point; where the separator is ; a decimal comma is read too.
// Throws base::InputError with file, line and column: an empty file, two columns of one name, a line with too few or too many
// cells, an open quote, a byte that is not UTF-8.
[[nodiscard]] DataFrame read_csv(std::string_view text, const std::string& file);

// `text` as a cell: quoted when it holds the separator, a quote or a line break.
[[nodiscard]] std::string csv_cell(std::string_view text, char separator = ',');

// Names and rows; numbers in the shortest form that reads back the same, missing ones empty.
[[nodiscard]] std::string write_csv(const DataFrame& data);

}  // namespace skoen::stats
