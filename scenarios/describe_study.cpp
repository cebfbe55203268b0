#include "scenarios/describe_study.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/describe_text.h"

namespace skoen::scenarios {

namespace {

constexpr std::array<std::string_view, 2> kJudgeKinds = {"lay", "professional"};
constexpr std::array<std::string_view, 5> kAnswerKinds = {"binary", "scale10", "percent", "estimate",
                                                          "options"};
constexpr std::array<std::string_view, 3> kFeedbackKinds = {"none", "each_case", "summary"};
constexpr std::array<std::string_view, 2> kSideRules = {"answer", "probability"};
constexpr std::array<std::string_view, 3> kStatisticUses = {"calibrate", "context", "sign_only"};
constexpr std::array<std::string_view, 6> kTerms = {"own", "tool", "gap", "opposite", "raise", "right"};

// Not stated when left out, and then drawn.
constexpr NumberRule kStatedShare{.lo = 0, .hi = 1, .unit = "share", .may_be_unknown = true};
constexpr NumberRule kStatedInner{
    .lo = 0, .hi = 1, .lo_open = true, .hi_open = true, .unit = "share", .may_be_unknown = true};
constexpr NumberRule kStatedCorrelation{.lo = -0.95, .hi = 0.95, .may_be_unknown = true};
constexpr NumberRule kStatedAuc{.lo = 0.5, .hi = 0.999, .may_be_unknown = true};
constexpr NumberRule kAnything{.lo = -1e6, .hi = 1e6, .may_be_unknown = true};

bool is_regression(StudyMeasure measure) {
    const std::string_view name = study_measure_names()[static_cast<std::size_t>(measure)];
    return name.find("_slope_") != std::string_view::npos || name.ends_with("_sd_person");
}

bool is_difference(StudyMeasure measure) {
    return study_measure_names()[static_cast<std::size_t>(measure)].ends_with("_difference");
}

template <std::size_t kCount>
std::span<const std::string_view> options_of(const std::array<std::string_view, kCount>& names) {
    return names;
}

void describe_conditions(Schema& schema, StudyArm& arm) {
    schema.choice(
        "workflow", arm.workflow, sim::option_names(sim::Lever::workflow), {},
        "When the tool is seen: no_score (hidden), score_first (before the only answer), own_first (judge, "
        "see, judge again), on_request, hidden_when_uncertain.");
    schema.choice("display", arm.display, sim::option_names(sim::Lever::display), {},
                  "What is shown of it: the number, a band, with its uncertainty, with reasons.");
    schema.choice("override_rule", arm.override_rule, sim::option_names(sim::Lever::override_rule), {},
                  "What going against it costs. approval_to_dismiss: a mandatory line and a supervisor.");
    schema.choice("accountability", arm.accountability, sim::option_names(sim::Lever::accountability), {},
                  "What judges have to answer for.");
    schema.choice("feedback", arm.feedback, options_of(kFeedbackKinds), {},
                  "Outcomes told: none, after each case, or as a summary after each block.");
    schema.boolean("logged", arm.logged, {}, "Going against the advice is recorded and followed up.");
    schema.number("knowledge", arm.knowledge, {.lo = 0, .hi = 1},
                  "Of the tool's faults, from a tutorial or training.");
    schema.number("pressure", arm.pressure, {.lo = 0, .hi = 3}, "Time pressure.");
    schema.number(
        "framing", arm.framing, {.lo = -1, .hi = 1},
        "What is said about the tool beforehand, from bad to good. Words have no direct path to reliance.");
    schema.number("minutes", arm.minutes, {.lo = 0, .hi = 1000, .unit = "minutes", .may_be_unknown = true},
                  "Of a full own assessment.");
}

bool known(const std::vector<StudyArm>& arms, const std::string& id) {
    return std::any_of(arms.begin(), arms.end(), [&](const StudyArm& arm) { return arm.id == id; });
}

void check_study(Schema& schema, const Study& study) {
    for (const StudyStatistic& statistic : study.statistics) {
        for (const auto* arms : {&statistic.arms, &statistic.minus}) {
            for (const std::string& id : *arms)
                schema.check(known(study.arms, id), "statistics", "arms of this study in " + statistic.id,
                             '"' + id + '"');
        }
    }
    for (std::size_t i = 1; i < study.arms.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k)
            schema.check(study.arms[i].id != study.arms[k].id, "arms", "ids that differ",
                         '"' + study.arms[i].id + "\" twice");
    }
    for (std::size_t i = 1; i < study.statistics.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k)
            schema.check(study.statistics[i].id != study.statistics[k].id, "statistics", "ids that differ",
                         '"' + study.statistics[i].id + "\" twice");
    }
}

}  // namespace

