// A place in a JSON text, counted in lines and characters as it moves, and the words for a text that is no
// JSON.
// Used by json_parse.cpp only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace skoen::base {

class JsonCursor {
  public:
    explicit JsonCursor(std::string_view text) : text_(text) {}

    std::size_t offset() const { return offset_; }
    int line() const { return line_; }
    int column() const { return column_; }
    std::string_view rest() const { return text_.substr(offset_); }
    bool at_end() const { return offset_ == text_.size(); }
    char next() const { return at_end() ? '\0' : text_[offset_]; }
    char previous() const { return offset_ == 0 ? '\0' : text_[offset_ - 1]; }

    void advance(std::size_t bytes);
    void skip_space() { skip_any(" \t\r\n"); }
    void skip_any(std::string_view characters);

  private:
    std::string_view text_;
    std::size_t offset_ = 0;
    int line_ = 1;
    int column_ = 1;
};

// What the grammar wants after the last thing that was read.
enum class JsonNext {
    value,
    key_or_close,
    value_or_close,
    colon,
    comma_or_close_object,
    comma_or_close_array,
    end
};

// Why the text at `cursor` is no JSON.
struct JsonDiagnosis {
    JsonCursor place;
    std::string expected;
    std::string found;
    bool in_array_item = false;  // past "[" or a comma: the fault belongs to the next item, not to the array
    bool is_json = false;        // the grammar holds but a number is outside the range of a double
};

JsonDiagnosis diagnose_json(JsonCursor cursor, JsonNext next);

// Bytes of the longest number of JSON's grammar at the beginning of `text`; 0 when there is none.
std::size_t json_number_length(std::string_view text);

// Bytes of the JSON string (with quotes) at the beginning of `text`, which must be one.
std::size_t json_string_length(std::string_view text);

}  // namespace skoen::base
