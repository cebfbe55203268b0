// A workshop held through the desk's own command path, and what the room sees of it.
#include "gui/wall.h"

#include <filesystem>
#include <set>

#include "gui/run.h"
#include "gui/script.h"
#include "report/take_home.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/gui/driver.h"
#include "tests/gui/layout_lint.h"

using namespace skoen;
using tests::Driver;

namespace {

gui::AppArgs usual() {
    gui::AppArgs args;
    args.width = 1366;
    args.height = 768;
    return args;
}

std::string script_with(const std::string& out) {
    std::string text = base::read_text_file(std::string(SKOEN_SOURCE_DIR) + "/tests/gui/workshop_90.jsonl");
    text.replace(text.find("@OUT@\""), 5, out);
    return text;
}

// What is played on the wall while a desk is where it is.
struct WallOf {
    gui::Wall wall{nullptr};
    gui::ui::EventQueue events;
    const gui::ui::Recording& see(const session::DeskView& view) {
        for (int i = 0; i < 2; ++i) static_cast<void>(wall.frame(1024, 768, 1.0F / 60, events, true, view));
        return wall.recording();
    }
};

}  // namespace

TEST_CASE("from start to a first comparison of two plans in at most five clicks") {
    Driver d(usual());
    int clicks = 0;
    d.click("door.leader.compare");
    ++clicks;
    d.settle();
    REQUIRE(d.view().comparison);
    CHECK(d.view().comparison->strategies.size() >= 3);  // two plans beside the office without the score
    CHECK(d.has("chart.changes"));
    Driver w(usual());  // and through a workshop
    int more = 0;
    for (const char* key : {"door.leader.workshop", "open_workshop.halv_time", "tab.outcomes"}) {
        w.click(key);
        ++more;
    }
    w.settle();
    CHECK(w.view().comparison->strategies.size() == 3);
    CHECK(clicks <= 5);
    CHECK(more <= 5);
}

TEST_CASE("the shipped workshop is held from end to end, with wrong turns and undo, and ends in a handout") {
    const std::string out = std::string(SKOEN_BIN_DIR) + "/workshop_test.out";
    const std::string script = std::string(SKOEN_BIN_DIR) + "/workshop_test.jsonl";
    std::filesystem::remove_all(out);
    base::write_file_atomically(script, script_with(out));
    gui::AppArgs args = usual();
    args.play = script;
    args.data = out + "/data";
    const auto stage = gui::platform::blank_stage(args.width, args.height);
    gui::run_desk(args, *stage);

    CHECK(base::read_text_file(out + "/handout.pdf").starts_with("%PDF"));
    const std::string page = base::read_text_file(out + "/handout.html");
    for (const char* words :
         {"Vi måler afvigelser i begge retninger", "Selv først, med begrundelse", "Hold 5", "Indfør den ikke",
          "Rummet gættede", "En overset sag i pressen", "Rammen var 90 ledertimer",
          "skoen-desk --play log.jsonl", "Startværdi 1", "uge 8", "Alle sager er opdigtede"}) {
        INFO(words);
        CHECK(page.find(words) != std::string::npos);
    }
    CHECK(page.find("Slettes") == std::string::npos);
    CHECK(std::filesystem::exists(out + "/strategies/own_first_2.json"));

    // The session on disk leads to the same room.
    const auto ids = session::session_ids(args.data);
    REQUIRE(ids.size() == 1);
    session::Desk again;
    again.keep_sessions_in(args.data);
    again.apply(session::ResumeSession{ids.front()});
    again.wait_idle();
    const session::DeskView view = again.view();
    REQUIRE(view.workshop);
    CHECK(view.workshop->item == 10);
    CHECK(view.workshop->teams == 5);
    CHECK(view.workshop->actions.size() == 2);
    CHECK(view.workshop->released == std::vector<std::string>{"presse"});
    CHECK(view.workshop->items[3].votes[1] == std::vector<int>{4, 12, 3});
    CHECK(view.plans.at(3).strategy.levers.back().lever == sim::Lever::training);
    CHECK(report::take_home_html(report::take_home_of(view)) == page);
    std::filesystem::remove_all(out);
}

TEST_CASE("the wall can be read from the back row: large type, one picture at most, nothing cut") {
    session::Desk desk;
    desk.apply(session::Run{20});
    desk.apply(session::OpenWorkshop{"halvanden_time"});
    desk.apply(session::SetGuess{2, 0, 1, 0.2});
    desk.apply(session::SetGuess{4, 1, 0, 0.4});
    desk.apply(session::LockGuesses{2, true});
    desk.apply(session::SetVotes{3, 0, 1, 7});
    desk.apply(session::HandInPlan{0, 0});
    desk.apply(session::HandInPlan{1, -1});
    desk.apply(session::ReleaseEvent{"presse", true});
    desk.apply(session::ShowCard{1});
    desk.wait_idle();
    WallOf wall;
    for (const auto language : {base::Language::da, base::Language::en}) {
        desk.apply(session::SetLanguage{language});
        for (int item = 0; item < static_cast<int>(desk.view().workshop->items.size()); ++item) {
            desk.apply(session::GoToItem{item});
            const gui::ui::Recording& seen = wall.see(desk.view());
            INFO("item " << item);
            CHECK(seen.em >= 0.025F * 768);
            int pictures = 0, pressable = 0;
            for (const gui::ui::Record& record : seen.records) {
                pictures += record.kind == gui::ui::RecordKind::scene ? 1 : 0;
                pressable += record.kind == gui::ui::RecordKind::button ? 1 : 0;
            }
            CHECK(pictures <= 1);
            CHECK(pressable == 0);
            CHECK(tests::layout_faults(seen) == std::vector<std::string>{});
        }
    }
}

TEST_CASE("frozen, the wall keeps its picture while the facilitator goes on; black, it shows nothing") {
    session::Desk desk;
    desk.apply(session::OpenWorkshop{"halv_time"});
    WallOf wall;
    const auto words = [&] {
        std::string all;
        for (const gui::ui::Record& record : wall.see(desk.view()).records) all += record.label + '\n';
        return all;
    };
    const std::string before = words();
    desk.apply(session::SetWall{"frozen"});
    desk.apply(session::GoToItem{2});
    CHECK(words() == before);
    desk.apply(session::SetWall{"live"});
    CHECK(words() != before);
    desk.apply(session::SetWall{"black"});
    CHECK(words().empty());
}

TEST_CASE("every item of the facilitator's page can be read, in both languages and all sizes") {
    gui::AppArgs args = usual();
    Driver d(args);
    d.desk().apply(session::Run{20});
    d.desk().apply(session::OpenWorkshop{"halvanden_time"});
    d.desk().apply(session::OpenView{"workshop", 0});
    d.desk().apply(session::HandInPlan{0, 0});
    d.desk().apply(session::SetGuess{2, 0, 1, 0.2});
    for (const auto language : {base::Language::da, base::Language::en}) {
        d.desk().apply(session::SetLanguage{language});
        for (int item = 0; item < static_cast<int>(d.view().workshop->items.size()); ++item) {
            d.desk().apply(session::GoToItem{item});
            for (const tests::DeskSize& size : tests::desk_sizes()) {
                if (size.scale == 1.25F) continue;
                d.desk().apply(session::SetScale{static_cast<double>(size.scale)});
                d.resize(static_cast<int>(size.width), static_cast<int>(size.height));
                d.settle();
                INFO("item " << item << ' ' << tests::words_of(size));
                CHECK(tests::layout_faults(d.tree()) == std::vector<std::string>{});
            }
        }
    }
}