void describe(Schema& schema, StudyTool& tool) {
    schema.number("accuracy", tool.accuracy, kStatedShare,
                  "Share of cases in which its recommendation is right.");
    schema.number("auc", tool.auc, kStatedAuc, "How well its score ranks.");
    schema.number("act_rate", tool.act_rate, kStatedShare, "Share of cases in which it says yes.");
    schema.number("answer_mean", tool.answer_mean, kStatedInner, "Mean of its probability or estimate.");
    schema.number("answer_sd", tool.answer_sd, kStatedInner,
                  "SD of it over cases; used where certainty_mean is unknown.");
    schema.number("certainty_mean", tool.certainty_mean, kStatedInner, "Mean of |2p - 1|.");
    schema.number("threshold", tool.threshold, kStatedInner, "Probability from which it says yes.");
    schema.boolean("certainty_shown", tool.certainty_shown, {},
                   "Judges see how sure it is. If not, it is taken to be equally sure of all cases.");
}

void describe(Schema& schema, StudyOwn& own) {
    schema.number("accuracy", own.accuracy, kStatedShare, "Share of first answers that are right.");
    schema.number("auc", own.auc, kStatedAuc, "How well first answers rank.");
    schema.number("act_rate", own.act_rate, kStatedShare, "Share of first answers that are yes.");
    schema.number("answer_mean", own.answer_mean, kStatedInner, "Mean of the first answer.");
    schema.number("answer_sd", own.answer_sd, kStatedInner,
                  "SD of it; used where certainty_mean is unknown.");
    schema.number(
        "certainty_mean", own.certainty_mean, kStatedInner,
        "Mean certainty of first answers: |2p - 1|, or (largest share - 1/k) / (1 - 1/k) over k options.");
    schema.number("threshold", own.threshold, kStatedInner, "Probability from which judges say yes.");
    schema.number("threshold_sd", own.threshold_sd, {.lo = 0, .hi = 0.5, .may_be_unknown = true},
                  "SD of it between people. Left out: as alike as the model's workers.");
}

void describe(Schema& schema, StudyBlock& block) {
    schema.integer("cases", block.cases, {.lo = 1, .hi = 60000, .required = true},
                   "Of one judge, in this order.");
    schema.number("agreement", block.agreement, kStatedShare, "As the arm's, for these cases.");
    schema.number("own_accuracy", block.own_accuracy, kStatedShare, "As the arm's, for these cases.");
    schema.number("tool_accuracy", block.tool_accuracy, kStatedShare,
                  "Realised: cases are picked so that the tool is right in this share.");
    schema.number("tool_act_rate", block.tool_act_rate, kStatedShare, "As the arm's, for these cases.");
    schema.number("tool_raises", block.tool_raises, kStatedShare, "As the arm's, for these cases.");
    schema.boolean("easy", block.easy, {}, "Cases of which people are sure.");
}

