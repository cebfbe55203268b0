#include "scenarios/describe_decision.h"

#include <array>

#include "scenarios/describe_text.h"
#include "sim/base/json_writer.h"
#include "sim/case_generator.h"
#include "sim/decision.h"

namespace skoen::scenarios {

namespace {

constexpr std::array<std::string_view, 6> kDecisionKinds = {"act_or_dismiss", "choose",   "route",
                                                            "rank",           "complete", "number"};

constexpr NumberRule minutes_up_to(double hi) { return {.lo = 0, .hi = hi, .unit = "minutes"}; }
constexpr NumberRule weeks_up_to(double hi) { return {.lo = 0, .hi = hi, .unit = "weeks"}; }
constexpr NumberRule share_of_one(bool required) {
    return {.lo = 0, .hi = 1, .unit = "share", .required = required};
}

}  // namespace

std::string_view kind_id(sim::DecisionKind kind) { return kDecisionKinds[static_cast<std::size_t>(kind)]; }

void describe(Schema& schema, sim::OptionWeight& weight) {
    schema.text("of", weight.of, kIdRule, "Id of a feature or cue.");
    schema.number("weight", weight.weight, {.lo = -5, .hi = 5, .required = true},
                  "Weight on its standardised value in how well the option fits. Only ratios matter.");
}

void describe(Schema& schema, sim::Option& option) {
    schema.text("id", option.id, kIdRule, "Name used in this file and in results.");
    schema.bilingual("name", option.name, kNameRule, "As people say it.");
    schema.number("share", option.share,
                  {.lo = 0, .hi = 1, .lo_open = true, .unit = "share", .required = true},
                  "How often it is the right one; all are divided by their sum.");
    schema.number("familiarity", option.familiarity, share_of_one(false),
                  "Share of workers who know it. Who does not hardly ever proposes it.");
    schema.number("minutes", option.minutes, minutes_up_to(10000),
                  "Minutes of the worker when it is chosen, beyond those of the case.");
    schema.number("wait_weeks", option.wait_weeks, weeks_up_to(104), "Weeks until it begins.");
    schema.boolean("offered", option.offered, {},
                   "false: nobody may choose it now, though it may be the right one.");
    schema.boolean("nothing", option.nothing, {},
                   "To do nothing for now: where that is wrong, the error is a missed one.");
    schema.list("weights", option.weights, {.max = 2 * sim::kMaxFeatures},
                "What speaks for it and against it.");
    schema.object("source", option.source, true, "Where share, familiarity and weights come from.");
}

void describe(Schema& schema, sim::Palette& palette) {
    schema.list("options", palette.options, {.min = 2, .max = sim::kMaxOptions, .required = true},
                "What there is to choose from.");
    schema.number("top1_model", palette.top1_model, share_of_one(true),
                  "How often the option that the recorded facts rank first is the right one.");
    schema.number("top1_best", palette.top1_best, share_of_one(true),
                  "The same for anyone who saw everything.");
    schema.check(palette.top1_best > palette.top1_model, "top1_best",
                 "above top1_model (" + base::json_number(palette.top1_model) + ")",
                 base::json_number(palette.top1_best));
    schema.bilingual("outcome", palette.outcome, {.max_length = kMaxSentence},
                     "The good outcome, if any is counted.");
    schema.number("outcome_base", palette.outcome_base, share_of_one(false),
                  "Probability of the good outcome whatever is chosen.");
    schema.number("outcome_effect", palette.outcome_effect, share_of_one(false),
                  "Added by the right option. 0: the choice does not matter.");
    schema.number("horizon_weeks", palette.horizon_weeks,
                  {.lo = 0, .hi = 520, .lo_open = true, .unit = "weeks"},
                  "Weeks within which the outcome counts; waiting for an option takes its share of them.");
    schema.text("urgent_group", palette.urgent_group, kOptionalIdRule,
                "Id of the group whose wrong choices are the missed ones.");
    schema.number("bounce_minutes", palette.bounce_minutes, minutes_up_to(10000),
                  "Minutes of the same worker where the choice was wrong and comes back.");
    schema.number("bounce_hours", palette.bounce_hours, {.lo = 0, .hi = 10000, .unit = "hours"},
                  "Working-day hours that are lost then.");
    schema.integer("robot_line", palette.robot_line, {.lo = 0, .hi = 10, .unit = "score"},
                   "From this score the tool decides alone, where it is in use; 0: never.");
}

void describe(Schema& schema, sim::AmountFault& fault) {
    schema.text("group", fault.group, kIdRule, "Id of the group.");
    schema.number("error", fault.error, {.lo = -2, .hi = 2, .required = true},
                  "Of the logarithm of the tool's number: -0.08 is 8 % too low.");
}

void describe(Schema& schema, sim::Amount& amount) {
    const NumberRule error{.lo = 0, .hi = 1, .lo_open = true, .unit = "share", .required = true};
    schema.bilingual("unit", amount.unit, kNameRule, "What the number counts.");
    schema.number("median", amount.median, {.lo = 0, .hi = 1e9, .lo_open = true, .required = true},
                  "Median of the right number, which is log-normal.");
    schema.number("spread", amount.spread, {.lo = 0, .hi = 5, .required = true}, "SD of its logarithm.");
    schema.number(
        "alone_error", amount.alone_error, error,
        "Mean absolute error of an experienced worker's own sum. How often it is off is prevalence.");
    schema.number("tool_error", amount.tool_error, share_of_one(true),
                  "Mean absolute error of the tool, beside the faults.");
    schema.number("tool_share", amount.tool_share, error,
                  "Share of cases in which it is off, beside the faults.");
    schema.number("tolerance", amount.tolerance, error, "Numbers that differ by no more are the same.");
    schema.list("faults", amount.faults, {.max = 16}, "What the tool gets wrong for everybody in a group.");
}

void describe(Schema& schema, sim::Returns& returns) {
    schema.number("letter_weeks", returns.letter_weeks, weeks_up_to(104),
                  "Mean weeks from the letter to the answer.");
    schema.number("answer_minutes", returns.answer_minutes, minutes_up_to(10000),
                  "Minutes of the same seat when the answer comes.");
    schema.number("answer_days", returns.answer_days, {.lo = 0, .hi = 365, .unit = "days"},
                  "From the answer to the end of the case: all that the clock sees.");
    schema.number("stuck_weeks", returns.stuck_weeks, weeks_up_to(104),
                  "Weeks lost where a gap was overlooked.");
    schema.number("stuck_minutes", returns.stuck_minutes, minutes_up_to(10000),
                  "Minutes of the same seat when the gap is found.");
}

void describe(Schema& schema, sim::Ranking& ranking) {
    schema.integer("capacity", ranking.capacity, {.lo = 1, .hi = 500, .unit = "cases", .required = true},
                   "Cases that a seat can take up in a week.");
    schema.boolean("orders_queue", ranking.orders_queue, {},
                   "Taken up means before all others, and the rest are worked in order of arrival. "
                   "false: the rest are closed.");
}

void describe(Schema& schema, sim::DecisionText& decision) {
    schema.choice(
        "kind", decision.kind, kDecisionKinds, {.required = true},
        "What one choice is (docs/kinds.md). It decides which of palette, amount, returns and ranking "
        "there is.");
    schema.bilingual("question", decision.question, kSentenceRule, "What is decided, as said at the desk.");
    schema.bilingual("act", decision.act, kNameRule,
                     "What one does when one acts, as an imperative; choose, route, number: taking what the "
                     "tool says.");
    schema.bilingual("dismiss", decision.dismiss, kNameRule,
                     "What one does when one does not act, as an imperative; choose, route, number: deciding "
                     "otherwise.");
    schema.bilingual("harm", decision.harm, kSentenceRule,
                     "The harm that would come without action; choose, route, number: of a wrong choice.");
    schema.bilingual("deciders", decision.deciders, kSentenceRule, "Who decides.");
    schema.bilingual(
        "missed", decision.missed, kNameRule,
        "The error of dismissing a case with harm; choose, route: of a wrong choice for the urgent, "
        "or of wrongly doing nothing; number: too low.");
    schema.bilingual("disturbed", decision.disturbed, kNameRule,
                     "The error of acting on a case without harm; choose, route: of any other wrong choice; "
                     "number: too high.");
    schema.bilingual("missed_many", decision.missed_many, {.max_length = kMaxName},
                     "The first error as a plural noun, for axes and counts (\"missed children\").");
    schema.bilingual("disturbed_many", decision.disturbed_many, {.max_length = kMaxName},
                     "The second error as a plural noun (\"needlessly examined families\").");
    if (sim::has_options(decision.kind))
        schema.object("palette", decision.palette, true, "Kinds choose and route.");
    if (decision.kind == sim::DecisionKind::number)
        schema.object("amount", decision.amount, true, "Kind number.");
    if (decision.kind == sim::DecisionKind::complete)
        schema.object("returns", decision.returns, true, "Kind complete.");
    if (decision.kind == sim::DecisionKind::rank)
        schema.object("ranking", decision.ranking, true, "Kind rank.");
}

}  // namespace skoen::scenarios
