// Text laid out for a terminal: wrapped paragraphs and aligned columns. Widths count characters, not bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skoen::cli {

inline constexpr std::size_t kTerminalWidth = 100;

// Breaks at spaces so that no line is longer than `width`, save a single word that is. Every line but the first starts
// with `indent` spaces, which count; the first one starts as `text` does. No newline at the end.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width = kTerminalWidth,
                                  std::size_t indent = 0);

// Columns two spaces apart. The first column is left-aligned and wrapped at `first_width`; the others are as wide as their
// widest cell, and right-aligned unless named by `left_column`. A header cell may hold line breaks.
class Table {
  public:
    Table(std::vector<std::string> header, std::size_t first_width);

    void left_column(std::size_t column) { left_.push_back(column); }
    void row(std::vector<std::string> cells);  // as many as the header has
    [[nodiscard]] std::string str() const;     // each line ends with a newline and has no trailing space

  private:
    [[nodiscard]] std::vector<std::size_t> widths() const;
    void append_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                    std::string& out) const;
    [[nodiscard]] bool is_left(std::size_t column) const;

    std::vector<std::vector<std::string>> rows_;  // the first is the header
    std::size_t first_width_;
    std::vector<std::size_t> left_{0};
};

}  // namespace skoen::cli
