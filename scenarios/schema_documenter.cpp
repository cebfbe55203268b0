#include "scenarios/schema_documenter.h"

#include <cmath>
#include <utility>

#include "sim/base/json_writer.h"

namespace skoen::scenarios {

SchemaDocumenter::SchemaDocumenter() : pointers_{""} {}

std::string SchemaDocumenter::pointer_to(const char* key) const { return pointers_.back() + '/' + key; }

void SchemaDocumenter::add(const char* key, DocumentedField field, const char* doc) {
    field.pointer = pointer_to(key);
    field.doc = doc;
    if (field.required) {
        field.default_value.clear();
    }
    fields_.push_back(std::move(field));
}

void SchemaDocumenter::text(const char* key, std::string& value, const TextRule& rule, const char* doc) {
    add(key,
        {.type = rule.is_id ? "id" : "text",
         .range = count_in_words(rule.min_length, rule.max_length) + " characters",
         .default_value = base::json_quoted(value),
         .required = rule.required},
        doc);
}

void SchemaDocumenter::number(const char* key, double& value, const NumberRule& rule, const char* doc) {
    add(key,
        {.type = "number",
         .unit = rule.unit,
         .range = range_in_words(rule),
         .default_value = std::isnan(value) ? "" : base::json_number(value),
         .required = rule.required},
        doc);
}

void SchemaDocumenter::integer(const char* key, int& value, const IntegerRule& rule, const char* doc) {
    add(key,
        {.type = "whole number",
         .unit = rule.unit,
         .range = range_in_words(rule),
         .default_value = std::to_string(value),
         .required = rule.required},
        doc);
}

void SchemaDocumenter::boolean(const char* key, bool& value, const BooleanRule& rule, const char* doc) {
    add(key,
        {.type = "yes or no",
         .range = "true or false",
         .default_value = value ? "true" : "false",
         .required = rule.required},
        doc);
}

void SchemaDocumenter::choice(const char* key, int& index, std::span<const std::string_view> names,
                              const ChoiceRule& rule, const char* doc) {
    const auto place = static_cast<std::size_t>(index);
    const bool known = index >= 0 && place < names.size();
    add(key,
        {.type = "choice",
         .range = choice_in_words(names),
         .default_value = known ? base::json_quoted(names[place]) : "",
         .required = rule.required},
        doc);
}

void SchemaDocumenter::numbers(const char* key, std::vector<double>& values, const NumbersRule& rule,
                               const char* doc) {
    base::JsonWriter held(base::JsonWriter::Layout::compact);
    held.begin_array();
    for (const double value : values) {
        held.value(value);
    }
    held.end_array();
    const std::string each = range_in_words(rule.each);
    add(key,
        {.type = "list of numbers",
         .unit = rule.each.unit,
         .range = count_in_words(rule.min_count, rule.max_count) + (each.empty() ? "" : ", each " + each),
         .default_value = held.finish(),
         .required = rule.required},
        doc);
}

void SchemaDocumenter::texts(const char* key, std::vector<std::string>& values, const TextsRule& rule,
                             const char* doc) {
    base::JsonWriter held(base::JsonWriter::Layout::compact);
    held.begin_array();
    for (const std::string& value : values) {
        held.value(value);
    }
    held.end_array();
    add(key,
        {.type = rule.each.is_id ? "list of ids" : "list of texts",
         .range = count_in_words(rule.min_count, rule.max_count),
         .default_value = held.finish(),
         .required = rule.required},
        doc);
}

bool SchemaDocumenter::enter_object(const char* key, const ObjectRule& rule, const char* doc) {
    add(key, {.type = "object", .required = rule.required}, doc);
    pointers_.push_back(pointer_to(key));
    return true;
}

Schema::OptionalStep SchemaDocumenter::enter_optional(const char* key, bool held, const char* doc) {
    add(key, {.type = "object or null", .default_value = held ? "" : "null"}, doc);
    pointers_.push_back(pointer_to(key));
    return held ? OptionalStep::held : OptionalStep::fresh;
}

void SchemaDocumenter::leave_object() { pointers_.pop_back(); }

Schema::ListStep SchemaDocumenter::enter_list(const char* key, std::size_t, const ListRule& rule,
                                              const char* doc) {
    add(key,
        {.type = "list of objects", .range = count_in_words(rule.min, rule.max), .required = rule.required},
        doc);
    pointers_.push_back(pointer_to(key));
    return {.enter = true, .fresh = true, .count = 1};
}

bool SchemaDocumenter::enter_item(std::size_t) {
    pointers_.push_back(pointer_to("*"));
    return true;
}

void SchemaDocumenter::leave_list() { pointers_.pop_back(); }

namespace {

// A cell of a Markdown table: "|" would end it, and so would a new line.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c == '|' ? "\\|" : c == '\n' ? " " : std::string(1, c);
    }
    return out;
}

std::string code_cell(std::string_view text) { return text.empty() ? "" : '`' + cell(text) + '`'; }

}  // namespace

std::string markdown_table(const std::vector<DocumentedField>& fields) {
    std::string out =
        "| field | type | range | unit | default | meaning |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const DocumentedField& field : fields) {
        out += "| " + code_cell(field.pointer) + " | " + cell(field.type) + " | " + cell(field.range) +
               " | " + cell(field.unit) + " | " +
               (field.required ? "required" : code_cell(field.default_value)) + " | " + cell(field.doc) +
               " |\n";
    }
    return out;
}

}  // namespace skoen::scenarios
