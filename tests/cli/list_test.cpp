// skoen list: what is shipped, as text in one language and as JSON with both.
#include <set>

#include "scenarios/catalogue.h"
#include "scenarios/ledger.h"
#include "scenarios/studies.h"
#include "sim/measures.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using base::JsonValue;
using cli::call;

namespace {

std::vector<std::string> ids(const JsonValue& list, const char* key = "id") {
    std::vector<std::string> all;
    for (const JsonValue& item : list.items) all.push_back(item.find(key)->text);
    return all;
}

const JsonValue& listed(JsonValue& document, const char* kind) {
    document = cli::parsed(call({"list", kind, "--json"}));
    REQUIRE(document.find(kind) != nullptr);
    return *document.find(kind);
}

}  // namespace

TEST_CASE("list prints every id, in both languages", "[cli][list]") {
    JsonValue document;
    for (const char* kind : {"scenarios", "strategies", "comparisons", "levers", "measures", "assumptions"}) {
        INFO(kind);
        const cli::Answer da = call({"list", kind, "--lang", "da"}),
                          en = call({"list", kind, "--lang", "en"});
        CHECK(da.code == 0);
        CHECK(da.out != en.out);
        const bool ledger = std::string(kind) == "assumptions";
        const std::vector<std::string> all = ids(listed(document, kind), ledger ? "field" : "id");
        CHECK_FALSE(all.empty());
        for (const std::string& id : all) {
            INFO(id);
            CHECK(("\n" + da.out).find('\n' + id + ' ') != std::string::npos);
        }
    }
}

TEST_CASE("list --json holds what scripts need", "[cli][list]") {
    JsonValue document;
    std::vector<std::string> expected;
    for (const sim::Measure& m : sim::measures()) expected.emplace_back(m.id);
    const JsonValue& measures = listed(document, "measures");
    CHECK(ids(measures) == expected);
    const JsonValue& first = measures.items.front();
    CHECK(first.find("unit")->text == "share");
    CHECK(first.find("better")->text == "more");
    CHECK(first.find("source")->text == "docs/model.md, section 7");
    CHECK(first.find("definition")->find("da")->text.starts_with("Andel af alle sager"));

    CHECK(listed(document, "levers").items.size() == static_cast<std::size_t>(sim::kLevers));
    CHECK(ids(*document.find("levers")->items.front().find("options")).at(2) == "own_first");

    const JsonValue& assumptions = listed(document, "assumptions");
    CHECK(assumptions.items.size() == scenarios::ledger().size());
    std::set<std::string> kinds;
    for (const JsonValue& row : assumptions.items) {
        kinds.insert(row.find("kind")->text);
        CHECK_FALSE(row.find("source")->text.empty());
        CHECK(row.find("range")->items.size() == 2);
    }
    CHECK(kinds.contains("assumed"));
    CHECK(document.find("switches")->items.size() == scenarios::shipped_ledger().switches.size());

    expected.clear();
    for (const auto& entry : scenarios::scenarios()) expected.push_back(entry.id);
    CHECK(ids(listed(document, "scenarios")) == expected);
    CHECK(ids(listed(document, "studies")) == scenarios::study_ids());
    CHECK(call({"list", "studies", "--lang", "da"}).out.find("rosbach  Andel af tumorceller") !=
          std::string::npos);
}
