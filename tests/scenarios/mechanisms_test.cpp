// docs/mechanisms.md says what the code has: every switch, parameters of the ledger, tests that are there.
#include <sstream>
#include <string>

#include "scenarios/describe_behaviour.h"
#include "scenarios/ledger.h"
#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

struct MechanismRow {
    std::vector<std::string> cells;  // mechanism, equation, parameters, off, test
};

std::vector<MechanismRow> rows_of(const std::string& page) {
    std::vector<MechanismRow> rows;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("| ", 0) != 0 || line.rfind("| ---", 0) == 0 || line.rfind("| mechanism", 0) == 0)
            continue;
        MechanismRow row;
        std::istringstream cells(line.substr(1));
        for (std::string cell; std::getline(cells, cell, '|');) row.cells.push_back(cell);
        rows.push_back(row);
    }
    return rows;
}

// The words between backticks.
std::vector<std::string> quoted(const std::string& cell) {
    std::vector<std::string> words;
    for (std::size_t at = cell.find('`'); at != std::string::npos;) {
        const std::size_t end = cell.find('`', at + 1);
        words.push_back(cell.substr(at + 1, end - at - 1));
        at = cell.find('`', end + 1);
    }
    return words;
}

}  // namespace

TEST_CASE("every switch stands on the page of mechanisms, with rows of the ledger and a test that is there") {
    const std::string source = SKOEN_SOURCE_DIR;
    const auto rows = rows_of(base::read_text_file(source + "/docs/mechanisms.md"));
    for (const scenarios::BehaviourSwitch& part : scenarios::behaviour_switches()) {
        INFO(part.field);
        int count = 0;
        for (const MechanismRow& row : rows) count += quoted(row.cells.at(3)).at(0) == part.field ? 1 : 0;
        CHECK(count == 1);
    }
    CHECK(rows.size() == scenarios::behaviour_switches().size());
    for (const MechanismRow& row : rows) {
        INFO(row.cells.at(0));
        CHECK_FALSE(quoted(row.cells.at(2)).empty());
        for (const std::string& field : quoted(row.cells.at(2)))
            CHECK_FALSE(scenarios::ledger_row(field).meaning.en.empty());
        const std::string file = quoted(row.cells.at(4)).at(0);
        const std::size_t colon = row.cells.at(4).find("`: ");
        REQUIRE(colon != std::string::npos);
        std::string name = row.cells.at(4).substr(colon + 3);
        while (name.back() == ' ') name.pop_back();
        const std::string test = base::read_text_file(source + "/tests/sim/" + file + ".cpp");
        CHECK(test.find("TEST_CASE(\"" + name + "\"") != std::string::npos);
    }
}
