#include "scenarios/fault_place.h"

#include <utility>

namespace skoen::scenarios {

const base::JsonValue& nearest_value(const base::JsonValue& root, std::string_view pointer) {
    const base::JsonValue* value = &root;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        const base::JsonValue* next = value->find(token);
        if (value->kind == base::JsonValue::Kind::array) {
            std::size_t index = 0;
            for (const char digit : token) index = index * 10 + static_cast<std::size_t>(digit - '0');
            next = index < value->items.size() ? &value->items[index] : nullptr;
        }
        if (next == nullptr) return *value;
        value = next;
    }
    return *value;
}

base::Fault fault_at(const base::JsonValue& root, std::string pointer, std::string expected,
                     std::string found) {
    const base::JsonValue& at = nearest_value(root, pointer);
    return {at.source ? at.file() : root.file(),
            at.line,
            at.column,
            std::move(pointer),
            std::move(expected),
            std::move(found)};
}

}  // namespace skoen::scenarios
