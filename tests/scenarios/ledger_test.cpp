// The ledger: complete, in range, honest about what is assumed.
#include "scenarios/ledger.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/describe_behaviour.h"
#include "scenarios/embedded.h"
#include "scenarios/schema_reader.h"
#include "sim/base/json.h"
#include "sim/base/math.h"
#include "tests/catch.h"
#include "tests/scenarios/schema_wrong_values.h"

using namespace skoen;
using scenarios::LedgerRow;
using scenarios::ParameterKind;
using scenarios::PriorKind;

namespace {

// Column `use` by id of evidence.csv (RFC 4180: quoted cells may hold commas, "" is a quote).
std::map<std::string, std::string> evidence_use() {
    const std::string_view text = scenarios::embedded_text("assets/evidence/evidence.csv");
    std::map<std::string, std::string> use;
    std::vector<std::string> header, row;
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            cell += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            row.push_back(cell);
            cell.clear();
            if (c == ',') continue;
            if (header.empty()) {
                header = row;
            } else {
                const auto at = std::find(header.begin(), header.end(), "use") - header.begin();
                use[row.at(0)] = row.at(static_cast<std::size_t>(at));
            }
            row.clear();
        } else if (c != '\r') {
            cell += c;
        }
    }
    return use;
}

// The share `p` quantile of a prior; for beta by normal approximation of its moments, good enough to see a misprint.
double quantile(const scenarios::Prior& prior, double p) {
    const double z = base::normal_quantile(p);
    switch (prior.kind) {
    case PriorKind::normal:
        return prior.a + z * prior.b;
    case PriorKind::lognormal:
        return prior.a * base::exp(z * prior.b);
    case PriorKind::uniform:
        return prior.a + p * (prior.b - prior.a);
    case PriorKind::beta:
        break;
    }
    const double n = prior.a + prior.b, mean = prior.a / n;
    return std::clamp(mean + z * std::sqrt(mean * (1 - mean) / (n + 1)), 0.0, 1.0);
}

}  // namespace

TEST_CASE("the ledger has a row for every parameter and a parameter for every row, in one order",
          "[ledger]") {
    std::vector<std::string> rows, fields;
    for (const LedgerRow& row : scenarios::ledger()) rows.push_back(row.field);
    for (const auto& number : scenarios::behaviour_numbers()) fields.emplace_back(number.field);
    CHECK(rows == fields);
    rows.clear();
    fields.clear();
    for (const auto& row : scenarios::shipped_ledger().switches) rows.push_back(row.field);
    for (const auto& mechanism : scenarios::behaviour_switches()) fields.emplace_back(mechanism.field);
    CHECK(rows == fields);
    CHECK_THROWS_AS(scenarios::ledger_row("no_such"), base::InternalError);
}

TEST_CASE("symbols and meanings are each used once, and both languages say something of their own",
          "[ledger]") {
    std::set<std::string> symbols, danish, english;
    for (const LedgerRow& row : scenarios::ledger()) {
        INFO(row.field);
        CHECK(symbols.insert(row.symbol).second);
        CHECK(danish.insert(row.meaning.da).second);
        CHECK(english.insert(row.meaning.en).second);
        CHECK(row.meaning.da != row.meaning.en);
        CHECK(row.meaning.da.back() == '.');
        CHECK(row.meaning.en.back() == '.');
    }
    for (const auto& row : scenarios::shipped_ledger().switches) {
        CHECK(danish.insert(row.meaning.da).second);
        CHECK(english.insert(row.meaning.en).second);
    }
}

TEST_CASE("every value lies in its range and in the middle of its prior, and the prior in the range",
          "[ledger]") {
    for (const LedgerRow& row : scenarios::ledger()) {
        INFO(row.field);
        CHECK(row.range.at(0) <= row.value);
        CHECK(row.value <= row.range.at(1));
        CHECK(quantile(row.prior, 0.2) <= row.value);
        CHECK(row.value <= quantile(row.prior, 0.8));
        CHECK(quantile(row.prior, 0.01) >= row.range.at(0));
        CHECK(quantile(row.prior, 0.99) <= row.range.at(1));
    }
}

