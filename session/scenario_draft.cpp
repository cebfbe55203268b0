#include "session/scenario_draft.h"

#include <algorithm>
#include <utility>

#include "scenarios/catalogue.h"
#include "scenarios/embedded.h"
#include "scenarios/shipped_files.h"
#include "session/commands.h"
#include "sim/base/file.h"

namespace skoen::session {

namespace {

namespace fs = std::filesystem;
using base::JsonValue;

constexpr const char* kShippedFolder = "scenarios/";

std::vector<std::string> shipped_scenarios() { return scenarios::shipped_ids(kShippedFolder); }

bool holds_id(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// A relative path in the draft is seen from where it lies, whichever way a value came into it.
void stamp_file(JsonValue& value, const std::shared_ptr<const std::string>& file) {
    value.source = file;
    for (JsonValue& item : value.items) stamp_file(item, file);
    for (base::JsonMember& member : value.members) stamp_file(member.value, file);
}

DraftPtr draft_read_again(const ScenarioDraft& before, JsonValue root) {
    ScenarioDraft after;
    stamp_file(root, std::make_shared<const std::string>(before.path.empty() ? "draft" : before.path));
    after.reading = scenarios::read_draft(root);
    if (after.reading.faults.empty())
        after.definition = std::make_shared<const sim::Definition>(after.reading.definition);
    after.root = std::move(root);
    after.number = before.number;
    after.path = before.path;
    after.look = before.look;
    return std::make_shared<const ScenarioDraft>(std::move(after));
}

const ScenarioDraft& opened_draft(const DraftPtr& draft) {
    if (!draft) refuse_command("/draft", "an open draft", "none");
    return *draft;
}

std::string id_of(const JsonValue& root) {
    const JsonValue* id = root.find("id");
    return id != nullptr && id->kind == JsonValue::Kind::string ? id->text : "";
}

base::Bilingual both_at(const JsonValue& root, const char* key) {
    base::Bilingual both;
    const auto read = [&](const char* language) {
        const JsonValue* object = root.find(key);
        const JsonValue* text = object == nullptr ? nullptr : object->find(language);
        return text != nullptr && text->kind == JsonValue::Kind::string ? text->text : std::string();
    };
    both.da = read("da");
    both.en = read("en");
    return both;
}

void set_text(JsonValue& root, const std::string& pointer, const std::string& text) {
    base::set_at(root, pointer + '=' + base::json_quoted(text));
}

}  // namespace

std::string ScenarioDraft::text() const { return base::to_text(root, true); }

DraftPtr draft_after(const DraftPtr& draft, const PutDraft& c) {
    ScenarioDraft before;
    before.path = c.path;
    before.number = draft ? draft->number + 1 : 1;
    if (draft && draft->path == c.path) before.look = draft->look;
    const DraftPtr read =
        draft_read_again(before, base::parse_json(c.text, c.path.empty() ? "draft" : c.path));
    auto after = std::make_shared<ScenarioDraft>(*read);
    after->saved = !c.path.empty();
    return after;
}

DraftPtr draft_after(const DraftPtr& draft, const EditDraft& c) {
    return draft_read_again(opened_draft(draft), scenarios::draft_with(opened_draft(draft).root, c.set));
}

DraftPtr draft_after(const DraftPtr& draft, const AddToDraft& c) {
    const DraftPtr after = draft_read_again(opened_draft(draft),
                                            scenarios::draft_with_item(opened_draft(draft).root, c.pointer));
    const JsonValue* const list = scenarios::value_at(after->root, c.pointer);
    auto looking = std::make_shared<ScenarioDraft>(*after);
    looking->look.item = static_cast<int>(list->items.size()) - 1;
    return looking;
}

DraftPtr draft_after(const DraftPtr& draft, const RemoveFromDraft& c) {
    return draft_read_again(opened_draft(draft),
                            scenarios::draft_without(opened_draft(draft).root, c.pointer));
}

DraftPtr draft_after(const DraftPtr& draft, const LookAtDraft& c) {
    constexpr int kMostPlaces = 100;
    if (c.part < 0 || c.part > kMostPlaces || c.item < 0 || c.item > kMostPlaces)
        refuse_command("/part", "places from 0 to 100", std::to_string(std::min(c.part, c.item)));
    auto after = std::make_shared<ScenarioDraft>(opened_draft(draft));
    after->look = c;
    return after;
}

DraftPtr draft_after(const DraftPtr& draft, const SaveDraft& c) {
    auto after = std::make_shared<ScenarioDraft>(opened_draft(draft));
    after->path = c.path;
    after->saved = true;
    return after;
}

PutDraft draft_of_scenario(const std::string& scenario, const std::vector<std::string>& taken) {
    if (!holds_id(shipped_scenarios(), scenario)) {
        PutDraft put{base::read_text_file(scenario), scenario};
        static_cast<void>(draft_after(nullptr, put));  // JSON, and an object
        return put;
    }
    const std::string path = kShippedFolder + scenario + ".json";
    JsonValue root = base::parse_json(scenarios::embedded_text(path), path);
    std::string id = scenario + "_egen";
    for (int n = 2; holds_id(taken, id); ++n) id = scenario + "_egen_" + std::to_string(n);
    set_text(root, "/id", id);
    const base::Bilingual name = both_at(root, "name");
    set_text(root, "/name/da", base::shortened(name.da, 60) + ", egen udgave");
    set_text(root, "/name/en", base::shortened(name.en, 60) + ", own version");
    return {base::to_text(root, true), ""};
}

fs::path own_scenarios_folder(const fs::path& data) { return data / "scenarios"; }

std::vector<OwnScenario> own_scenarios(const fs::path& data) {
    std::vector<OwnScenario> out;
    std::error_code none;
    if (data.empty() || !fs::is_directory(own_scenarios_folder(data), none)) return out;
    for (const fs::directory_entry& entry : fs::directory_iterator(own_scenarios_folder(data), none)) {
        if (entry.path().extension() != ".json" || !entry.is_regular_file(none)) continue;
        try {
            const std::string path = entry.path().string();
            const JsonValue root = base::parse_json(base::read_text_file(path), path);
            if (scenarios::kind_of(root) != scenarios::FileKind::scenario) continue;
            out.push_back({path, id_of(root), both_at(root, "name"), both_at(root, "summary"),
                           scenarios::read_draft(root).faults.empty()});
        } catch (const base::InputError&) {
            continue;  // somebody's other file
        }
    }
    std::sort(out.begin(), out.end(),
              [](const OwnScenario& a, const OwnScenario& b) { return a.path < b.path; });
    return out;
}

std::string path_to_save(const DraftPtr& draft, const SaveDraft& command, const fs::path& data) {
    const ScenarioDraft& one = opened_draft(draft);
    if (!one.sound()) throw base::InputError(one.reading.faults);
    const std::string id = id_of(one.root);
    if (holds_id(shipped_scenarios(), id))
        refuse_command("/id", "an id that no shipped scenario has", '"' + id + '"');
    if (command.path.empty() && data.empty())
        refuse_command("/path", "a folder for what is one's own", "none");
    const std::string path =
        command.path.empty() ? (own_scenarios_folder(data) / (id + ".json")).string() : command.path;
    std::error_code none;
    if (path != one.path && fs::exists(path, none))
        refuse_command("/id", "an id that none of your own scenarios has", '"' + id + '"');
    return path;
}

void save_draft(const ScenarioDraft& draft, const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    std::error_code failed;
    if (!folder.empty()) fs::create_directories(folder, failed);
    if (failed) refuse_command("/path", "a folder that can be written", folder.string());
    base::write_file_atomically(path, draft.text());
}

}  // namespace skoen::session
