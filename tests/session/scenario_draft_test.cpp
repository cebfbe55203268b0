// Writing a scenario at the desk: commands, undo, files, and the same again from the log.

#include <filesystem>

#include "scenarios/catalogue.h"
#include "session/desk.h"
#include "session/scenario_draft.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/system.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::session;
namespace fs = std::filesystem;

namespace {

struct DataFolder {
    fs::path path = fs::temp_directory_path() / ("skoen_draft_" + std::to_string(base::process_number()));
    DataFolder() { fs::remove_all(path); }
    ~DataFolder() { fs::remove_all(path); }
};

std::string refusal(Desk& desk, const DeskCommand& command) {
    try {
        desk.apply(command);
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "accepted";
}

bool mentions(const std::string& words, const std::string& part) {
    INFO(words);
    CHECK(words.find(part) != std::string::npos);
    return words.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a scenario is changed at the desk, saved, opened again and played", "[draft]") {
    const DataFolder data;
    Desk desk;
    desk.keep_sessions_in(data.path);
    desk.apply(Run{1});
    mentions(refusal(desk, EditDraft{"/prevalence=0.2"}), "an open draft");
    desk.apply(OpenDraft{"underretning"});
    DraftPtr draft = desk.view().draft;
    REQUIRE(draft != nullptr);
    CHECK(draft->sound());
    CHECK_FALSE(draft->saved);
    CHECK(draft->definition->id == "underretning_egen");
    CHECK(draft->definition->name.da == "Underretninger, egen udgave");

    // Typing passes through faults; only a sound draft is saved.
    desk.apply(EditDraft{"/prevalence=\"0,\""});
    CHECK_FALSE(desk.view().draft->sound());
    mentions(refusal(desk, SaveDraft{}), "/prevalence: expected a number from 0.001 to 0.9 (share)");
    desk.apply(EditDraft{"/prevalence=0.25"});
    desk.apply(EditDraft{"/costs/missed=4"});
    mentions(refusal(desk, PlayDraft{}), "a draft that is saved");
    desk.apply(SaveDraft{});
    const std::string path = (data.path / "scenarios" / "underretning_egen.json").string();
    CHECK(desk.view().draft->saved);
    CHECK(desk.view().draft->path == path);
    CHECK(scenarios::check_file(path).empty());
    CHECK(scenarios::load_scenario(path).prevalence == 0.25);
    REQUIRE(desk.view().own_scenarios.size() == 1);
    CHECK(desk.view().own_scenarios[0].sound);

    // One change of a field is one undo, however many letters; the saved file stays.
    desk.apply(Undo{});
    CHECK(desk.view().draft->definition->costs.missed ==
          scenarios::load_scenario("underretning").costs.missed);
    CHECK_FALSE(desk.view().draft->saved);
    CHECK(desk.view().draft->path == path);
    desk.apply(Undo{});
    CHECK(desk.view().draft->definition->prevalence == scenarios::load_scenario("underretning").prevalence);
    desk.apply(Redo{});
    desk.apply(Redo{});
    CHECK(desk.view().draft->definition->costs.missed == 4);
    desk.apply(EditDraft{"/name/da=\"Vores\""});
    desk.apply(SaveDraft{path});  // its own file may be written again

    desk.apply(EditDraft{"/history/cases=1000"});
    desk.apply(EditDraft{"/office/weeks=4"});
    desk.apply(SaveDraft{});
    desk.apply(PlayDraft{});
    desk.wait_idle();
    CHECK(desk.view().scenario == path);
    CHECK(desk.view().definition->name.da == "Vores");
    REQUIRE(desk.view().comparison_is_current);
    const std::string hash = desk.view().comparison->hash();

    // The same from the log, also when the file has changed meanwhile.
    const std::vector<std::string> log = desk.log();
    base::write_file_atomically(path, "no scenario any more");
    Desk again;
    again.replay(log);
    again.wait_idle();
    REQUIRE(again.view().comparison_is_current);
    CHECK(again.view().comparison->hash() == hash);
    CHECK(base::read_text_file(path) ==
          "no scenario any more");  // nothing is written when a log is played again
}

TEST_CASE("a draft is never saved over what is somebody else's", "[draft]") {
    const DataFolder data;
    Desk desk;
    mentions((desk.apply(OpenDraft{"rengoering"}), refusal(desk, SaveDraft{})),
             "a folder for what is one's own");
    desk.keep_sessions_in(data.path);
    desk.apply(EditDraft{"/id=\"rengoering\""});
    mentions(refusal(desk, SaveDraft{}), "an id that no shipped scenario has");
    desk.apply(EditDraft{"/id=\"vores\""});
    desk.apply(SaveDraft{});
    desk.apply(OpenDraft{"sanktion"});
    desk.apply(EditDraft{"/id=\"vores\""});
    const std::string path = (data.path / "scenarios" / "vores.json").string();
    const std::string before = base::read_text_file(path);
    mentions(refusal(desk, SaveDraft{}), "an id that none of your own scenarios has");
    CHECK(base::read_text_file(path) == before);
    CHECK(desk.view().draft->definition->id == "vores");

    // An id that is taken is not given to the next copy; a faulty file is listed, and another kind is not.
    desk.apply(EditDraft{"/id=\"sanktion_egen\""});
    desk.apply(SaveDraft{});
    desk.apply(OpenDraft{"sanktion"});
    CHECK(desk.view().draft->definition->id == "sanktion_egen_2");
    base::write_file_atomically(data.path / "scenarios" / "half.json",
                                "{\"id\": \"half\", \"features\": []}");
    base::write_file_atomically(data.path / "scenarios" / "notes.json", "[1, 2]");
    const std::vector<OwnScenario> own = own_scenarios(data.path);
    REQUIRE(own.size() == 3);
    CHECK(own[0].id == "half");
    CHECK_FALSE(own[0].sound);
    // A faulty file can be opened to be put right.
    desk.apply(OpenDraft{(data.path / "scenarios" / "half.json").string()});
    CHECK_FALSE(desk.view().draft->sound());
    CHECK(refusal(desk, OpenDraft{(data.path / "scenarios" / "notes.json").string()}) != "accepted");
}

TEST_CASE("what a draft means is worked out beside the writing, and is a function of the draft", "[draft]") {
    Desk desk;
    desk.apply(OpenDraft{"underretning"});
    desk.apply(EditDraft{"/history/cases=2000"});
    desk.apply(OpenView{std::string(kDraftView), 0});
    desk.wait_idle();
    const DraftFound found = desk.view().draft_found;
    REQUIRE(found.meaning != nullptr);
    CHECK(found.current);
    CHECK(found.meaning->fault.empty());
    const DraftMeaning again = meaning_of(*desk.view().draft->definition);
    CHECK(again.missed == found.meaning->missed);
    CHECK(again.auc_truth == found.meaning->auc_truth);
    // More harm is missed where more harm comes; the room says so once it has looked.
    desk.apply(EditDraft{"/prevalence=0.4"});
    desk.wait_idle();
    CHECK(*desk.view().draft_found.meaning->missed + *desk.view().draft_found.meaning->acts >
          *again.missed + *again.acts);
    desk.apply(EditDraft{"/prevalence=2"});
    desk.wait_idle();
    CHECK_FALSE(desk.view().draft_found.current);
}
