// Qualtrics: a contact list with the texts as embedded data, and a survey file (QSF) with one question piped eight times, or
// as many as a deck holds. Checked for structure only.
#include <algorithm>

#include "sim/base/json_writer.h"
#include "stats/csv.h"
#include "study/exports.h"
#include "study/vignette_text.h"

namespace skoen::study {

namespace {

std::size_t deck_size(const ExportInput& in) {
    return in.deck.profiles.size() / static_cast<std::size_t>(in.design.vignettes->decks);
}

std::string qualtrics_contacts(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    std::string out = "Email,FirstName,LastName,ExternalDataReference,Language,profession,deck,order";
    for (std::size_t k = 1; k <= deck_size(in); ++k) {
        const std::string v = ",v" + std::to_string(k) + '_';
        out += v + "text_da" + v + "text_en" + v + "number";
        for (const VignetteFactor& factor : plan.factors) out += v + "level_" + factor.id;
    }
    out += '\n';
    for (const Respondent& one : in.respondents) {
        std::string order;
        for (const std::size_t place : one.order)
            order += (order.empty() ? "" : " ") + std::to_string(place + 1);
        out += one.token + "@example.org,Respondent," + one.token + ',' + one.token + ",DA," +
               plan.professions[one.profession].id + ',' + std::to_string(one.deck + 1) + ',' + order;
        for (const std::size_t place : one.order) {
            const stats::Profile& profile = in.deck.profiles[place];
            out += ',' + stats::csv_cell(vignette_text(plan, profile, base::Language::da)) + ',' +
                   stats::csv_cell(vignette_text(plan, profile, base::Language::en)) + ',' +
                   std::to_string(place + 1);
            for (std::size_t f = 0; f < plan.factors.size(); ++f)
                out += ',' + plan.factors[f].levels[profile[f]].id;
        }
        out += '\n';
    }
    return out;
}

constexpr const char* kSurveyId = "SV_skoen0000000001";

void element_head(base::JsonWriter& json, const char* element, const std::string& primary,
                  const std::string& secondary) {
    json.begin_object();
    json.key("SurveyID").value(kSurveyId);
    json.key("Element").value(element);
    json.key("PrimaryAttribute").value(primary);
    if (secondary.empty())
        json.key("SecondaryAttribute").value(nullptr);
    else
        json.key("SecondaryAttribute").value(secondary);
    json.key("TertiaryAttribute").value(nullptr);
    json.key("Payload");
}

void write_blocks(base::JsonWriter& json, const ExportInput& in) {
    element_head(json, "BL", "Survey Blocks", "");
    json.begin_array();
    json.begin_object()
        .key("Type")
        .value("Default")
        .key("Description")
        .value("Vignettes")
        .key("ID")
        .value("BL_vignettes");
    json.key("BlockElements").begin_array();
    json.begin_object().key("Type").value("Question").key("QuestionID").value("QID1").end_object();
    json.end_array();
    json.key("Options")
        .begin_object()
        .key("BlockLocking")
        .value("false")
        .key("RandomizeQuestions")
        .value("false");
    json.key("Looping").value("Static").key("LoopingOptions").begin_object().key("Static").begin_object();
    for (std::size_t k = 1; k <= deck_size(in); ++k) {
        const std::string number = std::to_string(k);
        json.key(number).begin_object().key("1").value("${e://Field/v" + number + "_text_da}");
        json.key("2").value("${e://Field/v" + number + "_text_en}").end_object();
    }
    json.end_object()
        .key("Randomization")
        .value("None")
        .end_object()
        .end_object();  // the order is drawn already
    json.end_object();
    json.begin_object().key("Type").value("Trash").key("Description").value("Trash / Unused Questions");
    json.key("ID").value("BL_trash").key("BlockElements").begin_array().end_array().end_object();
    json.end_array().end_object();
}

void write_flow(base::JsonWriter& json) {
    element_head(json, "FL", "Survey Flow", "");
    json.begin_object().key("Type").value("Root").key("FlowID").value("FL_1");
    json.key("Flow").begin_array();
    json.begin_object()
        .key("Type")
        .value("Standard")
        .key("ID")
        .value("BL_vignettes")
        .key("FlowID")
        .value("FL_2");
    json.key("Autofill").begin_array().end_array().end_object();
    json.end_array();
    json.key("Properties").begin_object().key("Count").value(2).end_object().end_object().end_object();
}

void write_question(base::JsonWriter& json, const ExportInput& in) {
    const AnswerScale& scale = in.design.vignettes->answer;
    element_head(json, "SQ", "QID1", scale.question.da);
    json.begin_object();
    json.key("QuestionText").value("${lm://Field/1}<br><br>" + scale.question.da);
    json.key("DataExportTag")
        .value("answer")
        .key("QuestionType")
        .value("MC")
        .key("Selector")
        .value("SAHR")
        .key("SubSelector")
        .value("TX");
    json.key("QuestionDescription").value(scale.question.da).key("QuestionID").value("QID1");
    json.key("Choices").begin_object();
    for (int a = scale.low; a <= scale.high; ++a) {
        std::string label = std::to_string(a);
        if (a == scale.low) label += " " + scale.low_label.da;
        if (a == scale.high) label += " " + scale.high_label.da;
        json.key(std::to_string(a - scale.low + 1)).begin_object().key("Display").value(label).end_object();
    }
    json.end_object().key("ChoiceOrder").begin_array();
    for (int a = 1; a <= scale.high - scale.low + 1; ++a) json.value(std::to_string(a));
    json.end_array().key("RecodeValues").begin_object();
    for (int a = scale.low; a <= scale.high; ++a)
        json.key(std::to_string(a - scale.low + 1)).value(std::to_string(a));
    json.end_object();
    json.key("Validation").begin_object().key("Settings").begin_object().key("ForceResponse").value("ON");
    json.key("ForceResponseType").value("ON").key("Type").value("None").end_object().end_object();
    json.key("Language").begin_object().key("EN").begin_object();
    json.key("QuestionText").value("${lm://Field/2}<br><br>" + scale.question.en).end_object().end_object();
    json.end_object().end_object();
}

std::string qualtrics_survey(const ExportInput& in) {
    base::JsonWriter json;
    json.begin_object();
    json.key("SurveyEntry").begin_object();
    json.key("SurveyID").value(kSurveyId).key("SurveyName").value(in.design.name.da);
    json.key("SurveyDescription")
        .value(nullptr)
        .key("SurveyOwnerID")
        .value("UR_skoen")
        .key("SurveyBrandID")
        .value("skoen");
    json.key("DivisionID")
        .value(nullptr)
        .key("SurveyLanguage")
        .value("DA")
        .key("SurveyActiveResponseSet")
        .value("RS_skoen");
    json.key("SurveyStatus").value("Inactive").key("SurveyStartDate").value("0000-00-00 00:00:00");
    json.key("SurveyExpirationDate").value("0000-00-00 00:00:00").key("CreatorID").value("UR_skoen");
    json.key("Deleted").value(nullptr).end_object();
    json.key("SurveyElements").begin_array();
    write_blocks(json, in);
    write_flow(json);
    element_head(json, "SO", "Survey Options", "");
    json.begin_object().key("BackButton").value("false").key("SaveAndContinue").value("true");
    json.key("SurveyProtection").value("ByInvitation").key("SurveyLanguage").value("DA");
    json.key("AvailableLanguages")
        .begin_object()
        .key("DA")
        .begin_array()
        .end_array()
        .key("EN")
        .begin_array()
        .end_array()
        .end_object();
    json.end_object().end_object();
    element_head(json, "SCO", "Scoring", "");
    json.begin_object()
        .key("ScoringCategories")
        .begin_array()
        .end_array()
        .key("ScoringCategoryGroups")
        .begin_array()
        .end_array();
    json.end_object().end_object();
    element_head(json, "PROJ", "CORE", "");
    json.begin_object()
        .key("ProjectCategory")
        .value("CORE")
        .key("SchemaVersion")
        .value("1.1.0")
        .end_object()
        .end_object();
    element_head(json, "STAT", "Survey Statistics", "");
    json.begin_object()
        .key("MobileCompatible")
        .value(true)
        .key("ID")
        .value("Survey Statistics")
        .end_object()
        .end_object();
    element_head(json, "QC", "Survey Question Count", "1");
    json.value(nullptr).end_object();
    element_head(json, "RS", "RS_skoen", "Default Response Set");
    json.value(nullptr).end_object();
    write_question(json, in);
    json.end_array().end_object();
    return json.finish();
}

}  // namespace

std::vector<ExportFile> export_qualtrics(const ExportInput& in) {
    return {{"qualtrics/contacts.csv", qualtrics_contacts(in)},
            {"qualtrics/survey.qsf", qualtrics_survey(in)}};
}

}  // namespace skoen::study
