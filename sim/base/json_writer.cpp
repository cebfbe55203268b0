#include "sim/base/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "sim/base/error.h"

namespace skoen::base {

namespace {

template <class Number>
std::string digits_of(Number number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end.ptr};
}

// JSON's short escape for a control character, or 0.
char short_escape(char c) {
    switch (c) {
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

}  // namespace

std::string json_quoted(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte >= 0x20) {
            out += c;
        } else if (const char escape = short_escape(c); escape != 0) {
            out += '\\';
            out += escape;
        } else {
            out += "\\u00";
            out += kDigits[byte >> 4];
            out += kDigits[byte & 15];
        }
    }
    return out + '"';
}

std::string json_number(double number) {
    if (!std::isfinite(number)) {
        return "null";
    }
    constexpr double kPlainWhole = 1e15;  // exact as int64, and still readable in full
    if (std::trunc(number) == number && std::fabs(number) < kPlainWhole) {
        return digits_of(static_cast<std::int64_t>(number));  // turns -0 into 0
    }
    return digits_of(number);
}

void JsonWriter::new_line(std::size_t depth) {
    out_ += '\n';
    out_.append(2 * depth, ' ');
}

// Turns `[1, 2` into one item a line, because a container is about to follow.
void JsonWriter::break_lines(Level& level) {
    level.one_line = false;
    const std::vector<std::size_t> starts = std::exchange(level.starts, {});
    if (starts.empty()) {
        return;
    }
    const std::string written = out_.substr(starts.front());
    out_.resize(starts.front());
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t begin = starts[i] - starts.front();
        const bool last = i + 1 == starts.size();
        const std::size_t end = last ? written.size() : starts[i + 1] - starts.front() - 2;  // ", "
        new_line(levels_.size());
        out_.append(written, begin, end - begin);
        if (!last) {
            out_ += ',';
        }
    }
}

void JsonWriter::before_value(bool container) {
    if (levels_.empty()) {
        ensure(!done_, "a JSON document holds one value");
        return;
    }
    Level& level = levels_.back();
    if (level.object) {
        ensure(after_key_, "a JSON member needs its key first");
        after_key_ = false;
        return;
    }
    if (level.one_line && container) {
        break_lines(level);
    }
    if (level.count > 0) {
        out_ += ',';
    }
    if (level.one_line) {
        if (level.count > 0) {
            out_ += ' ';
        }
        level.starts.push_back(out_.size());
    } else if (layout_ == Layout::pretty) {
        new_line(levels_.size());
    }
    ++level.count;
}

JsonWriter& JsonWriter::begin_object() {
    before_value(true);
    out_ += '{';
    levels_.push_back({.object = true});
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    before_value(true);
    out_ += '[';
    levels_.push_back({.object = false, .one_line = layout_ == Layout::pretty});
    return *this;
}

void JsonWriter::end_container(char bracket, bool object) {
    ensure(!levels_.empty() && levels_.back().object == object && !after_key_, "JSON brackets do not match");
    const Level level = std::move(levels_.back());
    levels_.pop_back();
    if (layout_ == Layout::pretty && level.count > 0 && !level.one_line) {
        new_line(levels_.size());
    }
    out_ += bracket;
    done_ = levels_.empty();
}

JsonWriter& JsonWriter::end_object() {
    end_container('}', true);
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    end_container(']', false);
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    ensure(!levels_.empty() && levels_.back().object && !after_key_,
           "a JSON key stands in an object, once a value");
    if (levels_.back().count++ > 0) {
        out_ += ',';
    }
    if (layout_ == Layout::pretty) {
        new_line(levels_.size());
    }
    out_ += json_quoted(name);
    out_ += layout_ == Layout::pretty ? ": " : ":";
    after_key_ = true;
    return *this;
}

JsonWriter& JsonWriter::write_scalar(std::string_view token) {
    before_value(false);
    out_ += token;
    done_ = levels_.empty();
    return *this;
}

JsonWriter& JsonWriter::value(double number) { return write_scalar(json_number(number)); }
JsonWriter& JsonWriter::value(bool truth) { return write_scalar(truth ? "true" : "false"); }
JsonWriter& JsonWriter::value(std::string_view text) { return write_scalar(json_quoted(text)); }
JsonWriter& JsonWriter::value(std::nullptr_t) { return write_scalar("null"); }
JsonWriter& JsonWriter::write_signed(std::int64_t number) { return write_scalar(digits_of(number)); }
JsonWriter& JsonWriter::write_unsigned(std::uint64_t number) { return write_scalar(digits_of(number)); }

std::string JsonWriter::finish() {
    ensure(done_, "the JSON document is not complete");
    if (layout_ == Layout::pretty) {
        out_ += '\n';
    }
    return std::move(out_);
}

}  // namespace skoen::base
