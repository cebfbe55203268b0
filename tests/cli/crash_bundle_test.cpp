// The bundle that a fault of ours leaves behind.
#include "cli/crash_bundle.h"

#include <stdexcept>

#include "scenarios/embedded.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("a fault of ours leaves a bundle that can be replayed anywhere", "[cli][crash]") {
    const cli::WorkFolder folder("crash");
    fs::create_directory("anna");
    base::write_file_atomically("anna/min.json", scenarios::embedded_text("scenarios/underretning.json"));
    const std::string scenario = (folder.path() / "anna/min.json").string();
    const std::vector<std::string> args = {"run",
                                           scenario,
                                           "--set",
                                           "/office/weeks=1",
                                           "--set",
                                           "/history/cases=2000",
                                           "--replications=1",
                                           "--out",
                                           (folder.path() / "anna/out").string(),
                                           "--lang",
                                           "en"};
    std::ostringstream err;
    CHECK(cli::guarded(args, err, []() -> int { throw std::runtime_error("a sum of shares is 2"); }) == 3);
    CHECK(err.str().starts_with("This is our fault, not yours: a sum of shares is 2\n"));
    REQUIRE(folder.names().size() == 2);
    const fs::path bundle = folder.names().back();
    CHECK(bundle.string().starts_with("skoen-crash-"));
    CHECK(err.str().find(bundle.string()) != std::string::npos);

    const std::vector<std::string> command = lines_of(base::read_text_file(bundle / "command.txt"));
    CHECK(command == std::vector<std::string>{"run", "input-1-min.json", "--set", "/office/weeks=1", "--set",
                                              "/history/cases=2000", "--replications=1", "--out", "out",
                                              "--lang", "en"});
    CHECK(base::read_text_file(bundle / "input-1-min.json") ==
          scenarios::embedded_text("scenarios/underretning.json"));
    const base::JsonValue fault = base::parse_json(base::read_text_file(bundle / "fault.json"), "fault.json");
    CHECK(fault.find("what")->text == "a sum of shares is 2");
    CHECK(fault.find("version") != nullptr);
    for (const auto& file : fs::directory_iterator(bundle)) {
        CHECK(base::read_text_file(file.path()).find("anna") == std::string::npos);
    }

    SECTION("the same fault gives the same bundle, another fault another") {
        CHECK(cli::write_crash_bundle(args, "a sum of shares is 2", ".").filename() == bundle.filename());
        CHECK(cli::write_crash_bundle(args, "something else", ".").filename() != bundle.filename());
    }
    SECTION("a run folder goes with it") {
        fs::create_directories("anna/run/strategies");
        base::write_file_atomically("anna/run/manifest.json", "{}");
        base::write_file_atomically("anna/run/strategies/a.json", "{\"id\": 1}");
        base::write_file_atomically("anna/run/measures.csv", "1,2");
        const fs::path other =
            cli::write_crash_bundle({"report", "anna/run/", "--strategy=anna/none"}, "x", ".");
        CHECK(lines_of(base::read_text_file(other / "command.txt")) ==
              std::vector<std::string>{"report", "input-1-run", "--strategy=none"});
        CHECK(base::read_text_file(other / "input-1-run/strategies/a.json") == "{\"id\": 1}");
        CHECK_FALSE(fs::exists(other / "input-1-run/measures.csv"));  // an output, not an input
    }
    SECTION("it replays: the injected fault is not in the program, so the run comes out well") {
        fs::current_path(bundle);
        const cli::Answer answer = cli::call(command);
        fs::current_path(folder.path());
        CHECK(answer.code == 0);
    }
}

TEST_CASE("a bundle carries nobody's answers", "[cli][crash]") {
    const cli::WorkFolder folder("crash_answers");
    fs::create_directory("anna");
    const std::string answers = "own,tool,final,person\n0.85,0.15,0.35,t-bcdfgh\n";
    base::write_file_atomically("anna/decisions.csv", answers);
    base::write_file_atomically("anna/t-bcdfgh.skoen", answers);
    base::write_file_atomically("anna/handed.json", R"({"skoen_training": 1, "rows": [["0.85"]]})");
    const fs::path bundle = cli::write_crash_bundle(
        {"calibrate", "--data", "anna/decisions.csv", "anna/t-bcdfgh.skoen", "anna/handed.json"}, "a fault",
        folder.path());
    const fs::path kept =
        cli::write_crash_bundle({"train", "team", "--data", "anna"}, "a fault", folder.path());
    for (const fs::path& one : {bundle, kept}) {
        int files = 0;
        for (const auto& file : fs::recursive_directory_iterator(one)) {
            const std::string text = base::read_text_file(file.path());
            CHECK(text.find("0.85") == std::string::npos);
            CHECK(text.find("anna") == std::string::npos);
            ++files;
        }
        CHECK(files == 2);  // command.txt and fault.json
    }
}
