// Scenario files: what is refused, where, and in which words.
#include <algorithm>
#include <string>
#include <vector>

#include "scenarios/catalogue.h"
#include "scenarios/describe_definition.h"
#include "scenarios/describe_text.h"
#include "scenarios/embedded.h"
#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/scenarios/scenario_sample.h"
#include "tests/scenarios/schema_wrong_values.h"

using namespace skoen;

namespace {

const std::string& home_text() {
    static const std::string text(scenarios::embedded_text("scenarios/underretning.json"));
    return text;
}

// The faults of the home scenario after assignments.
std::vector<base::Fault> faults_after(const std::vector<std::string>& sets) {
    try {
        (void)scenarios::load_scenario("underretning", sets);
    } catch (const base::InputError& error) {
        return error.faults;
    }
    return {};
}

// The one fault there must be, as "/pointer: expected ..., found ...".
std::string fault_after(const std::vector<std::string>& sets) {
    const std::vector<base::Fault> faults = faults_after(sets);
    if (faults.size() != 1) return std::to_string(faults.size()) + " faults";
    return faults[0].pointer + ": expected " + faults[0].expected + ", found " + faults[0].found;
}

std::vector<std::string> pointers_after(const std::vector<std::string>& sets) {
    std::vector<std::string> out;
    for (const base::Fault& fault : faults_after(sets)) out.push_back(fault.pointer);
    return out;
}

bool refused(const std::string& text) {
    try {
        (void)scenarios::read_definition(base::parse_json(text, "changed"));
    } catch (const base::InputError& error) {
        return !error.faults.empty();
    }
    return false;
}

// Calls `visit` with every member of every object below `value`.
template <class Visit>
void each_member(base::JsonValue& value, const Visit& visit) {
    for (base::JsonValue& item : value.items) each_member(item, visit);
    for (std::size_t i = 0; i < value.members.size(); ++i) {
        visit(value, i);
        each_member(value.members[i].value, visit);
    }
}

}  // namespace

TEST_CASE("every field of the home scenario refuses every wrong value at its own place", "[scenario]") {
    const sim::Definition home = scenarios::load_scenario("underretning");
    REQUIRE(scenarios::listed_fields(home).size() > 500);
    CHECK(test::accepted_wrong_values(home) == std::vector<std::string>{});
}

TEST_CASE("the same where every kind of feature and every optional key is in use", "[.slow][scenario]") {
    CHECK(test::accepted_wrong_values(test::filled_definition()) == std::vector<std::string>{});
}

TEST_CASE("a key too many is refused beside every key of the home scenario", "[scenario]") {
    base::JsonValue root = base::parse_json(home_text(), "home");
    int places = 0;
    each_member(root, [&](base::JsonValue& object, std::size_t i) {
        if (i != 0) return;  // once an object
        object.members.push_back({"extra", 1, 1, base::parse_json("1", "home")});
        CHECK(refused(base::to_text(root, false)));
        object.members.pop_back();
        ++places;
    });
    CHECK(places > 150);
    CHECK_FALSE(refused(base::to_text(root, false)));
}

TEST_CASE("a misspelt key of the home scenario is refused wherever it stands", "[scenario]") {
    base::JsonValue root = base::parse_json(home_text(), "home");
    each_member(root, [&](base::JsonValue& object, std::size_t i) {
        const std::string right = object.members[i].key;
        object.members[i].key = right + "s";
        INFO(right);
        CHECK(refused(base::to_text(root, false)));
        object.members[i].key = right;
    });
    CHECK(fault_after({"/prevalance=0.1"}).find("did you mean \"prevalence\"?") != std::string::npos);
}

TEST_CASE("a doubled key and a truncated file are refused", "[scenario]") {
    std::string doubled = home_text();
    doubled.insert(doubled.find("\"prevalence\""), "\"prevalence\": 0.2,\n  ");
    CHECK(refused(doubled));
    CHECK_FALSE(refused(home_text()));
    const std::size_t end = home_text().rfind('}');
    for (std::size_t length = 0; length <= end; length += 97) CHECK(refused(home_text().substr(0, length)));
    CHECK(refused(home_text().substr(0, end)));
}

TEST_CASE("what a scenario states about its model must be possible", "[scenario]") {
    CHECK(fault_after({"/auc_best=0.6"}) == "/auc_best: expected at least auc_model (0.75), found 0.6");
    CHECK(fault_after({"/auc_model=0.5"}) == "0 faults");
    CHECK(fault_after({"/auc_model=0.86"}) == "0 faults");
    CHECK(fault_after({"/auc_model=0.49"}) == "/auc_model: expected a number from 0.5 to 0.97, found 0.49");
}

