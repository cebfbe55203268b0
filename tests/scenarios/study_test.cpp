// Study files: what is shipped is what the evidence says, and faults are found at their place.
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "scenarios/embedded.h"
#include "scenarios/studies.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// Rows of a table with quoted cells, by column name.
std::vector<std::map<std::string, std::string>> table(std::string_view text) {
    std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            lines.back().emplace_back();
        } else if (c == '\n' && !quoted) {
            lines.emplace_back(1);
        } else if (c != '\r') {
            lines.back().back() += c;
        }
    }
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].size() != lines[0].size()) continue;
        rows.emplace_back();
        for (std::size_t k = 0; k < lines[0].size(); ++k) rows.back()[lines[0][k]] = lines[i][k];
    }
    return rows;
}

double number(const std::string& cell) { return cell.empty() ? std::nan("") : std::stod(cell); }
bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::fabs(a - b) < 1e-12; }

const std::string kFile =
    R"({"schema": 1, "id": "x", "name": {"da": "x", "en": "x"}, "citation": "x", "task": "x",
 "judges": "lay", "answer": "percent",
 "arms": [{"id": "a", "people": 3, "blocks": [{"cases": 4}]}],
 "statistics": [{"id": "s", "measure": "revise_share", "value": 0.3}]})";

std::string fault_of(const std::string& from, const std::string& to) {
    std::string text = kFile;
    text.replace(text.find(from), from.size(), to);
    try {
        (void)scenarios::read_study(base::parse_json(text, "x.json"));
    } catch (const base::InputError& error) {
        return error.faults[0].text();
    }
    return "";
}

}  // namespace

TEST_CASE("shipped studies hold every calibrate row of the evidence, with its figures", "[study]") {
    std::map<std::string, std::map<std::string, std::string>> evidence;
    std::set<std::string> wanted;
    for (auto& row : table(scenarios::embedded_text("assets/evidence/evidence.csv"))) {
        if (row["use"] == "calibrate") wanted.insert(row["id"]);
        evidence[row["id"]] = row;
    }
    REQUIRE(wanted.size() == 94);
    std::set<std::string> found;
    for (const std::string& id : scenarios::study_ids()) {
        const scenarios::Study study = scenarios::load_study(id);
        CHECK(study.id == id);
        for (const scenarios::StudyStatistic& s : study.statistics) {
            INFO(s.id);
            REQUIRE(evidence.contains(s.id));
            auto& row = evidence[s.id];
            CHECK(row["study"] == id);
            CHECK(same(s.value, number(row["value"])));
            CHECK(same(s.lo, number(row["lo"])));
            CHECK(same(s.hi, number(row["hi"])));
            CHECK(same(s.se, number(row["se"])));
            CHECK(row["statistic"] == scenarios::study_measure_names()[static_cast<std::size_t>(s.measure)]);
            CHECK(row["use"] == "calibrate");
            CHECK(found.insert(s.id).second);
        }
    }
    CHECK(found == wanted);
}

TEST_CASE("what shipped studies state about tool and judges stands in the table of inputs", "[study]") {
    std::map<std::string, std::set<std::string>> cells;
    for (auto& row : table(scenarios::embedded_text("assets/evidence/study_inputs.csv"))) {
        for (const auto& [column, cell] : row) {
            try {
                if (!cell.empty()) cells[row["study"]].insert(std::to_string(std::stod(cell)));
            } catch (const std::exception&) {  // a word
            }
        }
    }
    // Not cells of their own: derived or read from the notes.
    cells["dane"].insert(std::to_string(0.251));      // .359 x (1 - .567) + .641 x .149
    cells["fogliato"].insert(std::to_string(0.418));  // mean of people's thresholds, note
    for (const double share : {1.0, 0.33, 0.0})
        cells["fogliato"].insert(std::to_string(share));   // by fifths, note
    cells["afst_mandatory"].insert(std::to_string(0.15));  // 18 of 20 and above
    for (const std::string& id : scenarios::study_ids()) {
        for (const scenarios::StudyArm& arm : scenarios::load_study(id).arms) {
            std::vector<double> stated{arm.base_rate,
                                       arm.agreement,
                                       arm.correlation,
                                       arm.tool_raises,
                                       arm.minutes,
                                       arm.tool.accuracy,
                                       arm.tool.auc,
                                       arm.tool.act_rate,
                                       arm.tool.answer_mean,
                                       arm.tool.answer_sd,
                                       arm.tool.certainty_mean,
                                       arm.tool.threshold,
                                       arm.own.accuracy,
                                       arm.own.auc,
                                       arm.own.act_rate,
                                       arm.own.answer_mean,
                                       arm.own.answer_sd,
                                       arm.own.certainty_mean,
                                       arm.own.threshold,
                                       arm.own.threshold_sd};
            for (const scenarios::StudyBlock& b : arm.blocks)
                stated.insert(stated.end(),
                              {b.agreement, b.own_accuracy, b.tool_accuracy, b.tool_act_rate, b.tool_raises});
            for (const double value : stated) {
                INFO(id << ' ' << arm.id << ' ' << value);
                CHECK((std::isnan(value) || cells[id].contains(std::to_string(value))));
            }
        }
    }
}

