#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "session/training_fields.h"
#include "session/training_gather.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json.h"
#include "tests/catch.h"

using namespace skoen;
using session::TrainingDo;
using session::TrainingPhase;

namespace {

const std::shared_ptr<const session::TrainingRoom>& twenty() {
    static const auto room = session::open_training_room("tyve-minutter");
    return room;
}

// Follows the score in every third case, else keeps an answer that is right but in every fourth.
session::Training played(int seat) {
    session::Training t(twenty(), seat);
    double at = 0;
    const auto step = [&](TrainingDo what, int number = 0, std::string name = {}) {
        t.apply({what, number, 0, std::move(name), at += 1.5, {}});
    };
    step(TrainingDo::agree);
    while (t.view().phase != TrainingPhase::finished) {
        if (t.view().phase == TrainingPhase::announced) step(TrainingDo::show);
        if (t.view().phase == TrainingPhase::summary) {
            step(TrainingDo::next);
            continue;
        }
        const auto& now = t.view().now;
        const bool acts = (now.place + seat) % 4 == 0 ? !now.best : now.best;
        step(TrainingDo::score, acts ? 9 : 2);
        step(TrainingDo::certainty, 1 + now.place % 4);
        step(TrainingDo::decide, acts);
        step(TrainingDo::lock);
        if (t.view().phase == TrainingPhase::deciding) {
            step(TrainingDo::score, 5);
            step(TrainingDo::decide, t.view().now.place % 3 == 0 ? t.view().now.recommended : acts);
        }
        if (t.view().phase == TrainingPhase::reason) step(TrainingDo::reason, 0, "seen");
        step(TrainingDo::next);
    }
    return t;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> out;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) out.push_back(cell);
    if (line.ends_with(',')) out.emplace_back();
    return out;
}

