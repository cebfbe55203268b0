#include <string>
#include <string_view>

#include "scenarios/schema_reader.h"
#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/scenarios/schema_sample.h"
#include "tests/sim/base/fault_text.h"

using skoen::scenarios::read_text_with_schema;
using skoen::test::Mode;
using skoen::test::Sample;

namespace {

// The smallest good file, in lines of its own so that a test can change one.
const std::string kSmall = R"({
  "schema": 1,
  "id": "home-1",
  "title": {"da": "Prøve", "en": "Sample"},
  "prevalence": 0.2,
  "features": [{"id": "age"}]
})";

std::string with(std::string_view old_part, std::string_view new_part) {
    std::string text = kSmall;
    const std::size_t at = text.find(old_part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old_part.size(), new_part);
}

std::string refusal(const std::string& text) {
    return skoen::test::refusal([&] { read_text_with_schema<Sample>(text, "a.json"); });
}

std::string refusal_with(std::string_view old_part, std::string_view new_part) {
    return refusal(with(old_part, new_part));
}

// With one more line before the features.
std::string refusal_of_line(const std::string& line) {
    return refusal_with("  \"features\"", "  " + line + ",\n  \"features\"");
}

}  // namespace

TEST_CASE("absent keys keep the defaults of the struct", "[schema]") {
    const Sample sample = read_text_with_schema<Sample>(kSmall, "a.json");
    Sample wanted;
    wanted.id = "home-1";
    wanted.title = {"Prøve", "Sample"};
    wanted.prevalence = 0.2;
    wanted.features = {{.id = "age"}};
    CHECK(sample == wanted);
}

TEST_CASE("every kind of field is read", "[schema]") {
    const Sample sample = read_text_with_schema<Sample>(
        with("\"prevalence\": 0.2",
             R"("prevalence": 1, "weeks": 52, "blind": true, "mode": "defer", "base_on": "other",
             "office": {"hours": 30}, "drift": {"slope": -1e-2}, "note": {"da": "", "en": ""}, "cost_ratio": 3.5)"),
        "a.json");
    CHECK(sample.prevalence == 1.0);
    CHECK(sample.weeks == 52);
    CHECK(sample.blind);
    CHECK(sample.mode == Mode::defer);
    CHECK(sample.base_on == "other");
    CHECK(sample.office.hours == 30.0);
    CHECK(sample.office.name == "Vest");
    REQUIRE(sample.drift);
    CHECK(sample.drift->slope == -0.01);
    CHECK(sample.drift->from_week == 1);
    CHECK(sample.cost_ratio == 3.5);
}

TEST_CASE("numbers of the wrong kind or size", "[schema]") {
    CHECK(refusal_with("0.2", "1.5") == "a.json:5:17: /prevalence: expected a number from 0 to 1, found 1.5");
    CHECK(refusal_with("0.2", "\"0.1\"") ==
          "a.json:5:17: /prevalence: expected a number from 0 to 1, found the text \"0.1\"");
    CHECK(refusal_with("0.2", "null") ==
          "a.json:5:17: /prevalence: expected a number from 0 to 1, found null");
    CHECK(refusal_with("0.2", "[0.2]") ==
          "a.json:5:17: /prevalence: expected a number from 0 to 1, found an array");
    CHECK(refusal_with("0.2", "true") ==
          "a.json:5:17: /prevalence: expected a number from 0 to 1, found true");
    CHECK(refusal_with("0.2", "1e999") ==
          "a.json:5:17: /prevalence: expected a number no larger than 1.797e308, found 1e999");
    CHECK(refusal_with("0.2", "NaN") == "a.json:5:17: /prevalence: expected a value (a number, a text in "
                                        "double quotes, true, false, null, [ or {), "
                                        "found \"NaN\"");
    CHECK(refusal_of_line("\"cost_ratio\": -0.5") ==
          "a.json:6:17: /cost_ratio: expected a number of at least 0, found -0.5");
    CHECK(refusal_of_line("\"weeks\": 26.0") ==
          "a.json:6:12: /weeks: expected a whole number from 1 to 520 (weeks), found 26.0");
    CHECK(refusal_of_line("\"weeks\": 99999999999") ==
          "a.json:6:12: /weeks: expected a whole number from 1 to 520 (weeks), found 99999999999");
    CHECK(refusal_of_line("\"office\": {\"hours\": 0}") ==
          "a.json:6:23: /office/hours: expected a number above 0 and at most 60 (hours a week), found 0");
}

