// skoen replicate and skoen calibrate as a person and as a program see them.
#include <filesystem>

#include "lab/study_format.h"
#include "sim/base/file.h"
#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using cli::call;

TEST_CASE("replicate prints published beside simulated, as text and as JSON", "[replicate]") {
    const auto run = call({"replicate", "he", "--replications", "4", "--json"});
    CHECK(run.code == cli::kDone);
    const base::JsonValue document = base::parse_json(run.out, "out");
    const base::JsonValue& study = document.find("studies")->items.at(0);
    CHECK(study.find("id")->text == "he");
    const base::JsonValue& first = study.find("statistics")->items.at(0);
    for (const char* key : {"name", "published", "lo", "hi", "simulated", "slo", "shi", "tail", "inside"})
        CHECK(first.find(key) != nullptr);
    CHECK(first.find("published")->number == 0.1622);
    CHECK(document.find("same_place")->find("of")->number == 5);
    CHECK(
        call({"replicate", "he", "--replications", "4", "--lang", "en"}).out.find("switch_given_disagree") !=
        std::string::npos);
}

TEST_CASE("replicate and check take a file of one's own, and say what is wrong with it", "[replicate]") {
    const auto path = (std::filesystem::temp_directory_path() / "skoen_small_study.json").string();
    base::write_file_atomically(path, lab::smallest_study());
    CHECK(call({"check", path}).code == cli::kDone);
    CHECK(call({"replicate", path, "--replications", "3"}).code == cli::kDone);
    std::filesystem::remove(path);
    CHECK(call({"replicate", "nobody"}).code == cli::kBadInput);
    CHECK(call({"replicate", "he", "--set", "/behaviour/revise_gapp=1"}).err.find("revise_gap") !=
          std::string::npos);
    CHECK(call({"calibrate", "--data", "nowhere.csv"}).code == cli::kBadInput);
}
