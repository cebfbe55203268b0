// A model of one's own on the command line: card, check, run folder, hash.
#include <filesystem>

#include "lab/run_folder.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using cli::call;
namespace fs = std::filesystem;

namespace {

const std::string kPoints = std::string(SKOEN_SOURCE_DIR) + "/tests/data/models/rengoering_points.csv";

std::vector<std::string> run_with(const std::string& scenario, std::vector<std::string> more) {
    std::vector<std::string> args = {"run", scenario,  "--strategy", "score_first", "--replications",
                                     "2",   "--weeks", "2",          "--json"};
    args.insert(args.end(), more.begin(), more.end());
    return args;
}

}  // namespace

TEST_CASE("a run with a model of one's own keeps a copy and can be made again", "[cli][own-model]") {
    const cli::WorkFolder folder("own_model");
    base::write_file_atomically("points.csv", base::read_text_file(kPoints));
    const std::vector<std::string> own = {"--set", "/model/file=points.csv", "--set", "/history/cases=2000"};
    std::vector<std::string> args = own;
    args.insert(args.end(), {"--out", "one"});
    const cli::Answer first = call(run_with("rengoering", args));
    INFO(first.err);
    REQUIRE(first.code == 0);
    CHECK(base::read_text_file("one/model.csv") == base::read_text_file(kPoints));
    CHECK(call({"check", "one/scenario.json", "one/model.csv"}).code == 0);
    CHECK(base::read_text_file("one/report.html").find("points.csv") != std::string::npos);

    fs::remove("points.csv");  // the folder has its own
    CHECK(call({"report", "one"}).code == 0);
    const cli::Answer again = call(run_with("one/scenario.json", {"--out", "two"}));
    CHECK(again.out == first.out);
    CHECK(lab::read_manifest("two").hash == lab::read_manifest("one").hash);
    CHECK(call(run_with("rengoering", {"--set", "/history/cases=2000", "--out", "two"})).code == 0);
    CHECK_FALSE(fs::exists("two/model.csv"));  // an earlier run's copy goes with it
    CHECK(lab::read_manifest("two").hash != lab::read_manifest("one").hash);

    // The hash covers the model's bytes: the same weights in another file are another run.
    base::write_file_atomically("points.csv", base::read_text_file(kPoints) + "\n");
    args[1] = "/model/file=points.csv";
    args.back() = "three";
    const cli::Answer third = call(run_with("rengoering", args));
    REQUIRE(third.code == 0);
    CHECK(base::read_text_file("three/measures.csv") == base::read_text_file("one/measures.csv"));
    CHECK(lab::read_manifest("three").hash != lab::read_manifest("one").hash);
}

TEST_CASE("card measures a model of one's own, and saves the one that was trained", "[cli][own-model]") {
    const cli::WorkFolder folder("own_model_card");
    const std::vector<std::string> small = {"--set", "/history/cases=2000", "--lang", "en"};
    const auto card = [&](std::vector<std::string> more) {
        std::vector<std::string> args = {"card", "rengoering"};
        args.insert(args.end(), small.begin(), small.end());
        args.insert(args.end(), more.begin(), more.end());
        return call(args);
    };
    const cli::Answer trained = card({"--save-model", "mine.json", "--json"});
    REQUIRE(trained.code == 0);
    const cli::Answer brought = card({"--set", "/model/file=mine.json", "--json"});
    const base::JsonValue a = cli::parsed(trained), b = cli::parsed(brought);
    CHECK(b.find("file")->text == "mine.json");
    CHECK(a.find("file") == nullptr);
    CHECK(base::to_text(*a.find("truth"), false) == base::to_text(*b.find("truth"), false));
    CHECK(card({"--set", "/model/file=mine.json"}).out.find("from the file mine.json") != std::string::npos);

    base::write_file_atomically("mine.json", "{\"schema\": 1, \"intercept\": 0, \"terms\": []}");
    const cli::Answer refused = card({"--set", "/model/file=mine.json"});
    CHECK(refused.code == 2);
    CHECK(refused.out.empty());
    CHECK(refused.err ==
          "mine.json:1:40: /terms: expected an array of 1 to 100 objects, found an array of 0\n");
    CHECK(call({"check", "mine.json"}).code == 2);
}