TEST_CASE("a study written and read again is the same, and what is unknown stays so", "[study]") {
    for (const std::string& id : scenarios::study_ids()) {
        const std::string text = scenarios::write_study(scenarios::load_study(id));
        CHECK(scenarios::write_study(scenarios::read_study(base::parse_json(text, id))) == text);
    }
    const scenarios::Study study = scenarios::read_study(base::parse_json(kFile, "x.json"));
    CHECK(std::isnan(study.arms[0].tool.auc));
    CHECK(scenarios::write_study(study).find("auc") == std::string::npos);
}

TEST_CASE("faults of a study are found at their place", "[study]") {
    CHECK(fault_of("revise_share", "revised").find("x.json:4:40: /statistics/0/measure: expected") == 0);
    CHECK(fault_of("\"value\": 0.3", "\"value\": 0.3, \"arms\": [\"b\"]").find("arms of this study in s") !=
          std::string::npos);
    CHECK(fault_of("\"people\": 3", "\"people\": 3, \"tool\": {\"acuracy\": 0.7}").find("accuracy") !=
          std::string::npos);
    CHECK(fault_of("revise_share", "revise_slope_gap").find("the terms of the regression") !=
          std::string::npos);
    CHECK(fault_of("revise_share", "switch_difference").find("the arms to subtract") != std::string::npos);
    CHECK(fault_of("\"value\": 0.3", "\"value\": 0.3, \"lo\": 0.4, \"hi\": 0.2").find("lo at most hi") !=
          std::string::npos);
    CHECK(fault_of("\"blocks\": [{\"cases\": 4}]", "\"blocks\": []").find("/arms/0/blocks") !=
          std::string::npos);
}

TEST_CASE("ids of a study differ, and a statistic holds what its measure asks for and no more", "[study]") {
    const auto says = [](const std::string& from, const std::string& to, const std::string& words) {
        const std::string fault = fault_of(from, to);
        INFO(fault);
        CHECK(fault.find(words) != std::string::npos);
    };
    const std::string value = "\"value\": 0.3", arm = R"({"id": "a", "people": 3, "blocks": [{"cases": 4}]})",
                      statistic = R"({"id": "s", "measure": "revise_share", "value": 0.3})";
    says(arm, arm + ", " + arm, "/arms: expected ids that differ, found \"a\" twice");
    says(statistic, statistic + ", " + statistic, "/statistics: expected ids that differ, found \"s\" twice");
    CHECK(fault_of(arm, arm + R"(, {"id": "b", "blocks": [{"cases": 4}]})").empty());
    CHECK(fault_of(statistic, statistic + R"(, {"id": "t", "measure": "revise_size", "value": 1})").empty());
    says("\"measure\": \"revise_share\"", R"("measure": "trust_difference", "minus": ["b"])",
         "arms of this study in s, found \"b\"");
    says(value, value + R"(, "minus": ["a"])", "no arms: this measure is no difference, found 1 arms");
    says(value, value + R"(, "terms": ["own"])", "no terms: this measure is no regression, found 1 terms");
    says(value, value + R"(, "terms": ["owner"])", "/statistics/0/terms: expected");
    const std::string slope = R"("measure": "revise_slope_own")";
    CHECK(fault_of("\"measure\": \"revise_share\"", slope + R"(, "terms": ["own", "tool"])").empty());
    CHECK(fault_of("\"measure\": \"revise_share\"", R"("measure": "switch_sd_person", "terms": ["raise"])")
              .empty());
    CHECK(fault_of("\"measure\": \"revise_share\"", R"("measure": "trust_difference", "minus": ["a"])")
              .empty());
    says(value, value + R"(, "lo": 0.2)", "both ends of the interval");
    says(value, value + R"(, "hi": 0.4)", "both ends of the interval");
    CHECK(fault_of(value, value + R"(, "lo": 0.3, "hi": 0.3)").empty());
}

TEST_CASE("assignments change a shipped study as they change a scenario", "[study]") {
    const std::vector<std::string> sets = {"/arms/0/people=7"};
    CHECK(scenarios::load_study("dane", sets).arms[0].people == 7);
    CHECK_THROWS_AS(scenarios::load_study("dane", std::vector<std::string>{"/arms/0/people=-7"}),
                    base::InputError);
}
