// The fields of the design file.
#include <algorithm>
#include <array>

#include "sim/strategy.h"
#include "study/study_design.h"

namespace skoen::study {

namespace {

constexpr std::array<std::string_view, 4> kDataModels = {"vignettes", "cluster_trial", "stepped_wedge",
                                                         "simulation"};
constexpr std::array<std::string_view, 3> kAnswerKinds = {"number", "likert", "likelihood"};
constexpr std::array<std::string_view, 5> kDeckMethods = {"best", "full", "random", "d_efficient",
                                                          "coordinate"};
constexpr std::array<std::string_view, 3> kAllocations = {"simple", "restricted", "matched"};
constexpr scenarios::TextRule kDesignId{.required = true, .min_length = 1, .max_length = 40, .is_id = true};
constexpr scenarios::TextRule kDesignName{.required = true, .min_length = 1, .max_length = 120};
constexpr scenarios::TextRule kShortName{.max_length = 40};
constexpr scenarios::TextRule kDesignText{.required = true, .min_length = 1, .max_length = 4000};
constexpr scenarios::NumberRule kDesignShare{.lo = 0, .hi = 1, .hi_open = true, .unit = "share"};
constexpr scenarios::NumberRule kVariance{.lo = 0, .hi = 1e6};
constexpr scenarios::NumberRule kPositiveVariance{.lo = 0, .hi = 1e6, .lo_open = true};
constexpr std::array<std::string_view, 2> kLevelOrders = {"unordered", "rising"};
constexpr scenarios::TextRule kMaybeId{.max_length = 40};
constexpr scenarios::NumberRule kWholeShare{.lo = 0, .hi = 1, .unit = "share"};

bool is_colour(const std::string& text) {
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

template <class List>
bool has_duplicate_ids(const List& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (list[i].id == list[k].id) return true;
        }
    }
    return false;
}

}  // namespace

void describe(scenarios::Schema& schema, LevelMeaning& meaning) {
    constexpr scenarios::NumberRule kLogOdds{.lo = -10, .hi = 10, .unit = "log-odds"};
    schema.number("facts", meaning.facts, kLogOdds, "Added to the worker's own judgement.");
    schema.number("advice", meaning.advice, kLogOdds, "What the score says, for going on.");
    schema.number("accountability", meaning.accountability, {.lo = 0, .hi = 1},
                  "Of the worker for the process.");
    schema.boolean("score_first", meaning.score_first, {}, "The score is seen before the own assessment.");
}

void describe(scenarios::Schema& schema, Mechanism& mechanism) {
    schema.text("id", mechanism.id, kDesignId, "Name of the mechanism in files.");
    schema.bilingual("name", mechanism.name, kDesignName, "Name for readers.");
    schema.number("belief", mechanism.belief, {.lo = 0, .hi = 1},
                  "How often the worker thinks that the score is right.");
    schema.number("pressure", mechanism.pressure, {.lo = 0, .hi = 3}, "Felt pressure.");
    schema.number("knowledge", mechanism.knowledge, {.lo = 0, .hi = 1}, "Of the tool's faults.");
    schema.boolean("skips", mechanism.skips, {},
                   "The own assessment may be skipped where the score comes first.");
    schema.boolean("sees_score", mechanism.sees_score, {}, "The score is taken in.");
    schema.text("scenario", mechanism.scenario, {.max_length = 400},
                "A scenario; with strategy: belief, pressure and knowledge are then those of its workers at "
                "the end.");
    schema.text("strategy", mechanism.strategy, {.max_length = 400},
                "The leadership strategy they worked under.");
    schema.check(mechanism.scenario.empty() == mechanism.strategy.empty(), "strategy",
                 "scenario and strategy, or neither", "one of them");
}

