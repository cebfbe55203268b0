// JSON -> struct by its describe function. Finds all faults of a document before it gives up:
// unknown keys (with the nearest known one), missing required keys, wrong types, values out of range, wrong
// counts, and the rules between fields. Each becomes `file:line:col: /pointer: expected ..., found ...`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema.h"
#include "sim/base/error.h"
#include "sim/base/json.h"

namespace skoen::scenarios {

class SchemaReader final : public Schema {
  public:
    // `root` must outlive the reader. Throws InputError at once when it is not an object.
    explicit SchemaReader(const base::JsonValue& root);

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
    void check(bool holds, const char* key, std::string expected, std::string found) override;

    // Call once after describe: refuses the root's unknown keys and throws InputError if there are faults, in
    // file order, those of "--set" last; at most 1000 of them.
    void finish();

  protected:
    bool enter_object(const char* key, const ObjectRule& rule, const char* doc) override;
    OptionalStep enter_optional(const char* key, bool held, const char* doc) override;
    void leave_object() override;
    ListStep enter_list(const char* key, std::size_t held, const ListRule& rule, const char* doc) override;
    bool enter_item(std::size_t index) override;
    void leave_list() override;

  private:
    struct Frame {
        const base::JsonValue* value = nullptr;
        std::string pointer;
        std::size_t faults_before = 0;          // number of faults when this object was entered
        std::vector<std::string_view> known{};  // keys visited so far
    };

    const base::JsonValue* visit(const char* key, bool required, const std::string& expected);
    const base::JsonValue* visit_array(const char* key, bool required, std::size_t least, std::size_t most,
                                       const std::string& expected);
    void read_text(const base::JsonValue& at, const std::string& pointer, std::string& value,
                   const TextRule& rule);
    void read_number(const base::JsonValue& at, const std::string& pointer, double& value,
                     const NumberRule& rule);
    void push(const base::JsonValue& value, std::string pointer);
    void refuse_unknown_keys(const Frame& frame);
    void report(const base::JsonValue& at, std::string pointer, std::string expected, std::string found);
    void report_wrong(const base::JsonValue& at, std::string pointer, std::string expected);
    std::string pointer_to(std::string_view key) const;

    std::string root_file_;
    std::vector<Frame> frames_;
    std::vector<base::Fault> faults_;
};

// Reads a T, starting from `start` (T{}: the defaults of its members). Throws InputError with every fault.
template <class T>
T read_with_schema(const base::JsonValue& root, T start = T{}) {
    SchemaReader reader(root);
    describe(static_cast<Schema&>(reader), start);
    reader.finish();
    return start;
}

// The same from the text of a file.
template <class T>
T read_text_with_schema(std::string_view text, const std::string& file) {
    return read_with_schema<T>(base::parse_json(text, file));
}

}  // namespace skoen::scenarios