TEST_CASE("texts, ids, choices and truths", "[schema]") {
    CHECK(
        refusal_with("\"home-1\"", "\"Home 1\"") ==
        "a.json:3:9: /id: expected a name of lower-case letters and digits, joined by - or _, of at most 200 "
        "characters, found the text \"Home 1\"");
    CHECK(
        refusal_with("\"home-1\"", "7") ==
        "a.json:3:9: /id: expected a name of lower-case letters and digits, joined by - or _, of at most 200 "
        "characters, found 7");
    CHECK(refusal_of_line("\"office\": {\"name\": \"Vestre Børn\"}") ==
          "a.json:6:22: /office/name: expected a text of at most 10 characters, found a text of 11");
    CHECK(refusal_of_line("\"mode\": \"dismis\"") == "a.json:6:11: /mode: expected \"act\", \"dismiss\" or "
                                                     "\"defer\" (did you mean \"dismiss\"?), found the text "
                                                     "\"dismis\"");
    CHECK(refusal_of_line("\"mode\": 1") ==
          "a.json:6:11: /mode: expected \"act\", \"dismiss\" or \"defer\", found 1");
    CHECK(refusal_of_line("\"blind\": \"yes\"") ==
          "a.json:6:12: /blind: expected true or false, found the text \"yes\"");
}

TEST_CASE("texts in two languages need both", "[schema]") {
    CHECK(refusal_with("{\"da\": \"Prøve\", \"en\": \"Sample\"}", "\"Prøve\"") ==
          "a.json:4:12: /title: expected an object with \"da\" and \"en\", found the text \"Prøve\"");
    CHECK(refusal_with(", \"en\": \"Sample\"", "") ==
          "a.json:4:12: /title/en: expected a text of 1 to 40 characters, found no such key");
    CHECK(refusal_with("\"Sample\"", "\"\"") ==
          "a.json:4:34: /title/en: expected a text of 1 to 40 characters, found a text of 0");
    CHECK(refusal_with("\"en\"", "\"eng\"") ==
          "a.json:4:12: /title/en: expected a text of 1 to 40 characters, found no such key\n"
          "a.json:4:28: /title/eng: expected one of the known keys (did you mean \"en\"?), found \"eng\"");
    CHECK(refusal_of_line("\"note\": {\"da\": \"x\", \"en\": \"\"}") ==
          "a.json:6:29: /note/en: expected a text in both languages, found an empty one");
}

TEST_CASE("unknown, missing and duplicate keys", "[schema]") {
    CHECK(refusal_of_line("\"wekes\": 26") ==
          "a.json:6:3: /wekes: expected one of the known keys (did you mean \"weeks\"?), found \"wekes\"");
    CHECK(refusal_of_line("\"office\": {\"colour\": 1}") ==
          "a.json:6:14: /office/colour: expected one of the known keys: \"hours\" or \"name\", found "
          "\"colour\"");
    CHECK(refusal_with("\"prevalence\"", "\"prevalense\"") ==
          "a.json:1:1: /prevalence: expected a number from 0 to 1, found no such key\n"
          "a.json:5:3: /prevalense: expected one of the known keys (did you mean \"prevalence\"?), found "
          "\"prevalense\"");
    CHECK(refusal_of_line("\"id\": \"again\"") ==
          "a.json:6:3: /id: expected each key once, found \"id\" again (first in line 3)");
}

TEST_CASE("objects, lists and their counts", "[schema]") {
    CHECK(refusal("[1]") == "a.json:1:1: /: expected an object, found an array");
    CHECK(refusal_of_line("\"office\": []") == "a.json:6:13: /office: expected an object, found an array");
    CHECK(refusal_of_line("\"office\": null") == "a.json:6:13: /office: expected an object, found null");
    CHECK(refusal_of_line("\"drift\": 3") == "a.json:6:12: /drift: expected an object or null, found 3");
    CHECK(refusal_with("[{\"id\": \"age\"}]", "{\"id\": \"age\"}") ==
          "a.json:6:15: /features: expected an array of 1 to 4 objects, found an object");
    CHECK(refusal_with("[{\"id\": \"age\"}]", "[]") ==
          "a.json:6:15: /features: expected an array of 1 to 4 objects, found an array of 0");
    CHECK(refusal_with("[{\"id\": \"age\"}]", "[1,2,3,4,5]") ==
          "a.json:6:15: /features: expected an array of 1 to 4 objects, found an array of 5");
    CHECK(refusal_with("[{\"id\": \"age\"}]", "[{\"id\": \"age\"}, 7, {}]") ==
          "a.json:6:31: /features/1: expected an object, found 7\n"
          "a.json:6:34: /features/2/id: expected a name of lower-case letters and digits, joined by - or _, "
          "of at most "
          "20 characters, found no such key");
    CHECK(refusal_with("\"age\"", "\"age\", \"steps\": [1, 9, \"2\"], \"tags\": [\"\", \"x\"]") ==
          "a.json:6:43: /features/0/steps/1: expected a number of at least 0 and below 9, found 9\n"
          "a.json:6:46: /features/0/steps/2: expected a number of at least 0 and below 9, found the text "
          "\"2\"\n"
          "a.json:6:61: /features/0/tags/0: expected a text of 1 to 8 characters, found a text of 0");
    CHECK(refusal_with("\"age\"", "\"age\", \"steps\": 3") ==
          "a.json:6:39: /features/0/steps: expected an array of 1 to 3 items, each a number of at least 0 "
          "and below 9, "
          "found 3");
}

