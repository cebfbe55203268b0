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

TEST_CASE("factors, professions and comparisons come and go, and take with them what hangs on them") {
    Desk desk;
    desk.apply(OpenView{"study_design"});
    const std::string before = scenarios::write_with_schema(*desk.view().study.design);
    desk.apply(AddFactor{});
    const study::VignettePlan* plan = &*desk.view().study.design->vignettes;
    REQUIRE(plan->factors.size() == 6);
    const std::string id = plan->factors[5].id;
    CHECK(plan->text.da.ends_with("{" + id + "}"));
    CHECK(plan->text.en.ends_with("{" + id + "}"));
    CHECK(desk.view().study.look.factor == 5);
    desk.apply(
        EditStudy{"/vignettes/contrasts/-={\"id\":\"k1\",\"name\":{\"da\":\"a\",\"en\":\"a\"},\"terms\":[{"
                  "\"factor\":\"" +
                  id + "\",\"level\":\"n2\"}]}"});
    desk.apply(EditStudy{"/vignettes/forbidden/-={\"factor\":\"" + id +
                         "\",\"level\":\"n1\",\"with_factor\":\"score\",\"with_level\":\"lav\"}"});
    desk.apply(RemoveFactor{5});
    CHECK(scenarios::write_with_schema(*desk.view().study.design) == before);
    CHECK_THROWS_AS(desk.apply(RemoveFactor{9}), base::InputError);
    desk.apply(RemoveFactor{1});
    plan = &*desk.view().study.design->vignettes;
    CHECK(plan->factors.size() == 4);
    CHECK(plan->text.da.find("{tid}") == std::string::npos);
    desk.apply(Undo{});
    CHECK(scenarios::write_with_schema(*desk.view().study.design) == before);
    const std::size_t people = desk.view().study.design->vignettes->professions.size();
    desk.apply(EditStudy{"/vignettes/professions/-={\"id\":\"fag9\",\"name\":{\"da\":\"Nyt\",\"en\":\"New\"},"
                         "\"respondents\":50}"});
    CHECK(desk.view().study.design->vignettes->professions.size() == people + 1);
}

TEST_CASE("a trial's knobs move its power on the page where they stand") {
    Desk desk;
    desk.apply(OpenView{"study_design"});
    desk.apply(OpenStudy{"lederkurser"});
    desk.wait_idle();
    REQUIRE(desk.view().found.power);
    const auto power = [&desk] {
        desk.wait_idle();
        return desk.view().found.power->effects.front().power;
    };
    const double with = power();
    desk.apply(EditStudy{"/cluster_trial/arms/1/effect=0"});
    desk.apply(EditStudy{"/cluster_trial/arms/2/effect=0"});
    CHECK(power() < with - 0.3);
    CHECK_THROWS_AS(desk.apply(EditStudy{"/cluster_trial/clusters=5"}), base::InputError);
}
