#include <string>
#include <string_view>

#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/sim/base/fault_text.h"

using skoen::base::JsonValue;
using skoen::base::parse_json;
using skoen::base::to_text;

namespace {

std::string parse_refusal(std::string_view text) {
    return skoen::test::refusal([&] { parse_json(text, "a.json"); });
}

std::string place(const JsonValue& value) {
    return value.file() + ':' + std::to_string(value.line) + ':' + std::to_string(value.column);
}

}  // namespace

TEST_CASE("every value and key knows its place", "[json]") {
    const JsonValue root = parse_json("{\n"
                                      "  \"navn\": \"Børn\", \"tal\" : -1.50,\n"
                                      "  \"æøå\": [true, null,\r\n\t{\"x\": 7}]\n"
                                      "}\n",
                                      "a.json");
    CHECK(place(root) == "a.json:1:1");
    REQUIRE(root.members.size() == 3);
    CHECK(root.members[0].line == 2);
    CHECK(root.members[0].column == 3);
    CHECK(place(*root.find("navn")) == "a.json:2:11");
    CHECK(root.find("navn")->text == "Børn");
    // The two bytes of ø are one column.
    CHECK(root.members[1].column == 19);
    CHECK(place(*root.find("tal")) == "a.json:2:27");
    CHECK(root.find("tal")->number == -1.5);
    CHECK(root.find("tal")->text == "-1.50");
    const JsonValue& items = *root.find("æøå");
    CHECK(place(items) == "a.json:3:10");
    REQUIRE(items.items.size() == 3);
    CHECK(items.items[0].boolean);
    CHECK(place(items.items[0]) == "a.json:3:11");
    CHECK(place(items.items[1]) == "a.json:3:17");
    CHECK(items.items[1].kind == JsonValue::Kind::null);
    CHECK(place(items.items[2]) == "a.json:4:2");
    CHECK(place(*items.items[2].find("x")) == "a.json:4:8");
    CHECK(root.find("missing") == nullptr);
    CHECK(items.find("x") == nullptr);
}

TEST_CASE("brackets, quotes and escapes inside texts do not shift places", "[json]") {
    const JsonValue root = parse_json(R"({"a\"b": "]},:\\", "c": ["\u00e6\ud83d\ude00", ",", 1]})", "a.json");
    CHECK(root.members[0].key == "a\"b");
    CHECK(root.members[0].value.text == "]},:\\");
    CHECK(place(root.members[0].value) == "a.json:1:10");
    CHECK(root.find("c")->items[0].text == "æ😀");
    CHECK(place(root.find("c")->items[1]) == "a.json:1:48");
    CHECK(place(root.find("c")->items[2]) == "a.json:1:53");
}

TEST_CASE("whole numbers are told from others, as long as a double holds them exactly", "[json]") {
    const std::string text =
        "[3, -0, -9007199254740991, 3.0, 3e0, 9007199254740992, 9007199254740993, 5e-324]";
    const JsonValue root = parse_json(text, "a.json");
    for (std::size_t i = 0; i < root.items.size(); ++i) {
        INFO(root.items[i].text);
        CHECK(root.items[i].is_integer == (i < 3));
    }
    CHECK(root.items[7].number == 5e-324);
}