TEST_CASE("what is assumed says so, and what is not cites evidence that may be used", "[ledger]") {
    const std::map<std::string, std::string> use = evidence_use();
    REQUIRE(use.at("E19a") == "calibrate");
    REQUIRE(use.at("E19e") == "context");
    int assumed = 0;
    for (const LedgerRow& row : scenarios::ledger()) {
        INFO(row.field);
        const bool says_so = row.source.en.find("ssumption") != std::string::npos;
        CHECK((row.source.da.find("ntagelse") != std::string::npos) == says_so);
        CHECK(says_so == (row.kind == ParameterKind::assumed));
        assumed += row.kind == ParameterKind::assumed ? 1 : 0;
        for (const std::string& id : row.evidence) {
            INFO(id);
            REQUIRE(use.contains(id));
            CHECK((row.kind == ParameterKind::assumed || use.at(id) == "calibrate"));
        }
        if (row.kind == ParameterKind::derived) CHECK_FALSE(row.arithmetic.empty());
    }
    CHECK(assumed > 0);
}

TEST_CASE("no single cause of perceived support is above half an SD per unit", "[ledger]") {
    for (const char* field :
         {"support_relief", "support_own", "support_insight", "support_control", "support_registration"}) {
        INFO(field);
        CHECK(scenarios::ledger_row(field).range.at(1) <= 0.5);
        CHECK(quantile(scenarios::ledger_row(field).prior, 0.999) <= 0.5);
    }
}

TEST_CASE("derived values are what their arithmetic gives", "[ledger]") {
    const double weekly = 1 - base::exp(base::log(0.76) / 52);
    CHECK(scenarios::ledger_row("leave_base").value == Approx(base::logit(weekly)).margin(0.005));
}

TEST_CASE("calibrated values are the estimates they name, to two digits or three", "[ledger]") {
    int calibrated = 0;
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        if (row.kind != scenarios::ParameterKind::calibrated || row.field == "place_sd") continue;
        INFO(row.field);
        ++calibrated;
        REQUIRE(row.arithmetic.rfind("estimate ", 0) == 0);
        CHECK(std::stod(row.arithmetic.substr(9)) == Approx(row.value).epsilon(0.05));
        CHECK(row.source.en.find("skoen calibrate") != std::string::npos);
    }
    CHECK(calibrated == 23);
}

TEST_CASE("scenarios start from the ledger", "[ledger]") {
    const sim::Behaviour behaviour = scenarios::ledger_behaviour();
    for (const auto& number : scenarios::behaviour_numbers()) {
        CHECK(behaviour.*number.member == scenarios::ledger_row(number.field).value);
    }
    for (const auto& mechanism : scenarios::behaviour_switches()) CHECK(behaviour.*mechanism.member);
}

TEST_CASE("a faulty ledger is refused", "[ledger]") {
    scenarios::Ledger few = scenarios::shipped_ledger();
    few.parameters.resize(2);
    few.switches.resize(1);
    CHECK(test::accepted_wrong_values(few) == std::vector<std::string>{});

    const auto fault_after = [&](const std::string& assignment) -> std::string {
        base::JsonValue root = base::parse_json(scenarios::write_with_schema(few), "ledger");
        base::set_at(root, assignment);
        try {
            (void)scenarios::read_with_schema<scenarios::Ledger>(root);
        } catch (const base::InputError& error) {
            return error.faults.front().pointer;
        }
        return "";
    };
    CHECK(fault_after("/parameters/0/value=0.5").empty());
    CHECK(fault_after("/parameters/0/value=2") == "/parameters/0/value");
    CHECK(fault_after("/parameters/0/range=[1, 0]") == "/parameters/0/range");
    CHECK(fault_after("/parameters/0/source=\"nobody knows\"") == "/parameters/0/source");
    CHECK(fault_after("/parameters/0/kind=derived") == "/parameters/0/arithmetic");
    CHECK(fault_after("/parameters/0/prior={\"kind\": \"normal\", \"a\": 1, \"b\": 0}") ==
          "/parameters/0/prior/b");
    CHECK(fault_after("/parameters/0/prior={\"kind\": \"uniform\", \"a\": 1, \"b\": 1}") ==
          "/parameters/0/prior/b");
    CHECK(fault_after("/parameters/0/prior={\"kind\": \"beta\", \"a\": 0, \"b\": 1}") ==
          "/parameters/0/prior/a");
}
