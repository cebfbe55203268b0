// The handbook page, and that no member of a struct was forgotten in its description.
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "scenarios/catalogue.h"
#include "scenarios/describe_behaviour.h"
#include "scenarios/describe_case.h"
#include "scenarios/describe_decision.h"
#include "scenarios/describe_definition.h"
#include "scenarios/describe_office.h"
#include "scenarios/describe_strategy.h"
#include "scenarios/describe_text.h"
#include "scenarios/format_document.h"
#include "scenarios/ledger.h"
#include "scenarios/ledger_document.h"
#include "scenarios/schema_documenter.h"
#include "sim/base/file.h"
#include "sim/base/json.h"
#include "tests/catch.h"
#include "tests/kind_samples.h"
#include "tests/scenarios/header_members.h"
#include "tests/scenarios/scenario_sample.h"

using namespace skoen;

namespace {

const std::string kSource = SKOEN_SOURCE_DIR;

// Keys at the top of T as it is described.
template <class T>
std::set<std::string> keys() {
    std::set<std::string> found;
    for (const scenarios::DocumentedField& field : scenarios::documented_fields<T>()) {
        if (field.pointer.find('/', 1) == std::string::npos) found.insert(field.pointer.substr(1));
    }
    return found;
}

template <class T>
void check_members(const std::map<std::string, std::vector<std::string>>& structs, const char* name) {
    INFO(name);
    REQUIRE(structs.contains(name));
    const std::vector<std::string>& members = structs.at(name);
    CHECK(keys<T>() == std::set<std::string>(members.begin(), members.end()));
}

}  // namespace

TEST_CASE("docs/scenario-format.md is what the descriptions say", "[format]") {
    const std::string path = kSource + "/docs/scenario-format.md";
    const std::string page = scenarios::scenario_format();
    if (const char* wish = std::getenv("SKOEN_REGENERATE"); wish != nullptr && std::string(wish) == "1") {
        base::write_file_atomically(path, page);
    }
    INFO("regenerate: SKOEN_REGENERATE=1 test_scenarios \"[format]\"");
    CHECK((base::read_text_file(path) == page));
}

TEST_CASE("docs/ledger.md is what the ledger says", "[ledger-page]") {
    const std::string path = kSource + "/docs/ledger.md";
    const std::string page = scenarios::ledger_document();
    if (const char* wish = std::getenv("SKOEN_REGENERATE"); wish != nullptr && std::string(wish) == "1") {
        base::write_file_atomically(path, page);
    }
    INFO("regenerate: SKOEN_REGENERATE=1 test_scenarios \"[ledger-page]\"");
    CHECK((base::read_text_file(path) == page));
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        CHECK(page.find("`" + row.field + "`") != std::string::npos);
    }
}

TEST_CASE("the page's smallest scenario is one, and nothing in it can be left out", "[format]") {
    const std::string text(scenarios::smallest_scenario());
    const base::JsonValue root = base::parse_json(text, "small");
    CHECK(scenarios::read_definition(root).id == "small");
    for (std::size_t i = 0; i < root.members.size(); ++i) {
        base::JsonValue less = root;
        less.members.erase(less.members.begin() + static_cast<std::ptrdiff_t>(i));
        INFO(root.members[i].key);
        CHECK_THROWS_AS(scenarios::read_definition(less), base::InputError);
    }
    CHECK(scenarios::scenario_format().find(text) != std::string::npos);
}

TEST_CASE("every member of a scenario's structs is described", "[format]") {
    auto structs = test::header_members(kSource + "/sim/definition.h");
    std::erase(structs.at("ModelSpec"), "own");  // what the file at /model/file holds
    check_members<sim::Definition>(structs, "Definition");
    check_members<sim::OptionWeight>(structs, "OptionWeight");
    check_members<sim::Option>(structs, "Option");
    check_members<sim::Palette>(structs, "Palette");
    check_members<sim::AmountFault>(structs, "AmountFault");
    check_members<sim::Amount>(structs, "Amount");
    check_members<sim::Returns>(structs, "Returns");
    check_members<sim::Ranking>(structs, "Ranking");
    check_members<sim::Source>(structs, "Source");
    check_members<sim::Level>(structs, "Level");
    check_members<sim::Correlation>(structs, "Correlation");
    check_members<sim::Cue>(structs, "Cue");
    check_members<sim::Group>(structs, "Group");
    check_members<sim::Costs>(structs, "Costs");
    check_members<sim::Minutes>(structs, "Minutes");
    check_members<sim::Office>(structs, "Office");
    check_members<sim::History>(structs, "History");
    check_members<sim::TreeOptions>(structs, "TreeOptions");
    check_members<sim::ModelSpec>(structs, "ModelSpec");
    check_members<sim::Question>(structs, "Question");
    CHECK(structs.size() == 22);  // a new struct belongs here; DecisionText and Feature follow

    std::set<std::string> decision;  // a decision shows the keys of its kind
    for (const char* name : {"act_or_dismiss", "choose", "rank", "complete", "number"}) {
        const sim::Definition one = test::sample_of_kind(name);
        const base::JsonValue file = base::parse_json(scenarios::write_scenario(one), name);
        for (const base::JsonMember& member : file.find("decision")->members) decision.insert(member.key);
    }
    const std::vector<std::string>& words = structs.at("DecisionText");
    CHECK(decision == std::set<std::string>(words.begin(), words.end()));

    const std::vector<std::string>& members = structs.at("Feature");
    std::set<std::string> written;  // a feature shows the keys of its kind
    const base::JsonValue root =
        base::parse_json(scenarios::write_scenario(test::filled_definition()), "filled");
    for (const base::JsonValue& feature : root.find("features")->items) {
        for (const base::JsonMember& member : feature.members) written.insert(member.key);
    }
    CHECK(written == std::set<std::string>(members.begin(), members.end()));
}

TEST_CASE("every member of a strategy's structs is described", "[format]") {
    const auto structs = test::header_members(kSource + "/sim/strategy.h");
    check_members<sim::Strategy>(structs, "Strategy");
    check_members<sim::LeverSpan>(structs, "LeverSpan");
}

TEST_CASE("every member of Behaviour is in the table, in its order", "[format]") {
    const std::vector<std::string> members =
        test::header_members(kSource + "/sim/behaviour.h").at("Behaviour");
    std::vector<std::string> table;
    for (const auto& number : scenarios::behaviour_numbers()) table.emplace_back(number.field);
    for (const auto& mechanism : scenarios::behaviour_switches()) table.emplace_back(mechanism.field);
    CHECK(table == members);
    // Each entry points at a member of its own, and they fill the struct.
    sim::Behaviour b;
    double expected = 0;
    for (const auto& number : scenarios::behaviour_numbers()) b.*number.member = ++expected;
    double sum = 0;
    for (const auto& number : scenarios::behaviour_numbers()) sum += b.*number.member;
    CHECK(sum == expected * (expected + 1) / 2);
    const std::size_t bytes = scenarios::behaviour_numbers().size() * sizeof(double) +
                              scenarios::behaviour_switches().size() * sizeof(bool);
    CHECK(sizeof(sim::Behaviour) >= bytes);
    CHECK(sizeof(sim::Behaviour) < bytes + sizeof(double));
}
