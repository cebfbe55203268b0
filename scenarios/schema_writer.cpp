#include "scenarios/schema_writer.h"

#include <cmath>

#include "sim/base/error.h"

namespace skoen::scenarios {

namespace {

double finite(double number, const char* key) {
    base::ensure(std::isfinite(number), std::string("a finite number to write at ") + key);
    return number;
}

}  // namespace

SchemaWriter::SchemaWriter(base::JsonWriter::Layout layout) : out_(layout) { out_.begin_object(); }

void SchemaWriter::text(const char* key, std::string& value, const TextRule&, const char*) {
    out_.key(key).value(value);
}

void SchemaWriter::number(const char* key, double& value, const NumberRule& rule, const char*) {
    if (rule.may_be_unknown && std::isnan(value)) return;
    out_.key(key).value(finite(value, key));
}

void SchemaWriter::integer(const char* key, int& value, const IntegerRule&, const char*) {
    out_.key(key).value(value);
}

void SchemaWriter::boolean(const char* key, bool& value, const BooleanRule&, const char*) {
    out_.key(key).value(value);
}

void SchemaWriter::choice(const char* key, int& index, std::span<const std::string_view> names,
                          const ChoiceRule&, const char*) {
    const auto place = static_cast<std::size_t>(index);
    base::ensure(index >= 0 && place < names.size(), std::string("a name for the choice at ") + key);
    out_.key(key).value(names[place]);
}

void SchemaWriter::numbers(const char* key, std::vector<double>& values, const NumbersRule&, const char*) {
    out_.key(key).begin_array();
    for (const double value : values) {
        out_.value(finite(value, key));
    }
    out_.end_array();
}

void SchemaWriter::texts(const char* key, std::vector<std::string>& values, const TextsRule&, const char*) {
    out_.key(key).begin_array();
    for (const std::string& value : values) {
        out_.value(value);
    }
    out_.end_array();
}

bool SchemaWriter::enter_object(const char* key, const ObjectRule&, const char*) {
    out_.key(key).begin_object();
    return true;
}

Schema::OptionalStep SchemaWriter::enter_optional(const char* key, bool held, const char*) {
    out_.key(key);
    if (!held) {
        out_.value(nullptr);
        return OptionalStep::skip;
    }
    out_.begin_object();
    return OptionalStep::held;
}

void SchemaWriter::leave_object() { out_.end_object(); }

Schema::ListStep SchemaWriter::enter_list(const char* key, std::size_t, const ListRule&, const char*) {
    out_.key(key).begin_array();
    return {.enter = true};
}

bool SchemaWriter::enter_item(std::size_t) {
    out_.begin_object();
    return true;
}

void SchemaWriter::leave_list() { out_.end_array(); }

std::string SchemaWriter::finish() {
    out_.end_object();
    return out_.finish();
}

}  // namespace skoen::scenarios