TEST_CASE("syntax errors say what stands where what should stand", "[json]") {
    struct Case {
        const char* text;
        const char* refusal;
    };
    const char* const value = "a value (a number, a text in double quotes, true, false, null, [ or {)";
    const Case cases[] = {
        {"{\"a\": 1,}", R"(a.json:1:9: /: expected a key in double quotes after the comma, found "}")"},
        {"[1, 2, ]", R"(a.json:1:8: /2: expected a value after the comma, found "]")"},
        {"{\"a\" 1}", R"(a.json:1:6: /a: expected ":" after the key, found "1")"},
        {"{\"a\": {\"b\": [1 2]}}", R"(a.json:1:16: /a/b: expected "," or "]", found "2")"},
        {"{\"a\": 1 \"b\": 2}", R"(a.json:1:9: /: expected "," or "}", found a double quote)"},
        {"{a: 1}", R"(a.json:1:2: /: expected a key in double quotes or "}", found "a")"},
        {"{'a': 1}", R"(a.json:1:2: /: expected a key in double quotes or "}", found "'")"},
        {"[", R"(a.json:1:2: /0: expected a value or "]", found the end of the file)"},
        {"[1}", R"(a.json:1:3: /: expected "," or "]", found "}")"},
        {"{\"a\": 01}", R"(a.json:1:8: /: expected a number without leading zeros, found "01")"},
        {"{\"a\": 1.}", R"(a.json:1:7: /a: expected a number such as 0, 0.5, -2 or 1e-3, found "1.")"},
        {"{\"a\": -}", R"(a.json:1:7: /a: expected a number such as 0, 0.5, -2 or 1e-3, found "-")"},
        {"{} // ok", R"(a.json:1:4: /: expected nothing more after the value, found "/")"},
        {"1 2", R"(a.json:1:3: /: expected nothing more after the value, found "2")"},
        {"{\"a\": \"x\ny\"}",
         R"(a.json:1:9: /a: expected a double quote " to close the text, found the end of the line)"},
        {"[\"a\tb\"]",
         R"(a.json:1:4: /0: expected the control character written as \u0009, found the byte 0x09)"},
        {R"(["\x41"])",
         R"(a.json:1:3: /0: expected one of \" \\ \/ \b \f \n \r \t or \u with four hexadecimal digits, found "\x")"},
        {R"(["\u12g4"])", R"(a.json:1:3: /0: expected \u with four hexadecimal digits, found "\u12g4")"},
        {R"(["\ud800x"])",
         R"(a.json:1:3: /0: expected a pair \uD800-\uDBFF and \uDC00-\uDFFF, found "\ud800")"},
        {"[\"b\xF8rn\"]", R"(a.json:1:4: /0: expected UTF-8 text, found the byte 0xF8)"},
        {"[\"\xED\xA0\x80\"]", R"(a.json:1:3: /0: expected UTF-8 text, found the byte 0xED)"},
        {"{\"a~/\": {\"b\": 1]}", R"(a.json:1:16: /a~0~1: expected "," or "}", found "]")"},
    };
    for (const Case& c : cases) {
        CHECK(parse_refusal(c.text) == c.refusal);
    }
    for (const std::string word : {"NaN", "Infinity", "True", "None", "undefined", "+1", ".5", "nul"}) {
        CHECK(parse_refusal("{\"a\": " + word + "}") ==
              std::string("a.json:1:7: /a: expected ") + value + ", found \"" + word + '"');
    }
}

TEST_CASE("a truncated file is reported where it ends, with the value open there", "[json]") {
    CHECK(parse_refusal("{\n  \"a\": {\n    \"b\": [1,\n") ==
          "a.json:4:1: /a/b/1: expected a value after the comma, found the end of the file");
    CHECK(parse_refusal("{\"a\": \"Bø") ==
          "a.json:1:10: /a: expected a double quote \" to close the text, found the end of the file");
    CHECK(parse_refusal("{\"a\": \"B\\u00") ==
          "a.json:1:9: /a: expected \\u with four hexadecimal digits, found the end of the file");
    CHECK(parse_refusal("{\"a\": 1") == "a.json:1:8: /: expected \",\" or \"}\", found the end of the file");
    // Wherever a document is cut, one fault is reported, at the end of what is left or within its last token.
    const std::string whole =
        R"({"a": [1, -2.5e+3, {"b": "\u00e6x"}], "c": {"d": null, "e": [[], {}]}, "f": true})";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        INFO(whole.substr(0, length));
        const std::string text = parse_refusal(whole.substr(0, length));
        CHECK(text.starts_with("a.json:1:"));
        CHECK(text.find('\n') == std::string::npos);
    }
    CHECK(parse_refusal(whole) == "(nothing refused)");
}

