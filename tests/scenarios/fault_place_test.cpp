// Where in a file a rule between places points: to the value, or to the innermost there is on the way.
#include "scenarios/fault_place.h"

#include <stdexcept>

#include "scenarios/embedded.h"
#include "tests/catch.h"

using namespace skoen;

TEST_CASE("a fault stands at its value, or at the innermost on the way to it") {
    const base::JsonValue root = base::parse_json("{\n \"a\": [1,\n  {\"b\": 2}]}", "f.json");
    const auto place = [&](const char* pointer) {
        const base::Fault fault = scenarios::fault_at(root, pointer, "x", "y");
        CHECK(fault.pointer == pointer);
        CHECK(fault.file == "f.json");
        return std::pair(fault.line, fault.column);
    };
    CHECK(place("") == std::pair(1, 1));
    CHECK(place("/a") == std::pair(2, 7));
    CHECK(place("/a/0") == std::pair(2, 8));
    CHECK(place("/a/1/b") == std::pair(3, 9));
    CHECK(place("/a/1/c/d") == std::pair(3, 3));
    CHECK(place("/a/2") == std::pair(2, 7));
    CHECK(place("/a/0/c") == std::pair(2, 8));
    CHECK(place("/c") == std::pair(1, 1));
    // A value that was put in by hand comes from no file; the document's own is said.
    base::JsonValue by_hand = root;
    by_hand.members[0].value.items[0] = base::JsonValue{};
    CHECK(scenarios::fault_at(by_hand, "/a/0", "x", "y").file == "f.json");
}

TEST_CASE("a file that is not shipped is no file") {
    CHECK_THROWS_AS(scenarios::embedded_text("scenarios/nowhere.json"), std::out_of_range);
    CHECK_THROWS_AS(scenarios::embedded_text("zzz"), std::out_of_range);
    CHECK_THROWS_AS(scenarios::embedded_text(""), std::out_of_range);
}
