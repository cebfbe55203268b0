// A scenario written at the desk without a file: with mouse and keyboard, in both languages, at every size.

#include <filesystem>

#include "scenarios/catalogue.h"
#include "session/desk.h"
#include "sim/base/error.h"
#include "sim/base/system.h"
#include "tests/catch.h"
#include "tests/gui/driver.h"
#include "tests/gui/layout_lint.h"
#include "tests/gui/monkey.h"
#include "tests/gui/page_driver.h"

#include "gui/screens/screens.h"

using namespace skoen;
using namespace skoen::session;
namespace fs = std::filesystem;

namespace {

constexpr int kDraftParts = 9;

struct EditorFolder {
    fs::path path = fs::temp_directory_path() / ("skoen_editor_" + std::to_string(base::process_number()));
    EditorFolder() { fs::remove_all(path); }
    ~EditorFolder() { fs::remove_all(path); }
};

// Only the page, without what is worked out beside it.
struct EditorSeat {
    Desk desk;
    tests::PageDriver page;

    EditorSeat() : page({1366, 768, 1}, [this] { draw(); }) {}
    void draw() {
        DeskCommands out;
        gui::draw_screen(desk.view(), out);
        for (const DeskCommand& command : out) {
            try {
                desk.apply(command);
            } catch (const base::InputError&) {
                ++refused;
            }
        }
    }
    int refused = 0;
};

void check_every_part(EditorSeat& seat) {
    for (int part = 0; part < kDraftParts; ++part) {
        seat.desk.apply(LookAtDraft{part, 1});
        for (const auto language : {base::Language::da, base::Language::en}) {
            seat.desk.apply(SetLanguage{language});
            for (const tests::DeskSize& size : tests::desk_sizes()) {
                if (size.scale == 1.25F || size.scale == 1.5F) continue;
                seat.desk.apply(SetScale{static_cast<double>(size.scale)});
                seat.page.resize({size.width, size.height, size.scale});
                seat.desk.wait_idle();
                seat.page.frame();
                seat.page.frame();
                INFO("part " << part << (language == base::Language::da ? " da " : " en ")
                             << tests::words_of(size));
                for (const std::string& fault : tests::layout_faults(seat.page.tree())) {
                    INFO(fault);
                    CHECK(false);
                }
            }
        }
    }
}

gui::AppArgs editor_args(const EditorFolder& folder, const std::string& scenario) {
    gui::AppArgs args;
    args.scenario = scenario;
    args.view = scenario.empty() ? "" : "scenario";
    args.width = 1366;
    args.height = 768;
    args.data = folder.path.string();
    return args;
}

void replace(tests::Driver& d, const std::string& key, std::string_view words) {
    d.reveal(key);
    d.click(key);
    d.key("Ctrl+a");
    d.type(words);
}

}  // namespace

TEST_CASE("every part of the editor fits, sound and full of faults", "[editor]") {
    EditorSeat seat;
    seat.desk.apply(OpenDraft{"underretning"});
    seat.desk.apply(EditDraft{"/history/cases=1000"});
    seat.desk.apply(OpenView{std::string(kDraftView), 0});
    check_every_part(seat);
    for (const char* set :
         {"/prevalence=\"meget\"", "/name/da=\"\"", "/features/1/weight=99", "/features/1/levels/0/share=2",
          "/cues/1/share=7", "/groups/0/from=5", "/model/line=1", "/office/workers=2.5", "/costs/missed=\"\"",
          "/questions/0/text/en=\"\"", "/equity_group=\"Stort Navn\""})
        seat.desk.apply(EditDraft{set});
    CHECK(seat.desk.view().draft->reading.faults.size() > 8);
    check_every_part(seat);
    CHECK(seat.refused == 0);
}

TEST_CASE("a scenario is edited, saved, opened again and played by hand", "[editor]") {
    const EditorFolder folder;
    {
        tests::Driver d(editor_args(folder, "rengoering"));
        d.settle();
        d.click("scenario.edit");
        d.settle();
        REQUIRE(d.desk().view().draft != nullptr);
        CHECK(d.desk().view().view == kDraftView);
        replace(d, "draft/name/da", "Vores rengøring");
        CHECK(d.desk().view().draft->definition->name.da == "Vores rengøring");

        // A figure, letter by letter, with a decimal comma; the fault stands beside the field while it is one.
        d.click("draft.part.2");
        replace(d, "draft/prevalence", "0,");
        d.settle();
        CHECK_FALSE(d.desk().view().draft->sound());
        CHECK(d.shows("0,001 til 0,9"));
        d.type("3");
        CHECK(d.desk().view().draft->definition->prevalence == 0.3);

        // Another sign, and one less.
        d.click("draft.part.4");
        const std::size_t signs = d.desk().view().draft->definition->cues.size();
        d.reveal("draft.add/cues");
        d.click("draft.add/cues");
        const std::string cue = "draft/cues/" + std::to_string(signs);
        for (const char* field : {"/name/da", "/name/en", "/how/da", "/how/en"})
            replace(d, cue + field, "Et tegn");
        d.settle();
        REQUIRE(d.desk().view().draft->sound());
        CHECK(d.desk().view().draft->definition->cues.size() == signs + 1);
        CHECK(d.desk().view().draft_found.current);

        d.desk().apply(EditDraft{"/history/cases=1000"});
        d.desk().apply(EditDraft{"/office/weeks=3"});
        d.settle();
        d.click("draft.save");
        d.settle();
        CHECK(d.desk().view().draft->saved);
    }
    const std::string path = (folder.path / "scenarios" / "rengoering_egen.json").string();
    CHECK(scenarios::check_file(path).empty());

    tests::Driver d(editor_args(folder, ""));
    d.settle();
    d.reveal("task.edit.rengoering_egen");
    d.click("task.edit.rengoering_egen");
    d.settle();
    REQUIRE(d.desk().view().draft != nullptr);
    CHECK(d.desk().view().draft->saved);
    CHECK(d.desk().view().draft->definition->prevalence == 0.3);
    d.click("draft.part.0");
    d.reveal("draft/id");
    d.click("draft/id");
    d.key("End");
    d.type("!");  // a fault: neither saved nor played
    d.settle();
    CHECK_THROWS_AS(d.click("draft.play"), gui::ui::HandError);
    d.reveal("draft.undo");
    d.click("draft.undo");
    d.settle();
    REQUIRE(d.desk().view().draft->sound());
    d.desk().apply(Run{1});
    d.click("draft.play");
    d.settle();
    CHECK(d.desk().view().scenario == path);
    CHECK(d.desk().view().view == "scenario");
    CHECK(d.desk().view().comparison_is_current);
}

TEST_CASE("random acts in the editor end without a fault", "[editor]") {
    EditorSeat seat;
    seat.desk.apply(OpenDraft{"rengoering"});
    seat.desk.apply(EditDraft{"/history/cases=500"});
    seat.desk.apply(OpenView{std::string(kDraftView), 0});
    tests::Monkey monkey(5);
    for (int i = 0; i < 120; ++i) {
        if (i % 12 == 0) {
            seat.desk.apply(OpenView{std::string(kDraftView), 0});
            if (seat.desk.view().draft) seat.desk.apply(LookAtDraft{i / 12, 0});
        }
        monkey.act(seat.page.tree(), seat.page.events());
        seat.page.frame();
    }
    seat.desk.wait_idle();
    CHECK(seat.refused == 0);
}
