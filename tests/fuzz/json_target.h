// What must hold of parse_json and the schema reader for any bytes whatever. Used by the libFuzzer program
// (json.cpp) and by the ordinary test that replays mutated files (tests/scenarios/schema_fuzz_test.cpp).
#pragma once

#include <string>
#include <string_view>

#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "sim/base/error.h"
#include "sim/base/json.h"
#include "tests/scenarios/schema_sample.h"

namespace skoen::test {

enum class Fate { no_json, no_sample, sample };

// Every fault stands in the text, on one printable line, and says both what was expected and what was found.
inline void demand_good_faults(const base::InputError& error, std::string_view text) {
    base::ensure(!error.faults.empty(), "an error without faults");
    for (const base::Fault& fault : error.faults) {
        base::ensure(fault.line >= 1 && fault.column >= 1, "a fault without place");
        base::ensure(static_cast<std::size_t>(fault.line) <= text.size() + 1, "a fault below the text");
        base::ensure(!fault.expected.empty() && !fault.found.empty(), "a fault without words");
        base::ensure(fault.expected != "JSON", "a refusal without a diagnosis");
        base::ensure(fault.text().find('\n') == std::string::npos, "a fault on two lines");
        base::ensure(fault.pointer.empty() || fault.pointer.front() == '/', "a pointer that is none");
    }
}

// Throws InternalError when something that must hold does not.
inline Fate feed_json(std::string_view text) {
    base::JsonValue root;
    try {
        root = base::parse_json(text, "fuzz");
    } catch (const base::InputError& error) {
        demand_good_faults(error, text);
        return Fate::no_json;
    }
    const std::string written = base::to_text(root, true);
    const base::JsonValue again = base::parse_json(written, "written");
    base::ensure(base::to_text(again, true) == written, "pretty JSON changes when read and written");
    base::ensure(base::to_text(again, false) == base::to_text(root, false), "compact JSON changes");
    try {
        const auto sample = scenarios::read_with_schema<Sample>(root);
        const std::string file = scenarios::write_with_schema(sample);
        base::ensure(scenarios::read_text_with_schema<Sample>(file, "file") == sample,
                     "a sample is not read back");
    } catch (const base::InputError& error) {
        demand_good_faults(error, text);
        return Fate::no_sample;
    }
    return Fate::sample;
}

// The same for an assignment to a good document.
inline void feed_assignment(std::string_view assignment) {
    base::JsonValue root = base::parse_json(R"({"a": [1, {"b": null}], "c": "x"})", "fuzz");
    const std::string before = base::to_text(root, false);
    try {
        base::set_at(root, assignment);
    } catch (const base::InputError& error) {
        demand_good_faults(error, assignment);
        base::ensure(base::to_text(root, false) == before, "a refused assignment changed the document");
        return;
    }
    const std::string after = base::to_text(root, false);
    base::ensure(base::to_text(base::parse_json(after, "after"), false) == after,
                 "an assignment made no JSON");
}

}  // namespace skoen::test
