// Case texts that lie in several files: what each file must hold, and what only all of them together can tell.
#include "scenarios/case_language.h"

#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/catalogue.h"
#include "sim/base/file.h"
#include "sim/base/system.h"
#include "tests/catch.h"

using namespace skoen;
namespace fs = std::filesystem;

namespace {

const std::string kSmallLanguage = R"({
  "schema": 1, "case_texts": "underretning", "heading": {"da": "Brev", "en": "Letter"},
  "details": [{"id": "sex", "name": {"da": "Køn", "en": "Sex"}, "values": [
    {"name": {"da": "pige", "en": "girl"}, "share": 0.5}, {"name": {"da": "dreng", "en": "boy"}, "share": 0.5}]}],
  "words": [{"id": "hun", "first": "pigen", "forms": [{"when": ["sex is pige"], "text": [{"da": "hun", "en": "she"}]}]},
            {"id": "pigen", "like": "hun", "forms": [{"text": [{"da": "pigen", "en": "the girl"}]}]}],
  "letters": [{"when": [], "parts": ["sag", "sag?"]}],
  "left_out": [{"when": ["age 0 to 0"]}],
  "steps": [{"id": "besoeg", "name": {"da": "Besøg", "en": "Visit"}, "done": {"da": "Besøgt", "en": "Visited"},
    "minutes": 90, "cues": ["grandmother"], "parts": ["sag"]}],
  "announcements": [{"id": "vold", "when": [], "text": {"da": "Vold.", "en": "Violence."}}],
  "watch": [{"stems": ["ærlig", "mormor"], "needs": ["grandmother is ja"]}],
  "passages": [{"part": "sag", "sentences": [
    {"claims": [], "warns": "vold", "text": [{"da": "{Hun} kom.", "en": "{Hun} came."}]}]}]
})";

// Every fault after assignments to the small language, each "pointer: expected ..., found ..."; `and_then`: a second file.
std::string language_faults(const std::vector<std::string>& assignments, const std::string& and_then = "") {
    std::vector<base::JsonValue> files = {base::parse_json(kSmallLanguage, "one.json")};
    for (const std::string& assignment : assignments) base::set_at(files[0], assignment);
    if (!and_then.empty()) files.push_back(base::parse_json(and_then, "two.json"));
    std::string out;
    try {
        (void)scenarios::bind_case_texts(files, scenarios::load_scenario("underretning"));
    } catch (const base::InputError& error) {
        for (const base::Fault& fault : error.faults)
            out += (out.empty() ? "" : " ; ") + fault.pointer + ": expected " + fault.expected + ", found " +
                   fault.found;
    }
    return out;
}

struct TextFolder {
    fs::path path =
        fs::temp_directory_path() / ("skoen_case_texts_" + std::to_string(base::process_number()));
    TextFolder() { fs::create_directories(path); }
    ~TextFolder() { fs::remove_all(path); }
    void keep(const std::string& name, std::string_view bytes) const {
        base::write_file_atomically(path / name, bytes);
    }
};

}  // namespace

TEST_CASE("each name in a file of case texts must be that of something") {
    CHECK(language_faults({}).empty());
    CHECK(language_faults({"/words/1/id=\"hun\""}) ==
          "/words/1/id: expected a word of its own, found \"hun\" twice ; "
          ": expected a word \"pigen\" in one of the files, found none");
    CHECK(language_faults({"/words/0/forms/0/when/0=\"sex is kat\""}) ==
          "/words/0/forms/0/when/0: expected a level of sex: pige | dreng, found \"kat\"");
    CHECK(language_faults({"/letters/0/when=[\"sex\"]"}) ==
          "/letters/0/when/0: expected \"sex is ...\" or \"sex 1 to 9\", found \"sex\"");
    CHECK(language_faults({"/left_out/0/when/0=\"age 90 to 99\""}) ==
          "/left_out/0/when/0: expected a condition that some case can meet, found \"age 90 to 99\"");
    CHECK(language_faults({"/announcements/0/when=[\"agge 1 to 2\"]"})
              .starts_with("/announcements/0/when/0: expected a condition that begins with a fact"));
    CHECK(language_faults({"/watch/0/needs/0=\"grandmother is måske\""})
              .starts_with("/watch/0/needs/0: expected a level of grandmother: nej | ja, found "));
    CHECK(language_faults({"/steps/0/cues/0=\"grandfather\""}) ==
          "/steps/0/cues/0: expected a cue of underretning, found \"grandfather\"");
    CHECK(language_faults({"/steps/0/parts=[\"sag\", \"hjem?\"]"}) ==
          ": expected a passage for the part \"hjem\" in one of the files, found none");
    CHECK(language_faults({"/letters/0/parts=[\"slut\"]"}) ==
          ": expected a passage for the part \"slut\" in one of the files, found none");
    CHECK(language_faults({"/details/0/values/0/share=0.25"}) ==
          "/details/0/values: expected shares that sum to 1, found 0.75");
    CHECK(language_faults({"/passages/0/sentences/0/claims=[\"sex is hest\"]"}) ==
          "/passages/0/sentences/0/claims/0: expected a level of sex: pige | dreng, found \"hest\"");
    CHECK(language_faults({"/letters=[]"}) == ": expected letters in one of the files, found none");
    CHECK(language_faults({"/heading/da=\"\"", "/heading/en=\"\""}) ==
          ": expected a heading in one of the files, found none");
}

