// SurveyJS: one page a vignette, shown to the deck it belongs to; the order of pages comes with the respondent.
#include "scenarios/texts.h"
#include "sim/base/json_writer.h"
#include "study/exports.h"
#include "study/vignette_text.h"

namespace skoen::study {

namespace {

void write_bilingual(base::JsonWriter& json, const char* key, const base::Bilingual& words) {
    json.key(key).begin_object().key("default").value(words.en).key("da").value(words.da).end_object();
}

base::Bilingual survey_text(std::string_view key, std::initializer_list<std::string_view> values = {}) {
    const base::Bilingual& words = scenarios::text(key);
    return {scenarios::fill(words.da, values), scenarios::fill(words.en, values)};
}

base::Bilingual paragraph(base::Bilingual words) {
    for (std::string* text : {&words.da, &words.en}) {
        std::string out = "<p>";
        for (const char c : *text) {
            out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '\n' ? "</p><p>" : std::string(1, c);
        }
        *text = out + "</p>";
    }
    return words;
}

// What every respondent meets first. Two minutes to begin and end, and half a minute a vignette.
void write_first_page(base::JsonWriter& json, const ExportInput& in) {
    const std::size_t size = in.deck.profiles.size() / static_cast<std::size_t>(in.design.vignettes->decks);
    json.begin_object();
    json.key("name").value("page_start");
    write_bilingual(json, "title", survey_text("bench.survey.intro_title"));
    json.key("elements").begin_array();
    json.begin_object().key("type").value("html").key("name").value("start_text");
    write_bilingual(
        json, "html",
        survey_text("bench.survey.intro", {std::to_string(size), std::to_string(2 + (size + 1) / 2)}));
    json.end_object().end_array().end_object();
}

void write_answer(base::JsonWriter& json, const AnswerScale& answer, const std::string& name) {
    const bool steps = answer.high - answer.low <= 20;
    json.begin_object();
    json.key("type").value(steps ? "rating" : "text").key("name").value(name);
    write_bilingual(json, "title", answer.question);
    json.key("isRequired").value(true);
    write_bilingual(json, "requiredErrorText", survey_text("bench.survey.required"));
    if (steps) {
        json.key("rateMin").value(answer.low).key("rateMax").value(answer.high);
        json.key("rateCount").value(answer.high - answer.low + 1);
        json.key("displayMode").value("buttons").key("rateDescriptionLocation").value("bottom");
        write_bilingual(json, "minRateDescription", answer.low_label);
        write_bilingual(json, "maxRateDescription", answer.high_label);
    } else {
        json.key("inputType").value("number").key("min").value(answer.low).key("max").value(answer.high);
    }
    json.end_object();
}

std::string surveyjs_survey(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    base::JsonWriter json;
    json.begin_object();
    json.key("locale").value("da");
    json.key("showQuestionNumbers").value(false).key("showPrevButton").value(false);
    json.key("requiredMark").value("");
    write_bilingual(json, "pageNextText", survey_text("bench.survey.next"));
    write_bilingual(json, "completeText", survey_text("bench.survey.complete"));
    write_bilingual(json, "completedHtml", survey_text("bench.survey.thanks"));
    json.key("pages").begin_array();
    write_first_page(json, in);
    for (std::size_t i = 0; i < in.deck.profiles.size(); ++i) {
        const std::string name = "v" + std::to_string(i + 1);
        json.begin_object();
        json.key("name").value("page_" + name);
        json.key("visibleIf").value("{deck} = " + std::to_string(in.deck.deck[i] + 1));
        json.key("elements").begin_array();
        json.begin_object().key("type").value("html").key("name").value(name + "_text");
        write_bilingual(json, "html",
                        paragraph({vignette_text(plan, in.deck.profiles[i], base::Language::da),
                                   vignette_text(plan, in.deck.profiles[i], base::Language::en)}));
        json.end_object();
        write_answer(json, plan.answer, name);
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.finish();
}

// A page that shows the survey to the respondent of the link (index.html?token=R001) in the order drawn. Beside it must lie
// survey.core.min.js, survey-js-ui.min.js and survey-core.min.css of SurveyJS 2.5. Answers go to window.skoenAnswered if
// whoever hosts the page defines it, else into a file that the respondent can save.
constexpr const char* kSurveyPage = R"(<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TITLE</title>
<link rel="stylesheet" href="survey-core.min.css">
<style>html, body { height: 100%; margin: 0; background: #f3f3f3; }</style>
<script src="survey.core.min.js"></script>
<script src="survey-js-ui.min.js"></script>
<script src="data.js"></script>
</head>
<body>
<div id="survey"></div>
<script>
const asked = new URLSearchParams(location.search);
const me = skoen.respondents.find(r => r.token === asked.get("token"));
const root = document.getElementById("survey");
function begin() {
  const survey = new Survey.Model(skoen.survey);
  survey.locale = asked.get("lang") || "da";
  survey.setVariable("deck", me.deck);
  const order = ["page_start", ...me.order];
  for (const page of [...survey.pages]) if (!order.includes(page.name)) survey.removePage(page);
  order.forEach((name, place) => {
    const page = survey.getPageByName(name);
    survey.pages.splice(survey.pages.indexOf(page), 1);
    survey.pages.splice(place, 0, page);
  });
  me.order.forEach((name, place) => {
    const title = skoen.page[survey.locale === "da" ? "da" : "en"];
    survey.getPageByName(name).title = title.replace("{0}", place + 1).replace("{1}", me.order.length);
  });
  survey.onComplete.add(() => {
    const answers = { token: me.token, synthetic: skoen.synthetic, ...survey.data };
    if (window.skoenAnswered) return window.skoenAnswered(answers);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify([answers])], { type: "application/json" }));
    link.download = "answers_" + me.token + ".json";
    link.textContent = skoen.file[survey.locale === "da" ? "da" : "en"];
    root.append(link);
  });
  survey.render(root);
  window.skoenSurvey = survey;
}
if (me) begin(); else root.textContent = skoen.unknown.da;
</script>
</body>
</html>
)";

std::string survey_page(const ExportInput& in) {
    std::string out = kSurveyPage;
    out.replace(out.find("TITLE"), 5, in.design.name.da);
    return out;
}

void write_texts(std::string& out, const char* name, std::string_view key) {
    base::JsonWriter json;
    json.begin_object();
    const base::Bilingual& words = scenarios::text(key);
    json.key("da").value(words.da).key("en").value(words.en).end_object();
    out += std::string("skoen.") + name + " = " + json.finish() + ";\n";
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
    const std::string survey = surveyjs_survey(in), respondents = surveyjs_respondents(in);
    // Real answers: whoever fields the survey sets skoen.synthetic to 0.
    std::string data =
        "const skoen = {};\nskoen.synthetic = 1; // 0 when people answer\nskoen.survey = " + survey +
        ";\nskoen.respondents = " + respondents + ";\n";
    write_texts(data, "page", "bench.survey.page");
    write_texts(data, "unknown", "bench.survey.unknown");
    write_texts(data, "file", "bench.survey.file");
    return {{"surveyjs/survey.json", survey},
            {"surveyjs/respondents.json", respondents},
            {"surveyjs/index.html", survey_page(in)},
            {"surveyjs/data.js", data},
            {"surveyjs/answers_synthetic.json", surveyjs_answers(in)}};
}

}  // namespace skoen::study
