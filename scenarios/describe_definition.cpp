#include "scenarios/describe_definition.h"

#include "scenarios/describe_behaviour.h"
#include "scenarios/describe_case.h"
#include "scenarios/describe_decision.h"
#include "scenarios/describe_office.h"
#include "scenarios/describe_text.h"
#include "sim/base/json_writer.h"
#include "sim/case_generator.h"
#include "sim/decision.h"

namespace skoen::scenarios {

namespace {

void describe_words(Schema& schema, sim::Definition& d) {
    schema.integer("schema", d.schema, {.lo = 1, .hi = 1, .required = true}, "Version of the file language.");
    schema.text("id", d.id, kIdRule, "Name used on the command line and in results.");
    schema.bilingual("name", d.name, kNameRule, "As the desk names it.");
    schema.bilingual("summary", d.summary, kParagraphRule,
                     "What is decided, by whom, and what is special; one paragraph.");
    schema.bilingual("law", d.law, kParagraphRule, "The law's frame in one sentence.");
    schema.text("law_as_of", d.law_as_of, {.required = true, .min_length = 10, .max_length = 10},
                "The day the law was looked up, as 2026-11-22.");
    schema.check(is_iso_date(d.law_as_of), "law_as_of", "a day as 2026-11-22", '"' + d.law_as_of + '"');
    schema.bilingual("idea", d.idea, {.max_length = kMaxParagraph},
                     "Only for an idea that was never built: a text that says so.");
    schema.object("decision", d.decision, true, "What is decided, and the words for it.");
}

void describe_targets(Schema& schema, sim::Definition& d) {
    if (sim::has_options(d.decision.kind)) return;  // decision/palette states them
    schema.number("prevalence", d.prevalence, {.lo = 0.001, .hi = 0.9, .unit = "share", .required = true},
                  "Share of cases in which the harm would come if nothing is done.");
    schema.number("auc_model", d.auc_model, {.lo = 0.5, .hi = 0.97, .required = true},
                  "AUC of the best ranking by the recorded facts.");
    schema.number("auc_best", d.auc_best, {.lo = 0.5, .hi = 0.99, .required = true},
                  "AUC of anyone who saw everything.");
    schema.check(d.auc_best >= d.auc_model, "auc_best",
                 "at least auc_model (" + base::json_number(d.auc_model) + ")",
                 base::json_number(d.auc_best));
}

}  // namespace

void describe(Schema& schema, sim::Question& question) {
    schema.bilingual("text", question.text, kSentenceRule, "Asked when the group talks about what it saw.");
}

void describe(Schema& schema, sim::Definition& d) {
    describe_words(schema, d);
    describe_targets(schema, d);
    schema.list("features", d.features, {.min = 1, .max = sim::kMaxFeatures, .required = true},
                "Recorded facts: what the file of a case holds, and all that the model can see.");
    schema.list("correlations", d.correlations, {.max = sim::kMaxFeatures * (sim::kMaxFeatures - 1) / 2},
                "Correlations of the features' normal scores; others are 0.");
    schema.list("cues", d.cues, {.max = sim::kMaxCues},
                "What a person sees or hears and nobody writes down; independent of the features.");
    schema.number("unexplained", d.unexplained, {.lo = 0, .hi = 10},
                  "Weight in the index of unrecorded risk of what not even the cues name.");
    schema.list("groups", d.groups, {.max = 16}, "Groups that errors are counted for.");
    schema.text("equity_group", d.equity_group, kOptionalIdRule,
                "Id of the group whose gap against all others is reported.");
    schema.object("costs", d.costs, false, "What errors cost.");
    schema.object("minutes", d.minutes, false, "Minutes a case.");
    schema.object("office", d.office, false, "The office.");
    schema.object("history", d.history, false, "The past cases that the model is trained on.");
    schema.object("model", d.model, false, "The model.");
    schema.object("behaviour", d.behaviour, false,
                  "Human behaviour: keys left out have the ledger's value; ranges are the ledger's.");
    schema.texts("default_strategies", d.default_strategies,
                 {.min_count = 1,
                  .max_count = 12,
                  .each = {.min_length = 1, .max_length = kMaxId, .is_id = true},
                  .required = true},
                 "Ids of shipped strategies, played when none is named.");
    schema.list("questions", d.questions, {.max = 12}, "Questions for the talk afterwards.");
    schema.list("sources", d.sources, {.max = 60}, "Sources of what no feature or cue cites.");
}

}  // namespace skoen::scenarios
