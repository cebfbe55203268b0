#include "scenarios/case_language.h"

#include <string>

#include "scenarios/catalogue.h"
#include "scenarios/training_session.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// A folder of one file for the home scenario: one letter of one part.
std::string small_file(const std::string& sentence) {
    return R"({
  "schema": 1, "case_texts": "underretning", "heading": {"da": "Brev", "en": "Letter"},
  "letters": [{"when": [], "parts": ["sag"]}],
  "announcements": [{"id": "vold", "when": [], "text": {"da": "Vold.", "en": "Violence."}}],
  "watch": [{"stems": ["mormor"], "needs": ["grandmother is ja"]}],
  "passages": [{"part": "sag", "when": ["age 0 to 12"], "sentences": [
)" + sentence +
           "\n  ]}]\n}\n";
}

std::string faults_of(const std::string& sentence) {
    const sim::Definition definition = scenarios::load_scenario("underretning");
    try {
        std::vector<base::JsonValue> files;
        files.push_back(base::parse_json(small_file(sentence), "f.json"));
        (void)scenarios::bind_case_texts(files, definition);
        return "";
    } catch (const base::InputError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("case texts: a sound sentence is taken; each fault is told at its place") {
    CHECK(faults_of(R"({"claims": ["age 0 to 16"], "text": [{"da": "Et barn.", "en": "A child."}]})") == "");
    CHECK(faults_of(R"({"claims": ["age 0 to 5"], "text": [{"da": "Et barn.", "en": "A child."}]})") ==
          "f.json:7:13: /passages/0/sentences/0/claims/0: expected a claim that follows from the conditions "
          "of its sentence, "
          "found \"age 0 to 5\", which they leave open");
    CHECK(faults_of(R"({"when": ["agee 3 to 4"], "claims": [], "text": [{"da": "A.", "en": "A."}]})") ==
          "f.json:7:11: /passages/0/sentences/0/when/0: expected a condition that begins with a fact, a cue "
          "or a detail (did you "
          "mean age?), found \"agee\"");
    CHECK(faults_of(R"({"when": ["age 14 to 15"], "claims": [], "text": [{"da": "A.", "en": "A."}]})")
              .find("conditions that exclude each other") != std::string::npos);
    CHECK(
        faults_of(R"({"claims": [], "text": [{"da": "{hvem} kom.", "en": "Came."}]})").find("found {hvem}") !=
        std::string::npos);
    CHECK(faults_of(R"({"claims": [], "text": [{"da": "Mormor kom.", "en": "Came."}]})")
              .find("may be said (see watch)") != std::string::npos);
    CHECK(faults_of(R"({"claims": [], "warns": "sprit", "text": [{"da": "A.", "en": "A."}]})")
              .find("the id of an announcement") != std::string::npos);
    CHECK(faults_of(R"({"text": [{"da": "A.", "en": "A."}]})").find("claims") !=
          std::string::npos);  // must be said, if empty
    CHECK(faults_of(R"({"when": ["type is and"], "claims": [], "text": [{"da": "A.", "en": "A."}]})")
              .find("a level of type") != std::string::npos);
}

TEST_CASE("conditions hold for the levels they name, in either language, and by value") {
    const sim::Definition definition = scenarios::load_scenario("underretning");
    const scenarios::CaseVariables variables(definition, {});
    scenarios::CaseVariables::Wrong wrong;
    const auto da = variables.parse("type is andet | kriminalitet", wrong),
               en = variables.parse("type is other | the child's crime", wrong);
    REQUIRE((da && en));
    CHECK(da->levels == en->levels);
    const auto all_but = variables.parse("type is not andet | kriminalitet", wrong);
    REQUIRE(all_but);
    CHECK((all_but->levels & da->levels) == 0);
    CHECK((all_but->levels | da->levels) == (1U << 11) - 1);
    const auto young = variables.parse("age 0 to 2", wrong);
    REQUIRE(young);
    CHECK(young->levels == 3U);  // under 1, and 1 to 2
    CHECK_FALSE(variables.parse("age 100 to 120", wrong));
    CHECK_FALSE(variables.parse("age", wrong));
}

TEST_CASE("every shipped file of case texts and of sessions is sound") {
    const std::string root = SKOEN_SOURCE_DIR "/assets/";
    for (const std::string& id : scenarios::scenarios_with_case_texts()) {
        CHECK_NOTHROW(scenarios::load_case_language(scenarios::load_scenario(id)));
        CHECK(scenarios::check_file(root + "cases/" + id + "/grundlag.json").empty());
    }
    CHECK(scenarios::scenarios_with_case_texts().size() == 3);
    for (const std::string& id : scenarios::training_session_ids()) {
        CHECK(scenarios::check_file(root + "sessions/" + id + ".json").empty());
    }
    CHECK(scenarios::training_session_ids().size() == 4);
}