TEST_CASE("the marginals of a feature must be some", "[scenario]") {
    CHECK(fault_after({"/features/0/levels/0/share=0.2"}) ==
          "/features/0/levels: expected shares that sum to 1, found 1.1400");
    CHECK(fault_after({"/features/0/levels/0/value=2"}) ==
          "/features/0/levels: expected values that rise from level to level, found values in another order");
    CHECK(fault_after({"/features/1/levels/1/value=1.5"}) ==
          "/features/1/levels: expected whole counts of 0 or more as values, found another number");
    CHECK(fault_after({"/features/3/levels/0/name={\"da\": \"\", \"en\": \"\"}"}) ==
          "/features/3/levels: expected a name for each level, found a level without one");
    CHECK(fault_after({"/features/1/levels/0/name={\"da\": \"ingen\", \"en\": \"none\"}"}) == "0 faults");
}

TEST_CASE("a feature has the keys of its kind and no others", "[scenario]") {
    CHECK(fault_after({"/features/0/share=0.5"}).find("/features/0/share: expected one of the known keys") ==
          0);
    CHECK(fault_after({"/features/6/median=3"}).find("/features/6/median: expected one of the known keys") ==
          0);
    const std::vector<base::Fault> faults = faults_after({"/features/6/kind=count"});
    CHECK(std::any_of(faults.begin(), faults.end(),
                      [](const base::Fault& fault) { return fault.pointer == "/features/6/levels"; }));
}

TEST_CASE("names in a scenario must exist, and ids differ", "[scenario]") {
    CHECK(fault_after({"/groups/0/feature=agee"}) ==
          "/groups/0/feature: expected the id of a feature (\"age\"?), found \"agee\"");
    CHECK(fault_after({"/equity_group=age_0_6"}) ==
          "/equity_group: expected the id of a group (\"age_0_5\"?), found \"age_0_6\"");
    CHECK(fault_after({"/model/hidden=[\"age\", \"movess\"]"}) ==
          "/model/hidden/1: expected the id of a feature (\"moves\"?), found \"movess\"");
    CHECK(fault_after({"/model/hidden=[\"age\", \"age\"]"}) ==
          "/model/hidden/1: expected each feature once, found \"age\" again");
    CHECK(fault_after({"/model/tilt_feature=zebra", "/model/age_tilt=1"}) ==
          "/model/tilt_feature: expected the id of a feature, found \"zebra\"");
    CHECK(fault_after({"/model/tilt_feature=", "/model/age_tilt=1"}) ==
          "/model/tilt_feature: expected the id of a feature, as age_tilt is not 0, found none");
    CHECK(fault_after({"/default_strategies/0=no_tol"}) ==
          "/default_strategies/0: expected the id of a shipped strategy (\"no_tool\"?), found \"no_tol\"");
    CHECK(fault_after({"/default_strategies=[\"own_first\"]"}) == "0 faults");
    CHECK(fault_after({"/cues/1/id=grandmother"}) == "/cues/4/id: expected an id that no other of the cues "
                                                     "has, found \"grandmother\", the id of number 2");
    CHECK(fault_after({"/groups/1/from=13"}) == "/groups/1/to: expected at least from (13), found 12");
    CHECK(fault_after({"/equity_group=", "/history/group_tilt=0.1"}) ==
          "/equity_group: expected the id of a group, as history/group_tilt is not 0, found none");
}

TEST_CASE("all of one kind of risk cannot be left out", "[scenario]") {
    CHECK(fault_after({"/cues=[]"}) == "0 faults");
    CHECK(fault_after({"/cues=[]", "/unexplained=0"}) ==
          "/unexplained: expected a number above 0, as no cue has a weight, found 0");
    std::vector<std::string> all_zero, all_hidden;
    std::string names;
    for (int i = 0; i < 9; ++i) {
        all_zero.push_back("/features/" + std::to_string(i) + "/weight=0");
        names += (i == 0 ? "\"" : ", \"") +
                 scenarios::load_scenario("underretning").features[static_cast<std::size_t>(i)].id + '"';
    }
    all_zero.push_back("/features/0/bend=0");
    CHECK(fault_after(all_zero) ==
          "/features: expected a weight or bend other than 0 on at least one feature, found 0 on all");
    all_zero.pop_back();
    CHECK(fault_after(all_zero) == "0 faults");
    CHECK(fault_after({"/model/hidden=[" + names + "]"}) ==
          "/model/hidden: expected at least one feature left to see, found all hidden");
}

TEST_CASE("correlations must be able to hold together", "[scenario]") {
    const auto pair = [](const std::string& a, const std::string& b, const std::string& rho) {
        return R"({"a": ")" + a + R"(", "b": ")" + b + R"(", "rho": )" + rho + "}";
    };
    const auto with = [&](const std::string& rho) {
        return "/correlations=[" + pair("age", "type", "0.9") + ", " + pair("type", "moves", "0.9") + ", " +
               pair("age", "moves", rho) + "]";
    };
    // 1 + 2 * .9 * .9 * r - .81 - .81 - r^2 > 0 holds between .62 and 1.
    CHECK(fault_after({with("0.63")}) == "0 faults");
    CHECK(fault_after({with("0.61")}) ==
          "/correlations: expected correlations that can hold together (a positive definite matrix), found "
          "correlations that contradict each other");
    CHECK(fault_after({"/correlations/0/a=agee"}) ==
          "/correlations/0/a: expected the id of a feature (\"age\"?), found \"agee\"");
    CHECK(fault_after({"/correlations=[" + pair("age", "age", "0.1") + "]"}) ==
          "/correlations/0/b: expected another feature than a, found \"age\"");
    CHECK(fault_after(
              {"/correlations=[" + pair("age", "type", "0.1") + ", " + pair("type", "age", "0.1") + "]"}) ==
          "/correlations/1/b: expected each pair of features once, found \"type\" and \"age\" again");
}

