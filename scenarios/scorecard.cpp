#include "scenarios/scorecard.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace skoen::scenarios {

namespace {

constexpr std::array<std::string_view, 2> kModelValues = {"recorded", "standardised"};
constexpr NumberRule kTermWeight{.lo = -1e6, .hi = 1e6, .may_be_unknown = true};

}  // namespace

void describe(Schema& schema, ScorecardTerm& term) {
    schema.text("feature", term.feature, {.required = true, .min_length = 1},
                "Id of a feature of the scenario.");
    schema.number("coefficient", term.coefficient, kTermWeight, "Log-odds a unit of the feature.");
    schema.number("points", term.points, kTermWeight,
                  "Points a unit of the feature, instead of coefficient.");
    schema.check(std::isnan(term.coefficient) != std::isnan(term.points), "", "either coefficient or points",
                 std::isnan(term.points) ? "neither" : "both");
}

void describe(Schema& schema, Scorecard& card) {
    schema.integer("schema", card.schema, {.lo = 1, .hi = 1, .required = true},
                   "Version of the file language.");
    schema.choice(
        "values", card.values, kModelValues, {},
        "What a feature's value is: as the case file shows it, or standardised, (value - mean) / SD.");
    schema.number("intercept", card.intercept, {.lo = -1e6, .hi = 1e6, .required = true},
                  "Log-odds, or points, where every feature is 0.");
    schema.number("points_to_double_odds", card.points_to_double_odds,
                  {.lo = 0, .hi = 1e6, .lo_open = true, .may_be_unknown = true},
                  "Where terms are points: so many more double the odds.");
    schema.list("terms", card.terms, {.min = 1, .max = 100, .required = true},
                "One a feature that the model may see; 0 where it weighs nothing.");
    const auto counts = [](const ScorecardTerm& term) { return !std::isnan(term.points); };
    const bool any = std::any_of(card.terms.begin(), card.terms.end(), counts);
    const bool all = std::all_of(card.terms.begin(), card.terms.end(), counts);
    schema.check(any == all, "terms", "coefficients for all terms, or points for all", "some of each");
    const bool stated = !std::isnan(card.points_to_double_odds);
    schema.check(any != all || any == stated, "points_to_double_odds",
                 any ? "a number, as terms are points" : "no such key, as terms are coefficients",
                 any ? "no such key" : "one");
}

}  // namespace skoen::scenarios
