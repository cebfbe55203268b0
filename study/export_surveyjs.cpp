// SurveyJS: one page a vignette, shown to the deck it belongs to; the order of pages comes with the respondent.
#include "sim/base/json_writer.h"
#include "study/exports.h"
#include "study/vignette_text.h"

namespace skoen::study {

namespace {

void write_bilingual(base::JsonWriter& json, const char* key, const base::Bilingual& words) {
    json.key(key).begin_object().key("default").value(words.en).key("da").value(words.da).end_object();
}

std::string surveyjs_survey(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    base::JsonWriter json;
    json.begin_object();
    write_bilingual(json, "title", in.design.name);
    json.key("locale").value("da");
    json.key("showProgressBar").value(true);
    json.key("calculatedValues").begin_array().end_array();
    json.key("pages").begin_array();
    for (std::size_t i = 0; i < in.deck.profiles.size(); ++i) {
        const std::string name = "v" + std::to_string(i + 1);
        const base::Bilingual words{vignette_text(plan, in.deck.profiles[i], base::Language::da),
                                    vignette_text(plan, in.deck.profiles[i], base::Language::en)};
        json.begin_object();
        json.key("name").value("page_" + name);
        json.key("visibleIf").value("{deck} = " + std::to_string(in.deck.deck[i] + 1));
        json.key("elements").begin_array();
        json.begin_object().key("type").value("html").key("name").value(name + "_text");
        write_bilingual(json, "html", words);
        json.end_object();
        json.begin_object();
        const bool steps = plan.answer.high - plan.answer.low <= 20;
        json.key("type").value(steps ? "rating" : "text").key("name").value(name);
        write_bilingual(json, "title", plan.answer.question);
        json.key("isRequired").value(true);
        if (steps) {
            json.key("rateMin").value(plan.answer.low).key("rateMax").value(plan.answer.high);
            json.key("rateCount").value(plan.answer.high - plan.answer.low + 1);
            json.key("displayMode").value("buttons");
            write_bilingual(json, "minRateDescription", plan.answer.low_label);
            write_bilingual(json, "maxRateDescription", plan.answer.high_label);
        } else {
            json.key("inputType")
                .value("number")
                .key("min")
                .value(plan.answer.low)
                .key("max")
                .value(plan.answer.high);
        }
        json.end_object();
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.finish();
}

std::string surveyjs_respondents(const ExportInput& in) {
    base::JsonWriter json;
    json.begin_array();
    for (const Respondent& one : in.respondents) {
        json.begin_object().key("token").value(one.token).key("deck").value(one.deck + 1);
        json.key("profession").value(in.design.vignettes->professions[one.profession].id);
        json.key("order").begin_array();
        for (const std::size_t place : one.order) json.value("page_v" + std::to_string(place + 1));
        json.end_array().end_object();
    }
    json.end_array();
    return json.finish();
}

// What a finished survey leaves, for every respondent, under the stated effects: for trying the import.
std::string surveyjs_answers(const ExportInput& in) {
    const stats::DataFrame answers =
        simulated_answers(*in.design.vignettes, in.deck, in.respondents, in.seed);
    base::JsonWriter json;
    json.begin_array();
    std::string open;
    for (std::size_t row = 0; row < answers.rows; ++row) {
        const std::string& id = answers.find("id")->texts[row];
        if (id != open) {
            if (!open.empty()) json.end_object();
            json.begin_object().key("token").value(id).key("synthetic").value(1);
            open = id;
        }
        json.key("v" + base::json_number(answers.find("vignette")->numbers[row]))
            .value(answers.find("answer")->numbers[row]);
    }
    if (!open.empty()) json.end_object();
    json.end_array();
    return json.finish();
}

}  // namespace

std::vector<ExportFile> export_surveyjs(const ExportInput& in) {
    return {{"surveyjs/survey.json", surveyjs_survey(in)},
            {"surveyjs/respondents.json", surveyjs_respondents(in)},
            {"surveyjs/answers_synthetic.json", surveyjs_answers(in)}};
}

}  // namespace skoen::study
