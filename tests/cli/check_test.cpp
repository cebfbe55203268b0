// skoen check: one precise line a fault.
#include "scenarios/embedded.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using cli::call;

namespace {

// The home scenario with the first `from` replaced.
std::string changed(const std::string& from, const std::string& to) {
    std::string text(scenarios::embedded_text("scenarios/underretning.json"));
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("check finds each kind of bad file, one line a fault", "[cli][check]") {
    const cli::WorkFolder folder("check");
    struct Bad {
        const char* name;
        std::string text;
        std::string fault;  // what the line says after the file's name
    };
    const std::vector<Bad> files = {
        {"truncated.json", changed("\"da\": \"Underretninger\"", "\"da\": \"Underretninger"), ":5:"},
        {"unknown.json", changed("\"prevalence\"", "\"prevalance\""),
         "expected one of the known keys (did you mean \"prevalence\"?)"},
        {"range.json", changed("\"prevalence\": 0.1,", "\"prevalence\": 1.5,"),
         ": /prevalence: expected a number from 0.001 to 0.9"},
        {"type.json", changed("\"auc_model\": 0.75", "\"auc_model\": \"good\""),
         ": /auc_model: expected a number"},
        {"twice.json", changed("\"auc_model\": 0.75,", "\"auc_model\": 0.75, \"auc_model\": 0.8,"),
         ": /auc_model: expected "},
        {"rule.json", changed("\"auc_best\": 0.86", "\"auc_best\": 0.7"),
         ": /auc_best: expected at least auc_model (0.75), found 0.7"},
        {"neither.json", "{\"schema\": 1}\n", ":1:1: /: expected a scenario (with \"features\"), a strategy"},
    };
    for (const Bad& bad : files) {
        INFO(bad.name);
        base::write_file_atomically(bad.name, bad.text);
        const cli::Answer answer = call({"check", bad.name, "--lang", "da"});
        CHECK(answer.code == 2);
        CHECK(answer.out.empty());
        INFO(answer.err);
        CHECK(answer.err.starts_with(std::string(bad.name) + ':'));
        CHECK(answer.err.find(bad.fault) != std::string::npos);
        CHECK(cli::line_count(answer.err) ==
              (std::string(bad.name) == "unknown.json" ? 2 : 1));  // the right key is missing too
    }
    CHECK(call({"check", "none.json"}).err ==
          "none.json: expected a file that can be read, found no such file\n");
    CHECK(call({"check", "none.json"}).code == 2);
}

TEST_CASE("check says what is sound, and goes on after what is not", "[cli][check]") {
    const cli::WorkFolder folder("check_sound");
    base::write_file_atomically("home.json", scenarios::embedded_text("scenarios/underretning.json"));
    base::write_file_atomically("own.json", scenarios::embedded_text("scenarios/strategies/own_first.json"));
    base::write_file_atomically("bad.json", "{");
    const cli::Answer sound = call({"check", "home.json", "own.json", "--lang", "en"});
    CHECK(sound.code == 0);
    CHECK(sound.out == "home.json: sound\nown.json: sound\n");
    const cli::Answer mixed = call({"check", "bad.json", "own.json", "--lang", "da"});
    CHECK(mixed.code == 2);
    CHECK(mixed.out == "own.json: i orden\n");
    CHECK(cli::line_count(mixed.err) == 1);
}