TEST_CASE("null empties an optional object, and absence leaves it", "[schema]") {
    Sample start;
    start.drift = skoen::test::Drift{.slope = 2.0};
    const auto read = [&](const std::string& line) {
        const std::string text = with("  \"features\"", line + "  \"features\"");
        return skoen::scenarios::read_with_schema<Sample>(skoen::base::parse_json(text, "a.json"), start);
    };
    CHECK(read("").drift->slope == 2.0);
    CHECK_FALSE(read("\"drift\": null,").drift);
    CHECK(read("\"drift\": {\"from_week\": 3},").drift->slope == 2.0);
    CHECK(read("\"drift\": {\"from_week\": 3},").drift->from_week == 3);
}

TEST_CASE("a file of a later version is named as such", "[schema]") {
    CHECK(refusal_with("\"schema\": 1", "\"schema\": 2") ==
          "a.json:2:13: /schema: expected schema 1 (this version of Skøn is older than the file), found 2");
    CHECK(refusal_with("\"schema\": 1", "\"schema\": 0") ==
          "a.json:2:13: /schema: expected a whole number equal to 1, found 0");
}

TEST_CASE("rules between fields wait until the fields are right", "[schema]") {
    const std::string two = "[{\"id\": \"age\"}, {\"id\": \"school\"}]";
    CHECK(refusal_with("[{\"id\": \"age\"}]", two + ", \"weeks\": 2") ==
          "a.json:6:59: /weeks: expected at least 4 weeks for several features, found 2");
    CHECK(refusal_with("[{\"id\": \"age\"}]", two + ", \"weeks\": 2, \"blind\": 0") ==
          "a.json:6:71: /blind: expected true or false, found 0");
    CHECK(refusal_with("\"home-1\"", "\"office\"") ==
          "a.json:1:1: /: expected an id other than office, found office");
}

TEST_CASE("all faults of a file come at once, in file order", "[schema]") {
    const std::string text = R"({"features": [{"id": "A", "weight": 2}], "prevalence": "x",
"title": {"da": 1, "en": "x", "de": "y"}, "zz": 0, "schema": 1})";
    CHECK(refusal(text) ==
          "a.json:1:1: /id: expected a name of lower-case letters and digits, joined by - or _, of at most "
          "200 characters, "
          "found no such key\n"
          "a.json:1:22: /features/0/id: expected a name of lower-case letters and digits, joined by - or _, "
          "of at most 20 "
          "characters, found the text \"A\"\n"
          "a.json:1:37: /features/0/weight: expected a number from 0 to 1, found 2\n"
          "a.json:1:56: /prevalence: expected a number from 0 to 1, found the text \"x\"\n"
          "a.json:2:17: /title/da: expected a text of 1 to 40 characters, found 1\n"
          "a.json:2:31: /title/de: expected one of the known keys (did you mean \"da\"?), found \"de\"\n"
          "a.json:2:43: /zz: expected one of the known keys: \"schema\", \"id\", \"title\", \"note\", "
          "\"prevalence\", "
          "\"cost_ratio\", \"weeks\", \"blind\", \"mode\", \"base_on\", \"office\", \"drift\" or "
          "\"features\", found \"zz\"");
}

TEST_CASE("values from the command line report their own place, after those of the file", "[schema]") {
    skoen::base::JsonValue root = skoen::base::parse_json(with("0.2", "3"), "z.json");
    skoen::base::set_at(root, "/weeks=-1");
    skoen::base::set_at(root, "/wekes=1");
    CHECK(skoen::test::refusal([&] { skoen::scenarios::read_with_schema<Sample>(root); }) ==
          "z.json:5:17: /prevalence: expected a number from 0 to 1, found 3\n"
          "--set:1:2: /wekes: expected one of the known keys (did you mean \"weeks\"?), found \"wekes\"\n"
          "--set:1:8: /weeks: expected a whole number from 1 to 520 (weeks), found -1");
}
