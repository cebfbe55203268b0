// A streaming JSON writer whose output is the same bytes on every machine.
//
//   JsonWriter out;
//   out.begin_object();
//   out.key("auc").value(0.76);
//   out.key("steps").begin_array().value(1).value(2).end_array();
//   out.end_object();
//   write_file_atomically(path, out.finish());
//
// Pretty: two spaces a level, one member a line, arrays that hold only scalars on one line, a final newline.
// Compact: no white space at all, no final newline.
// Numbers: the shortest text that reads back to the same double (std::to_chars), but whole numbers below 1e15
// in full (100000, not 1e+05); -0 is written 0; infinities and NaN, which JSON lacks, are written null.
// Texts: UTF-8 passes through; only `"`, `\` and control characters are escaped.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace skoen::base {

class JsonWriter {
  public:
    enum class Layout { pretty, compact };

    explicit JsonWriter(Layout layout = Layout::pretty) : layout_(layout) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);  // only inside an object, before each value

    JsonWriter& value(double number);
    JsonWriter& value(bool truth);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
    JsonWriter& value(std::nullptr_t);
    template <std::signed_integral Integer>
    JsonWriter& value(Integer number) {
        return write_signed(static_cast<std::int64_t>(number));
    }
    template <std::unsigned_integral Integer>
    JsonWriter& value(Integer number) {
        return write_unsigned(static_cast<std::uint64_t>(number));
    }

    // The whole document. InternalError when something is still open or nothing was written.
    std::string finish();

  private:
    struct Level {
        bool object = false;
        bool one_line = false;              // an array that so far holds only scalars
        std::size_t count = 0;              // values written in this level
        std::vector<std::size_t> starts{};  // of the scalars, while one_line: where to break lines if need be
    };

    void before_value(bool container);
    void break_lines(Level& level);
    void end_container(char bracket, bool object);
    void new_line(std::size_t depth);
    JsonWriter& write_scalar(std::string_view token);
    JsonWriter& write_signed(std::int64_t number);
    JsonWriter& write_unsigned(std::uint64_t number);

    Layout layout_;
    std::string out_;
    std::vector<Level> levels_;
    bool after_key_ = false;
    bool done_ = false;
};

// `text` as a JSON string with its quotes.
std::string json_quoted(std::string_view text);

// One number in the form above.
std::string json_number(double number);

}  // namespace skoen::base
