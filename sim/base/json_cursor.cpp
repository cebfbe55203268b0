#include "sim/base/json_cursor.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <utility>

#include "sim/base/text.h"

namespace skoen::base {

namespace {

constexpr std::string_view kValue = "a value (a number, a text in double quotes, true, false, null, [ or {)";
constexpr std::string_view kNumberCharacters = "0123456789+-.eE";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string code_in_words(std::string_view prefix, unsigned code, std::size_t digits) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out(prefix);
    for (std::size_t i = digits; i-- > 0;) {
        out += kDigits[(code >> (4 * i)) & 15];
    }
    return out;
}

// What stands at the beginning of `rest`, as a reader of the file would call it.
std::string found_in_words(std::string_view rest) {
    if (rest.empty()) {
        return "the end of the file";
    }
    const auto byte = static_cast<unsigned char>(rest.front());
    if (rest.front() == '\n' || rest.front() == '\r') {
        return "the end of the line";
    }
    if (rest.front() == '"') {
        return "a double quote";
    }
    const std::size_t length = utf8_length_at(rest, 0);
    if (length == 0 || byte < 0x20 || byte == 0x7f) {
        return code_in_words("the byte 0x", byte, 2);
    }
    const auto in_word = [](char c) {
        return is_letter(c) || c == '_' || kNumberCharacters.find(c) != std::string_view::npos;
    };
    const auto word_end = std::find_if_not(rest.begin(), rest.end(), in_word);
    const std::size_t word = static_cast<std::size_t>(word_end - rest.begin());
    return '"' + shortened(rest.substr(0, std::max(word, length)), 40) + '"';
}

JsonDiagnosis fault_at(JsonCursor place, std::string expected) {
    std::string found = found_in_words(place.rest());
    return {.place = place, .expected = std::move(expected), .found = std::move(found)};
}

// The four hexadecimal digits of "\uXXXX" at the beginning of `rest`, or -1.
int unicode_escape(std::string_view rest) {
    unsigned code = 0;
    if (rest.size() < 6 || !rest.starts_with("\\u")) {
        return -1;
    }
    const auto end = std::from_chars(rest.data() + 2, rest.data() + 6, code, 16);
    return end.ptr == rest.data() + 6 ? static_cast<int>(code) : -1;
}

JsonDiagnosis bad_escape(JsonCursor place, std::string expected, std::size_t bytes) {
    const std::string_view rest = place.rest();
    if (rest.size() < bytes) {
        return {.place = place, .expected = std::move(expected), .found = "the end of the file"};
    }
    std::size_t kept = 0;  // whole characters only
    while (kept < bytes && utf8_length_at(rest, kept) > 0) {
        kept += utf8_length_at(rest, kept);
    }
    return {.place = place,
            .expected = std::move(expected),
            .found = '"' + std::string(rest.substr(0, kept)) + '"'};
}

// Looks at the escape at `place`. Its length in bytes, or 0 and the reason in `why`.
std::size_t escape_length(JsonCursor place, JsonDiagnosis& why) {
    const std::string_view rest = place.rest();
    if (rest.size() >= 2 && std::string_view("\"\\/bfnrt").find(rest[1]) != std::string_view::npos) {
        return 2;
    }
    if (!rest.starts_with("\\u")) {
        why = bad_escape(place, R"(one of \" \\ \/ \b \f \n \r \t or \u with four hexadecimal digits)", 2);
        return 0;
    }
    const int code = unicode_escape(rest);
    if (code < 0) {
        why = bad_escape(place, R"(\u with four hexadecimal digits)", 6);
        return 0;
    }
    if (code < 0xD800 || code > 0xDFFF) {
        return 6;
    }
    const int second = code <= 0xDBFF ? unicode_escape(rest.substr(6)) : -1;
    if (second < 0xDC00 || second > 0xDFFF) {
        why = bad_escape(place, R"(a pair \uD800-\uDBFF and \uDC00-\uDFFF)", 6);
        return 0;
    }
    return 12;
}

// The cursor stands at an opening quote of a text that cannot be read.
JsonDiagnosis diagnose_string(JsonCursor cursor) {
    cursor.advance(1);
    for (;;) {
        const std::string_view rest = cursor.rest();
        const char c = cursor.next();
        if (rest.empty() || c == '\n' || c == '\r') {
            return fault_at(cursor, R"(a double quote " to close the text)");
        }
        if (static_cast<unsigned char>(c) < 0x20) {
            const auto code = static_cast<unsigned>(c);
            return {.place = cursor,
                    .expected = code_in_words("the control character written as \\u", code, 4),
                    .found = code_in_words("the byte 0x", code, 2)};
        }
        std::size_t length = utf8_length_at(rest, 0);
        if (length == 0) {
            return fault_at(cursor, "UTF-8 text");
        }
        if (c == '\\') {
            JsonDiagnosis why{.place = cursor, .expected = {}, .found = {}};
            length = escape_length(cursor, why);
            if (length == 0) {
                return why;
            }
        }
        if (c == '"') {
            return fault_at(cursor, "JSON");  // not reached: this text is in order
        }
        cursor.advance(length);
    }
}

JsonDiagnosis diagnose_number(JsonCursor cursor) {
    const std::string_view rest = cursor.rest();
    const std::size_t length = json_number_length(rest);
    double number = 0.0;
    if (length > 0 && std::from_chars(rest.data(), rest.data() + length, number).ec != std::errc{}) {
        return {.place = cursor,
                .expected = "a number no larger than 1.797e308",
                .found = shortened(rest.substr(0, length), 40),
                .is_json = true};
    }
    return fault_at(cursor, "a number such as 0, 0.5, -2 or 1e-3");
}

JsonDiagnosis diagnose_value(JsonCursor cursor, std::string expected) {
    const char c = cursor.next();
    if (c == '"') {
        return diagnose_string(cursor);
    }
    if (c == '-' || is_digit(c)) {
        return diagnose_number(cursor);
    }
    return fault_at(cursor, std::move(expected));
}

JsonDiagnosis diagnose_key(JsonCursor cursor, std::string expected) {
    return cursor.next() == '"' ? diagnose_string(cursor) : fault_at(cursor, std::move(expected));
}

JsonDiagnosis after_comma(JsonCursor cursor, JsonNext next) {
    cursor.advance(1);
    cursor.skip_space();
    if (next == JsonNext::comma_or_close_object) {
        const bool digit = cursor.next() >= '0' && cursor.next() <= '9';
        return diagnose_key(cursor,
                            digit ? "a key in double quotes after the comma (numbers have a point: 0.18)"
                                  : "a key in double quotes after the comma");
    }
    JsonDiagnosis diagnosis = diagnose_value(cursor, "a value after the comma");
    diagnosis.in_array_item = true;
    return diagnosis;
}

}  // namespace

