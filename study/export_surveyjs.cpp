// SurveyJS: one page a vignette, shown to the deck it belongs to; the order of pages comes with the respondent.
#include <algorithm>
#include <cmath>

#include "sim/base/json.h"
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

[[noreturn]] void import_fault(const base::JsonValue& at, std::string expected, std::string found) {
    throw base::InputError(
        base::Fault{at.file(), at.line, at.column, "", std::move(expected), std::move(found)});
}

struct ImportedRow {
    const Respondent* who;
    std::size_t place, position;
    double answer, synthetic;
};

void import_person(const base::JsonValue& person, const ExportInput& in, std::vector<ImportedRow>& rows) {
    const base::JsonValue* token = person.find("token");
    if (token == nullptr) import_fault(person, "an answer with its token", "none");
    const auto who = std::find_if(in.respondents.begin(), in.respondents.end(),
                                  [&](const Respondent& r) { return r.token == token->text; });
    if (who == in.respondents.end())
        import_fault(*token, "a respondent of assignment.csv", '"' + token->text + '"');
    const base::JsonValue* synthetic = person.find("synthetic");
    for (const base::JsonMember& member : person.members) {
        const std::string& key = member.key;
        if (key.size() < 2 || key[0] != 'v' || key.find_first_not_of("0123456789", 1) != std::string::npos)
            continue;
        const std::size_t place = static_cast<std::size_t>(std::stoul(key.substr(1).substr(0, 6))) - 1;
        const auto shown = std::find(who->order.begin(), who->order.end(), place);
        if (shown == who->order.end()) import_fault(member.value, "a vignette of the respondent's deck", key);
        const AnswerScale& scale = in.design.vignettes->answer;
        const double answer = member.value.number;
        if (member.value.kind != base::JsonValue::Kind::number || answer < scale.low || answer > scale.high ||
            answer != std::floor(answer)) {
            import_fault(member.value,
                         "a whole number from " + std::to_string(scale.low) + " to " +
                             std::to_string(scale.high),
                         base::in_words(member.value));
        }
        rows.push_back({&*who, place, static_cast<std::size_t>(shown - who->order.begin()), answer,
                        synthetic != nullptr ? synthetic->number : 0});
    }
}

}  // namespace

std::vector<ExportFile> export_surveyjs(const ExportInput& in) {
    return {{"surveyjs/survey.json", surveyjs_survey(in)},
            {"surveyjs/respondents.json", surveyjs_respondents(in)},
            {"surveyjs/answers_synthetic.json", surveyjs_answers(in)}};
}

stats::DataFrame import_surveyjs(std::string_view text, const std::string& file, const ExportInput& in) {
    const base::JsonValue root = base::parse_json(text, file);
    if (root.kind != base::JsonValue::Kind::array)
        import_fault(root, "an array of answers", base::in_words(root));
    std::vector<ImportedRow> rows;
    for (const base::JsonValue& person : root.items) import_person(person, in, rows);
    std::stable_sort(rows.begin(), rows.end(), [](const ImportedRow& a, const ImportedRow& b) {
        return a.who != b.who ? a.who < b.who : a.position < b.position;
    });
    const VignettePlan& plan = *in.design.vignettes;
    std::vector<double> synthetic, deck, position, vignette, answer;
    std::vector<std::string> id, profession;
    std::vector<std::vector<std::string>> levels(plan.factors.size());
    for (const ImportedRow& row : rows) {
        synthetic.push_back(row.synthetic);
        id.push_back(row.who->token);
        profession.push_back(plan.professions[row.who->profession].id);
        deck.push_back(row.who->deck + 1);
        position.push_back(static_cast<double>(row.position + 1));
        vignette.push_back(static_cast<double>(row.place + 1));
        answer.push_back(row.answer);
        for (std::size_t f = 0; f < levels.size(); ++f) {
            levels[f].push_back(plan.factors[f].levels[in.deck.profiles[row.place][f]].id);
        }
    }
    stats::DataFrame out;
    out.add("synthetic", std::move(synthetic));
    out.add("id", std::move(id));
    out.add("profession", std::move(profession));
    out.add("deck", std::move(deck));
    out.add("position", std::move(position));
    out.add("vignette", std::move(vignette));
    for (std::size_t f = 0; f < levels.size(); ++f) out.add(plan.factors[f].id, std::move(levels[f]));
    out.add("answer", std::move(answer));
    return out;
}

}  // namespace skoen::study
