// The desk as a whole on stages without a window.
#include "gui/app.h"

#include <filesystem>

#include "gui/run.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/gui/driver.h"

using namespace skoen;
using tests::Driver;

namespace {

std::string in_bin(const std::string& name) { return std::string(SKOEN_BIN_DIR) + "/app_test." + name; }

std::string file_with(const std::string& name, const std::string& text) {
    base::write_file_atomically(in_bin(name), text);
    return in_bin(name);
}

gui::AppArgs small() {
    gui::AppArgs args;
    args.width = 1366;
    args.height = 768;
    return args;
}

std::string script_fault(const std::string& script) {
    gui::AppArgs args = small();
    args.play = file_with("script", script);
    const auto stage = gui::platform::blank_stage(args.width, args.height);
    try {
        gui::run_desk(args, *stage);
    } catch (const gui::ScriptError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("The desk opens on the first view, and on the one asked for with the home scenario") {
    CHECK(Driver(small()).view().view == session::kViews.front());
    gui::AppArgs args = small();
    args.view = "scenario";
    args.language = base::Language::en;
    args.scale = 1.25;
    Driver d(args);
    CHECK(d.view().view == "scenario");
    CHECK(d.view().scenario == gui::kHomeScenario);
    CHECK(d.view().language == base::Language::en);
    CHECK(d.tree().em == 22);
}

TEST_CASE("A scenario or view that is not there is the user's fault") {
    gui::AppArgs args = small();
    args.scenario = "nowhere";
    CHECK_THROWS_AS(gui::App(args, nullptr), base::InputError);
    args = small();
    args.view = "nowhere";
    CHECK_THROWS_AS(gui::App(args, nullptr), base::InputError);
}

TEST_CASE("The desk comes to rest: nothing asks for another frame") {
    Driver d(small());
    d.settle();
    const std::uint64_t changes = d.desk().changes();
    for (int i = 0; i < 10; ++i) d.frame();
    CHECK(d.desk().changes() == changes);
}

TEST_CASE("A script is played, and the page written down as JSON") {
    gui::AppArgs args = small();
    args.play = file_with(
        "script",
        "{\"do\": \"set_language\", \"language\": \"en\"}\n{\"key\": \"Tab\"}\n{\"wait\": \"idle\"}");
    args.dump_ui = in_bin("dump.json");
    const auto stage = gui::platform::blank_stage(args.width, args.height);
    gui::run_desk(args, *stage);
    const base::JsonValue dump = base::parse_json(base::read_text_file(args.dump_ui), args.dump_ui);
    CHECK(dump.find("em")->number == 18);
    CHECK(dump.find("page")->items.size() == 2);
    int focused = 0;
    for (const base::JsonValue& record : dump.find("records")->items) {
        CHECK(record.find("kind") != nullptr);
        CHECK(record.find("rect")->items.size() == 4);
        focused += record.find("focused") != nullptr ? 1 : 0;
    }
    CHECK(focused == 1);
    std::filesystem::remove(args.dump_ui);
}

TEST_CASE("A step that cannot be done stops the script, with its line") {
    CHECK(script_fault("{\"key\": \"Tab\"}\n\n{\"click\": \"no.such\"}")
              .find("script:3: no.such: not on the screen") != std::string::npos);
    CHECK(script_fault("{\"key\": \"Tabulator\"}").find("script:1: Tabulator: no key of that name") !=
          std::string::npos);
    CHECK(script_fault("{\"key\": \"Tab\"}").empty());
}