void describe(Schema& schema, StudyGroup& group) {
    const NumberRule shift{.lo = -10, .hi = 10, .unit = "log-odds"};
    schema.number("share", group.share, {.lo = 0, .hi = 1},
                  "Of cases that belong to the second group; 0: one group.");
    schema.number("base_rate_shift", group.base_rate_shift, shift, "Added to the harm of its members.");
    schema.number("tool_shift", group.tool_shift, shift, "Added to the tool's score of its members.");
    schema.number("own_shift", group.own_shift, shift, "Added to the judges' own.");
}

void describe(Schema& schema, StudyArm& arm) {
    schema.text("id", arm.id, kIdRule, "Name used by statistics.");
    schema.integer("people", arm.people, {.lo = 0, .hi = 100000},
                   "Judges. 0: not stated, and drawn; cases are then those of all judges together.");
    schema.list("blocks", arm.blocks, {.min = 1, .max = 100, .required = true},
                "Cases of one judge, in order; one block where nothing changes on the way.");
    describe_conditions(schema, arm);
    schema.number("base_rate", arm.base_rate, kStatedInner, "Share of cases in which yes is right.");
    schema.number("agreement", arm.agreement, kStatedShare,
                  "Share of cases in which own first answer and tool agree.");
    schema.number("correlation", arm.correlation, kStatedCorrelation,
                  "Of own first answers and the tool's; used before agreement.");
    schema.number("tool_raises", arm.tool_raises, kStatedShare,
                  "Of disagreements: share in which the tool says yes. Gives the own act rate.");
    schema.object("tool", arm.tool, false, "The tool by itself.");
    schema.object("own", arm.own, false, "Judges by themselves.");
    schema.object("group", arm.group, false, "A second group of cases, for measures of equity.");
}

void describe(Schema& schema, StudyStatistic& statistic) {
    schema.text("id", statistic.id, {.required = true, .min_length = 1, .max_length = kMaxId},
                "Row of the evidence, or a name.");
    schema.choice("measure", statistic.measure, study_measure_names(), {.required = true}, "From the menu.");
    schema.texts("arms", statistic.arms, {.max_count = 50, .each = kIdRule},
                 "Arms that are pooled; none: all.");
    schema.texts("minus", statistic.minus, {.max_count = 50, .each = kIdRule},
                 "Arms of the other side of a difference.");
    schema.choice("sides", statistic.sides, options_of(kSideRules), {},
                  "Sides are those of the yes/no or category (answer), or of one half (probability).");
    schema.texts("terms", statistic.terms, {.max_count = 6, .each = {.max_length = 10}},
                 "Of a regression, in order: own, tool (certainties), gap, opposite, raise, right.");
    schema.integer("span", statistic.span, {.lo = 1, .hi = 1000},
                   "Cases at either end that a change over cases compares.");
    schema.boolean("test_cases", statistic.test_cases, {}, "Count only cases of each judge's last block.");
    schema.number("value", statistic.value, {.lo = -1e6, .hi = 1e6, .required = true}, "As published.");
    schema.number("lo", statistic.lo, kAnything, "Lower end of the published 95 % interval.");
    schema.number("hi", statistic.hi, kAnything, "Upper end.");
    schema.number("se", statistic.se, {.lo = 0, .hi = 1e6, .may_be_unknown = true},
                  "Published standard error.");
    schema.choice("use", statistic.use, options_of(kStatisticUses), {},
                  "calibrate: may be fitted to. context, sign_only: shown, never fitted to.");
    schema.text("unit", statistic.unit, {.max_length = kMaxId}, "Of the value.");
    schema.text("rule", statistic.rule, {.max_length = kMaxParagraph},
                "In the study's words: what was counted.");
    for (const std::string& term : statistic.terms)
        schema.check(std::find(kTerms.begin(), kTerms.end(), term) != kTerms.end(), "terms",
                     choice_in_words(kTerms), '"' + term + '"');
    schema.check(is_regression(statistic.measure) == !statistic.terms.empty(), "terms",
                 is_regression(statistic.measure) ? "the terms of the regression"
                                                  : "no terms: this measure is no regression",
                 std::to_string(statistic.terms.size()) + " terms");
    schema.check(is_difference(statistic.measure) == !statistic.minus.empty(), "minus",
                 is_difference(statistic.measure) ? "the arms to subtract"
                                                  : "no arms: this measure is no difference",
                 std::to_string(statistic.minus.size()) + " arms");
    schema.check(std::isnan(statistic.lo) == std::isnan(statistic.hi) && !(statistic.lo > statistic.hi), "lo",
                 "both ends of the interval, lo at most hi", "something else");
}

