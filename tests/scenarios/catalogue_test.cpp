// Finding scenarios and strategies by id and by path, and writing them back.
#include "scenarios/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/describe_definition.h"
#include "scenarios/embedded.h"
#include "scenarios/ledger.h"
#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/scenarios/scenario_sample.h"

using namespace skoen;

namespace {

// A folder of this test's own that is gone afterwards.
struct Folder {
    std::filesystem::path path = std::filesystem::current_path() / "catalogue_test_files";
    Folder() {
        std::filesystem::remove_all(path);
        std::filesystem::create_directory(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const char* name, std::string_view text) const {
        base::write_file_atomically(path / name, text);
        return (path / name).string();
    }
};

template <class Load>
std::string complaint(const Load& load) {
    try {
        load();
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("the home scenario is shipped, and its strategies too", "[catalogue]") {
    const auto& entries = scenarios::scenarios();
    const auto home = std::find_if(entries.begin(), entries.end(),
                                   [](const auto& entry) { return entry.id == "underretning"; });
    REQUIRE(home != entries.end());
    CHECK(home->name.da == "Underretninger");
    CHECK_FALSE(home->idea);
    const sim::Definition d = scenarios::load_scenario("underretning");
    CHECK(d.default_strategies.front() == "no_tool");
    for (const std::string& id : d.default_strategies) CHECK(scenarios::load_strategy(id).id == id);
}

TEST_CASE("every shipped scenario loads, is named like its file, and reads back as it is written",
          "[catalogue]") {
    for (const auto& entry : scenarios::scenarios()) {
        INFO(entry.id);
        const sim::Definition d = scenarios::load_scenario(entry.id);
        CHECK(d.id == entry.id);
        const std::string text = scenarios::write_scenario(d);
        CHECK((scenarios::write_scenario(scenarios::read_definition(base::parse_json(text, "written"))) ==
               text));
        CHECK(text.find("\"revise_gap\"") != std::string::npos);  // defaults are spelled out
    }
    for (const auto& entry : scenarios::strategies()) {
        INFO(entry.id);
        const std::string text = scenarios::write_strategy(scenarios::load_strategy(entry.id));
        CHECK(
            (scenarios::write_strategy(scenarios::read_strategy(base::parse_json(text, "written"))) == text));
    }
    const std::string text = scenarios::write_scenario(test::filled_definition());
    CHECK((scenarios::write_scenario(scenarios::read_definition(base::parse_json(text, "written"))) == text));
}

TEST_CASE("an unknown id is answered with the nearest and with those there are", "[catalogue]") {
    const std::string said = complaint([] { (void)scenarios::load_scenario("underretnin"); });
    CHECK(said.find("underretnin: expected a path to a file, or the id of a shipped scenario (did you mean "
                    "underretning?): ") == 0);
    const std::string strategy = complaint([] { (void)scenarios::load_strategy("own-first"); });
    CHECK(strategy.find("did you mean own_first?") != std::string::npos);
    CHECK(strategy.find("mandatory_approval, no_tool, own_first") != std::string::npos);
    CHECK(complaint([] { (void)scenarios::load_scenario("strategies/no_tool"); }) !=
          "");  // a path, and no file
    CHECK(complaint([] { (void)scenarios::load_scenario(""); }) != "");
    CHECK(complaint([] { (void)scenarios::load_scenario("no_tool"); }) != "");
}

TEST_CASE("a path is read from the disk", "[catalogue]") {
    const Folder folder;
    const std::string text(scenarios::embedded_text("scenarios/underretning.json"));
    const std::string path = folder.write("mine.json", text);
    CHECK(scenarios::load_scenario(path).id == "underretning");
    CHECK(complaint([&] { (void)scenarios::load_scenario(path + "x"); }).find(path + "x") == 0);
    CHECK(scenarios::load_scenario(folder.write("mine", text)).id == "underretning");  // whatever its ending
    CHECK(complaint([] { (void)scenarios::load_scenario("nowhere.json"); }).find("no such file") !=
          std::string::npos);
    CHECK(complaint([&] { (void)scenarios::load_scenario(folder.path.string()); }) != "");
}

TEST_CASE("values set from outside come before the checks and are told apart in messages", "[catalogue]") {
    const std::vector<std::string> sets = {"/prevalence=0.2", "/behaviour/skip_trust=1",
                                           "/behaviour/on_skip=false"};
    const sim::Definition d = scenarios::load_scenario("underretning", sets);
    CHECK(d.prevalence == 0.2);
    CHECK(d.behaviour.skip_trust == 1);
    CHECK_FALSE(d.behaviour.on_skip);
    CHECK(d.behaviour.skip_effort == scenarios::ledger_row("skip_effort").value);
    const std::vector<std::string> outside = {"/behaviour/skip_trust=99"};
    CHECK(complaint([&] { (void)scenarios::load_scenario("underretning", outside); }) ==
          "--set:1:23: /behaviour/skip_trust: expected a number from -1 to 6 (logit), found 99");
    const std::vector<std::string> unknown = {"/behaviour/skip_trost=1"};
    CHECK(complaint([&] { (void)scenarios::load_scenario("underretning", unknown); }).find("skip_trust") !=
          std::string::npos);
}

TEST_CASE("check tells scenarios from strategies and finds every fault of a file", "[catalogue]") {
    const Folder folder;
    const std::string home(scenarios::embedded_text("scenarios/underretning.json"));
    CHECK(scenarios::kind_of(base::parse_json(home, "")) == scenarios::FileKind::scenario);
    CHECK(scenarios::kind_of(base::parse_json(R"({"levers": []})", "")) == scenarios::FileKind::strategy);
    CHECK(scenarios::kind_of(base::parse_json(R"({"name": 1})", "")) == scenarios::FileKind::unknown);
    CHECK(scenarios::kind_of(base::parse_json("[1]", "")) == scenarios::FileKind::unknown);
    CHECK(scenarios::kind_of(base::parse_json(R"({"blocks": []})", "")) == scenarios::FileKind::unknown);
    CHECK(scenarios::kind_of(base::parse_json(R"({"blocks": [], "arms": []})", "")) ==
          scenarios::FileKind::study);
    CHECK(scenarios::kind_of(base::parse_json(R"({"statistics": []})", "")) == scenarios::FileKind::study);
    CHECK(scenarios::kind_of(base::parse_json(R"({"learner": {}})", "")) == scenarios::FileKind::own_model);

    CHECK(scenarios::check_file(folder.write("good.json", home)).empty());
    CHECK(scenarios::check_file(
              folder.write("plan.json", scenarios::embedded_text("scenarios/strategies/own_first.json")))
              .empty());
    std::string bad = home;
    bad.replace(bad.find("\"auc_model\": 0.75"), 17, "\"auc_model\": 7.5, \"x\": 1");
    CHECK(scenarios::check_file(folder.write("bad.json", bad)).size() == 2);
    CHECK(scenarios::check_file(folder.write("cut.json", home.substr(0, 500))).size() == 1);
    CHECK(scenarios::check_file(folder.write("other.json", "{}")).size() == 1);
    CHECK(scenarios::check_file(folder.write("text.json", "hello")).size() == 1);
    CHECK(scenarios::check_file((folder.path / "none.json").string()).size() == 1);
    CHECK(scenarios::check_file(folder.path.string()).size() == 1);
}

TEST_CASE("every shipped file passes skoen check, as the kind of its folder", "[catalogue]") {
    using scenarios::FileKind;
    const std::filesystem::path root = SKOEN_SOURCE_DIR;
    struct Row {
        const char* folder;
        FileKind kind;
    };
    for (const Row& row :
         {Row{"scenarios", FileKind::scenario}, Row{"scenarios/strategies", FileKind::strategy},
          Row{"scenarios/explorations", FileKind::exploration},
          Row{"scenarios/comparisons", FileKind::comparison}, Row{"scenarios/studies", FileKind::study},
          Row{"assets/workshops", FileKind::workshop}, Row{"assets/sessions", FileKind::training_session}}) {
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(root / row.folder)) {
            if (entry.path().extension() != ".json") continue;
            const std::string path = entry.path().string();
            INFO(path);
            CHECK(scenarios::kind_of(base::parse_json(base::read_text_file(path), path)) == row.kind);
            CHECK(scenarios::check_file(path).empty());
            ++files;
        }
        INFO(row.folder);
        CHECK(files > 0);
    }
}
