#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "sim/base/text.h"
#include "tests/catch.h"

using namespace skoen::base;
using namespace std::string_view_literals;

TEST_CASE("edit distance counts insertions, deletions, changes and swaps", "[text]") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("wieght", "weight") == 1);
    CHECK(edit_distance("ca", "abc") == 3);  // 2 in the unrestricted form
    CHECK(edit_distance("prevalence", "prevalense") == 1);
}

TEST_CASE("the nearest name is offered only when it is near", "[text]") {
    constexpr std::array names{"prevalence"sv, "weeks"sv, "week"sv, "seed"sv, "a"sv};
    CHECK(nearest_name("prevalance", names) == "prevalence");
    CHECK(nearest_name("wekes", names) == "weeks");
    CHECK(nearest_name("weekz", names) == "weeks");  // as near as "week": the first
    CHECK(nearest_name("sede", names) == "seed");
    CHECK_FALSE(nearest_name("xyz", names));
    CHECK_FALSE(nearest_name("b", names));  // one letter for another is no misspelling
    CHECK_FALSE(nearest_name("", names));
    CHECK_FALSE(nearest_name(std::string(10'000'000, 'w'), names));
}

TEST_CASE("UTF-8 characters are told from other bytes", "[text]") {
    CHECK(utf8_length_at("a", 0) == 1);
    CHECK(utf8_length_at("ø", 0) == 2);
    CHECK(utf8_length_at("€", 0) == 3);
    CHECK(utf8_length_at("😀", 0) == 4);
    CHECK(utf8_length_at("a", 1) == 0);
    for (const std::string_view wrong :
         {"\x80"sv, "\xBF"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xC3"sv, "\xC3("sv, "\xE0\x9F\xBF"sv,
          "\xED\xA0\x80"sv, "\xE2\x82"sv, "\xF0\x8F\xBF\xBF"sv, "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv,
          "\xFF"sv}) {
        CHECK(utf8_length_at(wrong, 0) == 0);
    }
    CHECK(character_count("Blå øer 😀") == 9);
    CHECK(shortened("æøåæøå", 6) == "æøåæøå");
    CHECK(shortened("æøåæøåæ", 6) == "æøå...");
    CHECK(shortened("abc", 3) == "abc");
}

TEST_CASE("numbers as Danes and as others write them", "[text]") {
    CHECK(format_number(12345.6, 1, Language::da) == "12.345,6");
    CHECK(format_number(12345.6, 1, Language::en) == "12,345.6");
    CHECK(format_number(0.83, 2, Language::da) == "0,83");
    CHECK(format_number(-1234567.891, 2, Language::da) == "-1.234.567,89");
    CHECK(format_number(999.999, 2, Language::en) == "1,000.00");
    CHECK(format_number(-0.004, 2, Language::da) == "0,00");
    CHECK(format_number(-0.0, 0, Language::en) == "0");
    CHECK(format_number(0.125, 2, Language::en) == "0.12");  // exactly half: to even
    CHECK(format_number(1.005, 2, Language::en) == "1.00");  // the double lies just below
    CHECK(format_number(std::numeric_limits<double>::quiet_NaN(), 2, Language::da) == "–");
    CHECK(format_number(-std::numeric_limits<double>::infinity(), 2, Language::da) == "–");
    CHECK(format_number(std::numeric_limits<double>::max(), 17, Language::en).size() == 309 + 102 + 18);
    CHECK(format_count(1800, Language::da) == "1.800");
    CHECK(format_count(-1800, Language::en) == "-1,800");
    CHECK(format_count(180, Language::da) == "180");
    CHECK(format_count(std::numeric_limits<std::int64_t>::min(), Language::en) ==
          "-9,223,372,036,854,775,808");
    CHECK(format_percent(0.125, 1, Language::da) == "12,5\u00A0%");
    CHECK(format_percent(0.125, 1, Language::en) == "12.5%");
    CHECK(format_percent(0.34, 0, Language::da) == "34\u00A0%");
}

TEST_CASE("the hash is FNV-1a and keeps apart what is joined differently", "[text]") {
    // Published vectors (Landon Curt Noll, test_fnv.c).
    CHECK(Hash64().hex() == "cbf29ce484222325");
    CHECK(Hash64().add_bytes("a").hex() == "af63dc4c8601ec8c");
    CHECK(Hash64().add_bytes("foobar").hex() == "85944171f73967e8");
    CHECK(Hash64().add_bytes("foo").add_bytes("bar").hex() == "85944171f73967e8");
    CHECK(Hash64().add("ab").add("c").value() != Hash64().add("a").add("bc").value());
    CHECK(Hash64().add(0.0).value() != Hash64().add(-0.0).value());
    // 1 as eight bytes, least significant first.
    CHECK(Hash64().add(1).value() == Hash64().add_bytes("\x01\0\0\0\0\0\0\0"sv).value());
    CHECK(Hash64().add(1.0).value() == Hash64().add_bytes("\0\0\0\0\0\0\xF0\x3F"sv).value());
    CHECK(Hash64().add("x").value() == Hash64().add_bytes("\x01\0\0\0\0\0\0\0x"sv).value());
}

TEST_CASE("a text in two languages", "[text]") {
    const Bilingual text{"skøn", "judgement"};
    CHECK(text.in(Language::da) == "skøn");
    CHECK(text.in(Language::en) == "judgement");
}
