// The file language. A struct that can stand in a file has one function, found by its type:
//
//   void describe(Schema& schema, Feature& feature) {
//       schema.text("id", feature.id, {.required = true, .is_id = true}, "Name used by strategies.");
//       schema.number("weight", feature.weight, {.lo = 0, .hi = 1}, "Share of the model's score.");
//       schema.check(feature.weight > 0 || feature.id == "none", "weight", "a weight above 0", "0");
//   }
//
// and everything else follows from walking it:
//
//   SchemaReader      (schema_reader.h)      JSON -> struct, with every fault found at once
//   SchemaWriter      (schema_writer.h)      struct -> JSON, every field with its value
//   SchemaDocumenter  (schema_documenter.h)  the table for the handbook
//   SchemaLister      (schema_lister.h)      every concrete field with its rule, for tests
//
// describe() must visit the same keys whatever the values are, save that it may look at a choice already
// visited.
// A key that is absent and not required leaves the value the struct already holds: the member's initialiser
// is the default.
// It lives in the namespace of the struct or in this one (both are found).
//
// The key "schema" of a document is an ordinary integer with lo == hi == the version; a higher one in the
// file is reported as a file from a later version of Skøn.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "scenarios/schema_rules.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

inline constexpr std::string_view kVersionKey = "schema";

class Schema {
  public:
    virtual ~Schema() = default;

    virtual void text(const char* key, std::string& value, const TextRule& rule, const char* doc) = 0;
    virtual void number(const char* key, double& value, const NumberRule& rule, const char* doc) = 0;
    virtual void integer(const char* key, int& value, const IntegerRule& rule, const char* doc) = 0;
    virtual void boolean(const char* key, bool& value, const BooleanRule& rule, const char* doc) = 0;
    // One of `names`; `index` is its place among them.
    virtual void choice(const char* key, int& index, std::span<const std::string_view> names,
                        const ChoiceRule& rule, const char* doc) = 0;
    virtual void numbers(const char* key, std::vector<double>& values, const NumbersRule& rule,
                         const char* doc) = 0;
    virtual void texts(const char* key, std::vector<std::string>& values, const TextsRule& rule,
                       const char* doc) = 0;

    // A rule between fields, reported at `key` of the object being described ("" for the object itself). Only
    // the reader looks at it, and only when the object has no other fault, since a faulty field holds its
    // default.
    virtual void check(bool holds, const char* key, std::string expected, std::string found);

    // An enum whose values are 0, 1, 2, ... in the order of `names`.
    template <class Enum>
    requires std::is_enum_v<Enum>
    void choice(const char* key, Enum& value, std::span<const std::string_view> names, const ChoiceRule& rule,
                const char* doc) {
        int index = static_cast<int>(value);
        choice(key, index, names, rule, doc);
        value = static_cast<Enum>(index);
    }

    // {"da": "...", "en": "..."}: both required, both at least one character and at most rule.max_length.
    void bilingual(const char* key, base::Bilingual& value, const TextRule& rule, const char* doc);

    template <class T>
    void object(const char* key, T& value, bool required, const char* doc) {
        if (enter_object(key, {.required = required, .words = "an object"}, doc)) {
            describe(*this, value);
            leave_object();
        }
    }

    // Absent: as the struct has it (usually none). null in the file: none; and so it is written.
    template <class T>
    void optional_object(const char* key, std::optional<T>& value, const char* doc) {
        const OptionalStep step = enter_optional(key, value.has_value(), doc);
        if (step == OptionalStep::clear) {
            value.reset();
        }
        if (step == OptionalStep::fresh) {
            value.emplace();
        }
        if (step == OptionalStep::fresh || step == OptionalStep::held) {
            describe(*this, *value);
            leave_object();
        }
    }

    // An array of objects. Items in a file start from T{} and replace what the struct held.
    template <class T>
    void list(const char* key, std::vector<T>& values, const ListRule& rule, const char* doc) {
        const ListStep step = enter_list(key, values.size(), rule, doc);
        if (!step.enter) {
            return;
        }
        if (step.fresh) {
            values.assign(step.count, T{});
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (enter_item(i)) {
                describe(*this, values[i]);
                leave_object();
            }
        }
        leave_list();
    }

  protected:
    struct ObjectRule {
        bool required = false;
        const char* words = "";  // completes "expected ..."
    };
    enum class OptionalStep { skip, clear, held, fresh };
    struct ListStep {
        bool enter = false;
        bool fresh = false;     // start from `count` default items instead of those the struct holds
        std::size_t count = 0;  // used when fresh
    };

    virtual bool enter_object(const char* key, const ObjectRule& rule, const char* doc) = 0;
    virtual OptionalStep enter_optional(const char* key, bool held, const char* doc) = 0;
    virtual void leave_object() = 0;  // closes an object, an optional object or an item
    virtual ListStep enter_list(const char* key, std::size_t held, const ListRule& rule, const char* doc) = 0;
    virtual bool enter_item(std::size_t index) = 0;
    virtual void leave_list() = 0;
};

}  // namespace skoen::scenarios