void describe(scenarios::Schema& schema, FactorLevel& level) {
    schema.text("id", level.id, kDesignId, "Name of the level in files.");
    schema.bilingual("name", level.name, kShortName, "Short name for tables and pictures; left out: the id.");
    schema.bilingual("text", level.text, kDesignText, "What stands in the vignette.");
    schema.number("effect", level.effect, {.lo = -1e3, .hi = 1e3, .unit = "answer"},
                  "Effect on the answer against the first level, for power and simulated answers.");
    schema.text("colour", level.colour, {.max_length = 7},
                "#RRGGBB of its words where the researcher sees the vignette; left out: the factor's.");
    schema.check(level.colour.empty() || is_colour(level.colour), "colour", "#RRGGBB", level.colour);
    schema.optional_object("meaning", level.meaning, "What the level means to a simulated worker.");
}

void describe(scenarios::Schema& schema, VignetteFactor& factor) {
    schema.text("id", factor.id, kDesignId, "Name of the factor in files and in the text.");
    schema.bilingual("name", factor.name, kDesignName, "Name for readers.");
    schema.choice("order", factor.order, kLevelOrders, {},
                  "rising: every level says more than the one before. For no_dominance.");
    schema.list("levels", factor.levels, {.min = 2, .max = 20, .required = true},
                "The first is the reference.");
    schema.check(!has_duplicate_ids(factor.levels), "levels", "ids that differ", "one twice");
    schema.check(factor.levels.empty() || factor.levels[0].effect == 0, "levels",
                 "effect 0 at the first level", "another effect");
}

void describe(scenarios::Schema& schema, ForbiddenPair& pair) {
    schema.text("factor", pair.factor, kDesignId, "A factor,");
    schema.text("level", pair.level, kDesignId, "a level of it,");
    schema.text("with_factor", pair.with_factor, kDesignId, "and another factor,");
    schema.text("with_level", pair.with_level, kDesignId, "with the level it is never shown with.");
    schema.text("and_factor", pair.and_factor, kMaybeId,
                "A third factor: only all three together are forbidden.");
    schema.text("and_level", pair.and_level, kMaybeId, "Its level.");
}

void describe(scenarios::Schema& schema, ContrastTerm& term) {
    schema.text("factor", term.factor, kDesignId, "A factor.");
    schema.text("level", term.level, kDesignId, "A level of it.");
    schema.number("weight", term.weight, {.lo = -100, .hi = 100}, "Weight of the level's effect.");
}

void describe(scenarios::Schema& schema, Contrast& contrast) {
    schema.text("id", contrast.id, kDesignId, "Name of the contrast in results.");
    schema.bilingual("name", contrast.name, kDesignName, "Name for readers.");
    schema.list("terms", contrast.terms, {.min = 1, .max = 40, .required = true},
                "The contrast is the sum of weight times effect.");
}

void describe(scenarios::Schema& schema, Profession& profession) {
    schema.text("id", profession.id, kDesignId, "Name of the group in files.");
    schema.bilingual("name", profession.name, kDesignName, "Name for readers.");
    schema.integer("respondents", profession.respondents,
                   {.lo = 1, .hi = 100000, .unit = "people", .required = true}, "How many are asked.");
}

void describe(scenarios::Schema& schema, AnswerScale& scale) {
    schema.choice("kind", scale.kind, kAnswerKinds, {.required = true},
                  "number: any whole number of the scale; likert: steps with labels at the ends; likelihood: "
                  "per cent.");
    schema.bilingual("question", scale.question, kDesignText, "Asked under each vignette.");
    schema.bilingual("low_label", scale.low_label, kDesignName, "Label of the low end.");
    schema.bilingual("high_label", scale.high_label, kDesignName, "Label of the high end.");
    schema.integer("low", scale.low, {.lo = 0, .hi = 1000}, "Lowest answer.");
    schema.integer("high", scale.high, {.lo = 1, .hi = 1000}, "Highest answer.");
    schema.check(scale.low < scale.high, "high", "more than low", std::to_string(scale.high));
}

