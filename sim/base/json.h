// JSON with positions: every key and value knows the file, line and column it came from, so that whoever
// reads it further (scenarios/schema_reader.h) can point at the place. Strict: RFC 8259 and the rules below,
// nothing forgiven.
//
// Lines and columns are 1-based; columns count characters (code points), so a Danish letter is one column.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/json_writer.h"

namespace skoen::base {

inline constexpr std::size_t kMaxJsonBytes = 64u * 1024u * 1024u;
inline constexpr std::size_t kMaxJsonDepth = 64;          // levels of arrays and objects
inline constexpr std::size_t kMaxJsonValues = 4'000'000;  // about 150 bytes each in memory

struct JsonMember;

struct JsonValue {
    enum class Kind { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    int line = 0;  // of the first character of the value; 0 when it came from no file
    int column = 0;
    bool boolean = false;
    double number = 0.0;
    bool is_integer = false;          // written without fraction or exponent, and |number| < 2^53 (so exact)
    std::string text;                 // string: its characters; number: as it was written (for messages)
    std::vector<JsonValue> items;     // of an array
    std::vector<JsonMember> members;  // of an object, in file order
    std::shared_ptr<const std::string> source;  // file name, shared by all values of one file

    const std::string& file() const;  // "" when it came from no file

    // The member's value, or null when this is no object or lacks the key.
    const JsonValue* find(std::string_view key) const;
    const JsonMember* find_member(std::string_view key) const;
};

// The file of a key is the file of its value.
struct JsonMember {
    std::string key;
    int line = 0;  // of the key
    int column = 0;
    JsonValue value;
};

// Reads one document. `file` is used in messages only.
// Throws InputError: a syntax error or the end of a truncated file (one fault, at the place where the text
// stops being JSON, with the pointer of the innermost value open there); every duplicate key; a number
// outside the range of a double (1e999, also 1e-999); invalid UTF-8; a byte order mark; an empty file; text
// after the document; nesting, size or number of values above the limits.
JsonValue parse_json(std::string_view text, const std::string& file);

// Applies one "/POINTER=VALUE" (RFC 6901 pointer; VALUE is JSON, or taken as a string when it is not JSON).
// Missing members along the path are created (a schema refuses those it does not know); `-` appends to an
// array.
// Values set this way report file "--set", line 1, and their column in the assignment.
// Throws InputError: no "=", a pointer that does not begin with "/", a bad escape, an index out of range, a
// path through a scalar, a value with duplicate keys, bad UTF-8. `root` is unchanged then.
void set_at(JsonValue& root, std::string_view assignment);

// The value as JSON text; see JsonWriter for the form.
std::string to_text(const JsonValue& value, bool pretty);

// For messages: `1.5` as written, `the text "0.1"`, `true`, `null`, `an array`, `an object`.
std::string in_words(const JsonValue& value);

// `key` as a reference token of a pointer: "~" and "/" become "~0" and "~1".
std::string pointer_token(std::string_view key);

}  // namespace skoen::base
