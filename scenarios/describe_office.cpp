#include "scenarios/describe_office.h"

#include <array>

#include "scenarios/describe_text.h"
#include "sim/case_generator.h"

namespace skoen::scenarios {

namespace {

constexpr std::array<std::string_view, 5> kLabelKinds = {"truth", "past_decision", "mixed", "selective",
                                                         "where_acted"};
constexpr std::array<std::string_view, 2> kFamilies = {"logistic", "trees"};

constexpr NumberRule kShare{.lo = 0, .hi = 1, .unit = "share"};

constexpr NumberRule above_zero(double hi, const char* unit) {
    return {.lo = 0, .hi = hi, .lo_open = true, .unit = unit};
}
constexpr NumberRule up_to(double hi, const char* unit) { return {.lo = 0, .hi = hi, .unit = unit}; }

}  // namespace

void describe(Schema& schema, sim::Costs& costs) {
    schema.number("missed", costs.missed, above_zero(1000, "needless actions"),
                  "Harm of dismissing a case with harm. A political figure: sweep it.");
    schema.number("disturbed", costs.disturbed, above_zero(1000, "needless actions"),
                  "Harm of acting on a case without harm.");
    schema.number("averted_share", costs.averted_share, {.lo = 0, .hi = 1, .lo_open = true, .unit = "share"},
                  "Probability that acting averts the harm.");
}

void describe(Schema& schema, sim::Minutes& minutes) {
    schema.number("file", minutes.file, above_zero(10000, "minutes"), "Reading the file of a case.");
    schema.number("cues", minutes.cues, up_to(10000, "minutes"),
                  "Calls and talks in which the unrecorded cues of a case show.");
    schema.number("glimpse", minutes.glimpse, up_to(10000, "minutes"),
                  "A look at the score and the headline.");
    schema.number("spread", minutes.spread, up_to(2, ""),
                  "SD of the logarithm of a case's length; the mean length is 1.");
    schema.check(minutes.glimpse < minutes.file + minutes.cues, "glimpse", "less than file and cues together",
                 "a glimpse that takes as long");
}

void describe(Schema& schema, sim::Office& office) {
    schema.integer("workers", office.workers, {.lo = 1, .hi = 200, .unit = "seats"},
                   "Seats, each with an inbox of its own.");
    schema.number("cases_per_week", office.cases_per_week, above_zero(500, "cases"),
                  "Mean arrivals a seat and week (Poisson).");
    schema.number("utilisation", office.utilisation, above_zero(3, "share"),
                  "Minutes needed without the tool over the minutes there are for this work.");
    schema.number("deadline_hours", office.deadline_hours, above_zero(10000, "hours"),
                  "From arrival to decision, on working days.");
    schema.integer("weeks", office.weeks, {.lo = 1, .hi = 520, .unit = "weeks"}, "Length of a run.");
    schema.number("other_pressure", office.other_pressure, {.lo = 0, .hi = 3, .unit = "pressure"},
                  "Felt pressure from work outside the inbox, added to that of the queue.");
    schema.number("norm", office.norm, {.lo = -5, .hi = 5, .unit = "log-odds"},
                  "Added to everybody's threshold for acting, past workers' too: practice or politics beyond "
                  "what the costs ask for. Below 0: acts sooner.");
    schema.integer("newcomers", office.newcomers, {.lo = 0, .hi = 200, .unit = "seats"},
                   "Seats that newcomers hold when the run starts.");
    schema.check(office.newcomers <= office.workers, "newcomers",
                 "at most the number of workers (" + std::to_string(office.workers) + ")",
                 std::to_string(office.newcomers));
}

void describe(Schema& schema, sim::History& history) {
    schema.integer("cases", history.cases, {.lo = 500, .hi = 1000000, .unit = "cases"},
                   "Cases decided without the tool by a past generation of workers.");
    schema.integer("workers", history.workers, {.lo = 1, .hi = 10000, .unit = "people"},
                   "Workers of that generation.");
    schema.number("held_out_share", history.held_out_share, {.lo = 0.05, .hi = 0.9, .unit = "share"},
                  "Share of the history kept for the model's card.");
    schema.choice(
        "label", history.label, kLabelKinds, {},
        "What the model is trained to predict: the truth, the past decision, a mix of both, the outcome "
        "where nobody acted, or the outcome where somebody did.");
    schema.number("decided_share", history.decided_share, kShare,
                  "Label mixed: share of labels that are the past decision. The rest are the outcome.");
    schema.number(
        "selective_leak", history.selective_leak, kShare,
        "Labels selective and where_acted: share of the other cases whose outcome is recorded all the same.");
    schema.number("group_tilt", history.group_tilt, up_to(0.5, "share"),
                  "Extra probability that a harmless case of the equity group is recorded as harm.");
    schema.number("silent_share", history.silent_share, kShare,
                  "Probability that what would be recorded as harm is recorded as none: nobody says so.");
    schema.text("silent_group", history.silent_group, kOptionalIdRule,
                "Id of the group whose harm goes unrecorded; none: everybody's.");
}

void describe(Schema& schema, sim::TreeOptions& trees) {
    schema.integer("rounds", trees.rounds, {.lo = 1, .hi = 2000, .unit = "trees"}, "Boosting rounds.");
    schema.integer("depth", trees.depth, {.lo = 1, .hi = 10, .unit = "splits"}, "Largest depth of a tree.");
    schema.number("learning_rate", trees.learning_rate, above_zero(1, ""),
                  "Share of each tree that is added.");
    schema.number("l2", trees.l2, up_to(10000, ""), "Penalty on squared leaf values.");
    schema.number("min_child_weight", trees.min_child_weight, up_to(100000, ""),
                  "Smallest sum of case weights in a leaf.");
}

void describe(Schema& schema, sim::ModelSpec& model) {
    schema.text(
        "file", model.file, {.max_length = 1000},
        "A finished model that stands in for a trained one: XGBoost's JSON, or a scorecard in JSON or CSV. "
        "Where it lies, seen from this file; family, l2 and trees then say nothing.");
    schema.choice("family", model.family, kFamilies, {}, "Logistic regression, or boosted trees.");
    schema.number("l2", model.l2, up_to(10000, ""), "Logistic: ridge penalty on standardised features.");
    schema.object("trees", model.trees, false, "Trees: how they are grown.");
    schema.integer("line", model.line, {.lo = 2, .hi = 10, .unit = "score"},
                   "From this score the tool recommends action.");
    schema.texts(
        "hidden", model.hidden,
        {.max_count = sim::kMaxFeatures, .each = {.min_length = 1, .max_length = kMaxId, .is_id = true}},
        "Ids of features that the model does not get to see.");
    schema.number("age_tilt", model.age_tilt, {.lo = -3, .hi = 3, .unit = "log-odds"},
                  "Added per SD of the tilt feature: a fault planted in the model.");
    schema.text("tilt_feature", model.tilt_feature, kOptionalIdRule, "Id of the feature of age_tilt.");
    schema.number("planted_wrong_share", model.planted_wrong_share, up_to(0.5, "share"),
                  "Share of cases whose shown score is put on the wrong side of the line.");
    schema.number("drift_per_week", model.drift_per_week, up_to(2, "log-odds"),
                  "SD of noise added to the model per square root of a week: the model grows old.");
    schema.integer(
        "retrain_weeks", model.retrain_weeks, {.lo = 0, .hi = 520, .unit = "weeks"},
        "The model is trained anew every so many weeks, with what was decided meanwhile; 0: never.");
    schema.check(model.age_tilt == 0 || !model.tilt_feature.empty(), "tilt_feature",
                 "the id of a feature, as age_tilt is not 0", "none");
}

}  // namespace skoen::scenarios
