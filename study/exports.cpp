#include "study/exports.h"

#include <array>

#include "scenarios/schema_writer.h"
#include "sim/base/json_writer.h"
#include "stats/csv.h"
#include "study/mechanism.h"
#include "study/sheets.h"
#include "study/vignette_text.h"

namespace skoen::study {

namespace {

using base::Language;
using stats::csv_cell;

constexpr std::array<std::string_view, 8> kFormats = {"qualtrics", "limesurvey", "otree",    "surveyjs",
                                                      "redcap",    "formr",      "enalyzer", "surveyxact"};

std::string deck_csv(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    std::string out = "vignette,deck";
    for (const VignetteFactor& factor : plan.factors) out += ',' + csv_cell(factor.id);
    out += ",text_da,text_en\n";
    for (std::size_t i = 0; i < in.deck.profiles.size(); ++i) {
        out += std::to_string(i + 1) + ',' + std::to_string(in.deck.deck[i] + 1);
        for (std::size_t f = 0; f < plan.factors.size(); ++f) {
            out += ',' + csv_cell(plan.factors[f].levels[in.deck.profiles[i][f]].id);
        }
        for (const Language language : {Language::da, Language::en}) {
            out += ',' + csv_cell(vignette_text(plan, in.deck.profiles[i], language));
        }
        out += '\n';
    }
    return out;
}

std::string assignment_csv(const ExportInput& in) {
    std::string out = "id,profession,deck,order\n";
    for (const Respondent& one : in.respondents) {
        std::string order;
        for (const std::size_t place : one.order)
            order += (order.empty() ? "" : " ") + std::to_string(place + 1);
        out += one.token + ',' + csv_cell(in.design.vignettes->professions[one.profession].id) + ',' +
               std::to_string(one.deck + 1) + ',' + order + '\n';
    }
    return out;
}

std::string codebook_csv(const VignettePlan& plan) {
    std::string out = "variable,value,da,en\n";
    const auto row = [&](const std::string& variable, const std::string& value,
                         const base::Bilingual& words) {
        out += csv_cell(variable) + ',' + csv_cell(value) + ',' + csv_cell(words.da) + ',' +
               csv_cell(words.en) + '\n';
    };
    row("synthetic", "1",
        {"Opdigtet svar fra Skøn. Et rigtigt svar har 0.",
         "Synthetic answer made by Skøn. A real one has 0."});
    row("id", "", {"Respondentens nummer", "Number of the respondent"});
    for (const Profession& profession : plan.professions) row("profession", profession.id, profession.name);
    row("deck", "", {"Bunke, fra 1", "Deck, from 1"});
    row("position", "", {"Vignettens plads i rækkefølgen", "Place of the vignette in the order shown"});
    row("vignette", "", {"Vignettens nummer i deck.csv", "Number of the vignette in deck.csv"});
    for (const VignetteFactor& factor : plan.factors) {
        row(factor.id, "", factor.name);
        for (const FactorLevel& level : factor.levels) row(factor.id, level.id, level.text);
    }
    row("answer", "", plan.answer.question);
    row("answer", std::to_string(plan.answer.low), plan.answer.low_label);
    row("answer", std::to_string(plan.answer.high), plan.answer.high_label);
    return out;
}

std::string escaped_html(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
    return out;
}

// For print: a page a vignette, the scale as boxes, both languages in turn.
std::string booklet_html(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    std::string out = "<!doctype html><html lang=\"da\"><head><meta charset=\"utf-8\"><title>" +
                      escaped_html(in.design.name.da) +
                      "</title><style>body{font:14pt/1.5 serif;max-width:34em;margin:2em "
                      "auto}section{page-break-after:always}"
                      "td{border:1px solid #555;padding:.3em .7em}small{color:#555}</style></head><body>\n";
    for (const Language language : {Language::da, Language::en}) {
        for (std::size_t i = 0; i < in.deck.profiles.size(); ++i) {
            out += "<section><p><small>" + std::string(language == Language::da ? "Bunke " : "Deck ") +
                   std::to_string(in.deck.deck[i] + 1) + ", vignette " + std::to_string(i + 1) +
                   "</small></p><p>" + escaped_html(vignette_text(plan, in.deck.profiles[i], language)) +
                   "</p><p><b>" + escaped_html(plan.answer.question.in(language)) + "</b></p><p>" +
                   escaped_html(plan.answer.low_label.in(language)) + "</p><table><tr>";
            const int step = plan.answer.high - plan.answer.low > 12 ? 10 : 1;
            for (int a = plan.answer.low; a <= plan.answer.high; a += step)
                out += "<td>" + std::to_string(a) + "</td>";
            out +=
                "</tr></table><p>" + escaped_html(plan.answer.high_label.in(language)) + "</p></section>\n";
        }
    }
    return out + "</body></html>\n";
}

std::string datapackage(const std::vector<ExportFile>& files, const ExportInput& in) {
    base::JsonWriter json;
    json.begin_object();
    json.key("profile").value("data-package");
    json.key("name").value(in.design.id);
    json.key("title").value(in.design.name.en);
    json.key("description")
        .value("Synthetic. No real citizens, no real respondents. Every simulated answer has synthetic = 1.");
    json.key("resources").begin_array();
    for (const ExportFile& file : files) {
        if (!file.name.ends_with(".csv")) continue;
        json.begin_object();
        json.key("name").value(file.name.substr(0, file.name.size() - 4));
        json.key("path").value(file.name);
        json.key("format").value("csv");
        json.key("encoding").value("utf-8");
        json.key("schema").begin_object().key("fields").begin_array();
        const stats::DataFrame data = stats::read_csv(file.bytes, file.name);
        for (const stats::DataColumn& column : data.columns) {
            json.begin_object()
                .key("name")
                .value(column.name)
                .key("type")
                .value(column.numeric ? "number" : "string")
                .end_object();
        }
        json.end_array().end_object();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.finish();
}

}  // namespace

std::span<const std::string_view> export_formats() { return kFormats; }

std::vector<ExportFile> export_tables(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    const stats::DataFrame answers = simulated_answers(plan, in.deck, in.respondents, in.seed);
    std::vector<ExportFile> files = {{"deck.csv", deck_csv(in)},
                                     {"assignment.csv", assignment_csv(in)},
                                     {"answers_long.csv", stats::write_csv(answers)},
                                     {"answers_wide.csv", stats::write_csv(wide_answers(answers, in.deck))},
                                     {"codebook.csv", codebook_csv(plan)}};
    for (const Mechanism& mechanism : plan.mechanisms) {
        files.push_back(
            {"answers_" + mechanism.id + ".csv",
             stats::write_csv(mechanism_answers(plan, in.deck, in.respondents, mechanism, in.seed))});
    }
    files.push_back({"datapackage.json", datapackage(files, in)});
    files.push_back({"design.json", scenarios::write_with_schema(in.design)});
    files.push_back({"forhaandsregistrering.md", preregistration_sheet(in, Language::da)});
    files.push_back({"preregistration.md", preregistration_sheet(in, Language::en)});
    files.push_back({"kodebog.md", codebook_sheet(in, Language::da)});
    files.push_back({"codebook.md", codebook_sheet(in, Language::en)});
    files.push_back({"booklet.html", booklet_html(in)});
    return files;
}

std::vector<ExportFile> export_platform(std::string_view format, const ExportInput& in) {
    if (format == "qualtrics") return export_qualtrics(in);
    if (format == "limesurvey") return export_limesurvey(in);
    if (format == "otree") return export_otree(in);
    if (format == "surveyjs") return export_surveyjs(in);
    if (format == "redcap") return export_redcap(in);
    if (format == "formr") return export_formr(in);
    return export_lists(in, format);
}

}  // namespace skoen::study
