// From answers on a disk to what is taken home, handed over, gathered and erased.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "session/training_kept.h"
#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
namespace fs = std::filesystem;
using session::TrainingDo;
using session::TrainingPhase;

namespace {

// Answers by a rule that differs between seats; up to `most` cases. Returns the id.
std::string play_kept(const fs::path& folder, int seat, int most = 99) {
    static const auto room = session::open_training_room("tyve-minutter");
    session::KeptTraining kept(room, seat, folder);
    double at = 0;
    const auto step = [&](TrainingDo what, int number = 0, std::string name = {}) {
        kept.apply({what, number, 0, std::move(name), at += 1.5, {}});
    };
    const auto view = [&]() -> const session::TrainingView& { return kept.training().view(); };
    step(TrainingDo::agree);
    while (view().phase != TrainingPhase::finished && view().place <= most) {
        if (view().phase == TrainingPhase::announced) step(TrainingDo::show);
        if (view().phase == TrainingPhase::summary) {
            step(TrainingDo::next);
            continue;
        }
        const bool acts = (view().place + seat) % 3 == 0 ? !view().now.best : view().now.best;
        step(TrainingDo::score, acts ? 9 : 2);
        step(TrainingDo::certainty, 1 + view().place % 4);
        step(TrainingDo::decide, acts ? 1 : 0);
        step(TrainingDo::lock);
        if (view().phase == TrainingPhase::deciding) {
            step(TrainingDo::score, acts ? 8 : 3);
            step(TrainingDo::decide, acts ? 1 : 0);
        }
        if (view().phase == TrainingPhase::reason) step(TrainingDo::reason, 0, "seen");
        step(TrainingDo::next);
    }
    return kept.id();
}

std::string all_bytes(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool is_private(const fs::path& path) {
    return (fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
           fs::perms::none;
}

}  // namespace

TEST_CASE("a training is listed, shown, taken home, handed over and erased", "[cli]") {
    const cli::WorkFolder work("session_command");
    const std::string id = play_kept("data", 3);
    const auto session = [&](std::vector<std::string> args) {
        args.insert(args.begin(), "session");
        args.insert(args.end(), {"--data", "data", "--lang", "da"});
        return cli::call(args);
    };
    CHECK(session({"list"}).out.find(id) != std::string::npos);
    CHECK(session({"show", id}).out.find("\"do\":\"over\"") != std::string::npos);
    CHECK(session({"export", id, "--out", "mine"}).code == 0);
    for (const char* name :
         {"handout.html", "handout.pdf", "decisions.csv", "datapackage.json", "log.jsonl"}) {
        INFO(name);
        CHECK(fs::file_size(fs::path("mine") / name) > 100);
        CHECK(is_private(fs::path("mine") / name));
    }
    CHECK(is_private("mine"));
    CHECK(session({"export", id, "--for", "boss", "--out", "x"}).code == 2);
    CHECK_FALSE(fs::exists("x"));
    REQUIRE(session({"export", id, "--for", "research", "--out", "research"}).code == 0);
    const cli::Answer fitted =
        cli::call({"calibrate", "--data", "research/decisions.csv", "--outcome", "harm", "--json"});
    CHECK(fitted.code == 0);
    CHECK(cli::parsed(fitted).find("trials")->number == 11);
    REQUIRE(session({"export", id, "--for", "group", "--out", "stick"}).code == 0);
    CHECK(session({"gather", "stick"}).out.find("intet vises") != std::string::npos);
    CHECK(session({"erase", id}).code == 0);
    CHECK(session({"list"}).out.find(id) == std::string::npos);
    CHECK(session({"erase", id}).code == 2);
}

TEST_CASE("five files make a group; no row of anybody comes out", "[cli]") {
    const cli::WorkFolder work("session_gather");
    for (int seat = 1; seat <= 5; ++seat) {
        const std::string id = play_kept("data" + std::to_string(seat), seat);
        REQUIRE(cli::call({"session", "export", id, "--for", "group", "--out", "stick", "--data",
                           "data" + std::to_string(seat)})
                    .code == 0);
    }
    const cli::Answer json = cli::call({"session", "gather", "stick", "--json"});
    REQUIRE(json.code == 0);
    const base::JsonValue root = cli::parsed(json);
    REQUIRE(root.find("groups")->items.size() == 1);
    CHECK(root.find("groups")->items[0].find("people")->number == 5);
    CHECK(json.out.find("rows") == std::string::npos);
    const std::set<std::string> before{"data1", "data2", "data3", "data4", "data5", "stick"};
    std::set<std::string> after;
    for (const std::string& name : work.names()) after.insert(name);
    CHECK(after == before);  // nothing is written
    fs::remove(fs::directory_iterator("stick")->path());
    CHECK(cli::call({"session", "gather", "stick", "--lang", "en"}).out.find("nothing is shown") !=
          std::string::npos);
}

TEST_CASE("after erasing, the bytes of the answers are gone from the disk blocks they stood in", "[cli]") {
    const cli::WorkFolder work("session_bytes");
    const std::string id =
        play_kept("data", 4, 4);  // not finished: some of it is in the write-ahead log only
    const fs::path file = session::session_path("data", id), log = file.string() + "-wal";
    fs::create_hard_link(file, "kept_hold_of");
    const bool has_log = fs::exists(log);
    if (has_log) fs::create_hard_link(log, "kept_hold_of_log");
    const auto found = [](const fs::path& path) {
        return all_bytes(path).find("certainty") != std::string::npos;
    };
    CHECK((found("kept_hold_of") || (has_log && found("kept_hold_of_log"))));
    REQUIRE(cli::call({"session", "erase", id, "--data", "data"}).code == 0);
    CHECK(fs::is_empty("data/sessions"));
    CHECK_FALSE(found("kept_hold_of"));
    if (has_log) CHECK_FALSE(found("kept_hold_of_log"));
    CHECK(all_bytes("kept_hold_of").find("tyve-minutter") == std::string::npos);
}

TEST_CASE("a session whose name is markup or a formula stays text in HTML and CSV", "[cli]") {
    const cli::WorkFolder work("session_markup");
    scenarios::TrainingSession own = scenarios::load_training_session("tyve-minutter");
    own.name = {"<script>alert(1)</script>", "<script>alert(1)</script>"};
    own.session = "egen";
    base::write_file_atomically("egen.json", scenarios::write_training_session(own));
    const auto room = session::open_training_room("egen.json");
    session::KeptTraining kept(room, 1, "data");
    kept.apply({TrainingDo::agree, 0, 0, {}, 1, {}});
    kept.apply({TrainingDo::stop, 0, 0, {}, 2, {}});
    REQUIRE(cli::call({"session", "export", kept.id(), "--data", "data", "--out", "mine"}).code ==
            2);               // in use
    fs::remove("egen.json");  // what is kept needs no file beside it
    std::string id;
    {
        session::KeptTraining other(room, 1, "data2");
        other.apply({TrainingDo::agree, 0, 0, {}, 1, {}});
        other.apply({TrainingDo::stop, 0, 0, {}, 2, {}});
        id = other.id();
    }
    REQUIRE(cli::call({"session", "export", id, "--data", "data2", "--out", "mine"}).code == 0);
    const std::string page = all_bytes("mine/handout.html");
    CHECK(page.find("<script>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
}
