#include "scenarios/prepared.h"

#include <algorithm>
#include <array>

#include "scenarios/describe_text.h"
#include "sim/measures.h"

namespace skoen::scenarios {

namespace {

constexpr std::array<std::string_view, 3> kRelations = {"more", "less", "same"};

}  // namespace

std::size_t side_index(const PreparedComparison& comparison, std::string_view id) {
    const auto& sides = comparison.sides;
    const auto found =
        std::find_if(sides.begin(), sides.end(), [&](const ComparedSide& side) { return side.id == id; });
    return static_cast<std::size_t>(found - sides.begin());
}

void describe(Schema& schema, ComparedSide& side) {
    schema.text("id", side.id, kIdRule, "Name used in this file.");
    schema.bilingual("name", side.name, kNameRule, "As results name it.");
    schema.text("strategy", side.strategy, kIdRule, "Id of a shipped strategy.");
    schema.texts("sets", side.sets, {.max_count = 20, .each = {.min_length = 3, .max_length = kMaxName}},
                 "Fields of the scenario that differ, as /POINTER=VALUE.");
}

void describe(Schema& schema, Expectation& expectation) {
    schema.text("measure", expectation.measure, kIdRule, "Id of a measure (`skoen list measures`).");
    schema.check(sim::find_measure(expectation.measure) != nullptr, "measure", "the id of a measure",
                 '"' + expectation.measure + '"');
    schema.text("side", expectation.side, kIdRule, "Id of the side that has more, less or the same of it.");
    schema.choice("relation", expectation.relation, kRelations, {.required = true},
                  "What is expected of `side` against `than`, on the same cases with the same luck.");
    schema.text("than", expectation.than, kIdRule, "Id of the side it is held against.");
    schema.number("margin", expectation.margin, {.lo = 0, .hi = 1000},
                  "Relation same: a difference smaller than this counts as none; in the measure's unit.");
    schema.integer("from", expectation.from, {.lo = 0, .hi = 520, .unit = "week"},
                   "First week that counts; 0: the whole run.");
    schema.integer("to", expectation.to, {.lo = 0, .hi = 520, .unit = "week"},
                   "Last week, included; 0 with from 0.");
    schema.check(expectation.from <= expectation.to && (expectation.from > 0 || expectation.to == 0), "to",
                 "at least from, and both 0 or neither", std::to_string(expectation.to));
    schema.check(expectation.relation != Relation::same || expectation.margin > 0, "margin",
                 "a margin above 0, as the relation is same", "0");
    schema.check(expectation.side != expectation.than, "than", "another side", '"' + expectation.than + '"');
}

void describe(Schema& schema, PreparedComparison& c) {
    schema.integer("schema", c.schema, {.lo = 1, .hi = 1, .required = true}, "Version of the file language.");
    schema.text("id", c.id, kIdRule, "Name used in lists.");
    schema.bilingual("name", c.name, kNameRule, "As lists name it.");
    schema.bilingual("question", c.question, kSentenceRule, "What the field argues about.");
    schema.bilingual("see", c.see, kSentenceRule, "What to see when it was played.");
    schema.text("scenario", c.scenario, kIdRule, "Id of a shipped scenario.");
    schema.list("sides", c.sides, {.min = 2, .max = 6, .required = true}, "The ways it is played.");
    schema.list("expect", c.expect, {.min = 1, .max = 20, .required = true},
                "What is expected to come out; a test plays it.");
}

}  // namespace skoen::scenarios
