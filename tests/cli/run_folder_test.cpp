// skoen run --out and skoen report.
#include <filesystem>

#include "lab/run_folder.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using cli::call;
using cli::small_run;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kFiles = {"datapackage.json", "manifest.json", "measures.csv", "report.html",
                                         "scenario.json",    "strategies",    "weeks.csv"};

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = base::read_text_file(file);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    base::write_file_atomically(file, text.replace(at, from.size(), to));
}

}  // namespace

TEST_CASE("run --out writes a folder that can be played again", "[cli][folder]") {
    const cli::WorkFolder folder("run_out");
    const cli::Answer answer = call(small_run({"--out", "runs/one", "--json"}));
    CHECK(answer.code == 0);
    CHECK(answer.err == "Skrevet: runs/one\n");
    CHECK(answer.out == cli::small_json().out);
    CHECK(names_in("runs/one") == kFiles);
    CHECK(names_in("runs") == std::vector<std::string>{"one"});
    CHECK(names_in("runs/one/strategies") ==
          std::vector<std::string>{"no_tool.json", "own_first.json", "score_first.json"});
    CHECK(call({"check", "runs/one/scenario.json", "runs/one/strategies/no_tool.json"}).code == 0);

    // Its scenario and strategies, on other threads, give the same files.
    const std::vector<std::string> again = {"run",
                                            "runs/one/scenario.json",
                                            "--strategy",
                                            "runs/one/strategies/score_first.json",
                                            "--strategy",
                                            "runs/one/strategies/own_first.json",
                                            "--replications",
                                            "3",
                                            "--threads",
                                            "2",
                                            "--lang",
                                            "da",
                                            "--json",
                                            "--out",
                                            "runs/two"};
    CHECK(call(again).out == answer.out);
    for (const char* file :
         {"scenario.json", "measures.csv", "weeks.csv", "datapackage.json", "report.html"}) {
        INFO(file);
        CHECK(base::read_text_file(fs::path("runs/two") / file) ==
              base::read_text_file(fs::path("runs/one") / file));
    }

    // An earlier run is replaced, somebody's notes are not.
    CHECK(call(small_run({"--out", "runs/two/", "--seed", "2"})).code == 0);
    CHECK(lab::read_manifest("runs/two").seed == 2);
    base::write_file_atomically("runs/two/notes.txt", "mine");
    const cli::Answer refused = call(small_run({"--out", "runs/two"}));
    CHECK(refused.code == 2);
    CHECK(refused.err.find("found notes.txt in it") != std::string::npos);
    CHECK(base::read_text_file("runs/two/notes.txt") == "mine");
    CHECK(names_in("runs") == std::vector<std::string>{"one", "two"});
}

TEST_CASE("report makes the same page again, or says that the run is another", "[cli][folder]") {
    const cli::WorkFolder folder("report");
    REQUIRE(call(small_run({"--out", "run"})).code == 0);
    const std::string page = base::read_text_file("run/report.html");
    fs::remove("run/report.html");
    const cli::Answer report = call({"report", "run"});
    CHECK(report.code == 0);
    CHECK(report.out == "run/report.html\nrun/report.pdf\n");
    CHECK(base::read_text_file("run/report.pdf").starts_with("%PDF-"));
    CHECK(base::read_text_file("run/report.html") == page);  // in the language of the run
    CHECK(call({"report", "run", "--lang", "en"}).code == 0);
    const std::string english = base::read_text_file("run/report.html");
    CHECK(english != page);

    CHECK(call({"report", "run", "--handout", "--lang", "en"}).code == 0);
    CHECK(base::read_text_file("run/handout-own_first.pdf").starts_with("%PDF-"));
    CHECK(base::read_text_file("run/handout-score_first.html").find("first eight weeks") !=
          std::string::npos);
    CHECK(call(small_run({"--out", "run"})).code == 0);  // what we wrote ourselves may be replaced
    CHECK(call({"report", "run", "--lang", "en"}).code == 0);

    replace_in("run/manifest.json", "\"seed\": 1,", "\"seed\": 2,");
    const cli::Answer other = call({"report", "run", "--lang", "da"});
    CHECK(other.code == 1);
    CHECK(other.err.starts_with("Kørslen giver ikke det samme igen: kontrolsum "));
    CHECK(base::read_text_file("run/report.html") == english);

    replace_in("run/manifest.json", "\"replications\": 3", "\"replications\": 0");
    const cli::Answer faulty = call({"report", "run"});
    CHECK(faulty.code == 2);
    CHECK(faulty.err.starts_with("run/manifest.json:"));
    CHECK(faulty.err.find("/replications: expected ") != std::string::npos);
    CHECK(call({"report", "nowhere"}).err ==
          "nowhere/manifest.json: expected a file that can be read, found no such file\n");
}

TEST_CASE("a folder of others is refused before anything is played", "[cli][folder]") {
    const cli::WorkFolder folder("run_out_refused");
    fs::create_directory("full");
    base::write_file_atomically("full/letter.txt", "dear");
    base::write_file_atomically("file", "");
    CHECK(call(small_run({"--out", "full"})).code == 2);
    CHECK(call(small_run({"--out", "file"})).code == 2);
    CHECK(names_in("full") == std::vector<std::string>{"letter.txt"});
    CHECK(folder.names() == std::vector<std::string>{"file", "full"});
}

TEST_CASE("events come on request, and change nothing else", "[cli][folder]") {
    const cli::WorkFolder folder("run_out_events");
    CHECK(call(small_run({"--out", "with", "--events", "--threads", "2", "--json"})).out ==
          cli::small_json().out);
    CHECK(cli::line_count(base::read_text_file("with/events.csv")) > 1000);
    CHECK(lab::read_manifest("with").events);
}
