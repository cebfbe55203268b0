// A logistic scorecard as people keep them: an intercept, and a weight a feature.
//
//   log-odds = intercept + sum coefficient x value
//   log-odds = (intercept + sum points x value) ln 2 / points_to_double_odds       where it counts in points
//
// In JSON the fields below; in CSV (comma, semicolon with decimal comma, or tab) one row a feature:
//
//   feature,coefficient          feature;points
//   (intercept),-2.1             intercept;-60
//   age,-0.05                    points_to_double_odds;20
//                                age;-1,5
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/schema.h"
#include "sim/base/json.h"

namespace skoen::scenarios {

// What a value of a feature is: as the case file shows it, or standardised ((value - mean) / SD).
enum class ModelValues : std::uint8_t { recorded, standardised };

struct ScorecardTerm {
    std::string feature;
    double coefficient = std::numeric_limits<double>::quiet_NaN();  // log-odds a unit; NaN: not stated
    double points = std::numeric_limits<double>::quiet_NaN();       // points a unit; NaN: not stated
};

struct Scorecard {
    int schema = 1;
    ModelValues values = ModelValues::recorded;
    double intercept = 0;                                                     // log-odds or points
    double points_to_double_odds = std::numeric_limits<double>::quiet_NaN();  // NaN: not in points
    std::vector<ScorecardTerm> terms;
};

void describe(Schema& schema, ScorecardTerm& term);
void describe(Schema& schema, Scorecard& card);

// The tree that the same scorecard has in JSON, each value with its place in the CSV. Throws base::InputError: no header of
// two of the columns above, a row of another length, an open quote, a byte that is not UTF-8, more than 1000 rows.
[[nodiscard]] base::JsonValue scorecard_of_csv(std::string_view text, const std::string& file);

}  // namespace skoen::scenarios
