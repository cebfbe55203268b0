#include "scenarios/ledger.h"

#include <algorithm>
#include <array>

#include "scenarios/describe_behaviour.h"
#include "scenarios/describe_text.h"
#include "scenarios/embedded.h"
#include "scenarios/schema_reader.h"
#include "sim/base/error.h"
#include "sim/base/json_writer.h"

namespace skoen::scenarios {

namespace {

constexpr const char* kPath = "assets/evidence/parameters.json";
constexpr std::array<std::string_view, 4> kPriorKinds = {"normal", "lognormal", "uniform", "beta"};
constexpr std::array<std::string_view, 4> kParameterKinds = {"measured", "derived", "calibrated", "assumed"};

template <class Row>
const Row& row_of(const std::vector<Row>& rows, std::string_view field) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.field == field; });
    base::ensure(found != rows.end(), "no row of the ledger for " + std::string(field));
    return *found;
}

}  // namespace

void describe(Schema& schema, Prior& prior) {
    const NumberRule any{.lo = -1e6, .hi = 1e6, .required = true};
    schema.choice("kind", prior.kind, kPriorKinds, {.required = true}, "Shape of the uncertainty.");
    schema.number("a", prior.a, any, "normal: mean; lognormal: median; uniform: least; beta: first shape.");
    schema.number("b", prior.b, any,
                  "normal: SD; lognormal: SD of the logarithm; uniform: greatest; beta: second shape.");
    if (prior.kind == PriorKind::uniform) {
        schema.check(prior.a < prior.b, "b", "more than a", base::json_number(prior.b));
    } else {
        schema.check(prior.b > 0, "b", "a number above 0", base::json_number(prior.b));
        schema.check(prior.a > 0 || prior.kind == PriorKind::normal, "a", "a number above 0",
                     base::json_number(prior.a));
    }
}

void describe(Schema& schema, LedgerRow& row) {
    const NumberRule any{.lo = -1e6, .hi = 1e6, .required = true};
    schema.text("field", row.field, kIdRule, "Key in the behaviour object of a scenario.");
    schema.text("symbol", row.symbol, {.required = true, .min_length = 1, .max_length = kMaxId},
                "Symbol in the equations.");
    schema.bilingual("meaning", row.meaning, kSentenceRule, "What it is.");
    schema.text("unit", row.unit, {.max_length = kMaxId}, "Unit of value, range and prior.");
    schema.number("value", row.value, any, "The value that scenarios start from.");
    schema.numbers("range", row.range, {.min_count = 2, .max_count = 2, .each = any, .required = true},
                   "Least and greatest value that a file may hold.");
    schema.object("prior", row.prior, true, "How uncertain the value is.");
    schema.choice("kind", row.kind, kParameterKinds, {.required = true}, "What the value rests on.");
    schema.texts("evidence", row.evidence, {.max_count = 20, .each = {.min_length = 1, .max_length = 8}},
                 "Rows of evidence.csv that it rests on or was held against.");
    schema.bilingual("source", row.source, kSentenceRule,
                     "Where the value comes from; for assumed the word assumption and the reason.");
    schema.text("arithmetic", row.arithmetic, {.max_length = kMaxSentence},
                "How a derived value was reached.");
    const bool pair = row.range.size() == 2;
    schema.check(pair && row.range[0] < row.range[1], "range", "least before greatest", "another order");
    schema.check(pair && row.range[0] <= row.value && row.value <= row.range[1], "value",
                 "a value within the range", base::json_number(row.value));
    schema.check(
        row.kind != ParameterKind::assumed || (row.source.en.find("ssumption") != std::string::npos &&
                                               row.source.da.find("ntagelse") != std::string::npos),
        "source", "the word \"assumption\" and its reason, as the kind is assumed", "a text without it");
    schema.check(row.kind != ParameterKind::derived || !row.arithmetic.empty(), "arithmetic",
                 "the arithmetic, as the kind is derived", "none");
}

void describe(Schema& schema, LedgerSwitch& row) {
    schema.text("field", row.field, kIdRule, "Key in the behaviour object of a scenario.");
    schema.bilingual("meaning", row.meaning, kSentenceRule, "What no longer happens when it is off.");
}

void describe(Schema& schema, Ledger& ledger) {
    schema.integer("schema", ledger.schema, {.lo = 1, .hi = 1, .required = true},
                   "Version of the file language.");
    schema.list("parameters", ledger.parameters, {.min = 1, .required = true}, "One row a parameter.");
    schema.list("switches", ledger.switches, {.min = 1, .required = true},
                "Mechanisms that can be turned off.");
}

const Ledger& shipped_ledger() {
    static const Ledger shipped = read_text_with_schema<Ledger>(embedded_text(kPath), kPath);
    return shipped;
}

const LedgerRow& ledger_row(std::string_view field) { return row_of(shipped_ledger().parameters, field); }
const LedgerSwitch& ledger_switch(std::string_view field) { return row_of(shipped_ledger().switches, field); }

sim::Behaviour ledger_behaviour() {
    sim::Behaviour behaviour;
    for (const BehaviourNumber& number : behaviour_numbers()) {
        behaviour.*number.member = ledger_row(number.field).value;
    }
    return behaviour;
}

}  // namespace skoen::scenarios
