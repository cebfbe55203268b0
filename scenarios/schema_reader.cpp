#include "scenarios/schema_reader.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "sim/base/text.h"

namespace skoen::scenarios {

using base::JsonValue;
using Kind = base::JsonValue::Kind;

namespace {

// A file of millions of faults is not one whose author reads them all.
constexpr std::size_t kMaxFaults = 1000;

std::string did_you_mean(std::optional<std::string_view> name) {
    return name ? " (did you mean " + base::json_quoted(*name) + "?)" : "";
}

}  // namespace

SchemaReader::SchemaReader(const JsonValue& root) : root_file_(root.file()) {
    if (root.kind != Kind::object) {
        report_wrong(root, "", "an object");
        throw base::InputError(std::move(faults_));
    }
    push(root, "");
}

void SchemaReader::push(const JsonValue& value, std::string pointer) {
    frames_.push_back({.value = &value, .pointer = std::move(pointer), .faults_before = faults_.size()});
}

std::string SchemaReader::pointer_to(std::string_view key) const {
    return frames_.back().pointer + '/' + base::pointer_token(key);
}

void SchemaReader::report(const JsonValue& at, std::string pointer, std::string expected, std::string found) {
    if (faults_.size() < kMaxFaults) {
        faults_.push_back(
            {at.file(), at.line, at.column, std::move(pointer), std::move(expected), std::move(found)});
    }
}

void SchemaReader::report_wrong(const JsonValue& at, std::string pointer, std::string expected) {
    report(at, std::move(pointer), std::move(expected), in_words(at));
}

// The value at `key` of the object being read; null when it is absent, which is a fault if it is required.
const JsonValue* SchemaReader::visit(const char* key, bool required, const std::string& expected) {
    Frame& frame = frames_.back();
    base::ensure(std::find(frame.known.begin(), frame.known.end(), key) == frame.known.end(),
                 "a describe function visits each key once");
    frame.known.emplace_back(key);
    const JsonValue* const value = frame.value->find(key);
    if (value == nullptr && required) {
        report(*frame.value, pointer_to(key), expected, "no such key");
    }
    return value;
}

// The same for an array, whose type and count are checked. An array that is too long is not handed on.
const JsonValue* SchemaReader::visit_array(const char* key, bool required, std::size_t least,
                                           std::size_t most, const std::string& expected) {
    const JsonValue* const value = visit(key, required, expected);
    if (value == nullptr) {
        return nullptr;
    }
    if (value->kind != Kind::array) {
        report_wrong(*value, pointer_to(key), expected);
        return nullptr;
    }
    const std::size_t count = value->items.size();
    if (count < least || count > most) {
        report(*value, pointer_to(key), expected, "an array of " + std::to_string(count));
    }
    return count > most ? nullptr : value;
}

void SchemaReader::read_text(const JsonValue& at, const std::string& pointer, std::string& value,
                             const TextRule& rule) {
    if (at.kind == Kind::string && holds(rule, at.text)) {
        value = at.text;
        return;
    }
    const std::size_t length = base::character_count(at.text);
    const bool wrong_length = length < rule.min_length || length > rule.max_length;
    if (at.kind == Kind::string && wrong_length && !rule.is_id) {
        report(at, pointer, in_words(rule), "a text of " + std::to_string(length));
    } else {
        report_wrong(at, pointer, in_words(rule));
    }
}

void SchemaReader::read_number(const JsonValue& at, const std::string& pointer, double& value,
                               const NumberRule& rule) {
    if (at.kind == Kind::number && holds(rule, at.number)) {
        value = at.number;
    } else {
        report_wrong(at, pointer, in_words(rule));
    }
}

void SchemaReader::text(const char* key, std::string& value, const TextRule& rule, const char*) {
    if (const JsonValue* const at = visit(key, rule.required, in_words(rule))) {
        read_text(*at, pointer_to(key), value, rule);
    }
}

void SchemaReader::number(const char* key, double& value, const NumberRule& rule, const char*) {
    if (const JsonValue* const at = visit(key, rule.required, in_words(rule))) {
        read_number(*at, pointer_to(key), value, rule);
    }
}

void SchemaReader::integer(const char* key, int& value, const IntegerRule& rule, const char*) {
    const JsonValue* const at = visit(key, rule.required, in_words(rule));
    if (at == nullptr) {
        return;
    }
    const bool whole = at->kind == Kind::number && at->is_integer;
    if (whole && at->number >= rule.lo && at->number <= rule.hi) {
        value = static_cast<int>(at->number);
        return;
    }
    const bool later_version = key == kVersionKey && rule.lo == rule.hi && whole && at->number > rule.hi;
    report_wrong(*at, pointer_to(key),
                 later_version
                     ? "schema " + std::to_string(rule.hi) + " (this version of Skøn is older than the file)"
                     : in_words(rule));
}

void SchemaReader::boolean(const char* key, bool& value, const BooleanRule& rule, const char*) {
    const std::string expected = "true or false";
    const JsonValue* const at = visit(key, rule.required, expected);
    if (at != nullptr && at->kind == Kind::boolean) {
        value = at->boolean;
    } else if (at != nullptr) {
        report_wrong(*at, pointer_to(key), expected);
    }
}

void SchemaReader::choice(const char* key, int& index, std::span<const std::string_view> names,
                          const ChoiceRule& rule, const char*) {
    std::string expected = choice_in_words(names);
    const JsonValue* const at = visit(key, rule.required, expected);
    if (at == nullptr) {
        return;
    }
    const auto name = std::find(names.begin(), names.end(), at->text);
    if (at->kind == Kind::string && name != names.end()) {
        index = static_cast<int>(name - names.begin());
        return;
    }
    if (at->kind == Kind::string) {
        expected += did_you_mean(base::nearest_name(at->text, names));
    }
    report_wrong(*at, pointer_to(key), expected);
}

void SchemaReader::numbers(const char* key, std::vector<double>& values, const NumbersRule& rule,
                           const char*) {
    const JsonValue* const at =
        visit_array(key, rule.required, rule.min_count, rule.max_count, in_words(rule));
    if (at == nullptr) {
        return;
    }
    values.assign(at->items.size(), 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        read_number(at->items[i], pointer_to(key) + '/' + std::to_string(i), values[i], rule.each);
    }
}

void SchemaReader::texts(const char* key, std::vector<std::string>& values, const TextsRule& rule,
                         const char*) {
    const JsonValue* const at =
        visit_array(key, rule.required, rule.min_count, rule.max_count, in_words(rule));
    if (at == nullptr) {
        return;
    }
    values.assign(at->items.size(), "");
    for (std::size_t i = 0; i < values.size(); ++i) {
        read_text(at->items[i], pointer_to(key) + '/' + std::to_string(i), values[i], rule.each);
    }
}

void SchemaReader::check(bool holds, const char* key, std::string expected, std::string found) {
    const Frame& frame = frames_.back();
    if (holds || faults_.size() != frame.faults_before) {
        return;
    }
    const bool whole_object = std::string_view(key).empty();
    const JsonValue* const at = whole_object ? nullptr : frame.value->find(key);
    report(at != nullptr ? *at : *frame.value, whole_object ? frame.pointer : pointer_to(key),
           std::move(expected), std::move(found));
}

bool SchemaReader::enter_object(const char* key, const ObjectRule& rule, const char*) {
    const JsonValue* const at = visit(key, rule.required, rule.words);
    if (at == nullptr) {
        return false;
    }
    if (at->kind != Kind::object) {
        report_wrong(*at, pointer_to(key), rule.words);
        return false;
    }
    push(*at, pointer_to(key));
    return true;
}

Schema::OptionalStep SchemaReader::enter_optional(const char* key, bool held, const char* doc) {
    const JsonValue* const at = frames_.back().value->find(key);
    if (at != nullptr && at->kind == Kind::null) {
        visit(key, false, "");
        return OptionalStep::clear;
    }
    if (!enter_object(key, {.required = false, .words = "an object or null"}, doc)) {
        return OptionalStep::skip;
    }
    return held ? OptionalStep::held : OptionalStep::fresh;
}

void SchemaReader::refuse_unknown_keys(const Frame& frame) {
    for (const base::JsonMember& member : frame.value->members) {
        if (std::find(frame.known.begin(), frame.known.end(), member.key) != frame.known.end()) {
            continue;
        }
        std::string hint = did_you_mean(base::nearest_name(member.key, frame.known));
        if (hint.empty()) {
            hint = ": " + choice_in_words(frame.known);
        }
        JsonValue at;  // the key's place rather than the value's
        at.line = member.line;
        at.column = member.column;
        at.source = member.value.source;
        report(at, frame.pointer + '/' + base::pointer_token(member.key), "one of the known keys" + hint,
               base::json_quoted(base::shortened(member.key, 60)));
    }
}

void SchemaReader::leave_object() {
    refuse_unknown_keys(frames_.back());
    frames_.pop_back();
}

Schema::ListStep SchemaReader::enter_list(const char* key, std::size_t, const ListRule& rule, const char*) {
    const JsonValue* const at = visit_array(key, rule.required, rule.min, rule.max, in_words(rule));
    if (at == nullptr) {
        return {};
    }
    push(*at, pointer_to(key));
    return {.enter = true, .fresh = true, .count = at->items.size()};
}

bool SchemaReader::enter_item(std::size_t index) {
    const JsonValue& item = frames_.back().value->items[index];
    std::string pointer = pointer_to(std::to_string(index));
    if (item.kind != Kind::object) {
        report_wrong(item, std::move(pointer), "an object");
        return false;
    }
    push(item, std::move(pointer));
    return true;
}

void SchemaReader::leave_list() { frames_.pop_back(); }

void SchemaReader::finish() {
    base::ensure(frames_.size() == 1, "a describe function leaves what it enters");
    leave_object();
    if (faults_.empty()) {
        return;
    }
    const auto place = [&](const base::Fault& fault) {
        return std::tuple(fault.file != root_file_, std::string_view(fault.file), fault.line, fault.column);
    };
    std::stable_sort(faults_.begin(), faults_.end(),
                     [&](const base::Fault& a, const base::Fault& b) { return place(a) < place(b); });
    throw base::InputError(std::move(faults_));
}

}  // namespace skoen::scenarios
