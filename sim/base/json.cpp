#include "sim/base/json.h"

#include <algorithm>

#include "sim/base/text.h"

namespace skoen::base {

const std::string& JsonValue::file() const {
    static const std::string none;
    return source ? *source : none;
}

const JsonMember* JsonValue::find_member(std::string_view key) const {
    const auto member =
        std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.key == key; });
    return member == members.end() ? nullptr : &*member;
}

const JsonValue* JsonValue::find(std::string_view key) const {
    const JsonMember* const member = find_member(key);
    return member == nullptr ? nullptr : &member->value;
}

namespace {

void write(JsonWriter& out, const JsonValue& value) {
    switch (value.kind) {
    case JsonValue::Kind::null:
        out.value(nullptr);
        break;
    case JsonValue::Kind::boolean:
        out.value(value.boolean);
        break;
    case JsonValue::Kind::number:
        out.value(value.number);
        break;
    case JsonValue::Kind::string:
        out.value(value.text);
        break;
    case JsonValue::Kind::array:
        out.begin_array();
        for (const JsonValue& item : value.items) {
            write(out, item);
        }
        out.end_array();
        break;
    case JsonValue::Kind::object:
        out.begin_object();
        for (const JsonMember& member : value.members) {
            out.key(member.key);
            write(out, member.value);
        }
        out.end_object();
        break;
    }
}

}  // namespace

std::string to_text(const JsonValue& value, bool pretty) {
    JsonWriter out(pretty ? JsonWriter::Layout::pretty : JsonWriter::Layout::compact);
    write(out, value);
    return out.finish();
}

std::string in_words(const JsonValue& value) {
    switch (value.kind) {
    case JsonValue::Kind::null:
        break;
    case JsonValue::Kind::boolean:
        return value.boolean ? "true" : "false";
    case JsonValue::Kind::number:
        return value.text.empty() ? json_number(value.number) : shortened(value.text, 40);
    case JsonValue::Kind::string:
        return "the text " + json_quoted(shortened(value.text, 60));
    case JsonValue::Kind::array:
        return "an array";
    case JsonValue::Kind::object:
        return "an object";
    }
    return "null";
}

std::string pointer_token(std::string_view key) {
    std::string out;
    for (const char c : key) {
        if (c == '~' || c == '/') {
            out += c == '~' ? "~0" : "~1";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace skoen::base
