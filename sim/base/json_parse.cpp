// nlohmann/json decides what is JSON; its SAX events carry no positions. So a cursor walks the same text
// beside the events: at each event it skips white space, commas and colons, and stands at the token the event
// is about.
//
//   text     { "a" : [ 1 , 2 ] }
//   events   {  a     [ 1   2 ] }        between two events lie only white space, "," and ":"
//
// When nlohmann stops, the cursor stands behind the last good token, and json_cursor.cpp says in plain words
// what is wrong there. Memory: one JsonValue (about 150 bytes) a value.
#include "sim/base/json_parse.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <system_error>
#include <tuple>
#include <utility>

#include "sim/base/json_cursor.h"
#include "sim/base/text.h"

namespace skoen::base {

namespace {

using Sax = nlohmann::json_sax<nlohmann::json>;

constexpr double kExactIntegersEnd = 9007199254740992.0;  // 2^53, which 2^53 + 1 also reads as

JsonValue of_kind(JsonValue::Kind kind) {
    JsonValue value;
    value.kind = kind;
    return value;
}

class TreeBuilder final : public Sax {
  public:
    TreeBuilder(std::string_view text, const std::string& file)
        : cursor_(text), source_(std::make_shared<const std::string>(file)) {}

    bool null() override { return scalar(of_kind(JsonValue::Kind::null), 4); }
    bool boolean(bool truth) override;
    bool number_integer(number_integer_t) override { return number(); }
    bool number_unsigned(number_unsigned_t) override { return number(); }
    bool number_float(number_float_t, const string_t&) override { return number(); }
    bool string(string_t& text) override;
    bool binary(binary_t&) override { return false; }  // only in binary formats
    bool key(string_t& name) override;
    bool start_object(std::size_t) override { return open(JsonValue::Kind::object); }
    bool start_array(std::size_t) override { return open(JsonValue::Kind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
        diagnose();
        return false;
    }

    ParsedJson finish(bool accepted);

  private:
    bool number();
    bool scalar(JsonValue value, std::size_t bytes);
    bool open(JsonValue::Kind kind);
    bool close();
    JsonValue* append(JsonValue value);
    void go_to_token() { cursor_.skip_any(" \t\r\n,:"); }
    void diagnose();
    JsonNext next() const;
    std::string pointer(bool in_next_item) const;
    bool refuse(std::string pointer, std::string expected, std::string found);

    JsonCursor cursor_;
    std::shared_ptr<const std::string> source_;
    JsonValue root_;
    // The open containers, outermost first. The pointers stay good: only the innermost one grows.
    std::vector<JsonValue*> open_;
    std::size_t values_ = 0;
    bool key_waits_ = false;  // the last event was a key
    std::vector<Fault> faults_;
    bool is_json_ = true;
};

bool TreeBuilder::refuse(std::string pointer, std::string expected, std::string found) {
    faults_.push_back({*source_, cursor_.line(), cursor_.column(), std::move(pointer), std::move(expected),
                       std::move(found)});
    return false;
}

// Puts the value where the text has it, at the cursor. Null when there are too many.
JsonValue* TreeBuilder::append(JsonValue value) {
    value.line = cursor_.line();
    value.column = cursor_.column();
    value.source = source_;
    if (++values_ > kMaxJsonValues) {
        refuse(pointer(true), "at most " + std::to_string(kMaxJsonValues) + " values in a file", "more");
        return nullptr;
    }
    key_waits_ = false;
    if (open_.empty()) {
        root_ = std::move(value);
        return &root_;
    }
    JsonValue& parent = *open_.back();
    if (parent.kind == JsonValue::Kind::array) {
        return &parent.items.emplace_back(std::move(value));
    }
    parent.members.back().value = std::move(value);
    return &parent.members.back().value;
}

bool TreeBuilder::scalar(JsonValue value, std::size_t bytes) {
    go_to_token();
    const bool room = append(std::move(value)) != nullptr;
    cursor_.advance(bytes);
    return room;
}

bool TreeBuilder::boolean(bool truth) {
    JsonValue value = of_kind(JsonValue::Kind::boolean);
    value.boolean = truth;
    return scalar(std::move(value), truth ? 4 : 5);
}

bool TreeBuilder::string(string_t& text) {
    go_to_token();
    JsonValue value = of_kind(JsonValue::Kind::string);
    value.text = std::move(text);
    return scalar(std::move(value), json_string_length(cursor_.rest()));
}

bool TreeBuilder::number() {
    go_to_token();
    JsonValue value = of_kind(JsonValue::Kind::number);
    value.text = cursor_.rest().substr(0, json_number_length(cursor_.rest()));
    const char* const end = value.text.data() + value.text.size();
    const std::errc error = std::from_chars(value.text.data(), end, value.number).ec;
    const std::size_t exponent = std::min(value.text.find_first_of("eE"), value.text.size());
    const bool zero =
        std::string_view(value.text).substr(0, exponent).find_first_of("123456789") == std::string::npos;
    if (error != std::errc{} || (value.number == 0.0 && !zero)) {
        refuse(pointer(true), "a number that is 0 or at least 4.941e-324 in size", shortened(value.text, 40));
    }
    const bool whole = value.text.find_first_of(".eE") == std::string::npos;
    value.is_integer = whole && std::fabs(value.number) < kExactIntegersEnd;
    const std::size_t bytes = value.text.size();
    return scalar(std::move(value), bytes);
}

bool TreeBuilder::key(string_t& name) {
    go_to_token();
    open_.back()->members.push_back({std::move(name), cursor_.line(), cursor_.column(), {}});
    key_waits_ = true;
    cursor_.advance(json_string_length(cursor_.rest()));
    return true;
}

bool TreeBuilder::open(JsonValue::Kind kind) {
    go_to_token();
    if (open_.size() == kMaxJsonDepth) {
        const std::string most = std::to_string(kMaxJsonDepth);
        return refuse(pointer(true), "at most " + most + " levels of arrays and objects", "one level more");
    }
    JsonValue* const value = append(of_kind(kind));
    if (value == nullptr) {
        return false;
    }
    open_.push_back(value);
    cursor_.advance(1);
    return true;
}

bool TreeBuilder::close() {
    go_to_token();
    cursor_.advance(1);
    open_.pop_back();
    return true;
}

JsonNext TreeBuilder::next() const {
    if (open_.empty()) {
        return values_ == 0 ? JsonNext::value : JsonNext::end;
    }
    const JsonValue& parent = *open_.back();
    if (parent.kind == JsonValue::Kind::array) {
        return parent.items.empty() ? JsonNext::value_or_close : JsonNext::comma_or_close_array;
    }
    if (key_waits_) {
        return JsonNext::colon;
    }
    return parent.members.empty() ? JsonNext::key_or_close : JsonNext::comma_or_close_object;
}

// The pointer of the innermost open container, or of the value that is to come in it.
std::string TreeBuilder::pointer(bool in_next_item) const {
    std::string out;
    for (const JsonValue* const container : open_) {
        const bool innermost = container == open_.back();
        if (container->kind == JsonValue::Kind::object) {
            if (!innermost || key_waits_) {
                out += '/' + pointer_token(container->members.back().key);
            }
        } else if (!innermost || in_next_item) {
            out += '/' + std::to_string(container->items.size() - (innermost ? 0 : 1));
        }
    }
    return out;
}

void TreeBuilder::diagnose() {
    JsonDiagnosis why = diagnose_json(cursor_, next());
    is_json_ = why.is_json;
    faults_.push_back({*source_, why.place.line(), why.place.column(), pointer(why.in_array_item),
                       std::move(why.expected), std::move(why.found)});
}

// Every key that occurs again in its object, in the whole tree (at most kMaxJsonDepth deep).
void report_duplicates(const JsonValue& value, const std::string& pointer, std::vector<Fault>& faults) {
    std::vector<const JsonMember*> sorted;
    for (const JsonMember& member : value.members) {
        sorted.push_back(&member);
        report_duplicates(member.value, pointer + '/' + pointer_token(member.key), faults);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->key < b->key; });
    for (std::size_t i = 1, first = 0; i < sorted.size(); ++i) {
        first = sorted[i]->key == sorted[first]->key ? first : i;
        if (first != i) {
            faults.push_back({value.file(), sorted[i]->line, sorted[i]->column,
                              pointer + '/' + pointer_token(sorted[i]->key), "each key once",
                              json_quoted(shortened(sorted[i]->key, 60)) + " again (first in line " +
                                  std::to_string(sorted[first]->line) + ')'});
        }
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        report_duplicates(value.items[i], pointer + '/' + std::to_string(i), faults);
    }
}

ParsedJson TreeBuilder::finish(bool accepted) {
    if (accepted) {
        cursor_.skip_space();
        if (!cursor_.at_end()) {  // nlohmann takes a NUL byte for the end of the text
            diagnose();
        }
    }
    report_duplicates(root_, "", faults_);
    std::stable_sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return {std::move(root_), std::move(faults_), is_json_};
}

ParsedJson not_json(const std::string& file, int line, std::string expected, std::string found) {
    return {{}, {{file, line, line, "", std::move(expected), std::move(found)}}, false};
}

}  // namespace

ParsedJson try_parse_json(std::string_view text, const std::string& file) {
    if (text.size() > kMaxJsonBytes) {
        return not_json(file, 0, "a file of at most 64 MB", "a larger one");
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        return not_json(file, 1, "UTF-8 without a byte order mark", "a byte order mark");
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return not_json(file, 1, "a file in UTF-8", "one in UTF-16");
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return not_json(file, 1, "a JSON value", "an empty file");
    }
    TreeBuilder builder(text, file);
    const bool accepted = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    return builder.finish(accepted);
}

JsonValue parse_json(std::string_view text, const std::string& file) {
    ParsedJson parsed = try_parse_json(text, file);
    if (!parsed.faults.empty()) {
        throw InputError(std::move(parsed.faults));
    }
    return std::move(parsed.value);
}

}  // namespace skoen::base