void describe(scenarios::Schema& schema, VignettePlan& plan) {
    schema.list("factors", plan.factors, {.min = 1, .max = 20, .required = true},
                "What varies between vignettes.");
    schema.list("forbidden", plan.forbidden, {.max = 200},
                "Pairs (or triples) of levels that are never shown together.");
    schema.boolean(
        "no_dominance", plan.no_dominance, {},
        "No deck holds two vignettes of which one says at least as much on every rising factor and the "
        "same on the others.");
    schema.list("contrasts", plan.contrasts, {.max = 40}, "Comparisons that matter: power is told for each.");
    schema.bilingual("text", plan.text, kDesignText, "The vignette; {factor} stands for the level's text.");
    schema.object("answer", plan.answer, true, "What is asked.");
    schema.list("professions", plan.professions, {.min = 1, .max = 50, .required = true}, "Who answers.");
    schema.integer("vignettes", plan.vignettes, {.lo = 2, .hi = 5000}, "Different vignettes in all.");
    schema.integer("decks", plan.decks, {.lo = 1, .hi = 500},
                   "Decks they are divided into; a respondent answers one deck.");
    schema.choice(
        "method", plan.method, kDeckMethods, {},
        "best: an orthogonal array where one fits, else D-efficient; full: all; random: drawn; coordinate: "
        "one level at a time, for more combinations than can be listed.");
    schema.integer("starts", plan.starts, {.lo = 1, .hi = 100000}, "Random starts of the search.");
    schema.boolean(
        "priors", plan.priors, {},
        "The search weighs each vignette by p (1 - p), p the expected answer's place on the scale: "
        "efficient for answers near the ends if the effects are as stated.");
    schema.number("mean", plan.mean, {.lo = -1e4, .hi = 1e4},
                  "Mean answer where every factor has its first level.");
    schema.number("respondent_variance", plan.respondent_variance, kVariance, "Between respondents.");
    schema.number("residual_variance", plan.residual_variance, kPositiveVariance,
                  "Between answers of one respondent.");
    schema.number("straight_lining", plan.straight_lining, kDesignShare,
                  "Respondents who give one answer to all.");
    schema.number("stops_after", plan.stops_after, kDesignShare,
                  "Chance to stop after each vignette but the last.");
    schema.list("mechanisms", plan.mechanisms, {.max = 6}, "Mechanisms that the deck is to tell apart.");
    schema.check(!has_duplicate_ids(plan.factors), "factors", "ids that differ", "one twice");
    schema.check(plan.vignettes % plan.decks == 0, "decks",
                 "a divisor of vignettes (" + std::to_string(plan.vignettes) + ")",
                 std::to_string(plan.decks));
    for (const ForbiddenPair& pair : plan.forbidden) {
        schema.check(plan.place(pair.factor, pair.level) && plan.place(pair.with_factor, pair.with_level) &&
                         pair.factor != pair.with_factor &&
                         (pair.and_factor.empty() || plan.place(pair.and_factor, pair.and_level)),
                     "forbidden", "two different factors with a level of each",
                     pair.factor + ' ' + pair.level + " with " + pair.with_factor + ' ' + pair.with_level);
    }
    schema.check(!has_duplicate_ids(plan.contrasts), "contrasts", "ids that differ", "one twice");
    for (const Contrast& contrast : plan.contrasts) {
        for (const ContrastTerm& term : contrast.terms) {
            schema.check(plan.place(term.factor, term.level).has_value(), "contrasts",
                         "a factor and a level of it", term.factor + ' ' + term.level);
        }
    }
    for (const VignetteFactor& factor : plan.factors) {
        const std::string slot = '{' + factor.id + '}';
        schema.check(plan.text.da.find(slot) != std::string::npos &&
                         plan.text.en.find(slot) != std::string::npos,
                     "text", slot + " in both languages", "a text without it");
    }
}

void describe(scenarios::Schema& schema, TrialArm& arm) {
    schema.text("id", arm.id, kDesignId, "Name of the arm in files.");
    schema.bilingual("name", arm.name, kDesignName, "Name for readers.");
    schema.number("effect", arm.effect, {.lo = -1e3, .hi = 1e3, .unit = "outcome"}, "Against the first arm.");
}

