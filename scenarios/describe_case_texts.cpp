#include "scenarios/case_texts.h"

#include <cmath>

#include "scenarios/describe_text.h"
#include "sim/base/json_writer.h"

namespace skoen::scenarios {

namespace {

constexpr std::size_t kMaxConditions = 20;
const TextsRule kConditionsRule{.max_count = kMaxConditions, .each = {.min_length = 1, .max_length = 300}};
const TextRule kWordingRule{.required = true, .min_length = 1, .max_length = 300};
const TextsRule kPartsRule{
    .min_count = 1, .max_count = 20, .each = {.min_length = 1, .max_length = 40}, .required = true};
constexpr const char* kWhen =
    "Conditions; all must hold. \"age 6 to 12\", \"type is andet | kriminalitet\", \"type is not andet\".";

}  // namespace

static void describe(Schema& schema, CaseWording& wording) {
    schema.text("da", wording.text.da, kWordingRule, "Danish; {words} in braces.");
    schema.text("en", wording.text.en, kWordingRule, "English, the same sentence.");
}

static void describe(Schema& schema, CaseDetailValue& value) {
    schema.bilingual("name", value.name, kNameRule, "As conditions name it.");
    schema.number("share", value.share,
                  {.lo = 0, .hi = 1, .lo_open = true, .unit = "share", .required = true}, "Probability.");
}

static void describe(Schema& schema, CaseDetail& detail) {
    schema.text("id", detail.id, kIdRule, "Name used in conditions.");
    schema.bilingual("name", detail.name, kNameRule, "What it is.");
    schema.list("values", detail.values, {.min = 2, .max = 12, .required = true},
                "Drawn independently of facts, cues and harm.");
    double sum = 0;
    for (const CaseDetailValue& value : detail.values) sum += value.share;
    schema.check(std::fabs(sum - 1.0) <= 1e-6, "values", "shares that sum to 1", base::json_number(sum));
}

static void describe(Schema& schema, CaseWordForm& form) {
    schema.texts("when", form.when, kConditionsRule, kWhen);
    schema.list("text", form.text, {.min = 1, .max = 40, .required = true},
                "One of these, drawn once a case.");
}

static void describe(Schema& schema, CaseWord& word) {
    schema.text("id", word.id, kIdRule, "Written {id} in sentences, {Id} with a capital.");
    schema.text("like", word.like, kOptionalIdRule, "Drawn together with this word.");
    schema.text("mentions", word.mentions, kOptionalIdRule, "Whom it speaks of, in a word of one's own.");
    schema.text("first", word.first, kOptionalIdRule,
                "The word in its place where nobody mentioned them before.");
    schema.list("forms", word.forms, {.min = 1, .max = 40, .required = true},
                "The first that holds is used.");
}

static void describe(Schema& schema, CaseLetter& letter) {
    schema.texts("when", letter.when, kConditionsRule, kWhen);
    schema.texts("parts", letter.parts, kPartsRule,
                 "In order; a part twice: two sentences of it; ending with ?: in half of the letters.");
}

static void describe(Schema& schema, CaseStep& step) {
    schema.text("id", step.id, kIdRule, "Name used in records.");
    schema.bilingual("name", step.name, kNameRule, "What one can do.");
    schema.bilingual("done", step.done, kNameRule, "The same when it is done.");
    schema.integer("minutes", step.minutes, {.lo = 1, .hi = 240, .unit = "minutes", .required = true},
                   "Working time it takes in the exercise.");
    schema.texts("cues", step.cues, {.min_count = 1, .max_count = 16, .each = kIdRule, .required = true},
                 "Cues of the scenario that show.");
    schema.texts("parts", step.parts, kPartsRule, "One sentence of each tells what was seen.");
}

static void describe(Schema& schema, CaseLeftOut& rule) {
    schema.texts(
        "when", rule.when,
        {.min_count = 1, .max_count = kMaxConditions, .each = kConditionsRule.each, .required = true}, kWhen);
}

static void describe(Schema& schema, CaseAnnouncement& announcement) {
    schema.text("id", announcement.id, kIdRule, "Name used by sentences.");
    schema.texts("when", announcement.when, kConditionsRule,
                 "Conditions; none: only where a sentence warns of it.");
    schema.bilingual("text", announcement.text, kSentenceRule, "Said before the text is shown.");
}

static void describe(Schema& schema, CaseWatch& watch) {
    schema.texts(
        "stems", watch.stems,
        {.min_count = 1, .max_count = 60, .each = {.min_length = 3, .max_length = 40}, .required = true},
        "Beginnings or middles of words, small letters, either language.");
    schema.texts("needs", watch.needs, kConditionsRule,
                 "One of these must hold; none: the words are never used.");
}

static void describe(Schema& schema, CaseSentence& sentence) {
    schema.text("topic", sentence.topic, {.max_length = 40}, "One sentence of a topic in a letter.");
    schema.texts("when", sentence.when, kConditionsRule, kWhen);
    schema.texts("claims", sentence.claims,
                 {.max_count = kMaxConditions, .each = kConditionsRule.each, .required = true},
                 "What the sentence says of the case, as conditions; must follow from when.");
    schema.text("warns", sentence.warns, kOptionalIdRule, "Id of an announcement that it calls for.");
    schema.list("text", sentence.text, {.min = 1, .max = 20, .required = true}, "Ways of saying it.");
}

static void describe(Schema& schema, CasePassage& passage) {
    schema.text("part", passage.part, kIdRule, "Part of a letter or a step.");
    schema.texts("when", passage.when, kConditionsRule, kWhen);
    schema.list("sentences", passage.sentences, {.min = 1, .max = 400, .required = true}, "Any of them.");
}

void describe(Schema& schema, CaseTextFile& file) {
    schema.integer("schema", file.schema, {.lo = 1, .hi = 1, .required = true},
                   "Version of the file language.");
    schema.text("case_texts", file.case_texts, kIdRule, "Id of the scenario.");
    schema.bilingual("heading", file.heading, {.max_length = kMaxName}, "Over the letter.");
    schema.list("details", file.details, {.max = 16}, "What texts need and the scenario does not hold.");
    schema.list("words", file.words, {.max = 400}, "Words that change with the case.");
    schema.list("letters", file.letters, {.max = 60}, "The first whose conditions hold is used.");
    schema.list("steps", file.steps, {.max = 8}, "What one can spend minutes on.");
    schema.list("left_out", file.left_out, {.max = 100}, "Cases for which no text is written.");
    schema.list("announcements", file.announcements, {.max = 20}, "Said before hard texts.");
    schema.list("watch", file.watch, {.max = 60}, "Words that give a fact away.");
    schema.list("passages", file.passages, {.max = 400}, "The sentences.");
}

}  // namespace skoen::scenarios
