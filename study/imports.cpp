// Answers back from the programs that collected them, as the long table of simulated_answers.
#include <algorithm>
#include <cmath>

#include "sim/base/json.h"
#include "stats/csv.h"
#include "study/exports.h"

namespace skoen::study {

namespace {

[[noreturn]] void import_fault(const base::JsonValue& at, std::string expected, std::string found) {
    throw base::InputError(
        base::Fault{at.file(), at.line, at.column, "", std::move(expected), std::move(found)});
}

struct ImportedRow {
    const Respondent* who;
    std::size_t place, position;
    double answer, synthetic;
};

const Respondent* respondent_of(const ExportInput& in, const std::string& token) {
    const auto who = std::find_if(in.respondents.begin(), in.respondents.end(),
                                  [&](const Respondent& r) { return r.token == token; });
    return who == in.respondents.end() ? nullptr : &*who;
}

// 3 of "v3"; 0 where it is no such name.
std::size_t number_after(char letter, const std::string& name) {
    const bool is = name.size() > 1 && name.size() < 8 && name[0] == letter &&
                    name.find_first_not_of("0123456789", 1) == std::string::npos;
    return is ? std::stoul(name.substr(1)) : 0;
}

bool on_the_scale(const AnswerScale& scale, double answer) {
    return answer >= scale.low && answer <= scale.high && answer == std::floor(answer);
}

std::string scale_words(const AnswerScale& scale) {
    return "a whole number from " + std::to_string(scale.low) + " to " + std::to_string(scale.high);
}

void import_person(const base::JsonValue& person, const ExportInput& in, std::vector<ImportedRow>& rows) {
    const base::JsonValue* token = person.find("token");
    if (token == nullptr) import_fault(person, "an answer with its token", "none");
    const Respondent* who = respondent_of(in, token->text);
    if (who == nullptr) import_fault(*token, "a respondent of assignment.csv", '"' + token->text + '"');
    const base::JsonValue* synthetic = person.find("synthetic");
    for (const base::JsonMember& member : person.members) {
        const std::string& key = member.key;
        const std::size_t number = number_after('v', key);
        if (number == 0) continue;
        const std::size_t place = number - 1;
        const auto shown = std::find(who->order.begin(), who->order.end(), place);
        if (shown == who->order.end()) import_fault(member.value, "a vignette of the respondent's deck", key);
        const AnswerScale& scale = in.design.vignettes->answer;
        const double answer = member.value.number;
        if (member.value.kind != base::JsonValue::Kind::number || !on_the_scale(scale, answer))
            import_fault(member.value, scale_words(scale), base::in_words(member.value));
        rows.push_back({who, place, static_cast<std::size_t>(shown - who->order.begin()), answer,
                        synthetic != nullptr ? synthetic->number : 0});
    }
}

stats::DataFrame long_table(std::vector<ImportedRow> rows, const ExportInput& in) {
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

[[noreturn]] void row_fault(const std::string& file, std::size_t row, std::string expected,
                            std::string found) {
    throw base::InputError(
        base::Fault{file, static_cast<int>(row + 2), 1, "", std::move(expected), std::move(found)});
}

// The text of a cell, a whole number without its point.
std::string cell_text(const stats::DataColumn& column, std::size_t row) {
    return column.numeric ? base::json_number(column.numbers[row]) : column.texts[row];
}

// Nothing where the cell is empty.
std::optional<double> cell_number(const stats::DataColumn& column, std::size_t row, const std::string& file) {
    if (column.numeric)
        return std::isnan(column.numbers[row]) ? std::nullopt : std::optional(column.numbers[row]);
    if (column.texts[row].empty() || column.texts[row] == "NA") return std::nullopt;
    row_fault(file, row, "a number in " + column.name, '"' + column.texts[row] + '"');
}

}  // namespace

stats::DataFrame import_surveyjs(std::string_view text, const std::string& file, const ExportInput& in) {
    const base::JsonValue root = base::parse_json(text, file);
    if (root.kind != base::JsonValue::Kind::array)
        import_fault(root, "an array of answers", base::in_words(root));
    std::vector<ImportedRow> rows;
    for (const base::JsonValue& person : root.items) import_person(person, in, rows);
    return long_table(std::move(rows), in);
}

stats::DataFrame import_wide(std::string_view text, const std::string& file, const ExportInput& in) {
    const stats::DataFrame data = stats::read_csv(std::string(text), file);
    const stats::DataColumn* id = nullptr;
    for (const char* name : {"id", "token", "record_id", "participant_label", "ExternalDataReference"}) {
        if (id == nullptr) id = data.find(name);
    }
    if (id == nullptr)
        row_fault(file, 0, "a column id, token, record_id, participant_label or ExternalDataReference",
                  "none");
    const stats::DataColumn* synthetic = data.find("synthetic");
    const AnswerScale& scale = in.design.vignettes->answer;
    std::vector<ImportedRow> rows;
    for (std::size_t row = 0; row < data.rows; ++row) {
        const Respondent* who = respondent_of(in, cell_text(*id, row));
        if (who == nullptr)
            row_fault(file, row, "a respondent of assignment.csv", '"' + cell_text(*id, row) + '"');
        const double made_up = synthetic != nullptr ? cell_number(*synthetic, row, file).value_or(0) : 0;
        for (const stats::DataColumn& column : data.columns) {
            const std::size_t vignette = number_after('v', column.name),
                              turn = number_after('p', column.name);
            if (vignette == 0 && turn == 0) continue;
            const std::optional<double> answer = cell_number(column, row, file);
            if (!answer) continue;
            const auto shown = vignette > 0 ? std::find(who->order.begin(), who->order.end(), vignette - 1)
                               : turn <= who->order.size()
                                   ? who->order.begin() + static_cast<std::ptrdiff_t>(turn - 1)
                                   : who->order.end();
            if (shown == who->order.end())
                row_fault(file, row, "a vignette of the respondent's deck", column.name);
            if (!on_the_scale(scale, *answer))
                row_fault(file, row, scale_words(scale) + " in " + column.name, base::json_number(*answer));
            rows.push_back(
                {who, *shown, static_cast<std::size_t>(shown - who->order.begin()), *answer, made_up});
        }
    }
    return long_table(std::move(rows), in);
}

}  // namespace skoen::study
