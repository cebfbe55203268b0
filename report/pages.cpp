#include "report/pages.h"

#include <algorithm>

#include "report/figures.h"
#include "sim/base/text.h"

namespace skoen::report {

namespace {

constexpr double kLeft = (kPageWidth - kWide) / 2;
constexpr double kCellStep = 1.22, kCellPadding = 0.35;

}  // namespace

Pages::Pages(std::string title, Language language, TextMeasure measure)
    : title_(std::move(title)), language_(language), measure_(std::move(measure)) {
    new_page();
}

void Pages::new_page() {
    if (!pages_.empty() && page_is_empty()) return;
    Scene page;
    page.width = kPageWidth;
    page.height = kPageHeight;
    page.title = title_;
    pages_.push_back(std::move(page));
    y_ = kTop;
}

void Pages::keep(double height) {
    if (y_ + height > kBottom) new_page();
}

void Pages::space(double em) {
    if (!page_is_empty()) y_ += em;
}

void Pages::headline(std::string_view words) {
    constexpr double kSize = 1.5;
    const auto lines = static_cast<double>(pen().wrap(words, kWide, true, kSize).size());
    keep(lines * kSize * kHeadlineStep);
    pen().paragraph({kLeft, y_ + kAscent * kSize}, kWide, words, {.semibold = true, .size = kSize},
                    kHeadlineStep);
    y_ += lines * kSize * kHeadlineStep + 0.3;
}

void Pages::section(std::string_view words) {
    constexpr double kSize = 1.25, kFollows = 6;
    keep(2.6 + kFollows);
    space(0.9);
    pen().line({kLeft, y_}, {kLeft + kWide, y_}, {kBlack, kRule});
    pen().write({kLeft, y_ + 0.5 + kAscent * kSize}, words, {.semibold = true, .size = kSize});
    y_ += 2.3;
}

void Pages::paragraph(std::string_view words, const TextStyle& style) {
    for (const std::string& line : pen().wrap(words, kWide, style.semibold, style.size)) {
        keep(kLineStep * style.size);
        pen().write({kLeft, y_ + kAscent * style.size}, line, style);
        y_ += kLineStep * style.size;
    }
}

void Pages::plan_heading(std::size_t plan, std::string_view name) {
    keep(6);
    space(0.5);
    pen().badge({kLeft, y_}, plan_look(plan));
    pen().write({kLeft + 1.95, y_ + 0.725 + kCapHeight / 2}, name, {.semibold = true});
    y_ += 1.75;
}

void Pages::wide(const Scene& picture) {
    keep(picture.height);
    append(pages_.back(), picture, kLeft + (kWide - picture.width) / 2, y_);
    y_ += picture.height + 1.1;
}

void Pages::pair(const Scene& left, const Scene& right) {
    const double height = std::max(left.height, right.height);
    keep(height);
    append(pages_.back(), left, kLeft, y_);
    append(pages_.back(), right, kLeft + kWide - right.width, y_);
    y_ += height + 1.1;
}

void Pages::table_row(const std::vector<std::vector<std::string>>& cells, double column, std::size_t columns,
                      bool head) {
    std::size_t lines = 1;
    for (const auto& cell : cells) lines = std::max(lines, cell.size());
    const double height = static_cast<double>(lines) * kCellStep + 2 * kCellPadding;
    pen().line({kLeft, y_}, {kLeft + kWide, y_}, {kLine, kHair});
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const double right = kLeft + kWide - static_cast<double>(columns - 1 - c) * column;
        double baseline = y_ + kCellPadding + kAscent;
        for (std::size_t l = 0; l < cells[c].size(); ++l) {
            const TextStyle style{.ink = c > 0 && l > 0 && !head ? kGrey : kBlack,
                                  .semibold = head,
                                  .anchor = c == 0 ? Anchor::start : Anchor::end};
            pen().write({c == 0 ? kLeft : right, baseline}, cells[c][l], style);
            baseline += kCellStep;
        }
    }
    y_ += height;
}

void Pages::table(std::string_view caption, const DataTable& table, double column) {
    const std::size_t columns = table.columns.size();
    const double first = kWide - column * static_cast<double>(columns - 1) - 0.8;
    const auto lines_of = [&](const std::vector<std::string>& row, bool head) {
        std::vector<std::vector<std::string>> cells;
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c == 0 || head) {
                cells.push_back(pen().wrap(row[c], c == 0 ? first : column - 0.8, head));
                continue;
            }
            const std::size_t split = row[c].find('\n');
            cells.push_back({row[c].substr(0, split)});
            if (split == std::string::npos) continue;
            for (std::string& line : pen().wrap(row[c].substr(split + 1), column - 0.6))
                cells.back().push_back(std::move(line));
        }
        return cells;
    };
    const auto head = lines_of(table.columns, true);
    const auto height_of = [](const std::vector<std::vector<std::string>>& cells) {
        std::size_t lines = 1;
        for (const auto& cell : cells) lines = std::max(lines, cell.size());
        return static_cast<double>(lines) * kCellStep + 2 * kCellPadding;
    };
    keep(kLineStep + height_of(head) + 6);
    paragraph(caption, {.ink = kGrey});
    y_ += 0.2;
    table_row(head, column, columns, true);
    for (const auto& row : table.rows) {
        const auto cells = lines_of(row, false);
        if (y_ + height_of(cells) > kBottom) {
            pen().line({kLeft, y_}, {kLeft + kWide, y_}, {kLine, kHair});
            new_page();
            table_row(head, column, columns, true);
        }
        table_row(cells, column, columns, false);
    }
    pen().line({kLeft, y_}, {kLeft + kWide, y_}, {kLine, kHair});
    y_ += 0.9;
}

void Pages::command(std::string_view words) {
    constexpr double kInset = 0.8;
    std::vector<std::string> lines{""};
    for (std::size_t i = 0; i < words.size();) {
        const std::size_t length = std::max<std::size_t>(1, base::utf8_length_at(words, i));
        const std::string longer = lines.back() + std::string(words.substr(i, length));
        if (measure_(longer, false) > kWide - 2 * kInset) {
            // Break after the last blank when there is one, so that options stay whole.
            const std::size_t blank = lines.back().rfind(' ');
            std::string rest = blank == std::string::npos ? "" : lines.back().substr(blank + 1);
            if (blank != std::string::npos) lines.back().resize(blank + 1);
            lines.push_back(std::move(rest));
        }
        lines.back() += words.substr(i, length);
        i += length;
    }
    const double height = static_cast<double>(lines.size()) * kLineStep + 2 * 0.5;
    keep(height);
    pen().rect({kLeft, y_, kWide, height, kWhite, Stroke{kLine, kHair}, 0.2});
    double baseline = y_ + 0.5 + kAscent;
    for (const std::string& line : lines) {
        pen().write({kLeft + kInset, baseline}, line);
        baseline += kLineStep;
    }
    y_ += height + 0.6;
}

std::vector<Scene> Pages::finish() {
    if (pages_.size() > 1 && page_is_empty()) pages_.pop_back();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        Pen footer(pages_[i], measure_);
        const double y = kPageHeight - 3.4;
        footer.line({kLeft, y}, {kLeft + kWide, y}, {kLine, kHair});
        footer.write({kLeft, y + 1.4}, tr("report.synthetic", language_), {.ink = kGrey});
        footer.write({kLeft + kWide, y + 1.4},
                     tr("report.pdf.page", language_, {std::to_string(i + 1), std::to_string(pages_.size())}),
                     {.ink = kGrey, .anchor = Anchor::end});
    }
    return std::move(pages_);
}

}  // namespace skoen::report