TEST_CASE("a figure says where it comes from", "[scenario]") {
    CHECK(fault_after({"/features/0/source={\"tag\": \"A\", \"text\": \"a guess\"}"}) ==
          "/features/0/source/text: expected the word \"assumption\" and its reason, as the tag is A, found "
          "a text without it");
    CHECK(fault_after({"/features/0/source={\"tag\": \"V\", \"text\": \"a page\"}"}) == "0 faults");
    CHECK(fault_after({"/features/0/source={\"tag\": \"A\", \"text\": \"en antagelse\"}"}) == "0 faults");
    CHECK(fault_after({"/features/0/source={\"tag\": \"X\", \"text\": \"a page\"}"})
              .starts_with("/features/0/source/tag: expected \"V\", \"S\""));
}

TEST_CASE("ids are words of small letters and digits that begin with a letter", "[scenario]") {
    for (const char* id : {"a", "a1", "a-b_c", "a0-9"})
        CHECK(fault_after({std::string("/id=\"") + id + '"'}) == "0 faults");
    for (const char* id : {"", "A", "{a", "1a", "-a", "a-", "a--b", "a_-b", "a b", "æ"})
        CHECK(fault_after({std::string("/id=\"") + id + '"'}).starts_with("/id: expected"));
}

TEST_CASE("each list of a scenario has ids of its own, and each pair of facts is named once", "[scenario]") {
    const sim::Definition home = scenarios::load_scenario("underretning");
    CHECK(fault_after({"/cues/1/id=\"" + home.cues[0].id + '"'})
              .starts_with("/cues/1/id: expected an id that no other"));
    const std::vector<std::string> groups = pointers_after(
        {"/groups/1/id=\"" + home.groups[0].id + '"', "/equity_group=\"\"", "/history/group_tilt=0"});
    CHECK(std::count(groups.begin(), groups.end(), "/groups/1/id") == 1);
    const std::string pair = R"({"a": ")" + home.features[0].id + R"(", "b": ")" + home.features[1].id +
                             R"(", "rho": 0.1})",
                      other_way = R"({"a": ")" + home.features[1].id + R"(", "b": ")" + home.features[0].id +
                                  R"(", "rho": 0.1})";
    CHECK(fault_after({"/correlations=[" + pair + ']'}) == "0 faults");
    CHECK(fault_after({"/correlations=[" + pair + ',' + other_way + ']'})
              .starts_with("/correlations/1/b: expected each pair of features once"));
    CHECK(fault_after({"/correlations=[" + pair + ',' + pair + ']'})
              .starts_with("/correlations/1/b: expected each pair of features once"));
    CHECK(
        fault_after({R"(/correlations=[{"a": ")" + home.features[0].id + R"(", "b": "nobody", "rho": 0.1}])"})
            .starts_with("/correlations/0/b: expected the id of a feature"));
}

TEST_CASE("a day is one that the calendar has", "[scenario]") {
    for (const char* day : {"2026-11-22", "2024-02-29", "2000-02-29", "1900-01-01", "2024-03-31"})
        CHECK(scenarios::is_iso_date(day));
    for (const char* day : {"2026-11-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-22",
                            "1899-12-31", "2026-11-22x", "", "2026/11/22", "2026-11/22", "2024-04-31",
                            "20a6-11-22", "-026-11-22", "2026-11-00"}) {
        CHECK_FALSE(scenarios::is_iso_date(day));
    }
    CHECK(fault_after({"/law_as_of=2026-02-30"}) ==
          "/law_as_of: expected a day as 2026-11-22, found \"2026-02-30\"");
}

TEST_CASE("a fault between two places points into the file", "[scenario]") {
    base::JsonValue root = base::parse_json(home_text(), "home.json");
    std::string text = home_text();
    const std::size_t at = text.find("\"equity_group\": \"age_0_5\"");
    text.replace(at, 25, "\"equity_group\": \"age_0_9\"");
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    try {
        (void)scenarios::read_definition(base::parse_json(text, "home.json"));
        FAIL("read without a fault");
    } catch (const base::InputError& error) {
        REQUIRE(error.faults.size() == 1);
        CHECK(error.faults[0].file == "home.json");
        CHECK(error.faults[0].line == line);
        CHECK(error.faults[0].column == 19);
    }
}