void describe(Schema& schema, Study& study) {
    schema.integer("schema", study.schema, {.lo = 1, .hi = 1, .required = true},
                   "Version of the file language.");
    schema.text("id", study.id, kIdRule, "Name used on the command line and in results.");
    schema.bilingual("name", study.name, kNameRule, "As results name it.");
    schema.text("citation", study.citation, kSentenceRule, "Where it was published, and how it was read.");
    schema.text("task", study.task, kSentenceRule, "What was judged.");
    schema.choice("judges", study.judges, options_of(kJudgeKinds), {.required = true},
                  "Whose prior unstated inputs are drawn from.");
    schema.choice("answer", study.answer, options_of(kAnswerKinds), {.required = true},
                  "How the judgement is put into an answer.");
    schema.integer("options", study.options, {.lo = 2, .hi = 20}, "Of answer kind options: how many.");
    schema.list("arms", study.arms, {.min = 1, .max = 50, .required = true}, "Groups of judges or cases.");
    schema.list("statistics", study.statistics, {.min = 1, .max = 200, .required = true},
                "What was found, and how it was counted.");
    check_study(schema, study);
}

const std::vector<std::string_view>& study_measure_names() {
    static const std::vector<std::string_view> names = {"switch_given_disagree",
                                                        "switch_given_tool_raises",
                                                        "switch_given_tool_lowers",
                                                        "switch_given_revised",
                                                        "switch_difference",
                                                        "switch_change_over_cases",
                                                        "switch_icc",
                                                        "never_switch_share",
                                                        "always_switch_share",
                                                        "switch_slope_own",
                                                        "switch_slope_tool",
                                                        "switch_slope_raise",
                                                        "switch_slope_tool_right",
                                                        "switch_sd_person",
                                                        "revise_share",
                                                        "revise_share_opposite",
                                                        "revise_share_same",
                                                        "revise_same_side_share",
                                                        "revise_size",
                                                        "revise_size_sd_between",
                                                        "revise_size_sd_within",
                                                        "full_adoption_share",
                                                        "overshoot_share",
                                                        "revise_slope_own",
                                                        "revise_slope_tool",
                                                        "revise_slope_gap",
                                                        "revise_slope_opposite",
                                                        "revise_slope_raise",
                                                        "revise_sd_person",
                                                        "weight_of_advice",
                                                        "no_move_share",
                                                        "changed_share",
                                                        "exact_match",
                                                        "influence_slope",
                                                        "right_to_wrong_given_wrong_advice",
                                                        "agreement",
                                                        "agreement_difference",
                                                        "override_of_act",
                                                        "override_of_dismiss",
                                                        "override_of_act_difference",
                                                        "override_of_dismiss_difference",
                                                        "override_of_mandatory",
                                                        "act_rate",
                                                        "act_rate_difference",
                                                        "accuracy_own",
                                                        "accuracy",
                                                        "accuracy_tool_right",
                                                        "accuracy_tool_wrong",
                                                        "auc_own",
                                                        "auc_final",
                                                        "false_positive_gap",
                                                        "act_rate_gap",
                                                        "synergy_g",
                                                        "trust_rating",
                                                        "trust_difference",
                                                        "believed_tool_accuracy"};
    return names;
}

}  // namespace skoen::scenarios
