#include <string>
#include <string_view>

#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/sim/base/fault_text.h"

using skoen::base::JsonValue;
using skoen::base::parse_json;
using skoen::base::set_at;
using skoen::base::to_text;

namespace {

const std::string kStart = R"({"weeks":26,"features":[{"id":"age"},{"id":"school"}],"a/b":{"~":1}})";

std::string after(std::string_view assignment) {
    JsonValue root = parse_json(kStart, "a.json");
    set_at(root, assignment);
    return to_text(root, false);
}

std::string set_refusal(std::string_view assignment) {
    JsonValue root = parse_json(kStart, "a.json");
    const std::string text = skoen::test::refusal([&] { set_at(root, assignment); });
    CHECK(to_text(root, false) == kStart);
    return text;
}

}  // namespace

TEST_CASE("set_at replaces, adds and appends", "[json]") {
    CHECK(after("/weeks=52") == R"({"weeks":52,"features":[{"id":"age"},{"id":"school"}],"a/b":{"~":1}})");
    CHECK(after("/features/1/id=x=y") ==
          R"({"weeks":26,"features":[{"id":"age"},{"id":"x=y"}],"a/b":{"~":1}})");
    CHECK(after("/features/-/id=new") ==
          R"({"weeks":26,"features":[{"id":"age"},{"id":"school"},{"id":"new"}],"a/b":{"~":1}})");
    CHECK(after("/features/-={\"id\": \"new\"}") ==
          R"({"weeks":26,"features":[{"id":"age"},{"id":"school"},{"id":"new"}],"a/b":{"~":1}})");
    CHECK(after("/a~1b/~0=[1, 2]") ==
          R"({"weeks":26,"features":[{"id":"age"},{"id":"school"}],"a/b":{"~":[1,2]}})");
    CHECK(after("/new/deep/-/x=null").ends_with(R"(,"new":{"deep":[{"x":null}]}})"));
    CHECK(after("/=1").ends_with(R"(,"":1})"));
    CHECK(after("/t=").ends_with(R"(,"t":""})"));
}

TEST_CASE("a value that is not JSON is a text", "[json]") {
    CHECK(after("/t=hello world").ends_with(R"(,"t":"hello world"})"));
    CHECK(after("/t=\"26\"").ends_with(R"(,"t":"26"})"));
    CHECK(after("/t=NaN").ends_with(R"(,"t":"NaN"})"));
    CHECK(after("/t={half").ends_with(R"(,"t":"{half"})"));
    CHECK(after("/t=true").ends_with(R"(,"t":true})"));
}

TEST_CASE("values that were set know it", "[json]") {
    JsonValue root = parse_json(kStart, "a.json");
    set_at(root, "/weeks={\"å\": [1, \"x\"]}");
    const JsonValue& weeks = *root.find("weeks");
    CHECK(weeks.file() == "--set");
    CHECK(weeks.line == 1);
    CHECK(weeks.column == 8);
    CHECK(root.find_member("weeks")->column == 2);
    CHECK(weeks.members[0].column == 9);
    CHECK(weeks.find("å")->items[1].column == 18);
    CHECK(weeks.find("å")->items[1].file() == "--set");
    CHECK(root.find("features")->file() == "a.json");
    set_at(root, "/new/key=1");
    CHECK(root.find("new")->file() == "--set");
    CHECK(root.find("new")->column == 2);
    CHECK(root.find("new")->members[0].column == 6);
}

TEST_CASE("what cannot be set is refused, and nothing changes", "[json]") {
    CHECK(set_refusal("weeks=26") ==
          "--set:1:1: /: expected /POINTER=VALUE, such as /weeks=26, found \"weeks=26\"");
    CHECK(set_refusal("/weeks") ==
          "--set:1:1: /: expected /POINTER=VALUE, such as /weeks=26, found \"/weeks\"");
    CHECK(set_refusal("") == "--set:1:1: /: expected /POINTER=VALUE, such as /weeks=26, found \"\"");
    CHECK(set_refusal("/features/7/id=x") ==
          "--set:1:11: /features/7: expected an index from 0 to 1 or - to append, found \"7\"");
    CHECK(set_refusal("/features/01=x") ==
          "--set:1:11: /features/01: expected an index from 0 to 1 or - to append, found \"01\"");
    CHECK(set_refusal("/features/id=x") ==
          "--set:1:11: /features/id: expected an index from 0 to 1 or - to append, found \"id\"");
    CHECK(set_refusal("/features/99999999999999999999=x") ==
          "--set:1:11: /features/99999999999999999999: expected an index from 0 to 1 or - to append, "
          "found \"99999999999999999999\"");
    CHECK(set_refusal("/weeks/x/y=1") ==
          "--set:1:8: /weeks: expected an array or an object that holds \"x\", found 26");
    CHECK(set_refusal("/a~2=1") == "--set:1:3: /a~2: expected ~0 (for ~) or ~1 (for /), found \"~2\"");
    CHECK(set_refusal("/a~=1") == "--set:1:3: /a~: expected ~0 (for ~) or ~1 (for /), found \"~\"");
    CHECK(set_refusal("/weeks={\"a\":1,\"a\":2}") ==
          "--set:1:15: /weeks/a: expected each key once, found \"a\" again (first in line 1)");
    CHECK(set_refusal("/weeks=1e999") ==
          "--set:1:8: /weeks: expected a number no larger than 1.797e308, found 1e999");
    CHECK(set_refusal("/t=b\xF8rn") == "--set:1:5: /: expected UTF-8 text, found bytes that are not");
    std::string deep;
    for (int i = 0; i < 64; ++i) {
        deep += "/x";
    }
    CHECK(after(deep + "=1").ends_with(std::string(64, '}')));
    const std::string too_deep = "--set:1:1: /: expected at most 64 levels of arrays and objects, found more";
    CHECK(set_refusal(deep + "/x=1") == too_deep);
    CHECK(set_refusal(deep + "=[]") == too_deep);
}
