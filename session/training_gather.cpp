#include "session/training_gather.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "session/training_fields.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json.h"

namespace skoen::session {

namespace {

constexpr std::size_t kMostRows = 500;

// One handed-over file, read strictly.
class HandedOver {
  public:
    explicit HandedOver(const base::JsonValue& root) {
        const base::JsonValue& version = need(root, "skoen_training", base::JsonValue::Kind::number);
        if (version.number != 1) wrong(version, "/skoen_training", "1, a file of this version of Skøn");
        file = plain_id(root, "file");
        session = plain_id(root, "session");
        arm = plain_id(root, "arm");
        for (const base::JsonValue& field : need(root, "fields", base::JsonValue::Kind::array).items)
            names_.push_back(field.text);
        const base::JsonValue& rows = need(root, "rows", base::JsonValue::Kind::array);
        if (rows.items.size() > kMostRows)
            wrong(rows, "/rows", "at most " + std::to_string(kMostRows) + " rows");
        for (std::size_t r = 0; r < rows.items.size(); ++r) records.push_back(record(rows.items[r], r));
    }
    std::string file, session, arm;
    std::vector<TrainingRecord> records;

  private:
    [[noreturn]] static void wrong(const base::JsonValue& at, const std::string& pointer,
                                   const std::string& expected) {
        throw base::InputError({at.file(), at.line, at.column, pointer, expected, base::in_words(at)});
    }
    // Printed later: nothing but what ids are made of.
    static std::string plain_id(const base::JsonValue& root, const char* key) {
        const base::JsonValue& found = need(root, key, base::JsonValue::Kind::string);
        const bool plain =
            found.text.size() <= 60 && std::all_of(found.text.begin(), found.text.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
            });
        if (!plain) wrong(found, std::string("/") + key, "an id of small letters and digits");
        return found.text;
    }
    static const base::JsonValue& need(const base::JsonValue& root, const char* key,
                                       base::JsonValue::Kind kind) {
        const base::JsonValue* found = root.find(key);
        if (found == nullptr || found->kind != kind) {
            wrong(found == nullptr ? root : *found, std::string("/") + key,
                  "a file made by skoen session export");
        }
        return *found;
    }
    [[nodiscard]] const std::string& cell(const base::JsonValue& row, std::size_t number,
                                          std::string_view name) const {
        const auto at =
            static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
        if (row.items.size() != names_.size() || at == names_.size() ||
            row.items[at].kind != base::JsonValue::Kind::string) {
            wrong(row, "/rows/" + std::to_string(number),
                  "a text for each of the fields, " + std::string(name) + " among them");
        }
        return row.items[at].text;
    }
    [[nodiscard]] int whole(const base::JsonValue& row, std::size_t number, std::string_view name, int least,
                            int most) const {
        const std::string& text = cell(row, number, name);
        if (text.empty()) return 0;
        const bool digits = text.size() <= 4 && text.find_first_not_of("0123456789") == std::string::npos;
        const int value = digits ? std::stoi(text) : least - 1;
        if (value < least || value > most) {
            wrong(row, "/rows/" + std::to_string(number),
                  std::string(name) + " from " + std::to_string(least) + " to " + std::to_string(most));
        }
        return value;
    }
    [[nodiscard]] std::optional<bool> yes(const base::JsonValue& row, std::size_t number,
                                          std::string_view name) const {
        const std::string& text = cell(row, number, name);
        if (text != "" && text != "TRUE" && text != "FALSE")
            wrong(row, "/rows/" + std::to_string(number), std::string(name) + " TRUE or FALSE");
        return text.empty() ? std::nullopt : std::optional(text == "TRUE");
    }
    [[nodiscard]] TrainingRecord record(const base::JsonValue& row, std::size_t number) const {
        TrainingRecord r;
        r.place = whole(row, number, "place", 1, 1000);
        r.skipped = yes(row, number, "skipped").value_or(false);
        r.own_score = whole(row, number, "own_score", 1, 10);
        r.certainty = whole(row, number, "certainty", 1, 4);
        r.own_acts = yes(row, number, "own_acts");
        r.saw_score = yes(row, number, "saw_score").value_or(false);
        r.score = whole(row, number, "score", 1, 10);
        r.recommended = yes(row, number, "recommended").value_or(false);
        r.acts = yes(row, number, "acts");
        r.best = yes(row, number, "best").value_or(false);
        r.planted = yes(row, number, "planted").value_or(false);
        r.minutes = amount(row, number, "minutes");
        return r;
    }
    [[nodiscard]] double amount(const base::JsonValue& row, std::size_t number, std::string_view name) const {
        const std::string& text = cell(row, number, name);
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value < 1e5)) {
            wrong(row, "/rows/" + std::to_string(number), std::string(name) + " from 0 to 100000");
        }
        return value;
    }

    std::vector<std::string> names_;
};

void add_counts(TrainingCount& sum, const TrainingCount& one) {
    sum.k += one.k;
    sum.n += one.n;
}

void add_person(GatheredGroup& group, const std::vector<TrainingRecord>& records, double& cases) {
    TrainingDebrief d;
    count_training(d, records);
    ++group.people;
    add_counts(group.alone, d.alone);
    add_counts(group.with_score, d.with_score);
    add_counts(group.wrong_followed, d.wrong_followed);
    add_counts(group.overrides_right, d.overrides_right);
    add_counts(group.switched_in_doubt, d.switched_in_doubt);
    add_counts(group.switched_when_sure, d.switched_when_sure);
    add_counts(group.rsr, d.rsr);
    add_counts(group.rair, d.rair);
    group.minutes += d.minutes * d.decided;
    cases += d.decided;
}

}  // namespace

Gathered gather_folder(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        std::error_code none;
        if (entry.path().extension() == ".json" && entry.is_regular_file(none)) paths.push_back(entry.path());
    }
    if (error || paths.empty() || paths.size() > kMostHandOverFiles) {
        throw base::InputError({.file = folder.string(),
                                .expected = "a folder with 1 to " + std::to_string(kMostHandOverFiles) +
                                            " files from participants",
                                .found = error ? error.message() : std::to_string(paths.size()) + " files"});
    }
    std::sort(paths.begin(), paths.end());
    std::set<std::string> met;
    std::map<std::pair<std::string, std::string>, std::pair<GatheredGroup, double>> groups;
    std::vector<base::Fault> faults;
    for (const auto& path : paths) {
        try {
            const std::string bytes = base::read_text_file(path, kMostHandOverBytes);
            const base::JsonValue root = base::parse_json(bytes, path.string());
            const HandedOver file(root);
            // Once each, for the group and for research, from two sticks.
            if (!met.insert(file.file.empty() ? bytes : file.file).second) continue;
            auto& [group, cases] = groups[{file.session, file.arm}];
            group.session = file.session;
            group.arm = file.arm;
            add_person(group, file.records, cases);
        } catch (const base::InputError& fault) {
            faults.insert(faults.end(), fault.faults.begin(), fault.faults.end());
        }
    }
    if (!faults.empty()) throw base::InputError(std::move(faults));
    Gathered out;
    for (auto& [key, sum] : groups) {
        if (sum.first.people < kSmallestGroup) {
            out.left_out += sum.first.people;
            continue;
        }
        if (sum.second > 0) sum.first.minutes /= sum.second;
        out.groups.push_back(std::move(sum.first));
    }
    return out;
}

}  // namespace skoen::session
