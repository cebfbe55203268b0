#include "scenarios/schema_form.h"

#include <cmath>
#include <utility>

#include "sim/base/json.h"

namespace skoen::scenarios {

namespace {

using base::JsonWriter;

std::string one_line(JsonWriter& writer) {
    std::string text = writer.finish();
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

template <class Values>
std::string list_text(const Values& values) {
    JsonWriter writer(JsonWriter::Layout::compact);
    writer.begin_array();
    for (const auto& value : values) writer.value(value);
    writer.end_array();
    return one_line(writer);
}

bool is_half_of(const FormEntry& entry, const FormEntry& whole, const char* language) {
    return entry.kind == FormKind::text && entry.pointer == whole.pointer + '/' + language;
}

}  // namespace

SchemaForm::SchemaForm() : inside_{{"", ""}} {}

FormEntry& SchemaForm::add(const char* key, FormKind kind, bool required, const char* doc) {
    const Inside& in = inside_.back();
    FormEntry entry;
    entry.pointer = in.pointer + '/' + base::pointer_token(key);
    entry.name = in.name.empty() ? std::string(key) : in.name + '.' + key;
    entry.kind = kind;
    entry.depth = static_cast<int>(inside_.size()) - 1;
    entry.required = required;
    entry.doc = doc;
    entries_.push_back(std::move(entry));
    return entries_.back();
}

void SchemaForm::enter(const FormEntry& entry) { inside_.push_back({entry.pointer, entry.name}); }

void SchemaForm::text(const char* key, std::string& value, const TextRule& rule, const char* doc) {
    FormEntry& entry = add(key, FormKind::text, rule.required, doc);
    entry.value = base::json_quoted(value);
    entry.is_id = rule.is_id;
    entry.longest = rule.max_length;
}

void SchemaForm::number(const char* key, double& value, const NumberRule& rule, const char* doc) {
    FormEntry& entry = add(key, FormKind::number, rule.required, doc);
    entry.unit = rule.unit;
    if (std::isfinite(value)) entry.value = base::json_number(value);
}

void SchemaForm::integer(const char* key, int& value, const IntegerRule& rule, const char* doc) {
    FormEntry& entry = add(key, FormKind::whole_number, rule.required, doc);
    entry.unit = rule.unit;
    entry.value = std::to_string(value);
}

void SchemaForm::boolean(const char* key, bool& value, const BooleanRule& rule, const char* doc) {
    add(key, FormKind::yes_or_no, rule.required, doc).value = value ? "true" : "false";
}

void SchemaForm::choice(const char* key, int& index, std::span<const std::string_view> names,
                        const ChoiceRule& rule, const char* doc) {
    FormEntry& entry = add(key, FormKind::choice, rule.required, doc);
    entry.options.assign(names.begin(), names.end());
    const auto place = static_cast<std::size_t>(index);
    if (index >= 0 && place < names.size()) entry.value = base::json_quoted(names[place]);
}

void SchemaForm::numbers(const char* key, std::vector<double>& values, const NumbersRule& rule,
                         const char* doc) {
    FormEntry& entry = add(key, FormKind::numbers, rule.required, doc);
    entry.value = list_text(values);
    entry.least = rule.min_count;
    entry.most = rule.max_count;
    entry.count = values.size();
}

void SchemaForm::texts(const char* key, std::vector<std::string>& values, const TextsRule& rule,
                       const char* doc) {
    FormEntry& entry = add(key, FormKind::texts, rule.required, doc);
    entry.value = list_text(values);
    entry.is_id = rule.each.is_id;
    entry.least = rule.min_count;
    entry.most = rule.max_count;
    entry.count = values.size();
}

bool SchemaForm::enter_object(const char* key, const ObjectRule& rule, const char* doc) {
    enter(add(key, FormKind::object, rule.required, doc));
    return true;
}

Schema::OptionalStep SchemaForm::enter_optional(const char* key, bool held, const char* doc) {
    const FormEntry& entry = add(key, FormKind::object, false, doc);
    if (!held) return OptionalStep::skip;
    enter(entry);
    return OptionalStep::held;
}

void SchemaForm::leave_object() { inside_.pop_back(); }

Schema::ListStep SchemaForm::enter_list(const char* key, std::size_t held, const ListRule& rule,
                                        const char* doc) {
    FormEntry& entry = add(key, FormKind::list, rule.required, doc);
    entry.least = rule.min;
    entry.most = rule.max;
    entry.count = held;
    enter(entry);
    return {.enter = true};
}

bool SchemaForm::enter_item(std::size_t index) {
    const std::string name = inside_.back().name;
    FormEntry& entry = add(std::to_string(index).c_str(), FormKind::item, false, "");
    entry.name = name;
    enter(entry);
    return true;
}

void SchemaForm::leave_list() { inside_.pop_back(); }

std::vector<FormEntry> SchemaForm::entries() && {
    std::vector<FormEntry> joined;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        joined.push_back(entries_[i]);
        if (i + 2 < entries_.size() && is_half_of(entries_[i + 1], entries_[i], "da") &&
            is_half_of(entries_[i + 2], entries_[i], "en")) {
            joined.back().kind = FormKind::both_texts;
            joined.back().longest = entries_[i + 1].longest;
            i += 2;
        }
    }
    return joined;
}

}  // namespace skoen::scenarios