TEST_CASE("watched words are found in capitals too, Danish ones as well") {
    const auto said = [](const std::string& words, const std::string& when) {
        return language_faults({"/passages/0/sentences/0/when=[" + when + "]",
                                "/passages/0/sentences/0/text=[{\"da\": \"" + words + "\", \"en\": \"X\"}]"});
    };
    const std::string held = "\"grandmother is ja\"";
    CHECK(said("ÆRLIG er hun.", held).empty());
    CHECK(said("ÆRLIG er hun.", "")
              .starts_with("/passages/0/sentences/0/text/0/da: expected conditions under which \"ærlig\""));
    CHECK(said("ÅH, ØLLET.", "").empty());
    CHECK(said("MORMOR kom.", "").find("\"mormor\" may be said") != std::string::npos);
    CHECK(said("Far kom.", "").empty());
}

TEST_CASE("files of one folder are of one scenario, and are read together") {
    const std::string second = R"({"schema": 1, "case_texts": "underretning", "passages": [
        {"part": "slut", "sentences": [{"claims": [], "text": [{"da": "{Pigen} gik.", "en": "{Pigen} left."}]}]}]})";
    CHECK(language_faults({"/letters/0/parts=[\"sag\", \"slut\"]"}, second).empty());
    CHECK(language_faults({}, R"({"schema": 1, "case_texts": "post"})") ==
          "/case_texts: expected \"underretning\", as the folder's other files, found \"post\"");
    const scenarios::CaseLanguage none =
        scenarios::bind_case_texts({}, scenarios::load_scenario("underretning"));
    CHECK(none.sentences.empty());

    const TextFolder folder;
    const sim::Definition home = scenarios::load_scenario("underretning");
    const auto reason = [&](const std::string& where) -> std::string {
        try {
            return std::to_string(scenarios::load_case_language(home, where).sentences.size());
        } catch (const base::InputError& error) {
            return error.what();
        }
    };
    CHECK(reason(folder.path.string()) ==
          folder.path.string() + ": expected a folder with files of case texts, found none");
    CHECK(reason((folder.path / "missing").string()).find("a folder with files of case texts") !=
          std::string::npos);
    folder.keep("one.json", kSmallLanguage);
    folder.keep("note.txt", "not JSON");
    folder.keep("other.json", R"({"schema": 1})");
    CHECK(reason(folder.path.string()) == "1");
    CHECK(scenarios::check_file((folder.path / "one.json").string()).empty());
    folder.keep("two.json", R"({"schema": 1, "case_texts": "underretningg"})");
    CHECK(scenarios::check_file((folder.path / "one.json").string()).size() == 1);
    CHECK(scenarios::check_file((folder.path / "two.json").string()).size() == 1);  // no such scenario
    CHECK_THROWS_AS(scenarios::load_case_language(scenarios::load_scenario("post")), base::InputError);
}

TEST_CASE("words in braces are cut out as they are written") {
    const auto pieces = scenarios::pieces_of("a {Hun} b {c");
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].before == "a ");
    CHECK(pieces[0].word == "Hun");
    CHECK(pieces[1].before == " b {c");
    CHECK(pieces[1].word.empty());
    bool capital = false;
    CHECK(scenarios::word_id("Hun", capital) == "hun");
    CHECK(capital);
    CHECK(scenarios::word_id("hun", capital) == "hun");
    CHECK_FALSE(capital);
    CHECK(scenarios::word_id("", capital).empty());
    CHECK(scenarios::word_id("{", capital) == "{");
    CHECK(scenarios::word_id("1", capital) == "1");
    CHECK_FALSE(capital);
}
