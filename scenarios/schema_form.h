// Every field of a filled struct as a form shows it: name, kind, range, what it means, and what holds where the file says
// nothing. Made by the describe function that reads the file, so a form forgets no field.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/schema.h"

namespace skoen::scenarios {

enum class FormKind : std::uint8_t {
    object,
    list,
    item,
    text,
    both_texts,  // Danish and English, at pointer/da and pointer/en
    number,
    whole_number,
    yes_or_no,
    choice,
    numbers,
    texts
};

struct FormEntry {
    std::string pointer;  // /features/3/weight
    std::string name;     // without the places in lists, dots between: features.weight
    FormKind kind = FormKind::object;
    int depth = 0;        // objects, lists and items that it lies in
    std::string doc{};    // English
    std::string unit{};   // empty: none
    std::string value{};  // JSON of what the struct holds; empty for objects, lists and items
    bool required = false;
    bool is_id = false;
    std::size_t longest = 0;                     // text: characters
    std::vector<std::string> options{};          // choice
    std::size_t least = 0, most = 0, count = 0;  // list: items
};

class SchemaForm final : public Schema {
  public:
    SchemaForm();

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

    [[nodiscard]] std::vector<FormEntry>
    entries() &&;  // in the order of describe, parents before what lies in them

  protected:
    bool enter_object(const char* key, const ObjectRule& rule, const char* doc) override;
    OptionalStep enter_optional(const char* key, bool held, const char* doc) override;
    void leave_object() override;
    ListStep enter_list(const char* key, std::size_t held, const ListRule& rule, const char* doc) override;
    bool enter_item(std::size_t index) override;
    void leave_list() override;

  private:
    struct Inside {
        std::string pointer, name;
    };
    FormEntry& add(const char* key, FormKind kind, bool required, const char* doc);
    void enter(const FormEntry& entry);

    std::vector<Inside> inside_;
    std::vector<FormEntry> entries_;
};

template <class T>
std::vector<FormEntry> form_of(T value) {
    SchemaForm form;
    describe(static_cast<Schema&>(form), value);
    return std::move(form).entries();
}

}  // namespace skoen::scenarios
