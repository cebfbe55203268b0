// The training room on the desk: forty minutes by keyboard alone in Danish, resumed and erased; and the pages themselves.
#include <filesystem>
#include <fstream>

#include "gui/run.h"
#include "gui/script.h"
#include "session/training_kept.h"
#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/gui/driver.h"
#include "tests/gui/layout_lint.h"

using namespace skoen;
using session::TrainingPhase;
using tests::Driver;
namespace fs = std::filesystem;

namespace {

gui::AppArgs training_args(const std::string& data = {}) {
    gui::AppArgs args;
    args.width = 1366;
    args.height = 768;
    args.data = data;
    return args;
}

fs::path fresh_folder(const std::string& name) {
    const fs::path folder = fs::path(SKOEN_BIN_DIR) / ("training_desk." + name);
    fs::remove_all(folder);
    return folder;
}

TrainingPhase phase_of(Driver& d) { return d.view().training->now.phase; }

// The keys of tests/gui/training_40.jsonl up to one that is not a key, the first `most` of them.
std::vector<std::string> keys_of_script(std::size_t most) {
    std::vector<std::string> keys;
    const std::string file = std::string(SKOEN_SOURCE_DIR) + "/tests/gui/training_40.jsonl";
    for (const gui::Step& step : gui::script_from(base::read_text_file(file), file)) {
        if (step.kind == gui::Step::Kind::key && keys.size() < most) keys.push_back(step.words);
    }
    return keys;
}

void press_all(Driver& d, const std::vector<std::string>& keys) {
    for (const std::string& key : keys) {
        d.key(key);
        d.settle();
    }
}

}  // namespace

TEST_CASE("the forty-minute session by keyboard alone, in Danish, from the door to the print") {
    const fs::path out = fresh_folder("forty");
    std::string script = base::read_text_file(std::string(SKOEN_SOURCE_DIR) + "/tests/gui/training_40.jsonl");
    CHECK(script.find("\"click\"") == std::string::npos);
    script.replace(script.find("@OUT@\""), 5, (out / "print").string());
    fs::create_directories(out);
    base::write_file_atomically(out / "script.jsonl", script);
    gui::AppArgs args = training_args((out / "data").string());
    args.play = (out / "script.jsonl").string();
    const auto stage = gui::platform::blank_stage(args.width, args.height);
    gui::run_desk(args, *stage);

    const std::vector<std::string> ids = session::session_ids(out / "data");
    REQUIRE(ids.size() == 1);
    session::TrainingFile file = session::open_training_file(out / "data", ids.front());
    CHECK(file.begun.number == 3);  // the seat, set by keys
    const session::Training t = session::replay_training(file.file.lines());
    CHECK(t.view().phase == TrainingPhase::finished);
    CHECK_FALSE(t.view().stopped);
    CHECK(t.records().size() == 20);
    for (const session::TrainingRecord& r : t.records()) CHECK((r.acts.has_value() && !r.skipped));
    CHECK(base::read_text_file(out / "print/handout.pdf").starts_with("%PDF"));
    const std::string page = base::read_text_file(out / "print/handout.html");
    const auto d = session::debrief_training(t.room(), t.records());
    CHECK(page.find("Du modstod " + std::to_string(d.rsr.k) + " af " + std::to_string(d.rsr.n)) !=
          std::string::npos);
    fs::remove_all(out);
}

TEST_CASE("a desk that is closed in the middle of a case goes on at that case; answers are in no log") {
    const fs::path data = fresh_folder("middle");
    int place = 0;
    std::string id;
    {
        Driver d(training_args(data.string()));
        press_all(d, keys_of_script(60));
        place = d.view().training->now.place;
        id = d.view().training->kept_as;
        CHECK(place > 4);
        for (const std::string& line : d.desk().log()) CHECK(line.find("training_step") == std::string::npos);
    }
    Driver d(training_args(data.string()));
    d.key("2");
    d.settle();
    d.click("training.kept." + id);
    d.settle();
    REQUIRE(d.view().training);
    CHECK(d.view().training->now.place == place);
    d.key("p");
    d.settle();
    CHECK(d.view().training->now.shown == nullptr);
    CHECK(d.has("training.resume"));
    d.key("s");  // for good
    d.settle();
    REQUIRE(phase_of(d) == TrainingPhase::finished);
    CHECK(d.view().training->debrief);
    d.reveal("training.erase");
    d.click("training.erase");
    d.settle();
    d.click("training.erase_sure");
    d.settle();
    CHECK_FALSE(d.view().training);
    CHECK(session::session_ids(data).empty());
    fs::remove_all(data);
}

