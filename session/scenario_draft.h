// The scenario that somebody is writing at the desk, and what commands make of it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "scenarios/draft.h"
#include "session/scenario_commands.h"

namespace skoen::session {

struct ScenarioDraft {
    base::JsonValue root;  // as it was typed
    scenarios::DraftReading reading;
    std::shared_ptr<const sim::Definition> definition;  // null while there are faults
    std::string path;                                   // where it lies; "" nowhere yet
    bool saved = false;                                 // and it is what lies there
    int number = 0;  // how many drafts were opened before, this one included
    LookAtDraft look;

    [[nodiscard]] bool sound() const { return reading.faults.empty(); }
    [[nodiscard]] std::string text() const;  // of the file
};
using DraftPtr = std::shared_ptr<const ScenarioDraft>;

// Throw base::InputError; the draft is unchanged then. A null draft takes only put_draft.
[[nodiscard]] DraftPtr draft_after(const DraftPtr& draft, const PutDraft& command);
[[nodiscard]] DraftPtr draft_after(const DraftPtr& draft, const EditDraft& command);
[[nodiscard]] DraftPtr draft_after(const DraftPtr& draft, const AddToDraft& command);
[[nodiscard]] DraftPtr draft_after(const DraftPtr& draft, const RemoveFromDraft& command);
[[nodiscard]] DraftPtr draft_after(const DraftPtr& draft, const LookAtDraft& command);
[[nodiscard]] DraftPtr draft_after(const DraftPtr& draft, const SaveDraft& command);

// What open_draft stands for. `taken`: ids that a copy may not have.
[[nodiscard]] PutDraft draft_of_scenario(const std::string& scenario, const std::vector<std::string>& taken);

// One's own scenarios.
struct OwnScenario {
    std::string path, id;
    base::Bilingual name, summary;
    bool sound = false;  // it can be played
};
[[nodiscard]] std::filesystem::path own_scenarios_folder(const std::filesystem::path& data);
// By file name. What is no scenario at all is left out; nothing where there is no such folder.
[[nodiscard]] std::vector<OwnScenario> own_scenarios(const std::filesystem::path& data);

// The path that save_draft means. Throws base::InputError: no draft, a faulty one, no data folder, the id of a shipped
// scenario, or a file there that is not the draft's own.
[[nodiscard]] std::string path_to_save(const DraftPtr& draft, const SaveDraft& command,
                                       const std::filesystem::path& data);
// Writes it, making the folder.
void save_draft(const ScenarioDraft& draft, const std::string& path);

}  // namespace skoen::session