void describe(scenarios::Schema& schema, TrialPlan& plan) {
    schema.integer("clusters", plan.clusters, {.lo = 4, .hi = 2000, .required = true},
                   "Municipalities or offices.");
    schema.list("arms", plan.arms, {.min = 2, .max = 10, .required = true}, "The first is the control.");
    schema.integer("workers", plan.workers, {.lo = 1, .hi = 10000, .unit = "people"}, "A cluster.");
    schema.integer("cases", plan.cases, {.lo = 1, .hi = 10000, .unit = "answers"}, "A worker.");
    schema.number("size_spread", plan.size_spread, {.lo = 0, .hi = 2},
                  "Coefficient of variation of the number of workers.");
    schema.number("drop_out", plan.drop_out, kDesignShare, "Workers lost.");
    schema.number("cluster_variance", plan.cluster_variance, kVariance, "Between clusters.");
    schema.number("worker_variance", plan.worker_variance, kVariance, "Between workers of a cluster.");
    schema.number("residual_variance", plan.residual_variance, kPositiveVariance,
                  "Between answers of a worker.");
    schema.number("baseline_correlation", plan.baseline_correlation, {.lo = 0, .hi = 0.99},
                  "Correlation of a cluster's level before with its level after. Above 0: the level before "
                  "is a covariate.");
    schema.choice(
        "allocation", plan.allocation, kAllocations, {},
        "restricted: among allocations whose arms differ least at baseline; matched: drawn within sets of "
        "clusters that are alike at baseline. Both with a randomisation test.");
    schema.check(plan.clusters >= 2 * static_cast<int>(plan.arms.size()), "clusters", "two an arm or more",
                 std::to_string(plan.clusters));
    schema.check(plan.arms.empty() || plan.arms[0].effect == 0, "arms", "effect 0 in the first arm",
                 "another effect");
    schema.check(!has_duplicate_ids(plan.arms), "arms", "ids that differ", "one twice");
}

void describe(scenarios::Schema& schema, WedgePlan& plan) {
    schema.numbers("clusters_by_sequence", plan.clusters_by_sequence,
                   {.min_count = 1,
                    .max_count = 50,
                    .each = {.lo = 1, .hi = 1000, .unit = "clusters"},
                    .required = true},
                   "Sequence k crosses over after period k.");
    schema.integer("periods", plan.periods, {.lo = 2, .hi = 60}, "Periods, all clusters measured in each.");
    schema.integer("answers", plan.answers, {.lo = 1, .hi = 100000}, "Answers a cluster and period.");
    schema.number("cluster_variance", plan.cluster_variance, kVariance, "Between clusters.");
    schema.number("cell_variance", plan.cell_variance, kVariance, "Between periods of a cluster.");
    schema.number("residual_variance", plan.residual_variance, kPositiveVariance, "Between answers.");
    schema.number("effect", plan.effect, {.lo = -1e3, .hi = 1e3}, "Of the intervention.");
    schema.number("period_step", plan.period_step, {.lo = -1e3, .hi = 1e3}, "Change from period to period.");
    schema.check(static_cast<int>(plan.clusters_by_sequence.size()) < plan.periods, "periods",
                 "more periods than sequences", std::to_string(plan.periods));
}

void describe(scenarios::Schema& schema, CourseArm& arm) {
    schema.text("id", arm.id, kDesignId, "Name of the arm in files.");
    schema.bilingual("name", arm.name, kDesignName, "Name for readers.");
    const std::vector<std::string_view>& courses = sim::option_names(sim::Lever::course);
    int course = static_cast<int>(std::find(courses.begin(), courses.end(), arm.course) - courses.begin());
    schema.choice("course", course, courses, {}, "The course that its leaders take.");
    arm.course = courses[static_cast<std::size_t>(course)];
    schema.text(
        "practice", arm.practice, {.max_length = 400},
        "A strategy that its leaders follow after the course, as strongly as they hold it; left out: the "
        "introduction that all share.");
}

