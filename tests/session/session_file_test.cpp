// Sessions on disk: everything is there, whatever happens; what is not ours is left alone.
#include "session/session_file.h"

#include <filesystem>
#include <fstream>

#include "session/desk.h"
#include "session/session_folder.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::session;

namespace {

std::string empty_folder(const std::string& name) {
    const std::string folder = std::string(SKOEN_BIN_DIR) + "/session_test." + name;
    std::filesystem::remove_all(folder);
    return folder;
}

std::string fault_of(const std::string& folder, const std::string& id) {
    try {
        static_cast<void>(SessionFile::open(folder, id));
    } catch (const base::InputError& error) {
        return error.what();
    }
    return {};
}

std::string bytes_of(const std::filesystem::path& path) { return base::read_text_file(path); }

}  // namespace

TEST_CASE("what was appended is there when the file is opened again, for nobody else to read") {
    const std::string folder = empty_folder("again");
    std::string id;
    {
        SessionFile file = SessionFile::create(folder, SessionKind::training);
        id = file.id();
        CHECK(id.substr(0, 2) == "t-");
        file.append(std::string("{\"do\":\"undo\"}"));
        file.append(std::vector<std::string>{"{\"a\":1}", "{\"b\":\"æøå\"}"});
    }
    const SessionFile file = SessionFile::open(folder, id);
    CHECK(file.kind() == SessionKind::training);
    CHECK(file.begun().size() == 16);
    CHECK(file.lines() == std::vector<std::string>{"{\"do\":\"undo\"}", "{\"a\":1}", "{\"b\":\"æøå\"}"});
    const auto mode = std::filesystem::status(session_path(folder, id)).permissions();
    CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    INFO(fault_of(folder, id));
    CHECK(fault_of(folder, id).find("open in another window") != std::string::npos);
}

TEST_CASE("a session that begins with lines has them from the moment it has a name, and goes on from them") {
    const std::string folder = empty_folder("begins");
    const std::vector<std::string> first = {"{\"a\":1}", "{\"b\":2}"};
    const std::string id = SessionFile::create(folder, SessionKind::training, first).id();
    {
        SessionFile file = SessionFile::open(folder, id);
        CHECK(file.lines() == first);
        file.append(std::string("{\"c\":3}"));
    }
    CHECK(SessionFile::open(folder, id).lines() ==
          std::vector<std::string>{"{\"a\":1}", "{\"b\":2}", "{\"c\":3}"});
}

TEST_CASE("foreign, damaged and later files are refused in plain words and left as they are") {
    const std::string folder = empty_folder("foreign");
    std::string id;
    {
        SessionFile file = SessionFile::create(folder, SessionKind::workshop);
        id = file.id();
        for (int i = 0; i < 200; ++i) file.append("{\"line\":" + std::to_string(i) + "}");
    }
    CHECK(fault_of(folder, "w-zzzzzz").find("none of that id") != std::string::npos);
    CHECK(fault_of(folder, "../w").find("the id of a session") != std::string::npos);

    const std::filesystem::path foreign = session_path(folder, "w-foreign");
    base::write_file_atomically(foreign,
                                "my shopping list, which is longer than a hundred bytes so that there is "
                                "room for the head of a file of another kind\n");
    CHECK(fault_of(folder, "w-foreign").find("another kind of file") != std::string::npos);
    CHECK_THROWS_AS(erase_session(folder, "w-foreign"), base::InputError);
    CHECK(bytes_of(foreign).starts_with("my shopping list"));

    const std::string whole = bytes_of(session_path(folder, id));
    std::string later = whole;
    later[63] = 9;
    base::write_file_atomically(session_path(folder, "w-later"), later);
    CHECK(fault_of(folder, "w-later").find("format 9, of another version") != std::string::npos);
    CHECK(bytes_of(session_path(folder, "w-later")) == later);

    // The head of a page, and one letter of one line.
    for (const std::size_t at : {std::size_t{4096 + 5}, whole.find("{\"line\":117}") + 9}) {
        std::string damaged = whole;
        for (std::size_t i = at; i < at + (at == 4101 ? 20U : 1U); ++i) damaged[i] = '\x37';
        REQUIRE(damaged != whole);
        base::write_file_atomically(session_path(folder, "w-damaged"), damaged);
        INFO("damaged at " << at << ": " << fault_of(folder, "w-damaged"));
        CHECK(fault_of(folder, "w-damaged").find("left as it is") != std::string::npos);
        CHECK(bytes_of(session_path(folder, "w-damaged")) == damaged);
    }
    bool found = false;
    for (const SessionEntry& entry : list_sessions(folder)) {
        found = found || (entry.id == id && entry.steps == 200);
        CHECK((entry.id == id) == entry.fault.empty());
    }
    CHECK(found);
}

