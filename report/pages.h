// Fills A4 pages from the top down with headings, paragraphs, pictures and tables; each page ends with the line on invented
// cases and its number. A page is a scene, so that the layout can be tested like a picture's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/chart.h"

namespace skoen::report {

inline constexpr double kPageEm = 9.5;                   // points an em
inline constexpr double kPageWidth = 595.276 / kPageEm;  // A4, em
inline constexpr double kPageHeight = 841.89 / kPageEm;

class Pages {
  public:
    Pages(std::string title, Language language, TextMeasure measure = text_width);

    void headline(std::string_view words);  // 1.5 em
    void section(std::string_view words);   // rule and 1.25 em; keeps with what follows
    void paragraph(std::string_view words, const TextStyle& style = {});
    void plan_heading(std::size_t plan, std::string_view name);
    void space(double em);
    // A new page first, unless this one is empty.
    void new_page();
    // A new page when so much does not fit on this one.
    void keep(double height);

    void wide(const Scene& picture);
    void pair(const Scene& left, const Scene& right);
    // First column left-aligned in what room is left, the others right-aligned in columns of `column` em. The heading comes
    // again on each page.
    void table(std::string_view caption, const DataTable& table, double column);
    // Monospaced it is not, but unbroken at blanks it would not fit: wraps anywhere.
    void command(std::string_view words);

    [[nodiscard]] std::vector<Scene> finish();

  private:
    [[nodiscard]] Pen pen() { return {pages_.back(), measure_}; }
    [[nodiscard]] bool page_is_empty() const { return y_ == kTop; }
    void table_row(const std::vector<std::vector<std::string>>& cells, double column, std::size_t columns,
                   bool head);

    static constexpr double kTop = 3.6, kBottom = kPageHeight - 4.6;

    std::string title_;
    Language language_;
    TextMeasure measure_;
    std::vector<Scene> pages_;
    double y_ = kTop;
};

}  // namespace skoen::report
