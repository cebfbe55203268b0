#include "cli/layout.h"

#include <algorithm>

#include "sim/base/error.h"
#include "sim/base/text.h"

namespace skoen::cli {

namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        lines.emplace_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string out;
    std::size_t column = 0;
    while (!text.empty()) {
        const std::size_t spaces = std::min(text.find_first_not_of(' '), text.size());
        const std::size_t end = std::min(text.find(' ', spaces), text.size());
        const std::string_view word = text.substr(spaces, end - spaces);
        const std::size_t length = base::character_count(word);
        if (!out.empty() && column + spaces + length > width && column > indent) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
        } else {
            out.append(spaces, ' ');
            column += spaces;
        }
        out += word;
        column += length;
        text.remove_prefix(end);
    }
    return out;
}

Table::Table(std::vector<std::string> header, std::size_t first_width) : first_width_(first_width) {
    rows_.push_back(std::move(header));
}

void Table::row(std::vector<std::string> cells) {
    base::ensure(cells.size() == rows_.front().size(), "a table row has as many cells as the header");
    cells[0] = wrapped(cells[0], first_width_, 2);
    rows_.push_back(std::move(cells));
}

bool Table::is_left(std::size_t column) const {
    return std::find(left_.begin(), left_.end(), column) != left_.end();
}

std::vector<std::size_t> Table::widths() const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& cells : rows_) {
        for (std::size_t c = 0; c < cells.size(); ++c) {
            for (const std::string& line : lines_of(cells[c]))
                widths[c] = std::max(widths[c], base::character_count(line));
        }
    }
    return widths;
}

void Table::append_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                       std::string& out) const {
    std::vector<std::vector<std::string>> parts;
    std::size_t height = 0;
    for (const std::string& cell : cells) {
        parts.push_back(lines_of(cell));
        height = std::max(height, parts.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
        std::string line;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const std::string part = y < parts[c].size() ? parts[c][y] : std::string();
            const std::string space(widths[c] - base::character_count(part), ' ');
            line += (c == 0 ? "" : "  ") + (is_left(c) ? part + space : space + part);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
}

std::string Table::str() const {
    const std::vector<std::size_t> column_widths = widths();
    std::size_t full = 2 * (column_widths.size() - 1);
    for (const std::size_t width : column_widths) full += width;
    std::string out;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        append_row(rows_[r], column_widths, out);
        if (r == 0) out += std::string(full, '-') + '\n';
    }
    return out;
}

}  // namespace skoen::cli