TEST_CASE("numbers outside the range of a double are refused, not rounded away", "[json]") {
    CHECK(parse_refusal("{\"a\": [0, 1e999]}") ==
          "a.json:1:11: /a/1: expected a number no larger than 1.797e308, found 1e999");
    CHECK(parse_refusal("{\"a\": -1E+400}") ==
          "a.json:1:7: /a: expected a number no larger than 1.797e308, found -1E+400");
    CHECK(parse_refusal("{\"a\": 1e-999}") ==
          "a.json:1:7: /a: expected a number that is 0 or at least 4.941e-324 in size, found 1e-999");
    CHECK(parse_refusal(std::string(400, '9')) ==
          "a.json:1:1: /: expected a number no larger than 1.797e308, found " + std::string(37, '9') + "...");
    CHECK(parse_refusal("[0e999, 0.0e-999, 1.797e308, 4.941e-324]") == "(nothing refused)");
}

TEST_CASE("every duplicate key is reported, also beside a syntax error", "[json]") {
    CHECK(parse_refusal("{\"a\": 1,\n \"b\": {\"x\": 1, \"y\": 2, \"x\": 3},\n \"a\": 2, \"a\": 3}") ==
          "a.json:2:24: /b/x: expected each key once, found \"x\" again (first in line 2)\n"
          "a.json:3:2: /a: expected each key once, found \"a\" again (first in line 1)\n"
          "a.json:3:10: /a: expected each key once, found \"a\" again (first in line 1)");
    CHECK(parse_refusal("[{\"a\": 1, \"\\u0061\": 2}, ?]") ==
          "a.json:1:11: /0/a: expected each key once, found \"a\" again (first in line 1)\n"
          "a.json:1:25: /1: expected a value after the comma, found \"?\"");
}

TEST_CASE("what is no JSON text at all is named", "[json]") {
    CHECK(parse_refusal("") == "a.json:1:1: /: expected a JSON value, found an empty file");
    CHECK(parse_refusal(" \n\t ") == "a.json:1:1: /: expected a JSON value, found an empty file");
    CHECK(parse_refusal("\xEF\xBB\xBF{}") ==
          "a.json:1:1: /: expected UTF-8 without a byte order mark, found a byte order mark");
    CHECK(parse_refusal(std::string_view("\xFF\xFE{\0}\0", 6)) ==
          "a.json:1:1: /: expected a file in UTF-8, found one in UTF-16");
    CHECK(parse_refusal(std::string(64u * 1024u * 1024u + 1u, ' ')) ==
          "a.json: expected a file of at most 64 MB, found a larger one");
    // A NUL byte does not end the text.
    CHECK(parse_refusal(std::string_view("{}\0x", 4)) ==
          "a.json:1:3: /: expected nothing more after the value, found the byte 0x00");
    CHECK(parse_refusal(std::string_view("[1,\0 2]", 7)) ==
          "a.json:1:4: /1: expected a value after the comma, found the byte 0x00");
}

TEST_CASE("64 levels of nesting are read, a 65th is refused", "[json]") {
    const auto nested = [](std::size_t levels) {
        return std::string(levels, '[') + std::string(levels, ']');
    };
    CHECK(parse_refusal(nested(64)) == "(nothing refused)");
    CHECK(parse_refusal(nested(65)).starts_with("a.json:1:65: /0/0/0"));
    CHECK(parse_refusal(nested(65))
              .ends_with("/0: expected at most 64 levels of arrays and objects, found one level more"));
    CHECK(parse_refusal(std::string(1'000'000, '[')).starts_with("a.json:1:65: "));
}

TEST_CASE("a document survives being written and read", "[json]") {
    const std::string text = R"({"a":[1,-2.5,[],{}],"b":{"æ":"\"\\\n","c":null},"d":true})";
    CHECK(to_text(parse_json(text, "a.json"), false) == text);
    const std::string pretty = to_text(parse_json(text, "a.json"), true);
    CHECK(to_text(parse_json(pretty, "a.json"), false) == text);
    CHECK(to_text(parse_json(pretty, "a.json"), true) == pretty);
}

TEST_CASE("a fault is one line, whatever the file holds", "[json]") {
    CHECK(parse_refusal("{\"a\\nb\": 1, \"a\\nb\": 2}") ==
          "a.json:1:13: /a\\u000ab: expected each key once, found \"a\\nb\" again (first in line 1)");
}
