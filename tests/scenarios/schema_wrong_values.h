// Puts wrong values into every field of a filled struct's file, one at a time, and demands that the reader
// refuses each at the field's own pointer. Eight kinds: null, a text or number in the other's place, true or
// a text, an array, an object, below the range, above the range, and (where they apply) a missing or a
// misspelt key.
//
//   CHECK(skoen::test::accepted_wrong_values(scenario) == std::vector<std::string>{});
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "scenarios/schema_lister.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "sim/base/json.h"

namespace skoen::test {

// JSON texts that do not hold the rule. The first five are other types.
struct WrongValues {
    std::vector<std::string> json;

    void operator()(const scenarios::TextRule& rule) {
        json = {"null", "7", "true", R"(["a"])", "{}"};
        if (rule.is_id) {
            json.insert(json.end(), {R"("Two Words")", R"("-a")", R"("a--b")", R"("9a")"});
        }
        if (rule.min_length > 0) {
            json.push_back('"' + std::string(rule.min_length - 1, 'a') + '"');
        }
        json.push_back('"' + std::string(rule.max_length + 1, 'a') + '"');
    }
    void operator()(const scenarios::NumberRule& rule) {
        json = {"null", R"("0.5")", "true", "[1]", "{}"};
        if (std::isfinite(rule.lo)) {
            json.push_back(base::json_number(rule.lo_open ? rule.lo : rule.lo - 1.0 - std::fabs(rule.lo)));
        }
        if (std::isfinite(rule.hi)) {
            json.push_back(base::json_number(rule.hi_open ? rule.hi : rule.hi + 1.0 + std::fabs(rule.hi)));
        }
    }
    void operator()(const scenarios::IntegerRule& rule) {
        json = {"null", R"("1")", "true", "[1]", "{}", "1.5", "1e400"};
        json.push_back(base::json_number(static_cast<double>(rule.lo) - 1.0));
        json.push_back(base::json_number(static_cast<double>(rule.hi) + 1.0));
    }
    void operator()(const scenarios::BooleanRule&) { json = {"null", "0", R"("true")", "[true]", "{}"}; }
    void operator()(const scenarios::ListedChoice&) {
        json = {"null", "0", "true", R"(["act"])", "{}", R"("no such name")"};
    }
    void operator()(const scenarios::NumbersRule& rule) {
        list("1", R"("1")", rule.min_count, rule.max_count);
    }
    void operator()(const scenarios::TextsRule& rule) { list(R"("a")", "1", rule.min_count, rule.max_count); }

    void list(const std::string& item, const std::string& scalar, std::size_t least, std::size_t most) {
        json = {"null", scalar, "true", "{}"};
        const auto of = [&](std::size_t count) {
            std::string out;
            for (std::size_t i = 0; i < count; ++i) {
                out += (i == 0 ? "" : ",") + item;
            }
            return '[' + out + ']';
        };
        if (least > 0) {
            json.push_back(of(least - 1));
        }
        json.push_back(of(most + 1));
    }
};

inline bool is_required(const scenarios::ListedField& field) {
    return std::visit([](const auto& rule) { return rule.required; }, field.rule);
}

// The object that holds the last token of a pointer without escapes; null when an array does.
inline base::JsonValue* holder(base::JsonValue& root, const std::string& pointer, std::string& key) {
    base::JsonValue* here = &root;
    std::size_t begin = 1;
    for (std::size_t end = pointer.find('/', begin); end != std::string::npos;
         end = pointer.find('/', begin)) {
        const std::string token = pointer.substr(begin, end - begin);
        here = here->kind == base::JsonValue::Kind::array ? &here->items[std::stoul(token)]
                                                          : const_cast<base::JsonValue*>(here->find(token));
        begin = end + 1;
    }
    key = pointer.substr(begin);
    return here->kind == base::JsonValue::Kind::object ? here : nullptr;
}

// Whether reading `root` finds a fault at `pointer`; `found` narrows it to one kind.
template <class T>
bool refused_at(const base::JsonValue& root, const std::string& pointer, const std::string& found = "") {
    try {
        scenarios::read_with_schema<T>(root);
    } catch (const base::InputError& error) {
        return std::any_of(error.faults.begin(), error.faults.end(), [&](const base::Fault& fault) {
            return fault.pointer == pointer && (found.empty() || fault.found == found);
        });
    }
    return false;
}

// The wrong changes that were not refused at their own place, as "/pointer=VALUE" and the like. `fields`: the
// promised rules, other than the reader's own only to test this function.
template <class T>
std::vector<std::string> accepted_wrong_values(const T& filled,
                                               const std::vector<scenarios::ListedField>& fields) {
    std::vector<std::string> accepted;
    const base::JsonValue root = base::parse_json(scenarios::write_with_schema(filled), "filled");
    for (const scenarios::ListedField& field : fields) {
        WrongValues wrong;
        std::visit(wrong, field.rule);
        for (const std::string& json : wrong.json) {
            base::JsonValue changed = root;
            bool refused = false;
            try {
                base::set_at(changed, field.pointer + '=' + json);
            } catch (const base::InputError& error) {  // 1e400 is refused already here
                refused = error.faults.front().pointer == field.pointer;
            }
            if (!refused && !refused_at<T>(changed, field.pointer)) {
                accepted.push_back(field.pointer + '=' + json);
            }
        }
        std::string key;
        base::JsonValue changed = root;
        base::JsonValue* const object = holder(changed, field.pointer, key);
        if (object == nullptr) {
            continue;
        }
        const auto member = std::find_if(object->members.begin(), object->members.end(),
                                         [&](const base::JsonMember& m) { return m.key == key; });
        member->key += 'x';
        if (!refused_at<T>(changed, field.pointer + 'x')) {
            accepted.push_back(field.pointer + " misspelt");
        }
        object->members.erase(member);
        // A field that is not required may still be missed by a rule between fields; then the words are the rule's.
        if (refused_at<T>(changed, field.pointer, "no such key") != is_required(field)) {
            accepted.push_back(field.pointer +
                               (is_required(field) ? " missing" : " not required, yet missed"));
        }
    }
    return accepted;
}

template <class T>
std::vector<std::string> accepted_wrong_values(const T& filled) {
    return accepted_wrong_values(filled, scenarios::listed_fields(filled));
}

}  // namespace skoen::test
