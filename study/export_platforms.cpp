// LimeSurvey, oTree, REDCap, formr, and lists for Enalyzer and SurveyXact. Checked for structure only.
#include <algorithm>

#include "stats/csv.h"
#include "study/exports.h"
#include "study/vignette_text.h"

namespace skoen::study {

namespace {

using base::Language;

std::string tab_cell(std::string text) {
    std::replace(text.begin(), text.end(), '\t', ' ');
    return stats::csv_cell(text, '\t');
}

struct LimeRow {
    std::string id, related, type_scale, kind, name, relevance, text, help, language, mandatory;
};

std::string lime_line(const LimeRow& r) {
    // id related_id class type/scale name relevance text help language validation mandatory other default same_default
    return r.id + '\t' + r.related + '\t' + r.kind + '\t' + r.type_scale + '\t' + r.name + '\t' +
           r.relevance + '\t' + tab_cell(r.text) + '\t' + tab_cell(r.help) + '\t' + r.language + "\t\t" +
           r.mandatory + "\t\t\t\n";
}

void lime_language(const ExportInput& in, Language language, std::string& out) {
    const VignettePlan& plan = *in.design.vignettes;
    const std::string code = language == Language::da ? "da" : "en";
    int id = 1;
    for (std::size_t i = 0; i < in.deck.profiles.size(); ++i) {
        const std::string v = "v" + std::to_string(i + 1);
        out += lime_line({std::to_string(id++), "", "", "G", v + "g",
                          "TOKEN:ATTRIBUTE_1 == \"" + std::to_string(in.deck.deck[i] + 1) + '"',
                          vignette_text(plan, in.deck.profiles[i], language), "", code, ""});
        out += lime_line({std::to_string(id), "", "L", "Q", v, "1",
                          vignette_text(plan, in.deck.profiles[i], language) + "<br><br>" +
                              plan.answer.question.in(language),
                          "", code, "Y"});
        const std::string question = std::to_string(id++);
        for (int a = plan.answer.low; a <= plan.answer.high; ++a) {
            std::string label = std::to_string(a);
            if (a == plan.answer.low) label += " " + plan.answer.low_label.in(language);
            if (a == plan.answer.high) label += " " + plan.answer.high_label.in(language);
            out += lime_line({"", question, "0", "A", std::to_string(a), "", label, "", code, ""});
        }
    }
}

// Python text in double quotes.
std::string python_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out + '"';
}

}  // namespace

std::vector<ExportFile> export_limesurvey(const ExportInput& in) {
    std::string out =
        "id\trelated_id\tclass\ttype/"
        "scale\tname\trelevance\ttext\thelp\tlanguage\tvalidation\tmandatory\tother\tdefault\tsame_default\n";
    out += lime_line({"", "", "", "S", "language", "", "da", "", "", ""});
    out += lime_line({"", "", "", "S", "additional_languages", "", "en", "", "", ""});
    out += lime_line({"", "", "", "S", "format", "", "G", "", "", ""});
    for (const Language language : {Language::da, Language::en}) {
        out += lime_line({"", "", "", "SL", "surveyls_title", "", in.design.name.in(language), "",
                          language == Language::da ? "da" : "en", ""});
    }
    lime_language(in, Language::da, out);  // the base language whole, then the other with the same rows
    lime_language(in, Language::en, out);
    std::string people = "firstname,lastname,email,token,language,attribute_1 <deck>,attribute_2 <order>\n";
    for (const Respondent& one : in.respondents) {
        std::string order;
        for (const std::size_t place : one.order)
            order += (order.empty() ? "" : " ") + std::to_string(place + 1);
        people += "Respondent," + one.token + ',' + one.token + "@example.org," + one.token + ",da," +
                  std::to_string(one.deck + 1) + ',' + order + '\n';
    }
    return {{"limesurvey/survey.txt", out}, {"limesurvey/participants.csv", people}};
}

std::vector<ExportFile> export_otree(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    std::string trials = "participant_label,position,vignette,deck,text_da,text_en\n", labels;
    for (const Respondent& one : in.respondents) {
        labels += one.token + '\n';
        for (std::size_t k = 0; k < one.order.size(); ++k) {
            trials +=
                one.token + ',' + std::to_string(k + 1) + ',' + std::to_string(one.order[k] + 1) + ',' +
                std::to_string(one.deck + 1) + ',' +
                stats::csv_cell(vignette_text(plan, in.deck.profiles[one.order[k]], Language::da)) + ',' +
                stats::csv_cell(vignette_text(plan, in.deck.profiles[one.order[k]], Language::en)) + '\n';
        }
    }
    const std::string rounds = std::to_string(in.deck.profiles.size() / static_cast<std::size_t>(plan.decks));
    const std::string program =
        "from otree.api import *\n\n\nclass C(BaseConstants):\n    NAME_IN_URL = 'vignettes'\n    "
        "PLAYERS_PER_GROUP = None\n"
        "    NUM_ROUNDS = " +
        rounds +
        "\n\n\n"
        "class Subsession(BaseSubsession):\n    pass\n\n\nclass Group(BaseGroup):\n    pass\n\n\n"
        "class Player(BasePlayer):\n    vignette = models.IntegerField()\n    answer = "
        "models.IntegerField(min=" +
        std::to_string(plan.answer.low) + ", max=" + std::to_string(plan.answer.high) +
        ", label=" + python_text(plan.answer.question.da) +
        ")\n\n\n"
        "class Trial(ExtraModel):\n    participant_label = models.StringField()\n    position = "
        "models.IntegerField()\n"
        "    vignette = models.IntegerField()\n    deck = models.IntegerField()\n    text_da = "
        "models.LongStringField()\n"
        "    text_en = models.LongStringField()\n\n\n"
        "def trials():\n    return read_csv(__name__ + '/trials.csv', Trial)\n\n\n"
        "def trial_of(player):\n    mine = [t for t in trials() if t['participant_label'] == "
        "player.participant.label]\n"
        "    return mine[player.round_number - 1]\n\n\n"
        "class Vignette(Page):\n    form_model = 'player'\n    form_fields = ['answer']\n\n    "
        "@staticmethod\n"
        "    def vars_for_template(player):\n        trial = trial_of(player)\n        player.vignette = "
        "trial['vignette']\n"
        "        return dict(text=trial['text_da'])\n\n\npage_sequence = [Vignette]\n";
    const std::string page =
        "{{ block content }}\n<p>{{ text }}</p>\n{{ formfields }}\n{{ next_button }}\n{{ endblock }}\n";
    return {{"otree/__init__.py", program},
            {"otree/Vignette.html", page},
            {"otree/trials.csv", trials},
            {"otree/participant_labels.txt", labels}};
}