void JsonCursor::advance(std::size_t bytes) {
    for (const char c : text_.substr(offset_, bytes)) {
        ++offset_;
        if (c == '\n') {
            ++line_;
            column_ = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++column_;  // a byte that continues a character takes no column
        }
    }
}

void JsonCursor::skip_any(std::string_view characters) {
    const std::size_t end = rest().find_first_not_of(characters);
    advance(std::min(end, rest().size()));
}

std::size_t json_number_length(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&](std::size_t from) {
        std::size_t end = from;
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
        return end - from;
    };
    const std::size_t whole = digits(at);
    if (whole == 0) {
        return 0;
    }
    at += text[at] == '0' ? 1 : whole;
    if (at < text.size() && text[at] == '.' && digits(at + 1) > 0) {
        at += 1 + digits(at + 1);
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const bool sign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-');
        const std::size_t from = at + (sign ? 2 : 1);
        at = digits(from) > 0 ? from + digits(from) : at;
    }
    return at;
}

std::size_t json_string_length(std::string_view text) {
    std::size_t at = 1;
    while (at < text.size() && text[at] != '"') {
        at += text[at] == '\\' ? 2u : 1u;
    }
    return std::min(at + 1, text.size());
}

JsonDiagnosis diagnose_json(JsonCursor cursor, JsonNext next) {
    const bool zero_before = cursor.previous() == '0' && is_digit(cursor.next());
    if (zero_before && next != JsonNext::value) {  // the reader took the 0 of 01 for a whole number
        JsonDiagnosis diagnosis = fault_at(cursor, "a number without leading zeros");
        diagnosis.found.insert(1, "0");
        return diagnosis;
    }
    cursor.skip_space();
    switch (next) {
    case JsonNext::comma_or_close_object:
        return cursor.next() == ',' ? after_comma(cursor, next) : fault_at(cursor, R"("," or "}")");
    case JsonNext::comma_or_close_array:
        return cursor.next() == ',' ? after_comma(cursor, next) : fault_at(cursor, R"("," or "]")");
    case JsonNext::colon:
        if (cursor.next() != ':') {
            return fault_at(cursor, R"(":" after the key)");
        }
        cursor.advance(1);
        cursor.skip_space();
        return diagnose_value(cursor, std::string(kValue));
    case JsonNext::key_or_close:
        return diagnose_key(cursor, R"(a key in double quotes or "}")");
    case JsonNext::value_or_close: {
        JsonDiagnosis diagnosis = diagnose_value(cursor, R"(a value or "]")");
        diagnosis.in_array_item = true;
        return diagnosis;
    }
    case JsonNext::end:
        return fault_at(cursor, "nothing more after the value");
    case JsonNext::value:
        break;
    }
    return diagnose_value(cursor, std::string(kValue));
}

}  // namespace skoen::base
