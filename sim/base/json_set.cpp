// set_at: one change to a document from the command line.
#include <algorithm>
#include <charconv>
#include <utility>

#include "sim/base/error.h"
#include "sim/base/json_parse.h"
#include "sim/base/text.h"

namespace skoen::base {

namespace {

const std::string kSetFile = "--set";

struct Step {
    std::string token;    // unescaped
    std::size_t end = 0;  // bytes of the assignment up to and with this token: the pointer of the value here
    int column = 0;       // of the token in the assignment
};

struct Assignment {
    std::string_view whole;
    std::string_view pointer;
    std::string_view value;
    int value_column = 0;
    std::vector<Step> steps{};
};

int column_at(std::string_view text, std::size_t offset) {
    return static_cast<int>(character_count(text.substr(0, offset))) + 1;
}

[[noreturn]] void refuse(int column, std::string_view pointer, std::string expected, std::string found) {
    throw InputError(Fault{kSetFile, 1, column, std::string(pointer), std::move(expected), std::move(found)});
}

// The token of an RFC 6901 pointer between two "/", with ~0 and ~1 resolved.
Step read_step(std::string_view whole, std::size_t begin, std::size_t end) {
    Step step{.token = {}, .end = end, .column = column_at(whole, begin)};
    for (std::size_t i = begin; i < end; ++i) {
        if (whole[i] != '~') {
            step.token += whole[i];
            continue;
        }
        ++i;
        if (i == end || (whole[i] != '0' && whole[i] != '1')) {
            refuse(column_at(whole, i - 1), whole.substr(0, end), "~0 (for ~) or ~1 (for /)",
                   json_quoted(whole.substr(
                       i - 1, i == end ? 1 : std::max<std::size_t>(2, 1 + utf8_length_at(whole, i)))));
        }
        step.token += whole[i] == '0' ? '~' : '/';
    }
    return step;
}

Assignment split(std::string_view whole) {
    for (std::size_t i = 0; i < whole.size(); i += utf8_length_at(whole, i)) {
        if (utf8_length_at(whole, i) == 0) {
            refuse(column_at(whole, i), "", "UTF-8 text", "bytes that are not");
        }
    }
    const std::size_t equals = whole.find('=');
    if (!whole.starts_with('/') || equals == std::string_view::npos) {
        refuse(1, "", "/POINTER=VALUE, such as /weeks=26", json_quoted(shortened(whole, 60)));
    }
    Assignment out{whole, whole.substr(0, equals), whole.substr(equals + 1), column_at(whole, equals + 1)};
    for (std::size_t begin = 1; begin <= equals;) {
        const std::size_t end = std::min(whole.find('/', begin), equals);
        out.steps.push_back(read_step(whole, begin, end));
        begin = end + 1;
    }
    return out;
}

// Moves the places of a value parsed on its own to where it stands in the assignment.
void shift_columns(JsonValue& value, int columns) {
    if (value.line == 1) {
        value.column += columns;
    }
    for (JsonValue& item : value.items) {
        shift_columns(item, columns);
    }
    for (JsonMember& member : value.members) {
        if (member.line == 1) {
            member.column += columns;
        }
        shift_columns(member.value, columns);
    }
}

std::size_t depth(const JsonValue& value) {
    std::size_t below = 0;
    for (const JsonValue& item : value.items) {
        below = std::max(below, depth(item));
    }
    for (const JsonMember& member : value.members) {
        below = std::max(below, depth(member.value));
    }
    const bool container = value.kind == JsonValue::Kind::array || value.kind == JsonValue::Kind::object;
    return below + (container ? 1 : 0);
}

JsonValue read_value(const Assignment& assignment) {
    ParsedJson parsed = try_parse_json(assignment.value, kSetFile);
    if (!parsed.is_json) {
        parsed = {};
        parsed.value.kind = JsonValue::Kind::string;
        parsed.value.text = assignment.value;
        parsed.value.line = 1;
        parsed.value.column = 1;
        parsed.value.source = std::make_shared<const std::string>(kSetFile);
    }
    const int columns = assignment.value_column - 1;
    for (Fault& fault : parsed.faults) {
        fault.column += fault.line == 1 ? columns : 0;
        fault.pointer.insert(0, assignment.pointer);
    }
    if (!parsed.faults.empty()) {
        throw InputError(std::move(parsed.faults));
    }
    if (assignment.steps.size() + depth(parsed.value) > kMaxJsonDepth) {
        refuse(1, "", "at most " + std::to_string(kMaxJsonDepth) + " levels of arrays and objects", "more");
    }
    shift_columns(parsed.value, columns);
    return std::move(parsed.value);
}

// The place an array token means: an existing item, or the end for "-".
std::size_t array_index(const Assignment& assignment, const Step& step, std::size_t size) {
    std::size_t index = 0;
    const char* const end = step.token.data() + step.token.size();
    const auto read = std::from_chars(step.token.data(), end, index);
    const bool canonical = step.token == "0" || !step.token.starts_with('0');
    if (step.token == "-") {
        return size;
    }
    if (step.token.empty() || read.ec != std::errc{} || read.ptr != end || !canonical || index >= size) {
        const std::string items = size == 0 ? "" : "an index from 0 to " + std::to_string(size - 1) + " or ";
        refuse(step.column, assignment.whole.substr(0, step.end), items + "- to append",
               json_quoted(shortened(step.token, 60)));
    }
    return index;
}

struct Descent {
    JsonValue* value = nullptr;
    bool made = false;
};

// The value at `steps[at]` of `parent`; made, null, where it is missing.
Descent descend(JsonValue& parent, const Assignment& assignment, std::size_t at) {
    const Step& step = assignment.steps[at];
    if (parent.kind == JsonValue::Kind::array) {
        const std::size_t index = array_index(assignment, step, parent.items.size());
        const bool made = index == parent.items.size();
        return {made ? &parent.items.emplace_back() : &parent.items[index], made};
    }
    if (parent.kind != JsonValue::Kind::object) {
        const std::size_t end = at == 0 ? 0 : assignment.steps[at - 1].end;
        const std::string key = json_quoted(shortened(step.token, 60));
        refuse(step.column, assignment.whole.substr(0, end), "an array or an object that holds " + key,
               in_words(parent));
    }
    const bool last = at + 1 == assignment.steps.size();
    for (JsonMember& member : parent.members) {
        if (member.key == step.token) {
            if (last) {  // a key reports the file of its value
                member.line = 1;
                member.column = step.column;
            }
            return {&member.value, false};
        }
    }
    return {&parent.members.emplace_back(JsonMember{step.token, 1, step.column, {}}).value, true};
}

}  // namespace

void set_at(JsonValue& root, std::string_view text) {
    const Assignment assignment = split(text);
    JsonValue value = read_value(assignment);
    JsonValue* here = &root;
    for (std::size_t i = 0; i < assignment.steps.size(); ++i) {
        const Descent step = descend(*here, assignment, i);
        here = step.value;
        // the rest is made too: nothing below can be refused
        if (step.made && i + 1 < assignment.steps.size()) {
            const bool append = assignment.steps[i + 1].token == "-";
            here->kind = append ? JsonValue::Kind::array : JsonValue::Kind::object;
            here->line = 1;
            here->column = assignment.steps[i].column;
            here->source = value.source;
        }
    }
    *here = std::move(value);
}

}  // namespace skoen::base
