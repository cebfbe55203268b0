#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "scenarios/scorecard.h"
#include "sim/base/error.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

namespace {

using base::JsonValue;

constexpr std::size_t kMostRows = 1000;
constexpr std::size_t kLongestCell = 200;

struct Cell {
    std::string text;
    int line = 1, column = 1;
};

class ScorecardCsv {
  public:
    ScorecardCsv(std::string_view text, const std::string& file)
        : rest_(text), source_(std::make_shared<const std::string>(file)) {}

    JsonValue read() {
        if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);  // as spreadsheets write it
        refuse_other_encodings();
        const std::vector<Cell> header = header_row();
        JsonValue root = value(JsonValue::Kind::object, {});
        JsonValue terms = value(JsonValue::Kind::array, header[0]);
        add(root, "schema", whole(1, {}));
        std::size_t rows = 0;
        while (!rest_.empty()) {
            const std::vector<Cell> row = next_row();
            if (row.empty()) continue;
            if (++rows > kMostRows) refuse(row[0], "at most 1000 rows", "more");
            if (row.size() != 2) refuse(row[0], "two cells", std::to_string(row.size()));
            take(row, header[1].text, root, terms);
        }
        root.members.push_back({"terms", terms.line, terms.column, std::move(terms)});
        return root;
    }

  private:
    [[noreturn]] void refuse(const Cell& at, std::string expected, std::string found) const {
        throw base::InputError(
            base::Fault{*source_, at.line, at.column, "", std::move(expected), std::move(found)});
    }

    void refuse_other_encodings() const {
        Cell at;
        for (std::size_t i = 0; i < rest_.size();) {
            const std::size_t length = base::utf8_length_at(rest_, i);
            if (length == 0) refuse(at, "UTF-8 text", "another encoding");
            ++at.column;
            if (rest_[i] == '\n') at = {"", at.line + 1, 1};
            i += length;
        }
    }

    JsonValue value(JsonValue::Kind kind, const Cell& at) const {
        JsonValue out;
        out.kind = kind;
        out.line = at.line;
        out.column = at.column;
        out.source = source_;
        return out;
    }
    JsonValue whole(int number, const Cell& at) const {
        JsonValue out = value(JsonValue::Kind::number, at);
        out.number = number;
        out.is_integer = true;
        out.text = std::to_string(number);
        return out;
    }
    static void add(JsonValue& object, std::string key, JsonValue value) {
        object.members.push_back({std::move(key), value.line, value.column, std::move(value)});
    }

    std::vector<Cell> header_row() {
        const std::string_view first = rest_.substr(0, rest_.find('\n'));
        for (const char candidate : {',', ';', '\t'}) {
            if (std::count(first.begin(), first.end(), candidate) >
                std::count(first.begin(), first.end(), separator_))
                separator_ = candidate;
        }
        std::vector<Cell> row = next_row();
        if (row.size() != 2 || row[0].text != "feature" ||
            (row[1].text != "coefficient" && row[1].text != "points")) {
            const bool blank = first.find_first_not_of(" \t\r") == std::string_view::npos;
            refuse({}, "the header feature,coefficient or feature,points",
                   blank ? "a blank line" : base::shortened(first, 40));
        }
        return row;
    }

    // The cells of the next line, none where it is blank.
    std::vector<Cell> next_row() {
        std::string_view line = rest_.substr(0, rest_.find('\n'));
        rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const int number = ++line_;
        std::vector<Cell> row;
        if (line.find_first_not_of(" \t") == std::string_view::npos) return row;
        std::size_t at = 0;
        for (;;) {
            row.push_back(next_cell(line, at, number));
            if (at >= line.size()) return row;
            ++at;  // the separator
            if (at == line.size()) {
                row.push_back({"", number, column_of(line, at)});
                return row;
            }
        }
    }

    static int column_of(std::string_view line, std::size_t at) {
        return 1 + static_cast<int>(base::character_count(line.substr(0, at)));
    }

    Cell next_cell(std::string_view line, std::size_t& at, int number) const {
        while (at < line.size() && line[at] == ' ') ++at;
        Cell cell{"", number, column_of(line, at)};
        const bool quoted = at < line.size() && line[at] == '"';
        if (quoted) {
            const std::size_t end = line.find('"', at + 1);
            if (end == std::string_view::npos)
                refuse(cell, "a double quote to close the cell", "the end of the line");
            cell.text = line.substr(at + 1, end - at - 1);
            at = end + 1;
            while (at < line.size() && line[at] == ' ') ++at;
            if (at < line.size() && line[at] != separator_)
                refuse(cell, "one quoted text in the cell", "more");
        } else {
            const std::size_t end = std::min(line.find(separator_, at), line.size());
            cell.text = line.substr(at, end - at);
            while (cell.text.ends_with(' ')) cell.text.pop_back();
            at = end;
        }
        if (cell.text.size() > kLongestCell) refuse(cell, "a cell of at most 200 bytes", "a longer one");
        return cell;
    }

    // A number, or the text where it is none: the schema says what it expected.
    JsonValue number_in(const Cell& cell) const {
        std::string digits = cell.text;
        if (separator_ != ',') std::replace(digits.begin(), digits.end(), ',', '.');
        if (digits.starts_with('+')) digits.erase(0, 1);
        JsonValue out = value(JsonValue::Kind::number, cell);
        out.text = cell.text;
        const char* const end = digits.data() + digits.size();
        const auto [stop, error] = std::from_chars(digits.data(), end, out.number);
        const bool plain =
            !digits.empty() && digits.find_first_not_of("0123456789.-+eE") == std::string::npos;
        if (error != std::errc() || stop != end || !plain) out.kind = JsonValue::Kind::string;
        return out;
    }

    void take(const std::vector<Cell>& row, const std::string& column, JsonValue& root,
              JsonValue& terms) const {
        std::string name = row[0].text;
        if (name == "(Intercept)" || name == "(intercept)") name = "intercept";  // as R writes it
        if (name == "intercept" || name == "points_to_double_odds") {
            if (root.find(name) != nullptr) refuse(row[0], "one row of " + name, "another");
            add(root, name, number_in(row[1]));
            return;
        }
        JsonValue term = value(JsonValue::Kind::object, row[0]);
        JsonValue feature = value(JsonValue::Kind::string, row[0]);
        feature.text = name;
        add(term, "feature", std::move(feature));
        add(term, column, number_in(row[1]));
        terms.items.push_back(std::move(term));
    }

    std::string_view rest_;
    std::shared_ptr<const std::string> source_;
    char separator_ = ',';
    int line_ = 0;
};

}  // namespace

JsonValue scorecard_of_csv(std::string_view text, const std::string& file) {
    return ScorecardCsv(text, file).read();
}

}  // namespace skoen::scenarios
