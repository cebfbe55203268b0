// A small file format with one field of every kind, for the tests of the schema classes.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema.h"

namespace skoen::test {

enum class Mode { act, dismiss, defer };

struct Feature {
    std::string id;
    double weight = 0.5;
    std::vector<double> steps = {0.0, 1.0};
    std::vector<std::string> tags{};

    bool operator==(const Feature&) const = default;
};

struct Drift {
    double slope = 0.0;
    int from_week = 1;

    bool operator==(const Drift&) const = default;
};

struct Office {
    double hours = 37.0;
    std::string name = "Vest";

    bool operator==(const Office&) const = default;
};

struct Sample {
    int schema = 1;
    std::string id;
    base::Bilingual title{};
    base::Bilingual note{};
    double prevalence = 0.1;
    double cost_ratio = 10.0;
    int weeks = 26;
    bool blind = false;
    Mode mode = Mode::dismiss;
    std::string base_on{};
    Office office{};
    std::optional<Drift> drift{};
    std::vector<Feature> features{};

    bool operator==(const Sample&) const = default;
};

inline void describe(scenarios::Schema& schema, Feature& feature) {
    schema.text("id", feature.id, {.required = true, .max_length = 20, .is_id = true},
                "Name of the feature.");
    schema.number("weight", feature.weight, {.lo = 0.0, .hi = 1.0}, "Share of the score.");
    schema.numbers("steps", feature.steps,
                   {.min_count = 1, .max_count = 3, .each = {.lo = 0.0, .hi = 9.0, .hi_open = true}},
                   "Where it is cut.");
    schema.texts("tags", feature.tags, {.max_count = 2, .each = {.min_length = 1, .max_length = 8}},
                 "Free words.");
}

inline void describe(scenarios::Schema& schema, Drift& drift) {
    schema.number("slope", drift.slope, {}, "Change a week.");
    schema.integer("from_week", drift.from_week, {.lo = 1, .unit = "weeks"}, "First week of the drift.");
}

inline void describe(scenarios::Schema& schema, Office& office) {
    schema.number("hours", office.hours, {.lo = 0.0, .hi = 60.0, .lo_open = true, .unit = "hours a week"},
                  "Hours | worker.");
    schema.text("name", office.name, {.max_length = 10}, "What it is called.");
}

inline void describe(scenarios::Schema& schema, Sample& sample) {
    static constexpr std::array<std::string_view, 3> kModes{"act", "dismiss", "defer"};
    schema.integer("schema", sample.schema, {.lo = 1, .hi = 1, .required = true}, "Version of the format.");
    schema.text("id", sample.id, {.required = true, .is_id = true}, "Name of the file.");
    schema.bilingual("title", sample.title, {.required = true, .max_length = 40}, "Heading.");
    schema.bilingual("note", sample.note, {.max_length = 40}, "Small print.");
    schema.number("prevalence", sample.prevalence, {.lo = 0.0, .hi = 1.0, .required = true},
                  "Share in need.");
    schema.number("cost_ratio", sample.cost_ratio, {.lo = 0.0}, "Cost of a miss to that of an alarm.");
    schema.integer("weeks", sample.weeks, {.lo = 1, .hi = 520, .unit = "weeks"}, "Length of a run.");
    schema.boolean("blind", sample.blind, {}, "Whether the score is hidden.");
    schema.choice("mode", sample.mode, kModes, {}, "What is decided first.");
    schema.text("base_on", sample.base_on, {.is_id = true}, "Another file, or none.");
    schema.object("office", sample.office, false, "The office.");
    schema.optional_object("drift", sample.drift, "Drift of the model, or null.");
    schema.list("features", sample.features, {.min = 1, .max = 4, .required = true}, "What the model knows.");
    schema.check(sample.weeks >= 4 || sample.features.size() < 2, "weeks",
                 "at least 4 weeks for several features", std::to_string(sample.weeks));
    schema.check(sample.id != "office", "", "an id other than office", "office");
}

inline Sample filled_sample() {
    Sample sample;
    sample.id = "home-1";
    sample.title = {"Prøve", "Sample"};
    sample.note = {"a", "b"};
    sample.drift = Drift{.slope = -0.25, .from_week = 8};
    sample.features = {{"age", 0.25, {0.0, 2.5}, {"x", "y"}}, {"school_days", 1.0, {1.0}, {}}};
    return sample;
}

}  // namespace skoen::test
