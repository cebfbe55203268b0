#include "scenarios/describe_strategy.h"

#include <algorithm>
#include <array>

#include "scenarios/describe_text.h"

namespace skoen::scenarios {

namespace {

const std::array<std::string_view, sim::kLevers>& lever_names() {
    static const std::array<std::string_view, sim::kLevers> names = [] {
        std::array<std::string_view, sim::kLevers> filled;
        for (std::size_t i = 0; i < filled.size(); ++i)
            filled[i] = sim::lever_name(static_cast<sim::Lever>(i));
        return filled;
    }();
    return names;
}

}  // namespace

void describe(Schema& schema, sim::LeverSpan& span) {
    schema.choice("lever", span.lever, lever_names(), {.required = true}, "What is chosen.");
    schema.text("option", span.option, kIdRule, "How it is chosen; one of the options of the lever.");
    const auto& options = sim::option_names(span.lever);
    schema.check(std::find(options.begin(), options.end(), span.option) != options.end(), "option",
                 choice_in_words(options), '"' + span.option + '"');
    schema.integer("from", span.from, {.lo = 1, .hi = 520, .unit = "week"}, "First week, counted from 1.");
    schema.integer("to", span.to, {.lo = 1, .hi = 520, .unit = "week"},
                   "Last week, included; cut to the run.");
    schema.number("intensity", span.intensity, {.lo = 0, .hi = 1},
                  "Strength. Training: hours a worker and week are 4 times this.");
    schema.check(span.from <= span.to, "to", "at least from (" + std::to_string(span.from) + ")",
                 std::to_string(span.to));
}

void describe(Schema& schema, sim::Strategy& strategy) {
    schema.integer("schema", strategy.schema, {.lo = 1, .hi = 1, .required = true},
                   "Version of the file language.");
    schema.text("id", strategy.id, kIdRule, "Name used on the command line and in results.");
    schema.bilingual("name", strategy.name, kNameRule, "As results name it.");
    schema.bilingual("summary", strategy.summary, kParagraphRule,
                     "What the office does, in a few sentences.");
    schema.list(
        "levers", strategy.levers, {.max = 100, .required = true},
        "Spans of weeks; later ones win where two of one lever overlap. None: the score is never shown.");
}

}  // namespace skoen::scenarios
