// The study bench: commands, undo, the log, and what is worked out off the caller's thread.
#include "session/desk.h"

#include <filesystem>

#include "scenarios/schema_writer.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::session;

TEST_CASE("a researcher who comes in finds a design; edits are checked, undone and replayed") {
    Desk desk;
    desk.apply(OpenView{"study_design"});
    REQUIRE(desk.view().study.design);
    CHECK(desk.view().study.design->id == kFirstStudy);
    CHECK(desk.view().door == Door::researcher);
    desk.apply(EditStudy{"/vignettes/factors/0/levels/1/effect=0.3"});
    desk.apply(
        EditStudy{"/vignettes/forbidden/-={\"factor\":\"score\",\"level\":\"lav\",\"with_factor\":\"kilde\","
                  "\"with_level\":\"sundhed\"}"});
    CHECK(desk.view().study.design->vignettes->forbidden.size() == 1);
    CHECK_THROWS_AS(desk.apply(EditStudy{"/vignettes/decks=5"}), base::InputError);
    CHECK_THROWS_AS(desk.apply(EditStudy{"/vignettes/colour=1"}), base::InputError);
    CHECK_THROWS_AS(desk.apply(RemoveFromStudy{"/vignettes/forbidden/3"}), base::InputError);
    CHECK(desk.view().study.design->vignettes->decks == 3);
    const std::string edited = scenarios::write_with_schema(*desk.view().study.design);
    Desk again;
    again.replay(desk.log());
    CHECK(scenarios::write_with_schema(*again.view().study.design) == edited);
    desk.apply(RemoveFromStudy{"/vignettes/forbidden/0"});
    CHECK(desk.view().study.design->vignettes->forbidden.empty());
    desk.apply(Undo{});
    CHECK(scenarios::write_with_schema(*desk.view().study.design) == edited);
}

TEST_CASE("the deck follows the design, and says why it cannot") {
    Desk desk;
    desk.apply(OpenView{"study_deck"});
    desk.apply(EditStudy{"/vignettes/starts=20"});
    desk.wait_idle();
    DeskView view = desk.view();
    REQUIRE(view.found.deck);
    CHECK(view.found.current);
    CHECK(view.found.deck->deck.profiles.size() == 24);
    CHECK(view.found.deck->effects.size() == 7);
    desk.apply(EditStudy{"/vignettes/vignettes=36"});
    desk.wait_idle();
    CHECK(desk.view().found.deck->deck.how == "array");
    desk.apply(EditStudy{"/vignettes/vignettes=90"});  // more than there are combinations
    desk.wait_idle();
    CHECK(desk.view().found.fault.find("72") != std::string::npos);
}

TEST_CASE("files are written where asked, and only by whoever asked") {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "skoen_study_bench_test";
    std::filesystem::remove_all(folder);
    Desk desk;
    desk.apply(OpenView{"study_files"});
    desk.apply(EditStudy{"/vignettes/starts=5"});
    CHECK_THROWS_AS(desk.apply(ExportStudy{folder.string(), "word"}), base::InputError);
    desk.apply(ExportStudy{folder.string(), "surveyjs"});
    CHECK(std::filesystem::exists(folder / "surveyjs" / "index.html"));
    CHECK(std::filesystem::exists(folder / "kodebog.md"));
    std::filesystem::remove_all(folder);
    Desk again;
    again.replay(desk.log());
    CHECK_FALSE(std::filesystem::exists(folder));
}
