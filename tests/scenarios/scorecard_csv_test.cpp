// Scorecards from spreadsheets: each cell that cannot be read is named by line and column.
#include <string>

#include "models/logistic.h"
#include "scenarios/own_model_file.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

std::string csv_fault(const std::string& csv) {
    try {
        (void)scenarios::read_own_model(csv, "m.csv");
    } catch (const base::InputError& error) {
        return error.faults.front().text();
    }
    return "read";
}

// Three rows, with the second one exchanged.
std::string with_row(const std::string& row) {
    return "feature,coefficient\nintercept,-2.5\n" + row + "\nmoves,-0.1\n";
}

}  // namespace

TEST_CASE("cells that cannot be read are named by line and column", "[own-model]") {
    CHECK(csv_fault(with_row("age,0.25")) == "read");
    CHECK(csv_fault(with_row("\"age,0.25")) ==
          "m.csv:3:1: /: expected a double quote to close the cell, found the end of the line");
    CHECK(csv_fault(with_row("\"age\" x,0.25")) ==
          "m.csv:3:1: /: expected one quoted text in the cell, found more");
    CHECK(csv_fault(with_row("\"age\"  , 0.25 ")) == "read");
    CHECK(csv_fault(with_row("age  ,0.25,")) == "m.csv:3:1: /: expected two cells, found 3");
    CHECK(csv_fault(with_row("age")) == "m.csv:3:1: /: expected two cells, found 1");
    CHECK(csv_fault(with_row("age,   ")).starts_with("m.csv:3:8: /terms/0/coefficient: expected a number"));
    CHECK(csv_fault(with_row("age,")).starts_with("m.csv:3:5: /terms/0/coefficient: expected a number"));
    CHECK(csv_fault(with_row(std::string(201, 'a') + ",1")) ==
          "m.csv:3:1: /: expected a cell of at most 200 bytes, found a longer one");
    CHECK(csv_fault(with_row("\xC3\xA6,1\n\xE6,1")) ==
          "m.csv:4:1: /: expected UTF-8 text, found another encoding");
    CHECK(csv_fault(with_row("age,+0.25")) == "read");
    CHECK(csv_fault(with_row("age,inf")).starts_with("m.csv:3:5: /terms/0/coefficient: expected a number"));
    CHECK(csv_fault(with_row("age,1e999")).starts_with("m.csv:3:5: /terms/0/coefficient: expected a number"));
    CHECK(csv_fault(with_row("points_to_double_odds,20")) ==
          "m.csv:3:23: /points_to_double_odds: expected no such key, as terms are coefficients, found one");
}

TEST_CASE("a table without the header, or with too many rows, is no scorecard", "[own-model]") {
    const std::string header = "m.csv:1:1: /: expected the header feature,coefficient or feature,points, ";
    CHECK(csv_fault("") == header + "found a blank line");
    CHECK(csv_fault(" \r\nage,1\n") == header + "found a blank line");
    CHECK(csv_fault("feature\n") == header + "found feature");
    CHECK(csv_fault("feature,coefficient,points\n").starts_with(header));
    CHECK(csv_fault("feature,weight\n").starts_with(header));
    CHECK(csv_fault("name,points\n").starts_with(header));
    std::string rows = "feature,points\n";
    for (int i = 0; i < 1001; ++i) rows += "a" + std::to_string(i) + ",1\n";
    CHECK(csv_fault(rows) == "m.csv:1002:1: /: expected at most 1000 rows, found more");
}

TEST_CASE("a number's decimal comma is read where another sign separates", "[own-model]") {
    const sim::OwnModel own =
        scenarios::read_own_model("feature;coefficient\n\" age \" ; 0,25\n(intercept);-1,5", "m.csv");
    CHECK(own.features.front() == " age ");
    CHECK(std::get<models::LogisticModel>(own.model).weights.front() == 0.25);
    CHECK(std::get<models::LogisticModel>(own.model).intercept == -1.5);
}
