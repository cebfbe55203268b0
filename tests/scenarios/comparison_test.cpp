// Prepared comparisons: what is refused, and where.
#include <string>
#include <vector>

#include "scenarios/catalogue.h"
#include "scenarios/comparisons.h"
#include "scenarios/embedded.h"
#include "sim/base/json.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

const std::string& pillow() {
    static const std::string kText(scenarios::embedded_text("scenarios/comparisons/pillow.json"));
    return kText;
}

// The fault of the pillow comparison after one assignment, as "/pointer: expected ..."; "" where there is none.
std::string comparison_fault_after(const std::string& set) {
    base::JsonValue root = base::parse_json(pillow(), "pillow");
    if (!set.empty()) base::set_at(root, set);
    try {
        (void)scenarios::read_comparison(root);
    } catch (const base::InputError& error) {
        return error.faults.front().pointer + ": expected " + error.faults.front().expected;
    }
    return "";
}

}  // namespace

TEST_CASE("every shipped comparison loads and reads back as it is written", "[comparison]") {
    REQUIRE(scenarios::comparisons().size() >= 9);
    for (const scenarios::PreparedComparison& c : scenarios::comparisons()) {
        INFO(c.id);
        CHECK(scenarios::load_comparison(c.id).id == c.id);
        const std::string text = scenarios::write_comparison(c);
        const auto again = scenarios::read_comparison(base::parse_json(text, "written"));
        CHECK((scenarios::write_comparison(again) == text));
        CHECK(c.sides.size() >= 2);
        for (const scenarios::Expectation& e : c.expect) {
            CHECK(scenarios::side_index(c, e.side) < c.sides.size());
        }
    }
}

TEST_CASE("a comparison names what there is", "[comparison]") {
    CHECK(comparison_fault_after("").empty());
    CHECK(comparison_fault_after("/scenario=underretnin") ==
          "/scenario: expected the id of a shipped scenario");
    CHECK(comparison_fault_after("/sides/1/strategy=own_frist") ==
          "/sides/1/strategy: expected the id of a shipped strategy");
    CHECK(comparison_fault_after("/sides/1/id=score_first") == "/sides/1/id: expected an id of its own");
    CHECK(comparison_fault_after("/expect/0/than=nobody") == "/expect/0/than: expected the id of a side");
    CHECK(comparison_fault_after("/expect/0/measure=happiness") ==
          "/expect/0/measure: expected the id of a measure");
    CHECK(comparison_fault_after("/expect/0/than=score_first") == "/expect/0/than: expected another side");
    CHECK(comparison_fault_after("/expect/0/relation=same") ==
          "/expect/0/margin: expected a margin above 0, as the relation is same");
    CHECK(comparison_fault_after("/expect/0/to=5") ==
          "/expect/0/to: expected at least from, and both 0 or neither");
    CHECK(comparison_fault_after(R"(/sides/0/sets=["/prevalance=0.2"])") ==
          "/sides/0/sets: expected sets that leave the scenario sound");
    CHECK(comparison_fault_after(R"(/sides/0/sets=["/prevalence=0.2"])").empty());
}

TEST_CASE("check knows a comparison by its sides", "[comparison]") {
    CHECK(scenarios::kind_of(base::parse_json(pillow(), "")) == scenarios::FileKind::comparison);
}
