#include "stats/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "sim/base/error.h"
#include "sim/base/json_writer.h"
#include "sim/base/text.h"

namespace skoen::stats {

namespace {

struct CsvCell {
    std::string text;
    int line = 1, column = 1;
};

char separator_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    char best = ',';
    auto most = std::count(first.begin(), first.end(), ',');
    for (const char each : {';', '\t'}) {
        const auto count = std::count(first.begin(), first.end(), each);
        if (count > most) most = count, best = each;
    }
    return best;
}

class CsvReader {
  public:
    CsvReader(std::string_view text, const std::string& file, char separator)
        : text_(text), file_(file), separator_(separator) {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;  // spreadsheets write one
    }

    bool row(std::vector<CsvCell>& cells) {
        cells.clear();
        while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) step();
        if (at_ >= text_.size()) return false;
        while (true) {
            cells.push_back(cell());
            if (at_ >= text_.size() || text_[at_] != separator_) break;
            step();
        }
        return true;
    }
    [[noreturn]] void fault(int line, int column, std::string expected, std::string found) const {
        throw base::InputError(base::Fault{file_, line, column, "", std::move(expected), std::move(found)});
    }

  private:
    void step() {
        if (text_[at_] == '\n') {
            ++line_;
            column_ = 1;
        } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) {
            ++column_;
        }
        ++at_;
    }
    void copy_character(std::string& out) {
        const std::size_t length = base::utf8_length_at(text_, at_);
        if (length == 0) fault(line_, column_, "UTF-8", "a byte that is not");
        for (std::size_t k = 0; k < length; ++k) {
            out += text_[at_];
            step();
        }
    }
    CsvCell cell() {
        CsvCell out{"", line_, column_};
        if (at_ < text_.size() && text_[at_] == '"') {
            step();
            while (true) {
                if (at_ >= text_.size())
                    fault(out.line, out.column, "a closing quote", "the end of the file");
                if (text_[at_] == '"') {
                    step();
                    if (at_ >= text_.size() || text_[at_] != '"') break;
                }
                copy_character(out.text);
            }
            return out;
        }
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            copy_character(out.text);
        }
        return out;
    }

    std::string_view text_;
    const std::string& file_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1, column_ = 1;
};

bool csv_number(std::string text, bool decimal_comma, double& number) {
    if (decimal_comma) std::replace(text.begin(), text.end(), ',', '.');
    const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const auto [end, code] = std::from_chars(begin, text.data() + text.size(), number);
    return code == std::errc() && end == text.data() + text.size() && std::isfinite(number);
}

bool csv_missing(const std::string& text) { return text.empty() || text == "NA"; }

DataColumn typed_column(std::string name, std::vector<std::string> texts, bool decimal_comma) {
    DataColumn column{std::move(name), true, {}, {}};
    bool something = false;
    for (const std::string& text : texts) {
        double number = std::numeric_limits<double>::quiet_NaN();
        if (!csv_missing(text)) {
            something = true;
            if (!csv_number(text, decimal_comma, number)) {
                column.numeric = false;
                break;
            }
        }
        column.numbers.push_back(number);
    }
    column.numeric = column.numeric && something;
    if (!column.numeric) {
        column.numbers.clear();
        column.texts = std::move(texts);
    }
    return column;
}

}  // namespace

DataFrame read_csv(std::string_view text, const std::string& file) {
    const char separator = separator_of(text);
    CsvReader reader(text, file, separator);
    std::vector<CsvCell> cells;
    if (!reader.row(cells)) reader.fault(1, 1, "a line of column names", "an empty file");
    std::vector<std::string> names;
    for (const CsvCell& cell : cells) {
        if (std::find(names.begin(), names.end(), cell.text) != names.end()) {
            reader.fault(cell.line, cell.column, "one column of each name", '"' + cell.text + "\" again");
        }
        names.push_back(cell.text);
    }
    std::vector<std::vector<std::string>> texts(names.size());
    std::size_t rows = 0;
    while (reader.row(cells)) {
        if (cells.size() != names.size()) {
            reader.fault(cells.front().line, cells.front().column, std::to_string(names.size()) + " cells",
                         std::to_string(cells.size()));
        }
        for (std::size_t c = 0; c < cells.size(); ++c) texts[c].push_back(std::move(cells[c].text));
        ++rows;
    }
    DataFrame data;
    data.rows = rows;
    for (std::size_t c = 0; c < names.size(); ++c) {
        data.columns.push_back(typed_column(names[c], std::move(texts[c]), separator == ';'));
    }
    return data;
}

std::string csv_cell(std::string_view text, char separator) {
    const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos &&
                       text.find(separator) == std::string_view::npos;
    if (plain) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string write_csv(const DataFrame& data) {
    std::string out;
    for (std::size_t c = 0; c < data.columns.size(); ++c) {
        out += (c > 0 ? "," : "") + csv_cell(data.columns[c].name);
    }
    out += '\n';
    for (std::size_t row = 0; row < data.rows; ++row) {
        for (std::size_t c = 0; c < data.columns.size(); ++c) {
            const DataColumn& column = data.columns[c];
            if (c > 0) out += ',';
            if (!column.numeric)
                out += csv_cell(column.texts[row]);
            else if (std::isfinite(column.numbers[row]))
                out += base::json_number(column.numbers[row]);
        }
        out += '\n';
    }
    return out;
}

}  // namespace skoen::stats
