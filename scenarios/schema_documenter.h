// The handbook's table of a file's fields, from the same describe function that reads the file.
#pragma once

#include <string>
#include <vector>

#include "scenarios/schema.h"

namespace skoen::scenarios {

// One field. Items of arrays stand as "*" in the pointer: /features/*/weight.
struct DocumentedField {
    std::string pointer{};
    std::string
        type;  // "number", "whole number", "text", "id", "yes or no", "choice", "object", "list of ..."
    std::string unit{};           // empty: none
    std::string range{};          // "0 to 1", "1 to 80 characters", `"act" or "dismiss"`, "at most 8"
    std::string default_value{};  // JSON; empty for objects, lists and required fields
    bool required = false;
    std::string doc{};
};

class SchemaDocumenter final : public Schema {
  public:
    SchemaDocumenter();

    void text(const char* key, std::string& value, const TextRule& rule, const char* doc) override;
    void number(const char* key, double& value, const NumberRule& rule, const char* doc) override;
    void integer(const char* key, int& value, const IntegerRule& rule, const char* doc) override;
    void boolean(const char* key, bool& value, const BooleanRule& rule, const char* doc) override;
    void choice(const char* key, int& index, std::span<const std::string_view> names, const ChoiceRule& rule,
                const char* doc) override;
    void numbers(const char* key, std::vector<double>& values, const NumbersRule& rule,
                 const char* doc) override;
    void texts(const char* key, std::vector<std::string>& values, const TextsRule& rule,
               const char* doc) override;

    const std::vector<DocumentedField>& fields() const { return fields_; }

  protected:
    bool enter_object(const char* key, const ObjectRule& rule, const char* doc) override;
    OptionalStep enter_optional(const char* key, bool held, const char* doc) override;
    void leave_object() override;
    ListStep enter_list(const char* key, std::size_t held, const ListRule& rule, const char* doc) override;
    bool enter_item(std::size_t index) override;
    void leave_list() override;

  private:
    std::string pointer_to(const char* key) const;
    void add(const char* key, DocumentedField field, const char* doc);

    std::vector<std::string> pointers_;  // of the objects and lists being described
    std::vector<DocumentedField> fields_;
};

std::string markdown_table(const std::vector<DocumentedField>& fields);

template <class T>
std::vector<DocumentedField> documented_fields() {
    SchemaDocumenter documenter;
    T value{};
    describe(static_cast<Schema&>(documenter), value);
    return documenter.fields();
}

template <class T>
std::string document_with_schema() {
    return markdown_table(documented_fields<T>());
}

}  // namespace skoen::scenarios
