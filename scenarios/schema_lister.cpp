#include "scenarios/schema_lister.h"

#include <utility>

#include "sim/base/json.h"

namespace skoen::scenarios {

SchemaLister::SchemaLister() : pointers_{""} {}

std::string SchemaLister::pointer_to(std::string_view key) const {
    return pointers_.back() + '/' + base::pointer_token(key);
}

void SchemaLister::text(const char* key, std::string&, const TextRule& rule, const char*) {
    fields_.push_back({pointer_to(key), rule});
}

void SchemaLister::number(const char* key, double&, const NumberRule& rule, const char*) {
    fields_.push_back({pointer_to(key), rule});
}

void SchemaLister::integer(const char* key, int&, const IntegerRule& rule, const char*) {
    fields_.push_back({pointer_to(key), rule});
}

void SchemaLister::boolean(const char* key, bool&, const BooleanRule& rule, const char*) {
    fields_.push_back({pointer_to(key), rule});
}

void SchemaLister::choice(const char* key, int&, std::span<const std::string_view> names,
                          const ChoiceRule& rule, const char*) {
    fields_.push_back({pointer_to(key), ListedChoice{{names.begin(), names.end()}, rule.required}});
}

void SchemaLister::numbers(const char* key, std::vector<double>& values, const NumbersRule& rule,
                           const char*) {
    fields_.push_back({pointer_to(key), rule});
    for (std::size_t i = 0; i < values.size(); ++i) {
        fields_.push_back({pointer_to(key) + '/' + std::to_string(i), rule.each});
    }
}

void SchemaLister::texts(const char* key, std::vector<std::string>& values, const TextsRule& rule,
                         const char*) {
    fields_.push_back({pointer_to(key), rule});
    for (std::size_t i = 0; i < values.size(); ++i) {
        fields_.push_back({pointer_to(key) + '/' + std::to_string(i), rule.each});
    }
}

bool SchemaLister::enter_object(const char* key, const ObjectRule&, const char*) {
    pointers_.push_back(pointer_to(key));
    return true;
}

Schema::OptionalStep SchemaLister::enter_optional(const char* key, bool held, const char*) {
    if (!held) {
        return OptionalStep::skip;
    }
    pointers_.push_back(pointer_to(key));
    return OptionalStep::held;
}

void SchemaLister::leave_object() { pointers_.pop_back(); }

Schema::ListStep SchemaLister::enter_list(const char* key, std::size_t, const ListRule&, const char*) {
    pointers_.push_back(pointer_to(key));
    return {.enter = true};
}

bool SchemaLister::enter_item(std::size_t index) {
    pointers_.push_back(pointer_to(std::to_string(index)));
    return true;
}

void SchemaLister::leave_list() { pointers_.pop_back(); }

}  // namespace skoen::scenarios
