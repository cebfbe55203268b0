// Struct -> JSON by its describe function: every field with its value, also those that equal the default, in
// the order of describe. Reading the text back gives an equal struct.
#pragma once

#include <string>

#include "scenarios/schema.h"
#include "sim/base/json_writer.h"

namespace skoen::scenarios {

class SchemaWriter final : public Schema {
  public:
    explicit SchemaWriter(base::JsonWriter::Layout layout = base::JsonWriter::Layout::pretty);

    void text(const char* key, std::string& value, const TextRule& rule, const char* doc) override;
    // InternalError for infinities and NaN, which a file cannot hold (numbers() too).
    void number(const char* key, double& value, const NumberRule& rule, const char* doc) override;
    void integer(const char* key, int& value, const IntegerRule& rule, const char* doc) override;
    void boolean(const char* key, bool& value, const BooleanRule& rule, const char* doc) override;
    void choice(const char* key, int& index, std::span<const std::string_view> names, const ChoiceRule& rule,
                const char* doc) override;
    void numbers(const char* key, std::vector<double>& values, const NumbersRule& rule,
                 const char* doc) override;
    void texts(const char* key, std::vector<std::string>& values, const TextsRule& rule,
               const char* doc) override;

    std::string finish();  // call once after describe

  protected:
    bool enter_object(const char* key, const ObjectRule& rule, const char* doc) override;
    OptionalStep enter_optional(const char* key, bool held, const char* doc) override;
    void leave_object() override;
    ListStep enter_list(const char* key, std::size_t held, const ListRule& rule, const char* doc) override;
    bool enter_item(std::size_t index) override;
    void leave_list() override;

  private:
    base::JsonWriter out_;
};

// Takes a copy because describe wants something it could change.
template <class T>
std::string write_with_schema(T value, base::JsonWriter::Layout layout = base::JsonWriter::Layout::pretty) {
    SchemaWriter writer(layout);
    describe(static_cast<Schema&>(writer), value);
    return writer.finish();
}

}  // namespace skoen::scenarios
