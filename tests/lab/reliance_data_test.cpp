// One's own data, and agreement with lme4 on licensed trial-level data. Those lie beside the project and are not part of it; where they
// are absent the test says so and ends. Oracle: lme4 1.1-31, glmer, Laplace and 15-point quadrature.
#include "lab/reliance_data.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "sim/base/error.h"
#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
    return cells;
}

std::filesystem::path scratch(const char* name) { return std::filesystem::temp_directory_path() / name; }

}  // namespace

TEST_CASE("a file of trials is read by its column names", "[reliance_data]") {
    const auto path = scratch("skoen_two_stage.csv");
    base::write_file_atomically(path,
                                "who,first,model,last,came\n\"a, b\",80,30,40,0\nc,10,60,10,1\nc,,60,10,1\n");
    const lab::TwoStageFile file{path.string(), "first", "model", "last", "who", "came"};
    const lab::TwoStageTrials data = lab::read_two_stage(file);
    REQUIRE(data.trials.size() == 2);
    CHECK(data.left_out == 1);
    CHECK(data.people == 2);
    CHECK(data.trials[0].own == Approx(0.8));
    CHECK(data.trials[1].outcome.value());
    const lab::RelianceEstimate e = lab::estimate_reliance(data, 1);
    CHECK(e.disagreements == 2);
    CHECK(e.switch_share.value() == Approx(0.5));
    CHECK(e.revise_size.value() == Approx(0.8));  // (40 - 80) / (30 - 80)
    CHECK_FALSE(e.switching);                     // two rows
    lab::TwoStageFile wrong = file;
    wrong.tool = "tool";
    CHECK_THROWS_AS(lab::read_two_stage(wrong), base::InputError);
    std::filesystem::remove(path);
}

TEST_CASE("switching in the card game as glmer estimates it", "[reliance_data]") {
    const std::filesystem::path folder =
        std::filesystem::path(SKOEN_SOURCE_DIR) / ".." / "shared" / "data" / "benz2025";
    if (!std::filesystem::exists(folder)) {
        std::cout << "skipped: " << folder << " is not there\n";
        return;
    }
    lab::TwoStageTrials data;
    std::map<std::string, std::uint32_t> people;
    for (const std::string group : {"A", "B", "C", "BP"}) {
        std::ifstream in(folder / ("group_" + group + ".csv"));
        std::string line;
        std::getline(in, line);
        const std::vector<std::string> header = split(line);
        const auto column = [&](const char* name) {
            return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
        };
        while (std::getline(in, line)) {
            const std::vector<std::string> cells = split(line);
            if (std::stoi(cells[column("game_id")]) < 0) continue;
            const std::string& calibrated = cells[column("Ai_calibrated_conf")];
            lab::TwoStageTrial t;
            t.own = std::stod(cells[column("human_conf")]) / 100;
            t.tool =
                std::stod(group == "BP" && !calibrated.empty() ? calibrated : cells[column("AI_conf")]) / 100;
            t.final = std::stod(cells[column("human_AI_conf")]) / 100;
            t.outcome = cells[column("outcome")] == "Red";
            const auto next = static_cast<std::uint32_t>(people.size());
            t.person = people.try_emplace(cells[column("participant_id")], next).first->second;
            data.trials.push_back(t);
        }
    }
    const stats::GroupedRows rows = lab::switch_rows(data, true);
    REQUIRE(rows.rows() == 2575);
    const auto check = [&](int points, const std::vector<double>& beta, double sd, double log_likelihood) {
        const auto fit = stats::fit_random_intercept_logistic(rows, points);
        REQUIRE(fit);
        for (std::size_t k = 0; k < beta.size(); ++k) CHECK(std::fabs(fit->beta[k] - beta[k]) < 1e-3);
        CHECK(std::fabs(fit->sd_group - sd) < 1e-3);
        CHECK(std::fabs(fit->log_likelihood - log_likelihood) < 1e-4);
    };
    check(1, {-1.1068819525, -2.3320164092, 2.9143599157, 0.1297306052}, 1.8242523, -1318.11854722);
    check(15, {-1.1086039146, -2.3374002123, 2.9251200892, 0.1286321049}, 1.9019516, -1310.19541204);
    const auto pooled = stats::fit_pooled_logistic(rows);
    REQUIRE(pooled);
    CHECK(std::fabs(pooled->beta[1] + 1.7174610) < 1e-5);
}