class Folder {
  public:
    Folder() : path_(std::filesystem::temp_directory_path() / "skoen_gather_test") {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    void write(const std::string& name, const std::string& text) const {
        base::write_file_atomically(path_ / name, text);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("the CSV of a session gives the numbers of its debrief") {
    const session::Training t = played(3);
    std::istringstream csv(session::training_csv({&t}));
    std::string line;
    std::getline(csv, line);
    const std::vector<std::string> names = cells_of(line);
    REQUIRE(names.size() == session::training_fields().size());
    int alone = 0, right_alone = 0, met = 0, followed = 0, rows = 0;
    while (std::getline(csv, line)) {
        const std::vector<std::string> cells = cells_of(line);
        REQUIRE(cells.size() == names.size());
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = cells[i];
        ++rows;
        alone += !row["own_acts"].empty();
        right_alone += !row["own_acts"].empty() && row["own_acts"] == row["best"];
        const bool wrong = row["saw_score"] == "TRUE" && row["recommended"] != row["best"];
        met += wrong;
        followed += wrong && row["acts"] != row["best"];
        CHECK(row["seat"] == "3");
        CHECK(row["synthetic"] == "TRUE");
    }
    const auto d = session::debrief_training(*twenty(), t.records());
    CHECK(rows == 11);
    CHECK(d.alone.n == alone);
    CHECK(d.alone.k == right_alone);
    CHECK(d.wrong_followed.n == met);
    CHECK(d.wrong_followed.k == followed);
}

TEST_CASE("the data package, the CSV and the privacy page speak of the same fields") {
    const base::JsonValue package =
        base::parse_json(session::training_datapackage("decisions.csv"), "datapackage.json");
    const auto& fields = package.find("resources")->items[0].find("schema")->find("fields")->items;
    REQUIRE(fields.size() == session::training_fields().size());
    const std::vector<std::string> page = session::privacy_words(base::Language::da);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const session::TrainingField& field = session::training_fields()[i];
        CHECK(fields[i].find("name")->text == field.name);
        const std::string said = field.name + ": " + session::field_meaning(field).da + " (";
        CHECK(std::count_if(page.begin(), page.end(),
                            [&said](const std::string& line) { return line.starts_with(said); }) == 1);
    }
}

TEST_CASE("cells that a spreadsheet would run are made harmless; numbers stay numbers") {
    for (const char* bad : {"=1+1", "+49", "-x", "@sum", "\tx"})
        CHECK(session::safe_cell(bad) == std::string("'") + bad);
    CHECK(session::safe_cell("+1") == "'+1");
    CHECK(session::safe_cell("-1.5") == "-1.5");
    CHECK(session::safe_cell("seen") == "seen");
    CHECK(session::safe_cell("") == "");
}

TEST_CASE("gathering shows groups of five or more, in sums, and nothing of anybody") {
    const Folder folder;
    session::TrainingCount alone;
    for (int seat = 1; seat <= 4; ++seat) {
        folder.write(std::to_string(seat) + ".json",
                     session::hand_over_json(played(seat), session::HandOver::group));
    }
    CHECK(session::gather_folder(folder.path()).groups.empty());
    CHECK(session::gather_folder(folder.path()).left_out == 4);
    folder.write("5.json", session::hand_over_json(played(5), session::HandOver::research));
    const session::Gathered five = session::gather_folder(folder.path());
    REQUIRE(five.groups.size() == 1);
    CHECK(five.groups[0].people == 5);
    for (int seat = 1; seat <= 5; ++seat) {
        const auto d = session::debrief_training(*twenty(), played(seat).records());
        alone.k += d.alone.k;
        alone.n += d.alone.n;
    }
    CHECK(five.groups[0].alone.k == alone.k);
    CHECK(five.groups[0].alone.n == alone.n);
    // The same file twice counts once.
    folder.write("again.json", session::hand_over_json(played(1), session::HandOver::group));
    CHECK(session::gather_folder(folder.path()).groups[0].people == 5);
}

TEST_CASE("what is handed over for groups holds no seat, no times and no steps") {
    const std::string text = session::hand_over_json(played(7), session::HandOver::group);
    const base::JsonValue root = base::parse_json(text, "f");
    std::set<std::string> names;
    for (const auto& field : root.find("fields")->items) names.insert(field.text);
    for (const char* kept_back : {"person", "seat", "seconds", "steps", "reason", "case_number"})
        CHECK_FALSE(names.contains(kept_back));
    CHECK(names.contains("acts"));
    session::Training kept = played(7);
    kept.keep_as("t-bcdfgh");
    const std::string research = session::hand_over_json(kept, session::HandOver::research);
    CHECK(research.find("\"seat\"") == std::string::npos);
    CHECK(research.find("t-bcdfgh") != std::string::npos);
    const std::string table = session::training_csv({&kept}, session::HandOver::research);
    const std::string head = table.substr(0, table.find('\n'));
    CHECK((',' + head + ',').find(",seat,") == std::string::npos);
}

TEST_CASE("files that participants did not make are refused, each by name") {
    const Folder folder;
    folder.write("a.json", "{\"skoen_training\": 2}");
    folder.write("b.json", "[]");
    folder.write(
        "c.json",
        R"({"skoen_training":1,"file":"","session":"x","arm":"","fields":["place"],"rows":[["=1"]]})");
    try {
        (void)session::gather_folder(folder.path());
        FAIL("taken");
    } catch (const base::InputError& error) {
        CHECK(error.faults.size() == 3);
    }
    folder.write("d.json",
                 R"({"skoen_training":1,"file":"","session":"x\u001b[2J","arm":"","fields":[],"rows":[]})");
    CHECK_THROWS_AS(session::gather_folder(folder.path()), base::InputError);
    folder.write("big.json", std::string(session::kMostHandOverBytes + 1, ' '));
    CHECK_THROWS_AS(session::gather_folder(folder.path()), base::InputError);
    CHECK_THROWS_AS(session::gather_folder(folder.path() / "none"), base::InputError);
}

TEST_CASE("scores as shares: the line is at a half, and a line in the middle gives the middles of tenths") {
    for (int line = 2; line <= 10; ++line) {
        for (int score = 1; score <= 10; ++score) {
            const double share = session::share_of_score(score, line);
            CHECK((share > 0.5) == (score >= line));
            CHECK(share > 0);
            CHECK(share < 1);
            if (line == 6) CHECK(share == Approx((2 * score - 1) / 20.0));
        }
    }
}