std::vector<ExportFile> export_redcap(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    std::string out = "\"Variable / Field Name\",\"Form Name\",\"Section Header\",\"Field Type\",\"Field "
                      "Label\",\"Choices, Calculations, OR "
                      "Slider Labels\",\"Field Note\",\"Text Validation Type OR Show Slider Number\",\"Text "
                      "Validation Min\",\"Text Validation "
                      "Max\",Identifier?,\"Branching Logic (Show field only if...)\",\"Required "
                      "Field?\",\"Custom Alignment\",\"Question Number "
                      "(surveys only)\",\"Matrix Group Name\",\"Matrix Ranking?\",\"Field Annotation\"\n";
    out += "record_id,vignettes,,text,Respondent,,,,,,,,y,,,,,\n";
    out +=
        "deck,vignettes,,text,Bunke,,,integer,1," + std::to_string(plan.decks) + ",,,y,,,,,@HIDDEN-SURVEY\n";
    std::string choices;
    for (int a = plan.answer.low; a <= plan.answer.high; ++a) {
        choices += (choices.empty() ? "" : " | ") + std::to_string(a) + ", " + std::to_string(a);
    }
    for (std::size_t i = 0; i < in.deck.profiles.size(); ++i) {
        out += "v" + std::to_string(i + 1) + ",vignettes," +
               stats::csv_cell(vignette_text(plan, in.deck.profiles[i], Language::da)) + ",radio," +
               stats::csv_cell(plan.answer.question.da) + ",\"" + choices + "\",,,,,,\"[deck] = '" +
               std::to_string(in.deck.deck[i] + 1) + "'\",y,,,,,\n";
    }
    return {{"redcap/dictionary.csv", out}};
}

std::vector<ExportFile> export_formr(const ExportInput& in) {
    const VignettePlan& plan = *in.design.vignettes;
    std::string out = "type,name,label,optional,showif,block_order,item_order,class,value\n";
    for (std::size_t i = 0; i < in.deck.profiles.size(); ++i) {
        const std::string v = "v" + std::to_string(i + 1),
                          shown = "assignment$deck == " + std::to_string(in.deck.deck[i] + 1);
        out += "note," + v + "_text," +
               stats::csv_cell(vignette_text(plan, in.deck.profiles[i], Language::da)) + ",," + shown + ",B" +
               std::to_string(i + 1) + ",1,,\n";
        out += "\"rating_button " + std::to_string(plan.answer.low) + ',' + std::to_string(plan.answer.high) +
               ",1\"," + v + ',' + stats::csv_cell(plan.answer.question.da) + ",," + shown + ",B" +
               std::to_string(i + 1) + ",2,,\n";
    }
    return {{"formr/items.csv", out}};
}

std::vector<ExportFile> export_lists(const ExportInput& in, std::string_view platform) {
    const VignettePlan& plan = *in.design.vignettes;
    const std::string folder(platform);
    std::string out = "email,navn,id,profession,bunke";
    const std::size_t size = in.deck.profiles.size() / static_cast<std::size_t>(plan.decks);
    for (std::size_t k = 1; k <= size; ++k)
        out += ",vignet" + std::to_string(k) + ",tekst" + std::to_string(k);
    out += '\n';
    for (const Respondent& one : in.respondents) {
        out += one.token + "@example.org," + one.token + ',' + one.token + ',' +
               plan.professions[one.profession].id + ',' + std::to_string(one.deck + 1);
        for (const std::size_t place : one.order) {
            out += ',' + std::to_string(place + 1) + ',' +
                   stats::csv_cell(vignette_text(plan, in.deck.profiles[place], Language::da));
        }
        out += '\n';
    }
    const std::string how =
        "1. Opret " + std::to_string(size) + " ens spørgsmål med skalaen " + std::to_string(plan.answer.low) +
        " til " + std::to_string(plan.answer.high) + ": " + plan.answer.question.da +
        "\n2. Indlæs respondenter.csv som respondenter med baggrundsvariable (UTF-8, komma).\n"
        "3. Flet baggrundsvariablen tekst1 ind over spørgsmål 1, tekst2 over spørgsmål 2 og så videre.\n"
        "4. Hent svarene, og læg dem ved siden af vignet1, vignet2 ... efter id.\n\n"
        "1. Make " +
        std::to_string(size) +
        " equal questions with the scale.\n"
        "2. Import respondenter.csv as respondents with background variables (UTF-8, comma).\n"
        "3. Pipe the variable tekst1 above question 1, and so on.\n4. Fetch the answers and join them by "
        "id.\n";
    return {{folder + "/respondenter.csv", out}, {folder + "/vejledning.txt", how}};
}

}  // namespace skoen::study