TEST_CASE("erasing leaves nothing of a session, and a damaged one can be erased too") {
    const std::string folder = empty_folder("erase");
    std::string id;
    {
        SessionFile file = SessionFile::create(folder, SessionKind::workshop);
        id = file.id();
        file.append(std::string("{\"secret\":1}"));
    }
    erase_session(folder, id);
    CHECK(session_ids(folder).empty());
    CHECK(std::filesystem::is_empty(std::filesystem::path(folder) / "sessions"));
    CHECK_THROWS_AS(erase_session(folder, id), base::InputError);
}

TEST_CASE("a desk goes on where a session stopped") {
    const std::string folder = empty_folder("resume");
    std::vector<std::string> log;
    {
        Desk desk;
        desk.keep_sessions_in(folder);
        desk.apply(SetLanguage{base::Language::en});
        CHECK(session_ids(folder).empty());  // looking is no session
        desk.apply(AddPlan{"own_first"});
        desk.apply(RenamePlan{0, "Ours"});
        desk.apply(SelectPlan{0});
        desk.apply(RenamePlan{0, "A slip"});
        desk.apply(Undo{});
        log = desk.log();
    }
    Desk desk;
    desk.keep_sessions_in(folder);
    REQUIRE(desk.view().sessions.size() == 1);
    const SessionEntry entry = desk.view().sessions.front();
    CHECK(entry.steps == static_cast<int>(log.size()));
    desk.apply(ResumeSession{entry.id});
    CHECK(desk.view().session == entry.id);
    CHECK(desk.view().language == base::Language::en);
    CHECK(desk.view().plans.at(0).strategy.name.en == "Ours");
    CHECK(desk.log() == log);
    desk.apply(Redo{});
    CHECK(desk.view().plans.at(0).strategy.name.en == "A slip");
    CHECK_THROWS_AS(desk.apply(ResumeSession{"w-zzzzzz"}), base::InputError);
    CHECK(desk.view().session == entry.id);
}

TEST_CASE("a plan is saved as a strategy file and loaded again; the log does not need the file") {
    const std::string folder = empty_folder("plans");
    std::filesystem::create_directories(folder);
    const std::string path = folder + "/ours.json";
    Desk desk;
    desk.apply(AddPlan{"own_first"});
    desk.apply(RenamePlan{0, "Ours"});
    desk.apply(SavePlan{0, path});
    const std::string saved = bytes_of(path);
    desk.apply(LoadPlan{path});
    REQUIRE(desk.view().plans.size() == 2);
    CHECK(desk.view().plans[1].strategy.name.da == "Ours");
    CHECK(desk.view().plans[1].strategy.levers.size() == desk.view().plans[0].strategy.levers.size());
    base::write_file_atomically(path, "not a plan");
    CHECK_THROWS_AS(desk.apply(LoadPlan{path}), base::InputError);
    CHECK_THROWS_AS(desk.apply(SavePlan{0, folder + "/no/such/folder/x.json"}), base::InputError);
    Desk again;
    again.replay(desk.log());
    CHECK(again.view().plans.size() == 2);
    CHECK(bytes_of(path) == "not a plan");  // playing a log again writes nothing
    CHECK(saved.find("Ours") != std::string::npos);
}