void describe(scenarios::Schema& schema, SimulatedTrialPlan& plan) {
    schema.text("scenario", plan.scenario, {.min_length = 1, .max_length = 400},
                "A shipped scenario, or a path.");
    schema.text("introduction", plan.introduction, {.min_length = 1, .max_length = 400},
                "The strategy that all clusters follow, a shipped one or a path.");
    schema.integer("clusters", plan.clusters, {.lo = 4, .hi = 500}, "Offices, each with people of its own.");
    schema.list("arms", plan.arms, {.min = 2, .max = 10, .required = true}, "The first is the control.");
    schema.integer("weeks", plan.weeks, {.lo = 4, .hi = 520, .unit = "weeks"}, "Until support is measured.");
    schema.integer("run_in", plan.run_in, {.lo = 1, .hi = 519, .unit = "weeks"},
                   "Before the course; support is measured at its end.");
    schema.integer("course_weeks", plan.course_weeks, {.lo = 1, .hi = 520, .unit = "weeks"},
                   "That the course lasts.");
    schema.number("fidelity", plan.fidelity, kWholeShare, "Mean strength of the course as held.");
    schema.number("fidelity_sd", plan.fidelity_sd, {.lo = 0, .hi = 1}, "Between clusters, cut to 0 to 1.");
    schema.number("size_spread", plan.size_spread, {.lo = 0, .hi = 2},
                  "Coefficient of variation of the number who answer.");
    schema.number("drop_out", plan.drop_out, kDesignShare, "Workers who do not answer at the end.");
    schema.number("error_sd", plan.error_sd, {.lo = 0, .hi = 1},
                  "SD of the error of one item, support from 0 to 1.");
    schema.integer("items", plan.items, {.lo = 1, .hi = 100}, "Items that a worker's answer is the mean of.");
    schema.boolean("baseline", plan.baseline, {}, "Support at the end of the run-in is a covariate.");
    schema.choice("allocation", plan.allocation, kAllocations, {}, "As in a cluster trial.");
    schema.check(plan.run_in < plan.weeks, "run_in", "fewer than weeks", std::to_string(plan.run_in));
    schema.check(plan.clusters >= 2 * static_cast<int>(plan.arms.size()), "clusters", "two an arm or more",
                 std::to_string(plan.clusters));
    schema.check(!has_duplicate_ids(plan.arms), "arms", "ids that differ", "one twice");
}

void describe(scenarios::Schema& schema, PowerPlan& plan) {
    schema.integer("replications", plan.replications, {.lo = 10, .hi = 1000000}, "Studies played.");
    schema.integer("seed", plan.seed, {.lo = 0}, "Of all draws.");
    schema.number("alpha", plan.alpha, {.lo = 0, .hi = 0.5, .lo_open = true},
                  "Level of the tests, two-sided.");
    schema.number("wanted", plan.wanted, {.lo = 0.5, .hi = 1, .hi_open = true},
                  "Power for which the smallest detectable effect is given.");
}

void describe(scenarios::Schema& schema, StudyDesign& design) {
    schema.integer("schema", design.schema, {.lo = 1, .hi = 1, .required = true},
                   "Version of the file language.");
    schema.text("id", design.id, kDesignId, "Name of the design in files.");
    schema.bilingual("name", design.name, kDesignName, "Name for readers.");
    schema.choice("data_model", design.data_model, kDataModels, {.required = true},
                  "What `skoen power` plays.");
    schema.optional_object("vignettes", design.vignettes, "A survey experiment.");
    schema.optional_object("cluster_trial", design.cluster_trial,
                           "A trial across clusters, arms beside each other.");
    schema.optional_object("stepped_wedge", design.stepped_wedge,
                           "A trial in which clusters cross over in turn.");
    schema.optional_object("simulation", design.simulation,
                           "A trial whose outcomes are played by the model of the office.");
    schema.object("power", design.power, false, "Of the simulation.");
    const bool there = design.data_model == DataModel::vignettes       ? design.vignettes.has_value()
                       : design.data_model == DataModel::cluster_trial ? design.cluster_trial.has_value()
                       : design.data_model == DataModel::stepped_wedge ? design.stepped_wedge.has_value()
                                                                       : design.simulation.has_value();
    schema.check(there, "data_model", "the part of the same name in the file", "none");
}

}  // namespace skoen::study