TEST_CASE("nothing of the score is on the page before own judgement is locked") {
    Driver d(training_args());
    d.desk().apply(session::OpenView{"training", 0});
    d.desk().apply(session::BeginTraining{"tyve-minutter", 7});
    d.settle();
    CHECK_FALSE(d.has("training.pause"));  // nothing has begun
    for (const char* key : {"Enter", "v"}) press_all(d, {key});
    CHECK(d.view().training->kept_as.empty());  // kept nowhere without a folder
    press_all(d, {"8", "r", "j"});
    CHECK_FALSE(d.has("training.scale"));
    CHECK_FALSE(d.has("training.keep"));
    CHECK_FALSE(d.shows("Scoren er "));
    press_all(d, {"Enter"});
    CHECK(d.has("training.scale"));
    CHECK(d.shows("Scoren er "));
    CHECK_FALSE(d.at("training.keep").enabled);  // the risk first
    press_all(d, {"8"});
    CHECK(d.at("training.keep").enabled);
    // Equal but for a pixel of rounding.
    CHECK(d.at("training.keep").rect.w == Approx(d.at("training.change").rect.w).margin(1.5));
    CHECK(d.at("training.keep").rect.h == Approx(d.at("training.change").rect.h).margin(1.5));
}

TEST_CASE("every page of the training room, in both languages and at every size: nothing cut or covered") {
    Driver d(training_args());
    d.desk().apply(session::OpenView{"training", 0});
    const auto look = [&d](const std::string& where) {
        for (const auto language : {base::Language::da, base::Language::en}) {
            d.desk().apply(session::SetLanguage{language});
            for (const tests::DeskSize& size : tests::desk_sizes()) {
                d.desk().apply(session::SetScale{static_cast<double>(size.scale)});
                d.resize(static_cast<int>(size.width), static_cast<int>(size.height));
                for (int page = 0; page < 2; ++page) {
                    d.desk().apply(session::OpenView{"training", page});
                    d.settle();
                    INFO(where << (language == base::Language::da ? " da " : " en ") << tests::words_of(size)
                               << " page " << page);
                    CHECK(tests::layout_faults(d.tree()) == std::vector<std::string>{});
                }
            }
        }
        d.desk().apply(session::SetLanguage{base::Language::da});
        d.desk().apply(session::SetScale{1});
        d.desk().apply(session::OpenView{"training", 0});
        d.resize(1366, 768);
        d.settle();
    };
    look("start");
    d.desk().apply(session::BeginTraining{"fyrre-minutter", 2});
    d.settle();
    look("consent");
    press_all(d, {"Enter"});
    look("first");
    bool seen[3] = {false, false, false};  // with a score, a reason, a summary
    while (phase_of(d) != TrainingPhase::finished) {
        const session::TrainingView& now = d.view().training->now;
        if (now.phase == TrainingPhase::deciding && now.now.final_score > 0 && !seen[0]) look("score");
        seen[0] = seen[0] || (now.phase == TrainingPhase::deciding && now.now.final_score > 0);
        if (now.phase == TrainingPhase::reason && !seen[1]) look("reason");
        seen[1] = seen[1] || now.phase == TrainingPhase::reason;
        if (now.phase == TrainingPhase::summary && !seen[2]) look("summary");
        seen[2] = seen[2] || now.phase == TrainingPhase::summary;
        switch (now.phase) {
        case TrainingPhase::announced:
            press_all(d, {"v"});
            break;
        case TrainingPhase::judging:
            press_all(d, {"7", "r", "j", "Enter"});
            break;
        case TrainingPhase::deciding:
            press_all(d, {now.now.final_score == 0 ? "7" : "f"});
            break;
        case TrainingPhase::reason:
            press_all(d, {"2"});
            break;
        default:
            press_all(d, {"Enter"});
        }
    }
    CHECK((seen[0] && seen[1] && seen[2]));
    look("pattern");
}
