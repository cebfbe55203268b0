#include "session/training_fields.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "lab/run_folder_tables.h"
#include "scenarios/texts.h"
#include "sim/base/json_writer.h"
#include "sim/base/math.h"

namespace skoen::session {

namespace {

std::string whole(int value) { return std::to_string(value); }
std::string known(int value) { return value == 0 ? std::string() : std::to_string(value); }
// As read.csv of R wants it; data packages take it too.
std::string truth(bool value) { return value ? "TRUE" : "FALSE"; }
std::string truth(const std::optional<bool>& value) { return value ? truth(*value) : std::string(); }
std::string known_share(const Training& training, int score) {
    return score == 0 ? std::string()
                      : base::json_number(share_of_score(score, training.room().world.tool.line));
}
std::string name_of(sim::Lever lever, int option) {
    return std::string(sim::option_names(lever)[static_cast<std::size_t>(option)]);
}

std::string joined_steps(const TrainingRecord& r) {
    std::string out;
    for (const std::string& step : r.steps) out += (out.empty() ? "" : " ") + step;
    return out;
}

std::string arm_id(const Training& t) {
    const auto& arms = t.room().session.arms;
    return arms.empty() ? std::string() : arms[t.view().arm].id;
}

using T = const Training&;
using R = const TrainingRecord&;

std::vector<TrainingField> make_fields() {
    return {{"session", "string", false, [](T t, R) { return t.room().session.session; }},
            {"scenario", "string", false, [](T t, R) { return t.room().session.scenario; }},
            {"person", "string", false, [](T t, R) { return t.kept_as(); }},
            {"seat", "integer", true, [](T t, R) { return whole(t.view().seat); }},
            {"arm", "string", false, [](T t, R) { return arm_id(t); }},
            {"block", "string", false,
             [](T t, R r) { return t.room().session.blocks[static_cast<std::size_t>(r.block)].id; }},
            {"place", "integer", false, [](T, R r) { return whole(r.place); }},
            {"case_number", "integer", false,
             [](T t, R r) {
                 return std::to_string(t.room().deck[static_cast<std::size_t>(r.place - 1)].who.number);
             }},
            {"workflow", "string", false,
             [](T, R r) { return name_of(sim::Lever::workflow, static_cast<int>(r.workflow)); }},
            {"display", "string", false,
             [](T, R r) { return name_of(sim::Lever::display, static_cast<int>(r.display)); }},
            {"skipped", "boolean", true, [](T, R r) { return truth(r.skipped); }},
            {"own_score", "integer", true, [](T, R r) { return known(r.own_score); }},
            {"own", "number", true, [](T t, R r) { return known_share(t, r.own_score); }},
            {"certainty", "integer", true, [](T, R r) { return known(r.certainty); }},
            {"own_acts", "boolean", true, [](T, R r) { return truth(r.own_acts); }},
            {"votes_act", "integer", true,
             [](T t, R r) { return t.room().session.team ? whole(r.votes_act) : std::string(); }},
            {"votes_not", "integer", true,
             [](T t, R r) { return t.room().session.team ? whole(r.votes_not) : std::string(); }},
            {"saw_score", "boolean", true, [](T, R r) { return truth(r.saw_score); }},
            {"score", "integer", false, [](T, R r) { return r.saw_score ? whole(r.score) : std::string(); }},
            {"tool", "number", false,
             [](T t, R r) { return r.saw_score ? known_share(t, r.score) : std::string(); }},
            {"recommended", "boolean", false,
             [](T, R r) { return r.saw_score ? truth(r.recommended) : std::string(); }},
            {"planted", "boolean", false, [](T, R r) { return truth(r.planted); }},
            {"final_score", "integer", true, [](T, R r) { return known(r.final_score); }},
            {"final", "number", true,
             [](T t, R r) { return r.saw_score ? known_share(t, r.final_score) : std::string(); }},
            {"acts", "boolean", true, [](T, R r) { return truth(r.acts); }},
            {"reason", "string", true, [](T, R r) { return r.reason; }},
            {"steps", "string", true, [](T, R r) { return joined_steps(r); }},
            {"steps_before_score", "integer", true, [](T, R r) { return whole(r.steps_before_score); }},
            {"minutes", "number", true, [](T, R r) { return base::json_number(r.minutes); }},
            {"seconds", "number", true,
             [](T, R r) {
                 return base::json_number(static_cast<double>(static_cast<long>(r.seconds * 10)) / 10);
             }},
            {"best", "boolean", false, [](T, R r) { return truth(r.best); }},
            {"harm", "boolean", false, [](T, R r) { return truth(r.harm); }},
            {"synthetic", "boolean", false, [](T, R) { return truth(true); }}};
}

bool is_number(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

// What groups are shown needs no more than this.
bool for_groups(const TrainingField& field) {
    static constexpr std::array<std::string_view, 12> kNeeded = {
        "place", "skipped",     "own_score", "certainty", "own_acts", "saw_score",
        "score", "recommended", "acts",      "best",      "planted",  "minutes"};
    return std::find(kNeeded.begin(), kNeeded.end(), field.name) != kNeeded.end();
}

std::vector<const TrainingField*> fields_for(HandOver audience) {
    std::vector<const TrainingField*> out;
    for (const TrainingField& field : training_fields()) {
        if (handed_over(field, audience)) out.push_back(&field);
    }
    return out;
}

std::string who_gets(const TrainingField& field, base::Language language) {
    const bool group = handed_over(field, HandOver::group), research = handed_over(field, HandOver::research);
    return scenarios::text(group      ? "trainingroom.privacy.both"
                           : research ? "trainingroom.privacy.research_only"
                                      : "trainingroom.privacy.nobody")
        .in(language);
}

}  // namespace

double share_of_score(int score, int line) {
    if (score < line) return 0.5 * (score - 0.5) / (line - 1);
    return 0.5 + 0.5 * (score - line + 0.5) / (11 - line);
}

const std::vector<TrainingField>& training_fields() {
    static const std::vector<TrainingField> fields = make_fields();
    return fields;
}

const base::Bilingual& field_meaning(const TrainingField& field) {
    return scenarios::text("trainingroom.field." + field.name);
}

std::string safe_cell(const std::string& text) {
    if (text.empty() || is_number(text)) return text;
    const char first = text.front();
    const bool formula = first == '=' || first == '+' || first == '-' || first == '@' ||
                         static_cast<unsigned char>(first) < 0x20;
    return formula ? '\'' + text : text;
}

bool handed_over(const TrainingField& field, HandOver audience) {
    switch (audience) {
    case HandOver::own:
        return true;
    case HandOver::group:
        return for_groups(field);
    case HandOver::research:
        break;
    }
    return field.name != "seat";
}

std::string training_csv(const std::vector<const Training*>& trainings, HandOver audience) {
    std::vector<std::string> cells;
    for (const TrainingField* field : fields_for(audience)) cells.push_back(field->name);
    std::string out = lab::csv_line(cells) + '\n';
    for (const Training* training : trainings) {
        for (const TrainingRecord& record : training->records()) {
            cells.clear();
            for (const TrainingField* field : fields_for(audience))
                cells.push_back(safe_cell(field->value(*training, record)));
            out += lab::csv_line(cells) + '\n';
        }
    }
    return out;
}

std::string training_datapackage(const std::string& csv_name, HandOver audience) {
    base::JsonWriter out;
    out.begin_object();
    out.key("profile").value("tabular-data-package").key("name").value("skoen-training");
    const base::Bilingual& title = scenarios::text("trainingroom.data.title");
    out.key("title").value(title.da).key("title@en").value(title.en);
    const base::Bilingual& words = scenarios::text("trainingroom.data.description");
    out.key("description").value(words.da).key("description@en").value(words.en);
    out.key("resources").begin_array().begin_object();
    out.key("name")
        .value("decisions")
        .key("path")
        .value(csv_name)
        .key("profile")
        .value("tabular-data-resource");
    out.key("encoding").value("utf-8").key("schema").begin_object().key("fields").begin_array();
    for (const TrainingField* field : fields_for(audience)) {
        const base::Bilingual& meaning = field_meaning(*field);
        out.begin_object().key("name").value(field->name).key("type").value(field->type);
        out.key("title").value(meaning.da).key("title@en").value(meaning.en).end_object();
    }
    out.end_array();
    out.key("missingValues").begin_array().value("").end_array();
    out.key("primaryKey").begin_array().value("session").value("person").value("place").end_array();
    out.end_object().end_object().end_array().end_object();
    return out.finish();
}

std::vector<std::string> privacy_words(base::Language language) {
    std::vector<std::string> out;
    for (const char* key :
         {"trainingroom.privacy.what", "trainingroom.privacy.where", "trainingroom.privacy.who",
          "trainingroom.privacy.rights", "trainingroom.privacy.handing", "trainingroom.privacy.long",
          "trainingroom.privacy.not", "trainingroom.privacy.yours"}) {
        out.push_back(scenarios::text(key).in(language));
    }
    for (const bool own : {true, false}) {
        if (!own) out.push_back(scenarios::text("trainingroom.privacy.of_session").in(language));
        for (const TrainingField& field : training_fields()) {
            if (field.own == own)
                out.push_back(field.name + ": " + field_meaning(field).in(language) +
                              who_gets(field, language));
        }
    }
    return out;
}

std::string hand_over_json(const Training& training, HandOver audience) {
    const std::vector<const TrainingField*> fields = fields_for(audience);
    base::JsonWriter out;
    out.begin_object();
    out.key("skoen_training").value(1).key("for").value(kHandOvers[static_cast<std::size_t>(audience)]);
    out.key("file").value(training.kept_as());
    out.key("session").value(training.room().session.session).key("arm").value(arm_id(training));
    out.key("fields").begin_array();
    for (const TrainingField* field : fields) out.value(field->name);
    out.end_array().key("rows").begin_array();
    for (const TrainingRecord& record : training.records()) {
        out.begin_array();
        for (const TrainingField* field : fields) out.value(field->value(training, record));
        out.end_array();
    }
    out.end_array().end_object();
    return out.finish();
}

}  // namespace skoen::session
