// Every scalar field of a filled struct by its concrete pointer and rule, so that a test can put wrong values
// into each field of a shipped file and see the reader refuse them all.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "scenarios/schema.h"

namespace skoen::scenarios {

struct ListedChoice {
    std::vector<std::string> names;
    bool required = false;
};

struct ListedField {
    std::string pointer;  // /features/3/weight; arrays of numbers and texts are listed whole and item by item
    std::variant<TextRule, NumberRule, IntegerRule, BooleanRule, ListedChoice, NumbersRule, TextsRule> rule;
};

class SchemaLister final : public Schema {
  public:
    SchemaLister();

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

    const std::vector<ListedField>& fields() const { return fields_; }

  protected:
    bool enter_object(const char* key, const ObjectRule& rule, const char* doc) override;
    OptionalStep enter_optional(const char* key, bool held, const char* doc) override;
    void leave_object() override;
    ListStep enter_list(const char* key, std::size_t held, const ListRule& rule, const char* doc) override;
    bool enter_item(std::size_t index) override;
    void leave_list() override;

  private:
    std::string pointer_to(std::string_view key) const;

    std::vector<std::string> pointers_;
    std::vector<ListedField> fields_;
};

template <class T>
std::vector<ListedField> listed_fields(T value) {
    SchemaLister lister;
    describe(static_cast<Schema&>(lister), value);
    return lister.fields();
}

}  // namespace skoen::scenarios
