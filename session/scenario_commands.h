// What somebody does who writes a scenario at the desk. A draft may be faulty; only a sound one can be played.
#pragma once

#include <string>

namespace skoen::session {

// Begins a draft: of a shipped scenario a copy under an id of its own, of a path that file. Stands in the log as put_draft,
// with what the file held.
struct OpenDraft {
    static constexpr const char* kName = "open_draft";
    static void fields(auto& v, auto& c) { v.field("scenario", c.scenario); }
    std::string scenario;
    bool operator==(const OpenDraft&) const = default;
};
struct PutDraft {
    static constexpr const char* kName = "put_draft";
    static void fields(auto& v, auto& c) {
        v.field("text", c.text);
        v.field("path", c.path);
    }
    std::string text, path;  // of a scenario file; where it lies, "" nowhere yet
    bool operator==(const PutDraft&) const = default;
};
// "/POINTER=VALUE" in the draft's JSON, sound or not.
struct EditDraft {
    static constexpr const char* kName = "edit_draft";
    static void fields(auto& v, auto& c) { v.field("set", c.set); }
    std::string set;
    bool operator==(const EditDraft&) const = default;
};
// One more item in the list at that pointer, with defaults.
struct AddToDraft {
    static constexpr const char* kName = "add_to_draft";
    static void fields(auto& v, auto& c) { v.field("pointer", c.pointer); }
    std::string pointer;
    bool operator==(const AddToDraft&) const = default;
};
struct RemoveFromDraft {
    static constexpr const char* kName = "remove_from_draft";
    static void fields(auto& v, auto& c) { v.field("pointer", c.pointer); }
    std::string pointer;
    bool operator==(const RemoveFromDraft&) const = default;
};
// Which part of the draft is shown, and which item of the list on it.
struct LookAtDraft {
    static constexpr const char* kName = "look_at_draft";
    static void fields(auto& v, auto& c) {
        v.field("part", c.part);
        v.field("item", c.item);
    }
    int part = 0, item = 0;
    bool operator==(const LookAtDraft&) const = default;
};
// Writes the draft as one of one's own scenarios. "" is <data folder>/scenarios/<id>.json, and so it stands in the log.
// Never over a file that is not the draft's own. Nothing is written when a log is played again.
struct SaveDraft {
    static constexpr const char* kName = "save_draft";
    static void fields(auto& v, auto& c) { v.field("path", c.path); }
    std::string path;
    bool operator==(const SaveDraft&) const = default;
};
// Opens the scenario that the draft was saved as. Stands in the log as put_scenario.
struct PlayDraft {
    static constexpr const char* kName = "play_draft";
    static void fields(auto&, auto&) {}
    bool operator==(const PlayDraft&) const = default;
};
// What open_scenario with a path stands in the log as: with what the file held, since files move and change.
struct PutScenario {
    static constexpr const char* kName = "put_scenario";
    static void fields(auto& v, auto& c) {
        v.field("scenario", c.scenario);
        v.field("text", c.text);
    }
    std::string scenario, text;  // path, and what it held
    bool operator==(const PutScenario&) const = default;
};

}  // namespace skoen::session
