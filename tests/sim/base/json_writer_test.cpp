#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

#include "sim/base/error.h"
#include "sim/base/json_writer.h"
#include "tests/catch.h"

using skoen::base::InternalError;
using skoen::base::json_number;
using skoen::base::json_quoted;
using skoen::base::JsonWriter;

TEST_CASE("pretty JSON: two spaces, arrays of scalars on one line", "[json]") {
    JsonWriter out;
    out.begin_object();
    out.key("title").value("Underretning på børneområdet");
    out.key("auc").value(0.76);
    out.key("steps").begin_array().value(1).value(2.5).value("x").value(true).value(nullptr).end_array();
    out.key("empty").begin_array().end_array();
    out.key("none").begin_object().end_object();
    out.key("mixed")
        .begin_array()
        .value(1)
        .value("a")
        .begin_object()
        .key("x")
        .value(1u)
        .end_object()
        .value(2)
        .end_array();
    out.key("rows")
        .begin_array()
        .begin_array()
        .value(1)
        .value(2)
        .end_array()
        .begin_array()
        .end_array()
        .end_array();
    out.end_object();
    CHECK(out.finish() == R"({
  "title": "Underretning på børneområdet",
  "auc": 0.76,
  "steps": [1, 2.5, "x", true, null],
  "empty": [],
  "none": {},
  "mixed": [
    1,
    "a",
    {
      "x": 1
    },
    2
  ],
  "rows": [
    [1, 2],
    []
  ]
}
)");
}

TEST_CASE("compact JSON has no white space", "[json]") {
    JsonWriter out(JsonWriter::Layout::compact);
    out.begin_object().key("a").begin_array().value(1).value(2).begin_array().end_array().end_array();
    out.key("b").value(std::string("x")).end_object();
    CHECK(out.finish() == R"({"a":[1,2,[]],"b":"x"})");
}

TEST_CASE("numbers are the shortest that read back, and plain when whole", "[json]") {
    CHECK(json_number(0.1) == "0.1");
    CHECK(json_number(-0.0) == "0");
    CHECK(json_number(100000.0) == "100000");
    CHECK(json_number(-1e14) == "-100000000000000");
    CHECK(json_number(1e15) == "1e+15");
    CHECK(json_number(1e22) == "1e+22");
    CHECK(json_number(5e-324) == "5e-324");
    CHECK(json_number(1.0 / 3.0) == "0.3333333333333333");
    CHECK(json_number(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
    CHECK(json_number(std::numeric_limits<double>::infinity()) == "null");
    CHECK(json_number(std::numeric_limits<double>::quiet_NaN()) == "null");
    // Bit patterns spread over the whole range by the golden ratio: each reads back to itself.
    std::uint64_t bits = 0;
    for (int i = 0; i < 20000; ++i) {
        bits += 0x9E3779B97F4A7C15ULL;
        const auto number = std::bit_cast<double>(bits);
        const std::string text = json_number(number);
        if (text != "null") {
            REQUIRE(std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr)) == bits);
        }
    }
}

TEST_CASE("64-bit integers are written in full", "[json]") {
    JsonWriter out(JsonWriter::Layout::compact);
    out.begin_array();
    out.value(std::numeric_limits<std::uint64_t>::max()).value(std::numeric_limits<std::int64_t>::min());
    out.value(std::size_t{7}).value(short{-1});
    out.end_array();
    CHECK(out.finish() == "[18446744073709551615,-9223372036854775808,7,-1]");
}

TEST_CASE("texts are escaped only where they must be", "[json]") {
    CHECK(json_quoted("a\"b\\c/æ\n\t\r\b\f") == R"("a\"b\\c/æ\n\t\r\b\f")");
    CHECK(json_quoted(std::string("\0\x1f\x7f", 3)) == "\"\\u0000\\u001f\x7f\"");
}

TEST_CASE("a writer used wrongly is a fault of ours", "[json]") {
    JsonWriter no_key;
    no_key.begin_object();
    CHECK_THROWS_AS(no_key.value(1), InternalError);
    JsonWriter two_keys;
    two_keys.begin_object().key("a");
    CHECK_THROWS_AS(two_keys.key("b"), InternalError);
    CHECK_THROWS_AS(two_keys.end_object(), InternalError);
    JsonWriter wrong_bracket;
    wrong_bracket.begin_array();
    CHECK_THROWS_AS(wrong_bracket.end_object(), InternalError);
    CHECK_THROWS_AS(wrong_bracket.finish(), InternalError);
    CHECK_THROWS_AS(wrong_bracket.key("a"), InternalError);
    JsonWriter twice;
    twice.value(1);
    CHECK_THROWS_AS(twice.value(2), InternalError);
    CHECK_THROWS_AS(JsonWriter().finish(), InternalError);
}
