// Finished models that stand in for the trained one: read, matched by name, refused with reasons, and played as they are.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <set>

#include "models/trees.h"
#include "scenarios/catalogue.h"
#include "scenarios/own_model_file.h"
#include "scenarios/scorecard.h"
#include "sim/base/file.h"
#include "sim/base/math.h"
#include "sim/base/system.h"
#include "sim/own_tool.h"
#include "sim/world.h"
#include "tests/catch.h"
#include "tests/fuzz/model_target.h"

using namespace skoen;
namespace fs = std::filesystem;

namespace {

const std::string kModels = std::string(SKOEN_SOURCE_DIR) + "/tests/data/models/";

// A folder in which model files and a scenario may lie; gone afterwards.
struct ModelFolder {
    fs::path path = fs::temp_directory_path() / ("skoen_own_model_" + std::to_string(base::process_number()));
    ModelFolder() { fs::create_directories(path); }
    ~ModelFolder() { fs::remove_all(path); }
    std::string keep(const std::string& name, std::string_view bytes) const {
        base::write_file_atomically(path / name, bytes);
        return (path / name).string();
    }
};

sim::Definition with_model(const std::string& scenario, const std::string& file,
                           std::vector<std::string> sets = {"/history/cases=3000"}) {
    sets.push_back("/model/file=\"" + file + '"');
    return scenarios::load_scenario(scenario, sets);
}

std::string message_of_model(const std::string& scenario, const std::string& file,
                             std::vector<std::string> sets = {}) {
    try {
        (void)with_model(scenario, file, std::move(sets));
    } catch (const base::InputError& error) {
        return error.what();
    }
    return "accepted";
}

std::vector<double> predictions(const sim::World& world) {
    std::vector<double> out;
    for (const sim::CaseFacts& facts : world.past->facts) out.push_back(world.tool.predict(facts));
    return out;
}

bool says(const std::string& message, const std::string& words) {
    INFO(message);
    CHECK(message.find(words) != std::string::npos);
    return message.find(words) != std::string::npos;
}

// Values as a person reads them, one row a past case.
models::Matrix recorded_values(const sim::World& world) {
    models::Matrix x = models::make_matrix(world.past->facts.size(), world.tool.seen.size());
    for (std::size_t i = 0; i < x.rows; ++i) {
        for (std::size_t k = 0; k < x.cols; ++k) {
            const std::size_t f = world.tool.seen[k];
            double value = world.generator.value_of(f, world.past->facts[i].z[f]);
            for (const auto& at :
                 world.generator.values_of(f)) {  // without the rounding of the way there and back
                if (std::fabs(at.value - value) < 1e-9) value = at.value;
            }
            x.row(i)[k] = value;
        }
    }
    return x;
}

std::vector<std::uint8_t> labels(const sim::World& world) {
    std::vector<std::uint8_t> out;
    for (const sim::CaseFacts& facts : world.past->facts) out.push_back(facts.harm ? 1 : 0);
    return out;
}

}  // namespace

TEST_CASE("a trained model that is saved and brought back gives the same scores, bit for bit",
          "[own-model]") {
    const ModelFolder folder;
    for (const char* family : {"trees", "logistic"}) {
        INFO(family);
        const std::vector<std::string> sets = {"/history/cases=3000", std::string("/model/family=") + family,
                                               "/model/trees/rounds=15"};
        const sim::World trained(scenarios::load_scenario("rengoering", sets), 7);
        const std::string file =
            folder.keep(std::string(family) + ".json", scenarios::trained_model_file(trained));
        const sim::World brought(with_model("rengoering", file), 7);
        REQUIRE(brought.definition.model.own != nullptr);
        CHECK(brought.definition.model.family == trained.definition.model.family);
        CHECK(predictions(brought) == predictions(trained));
        CHECK(brought.tool.scale.cuts == trained.tool.scale.cuts);
        CHECK(brought.tool.scale.log_odds_of_score == trained.tool.scale.log_odds_of_score);
        CHECK(brought.card.truth.auc->value == trained.card.truth.auc->value);
        CHECK(brought.card.label.rates.true_positives == trained.card.label.rates.true_positives);
        // Other people in the office decided the history; the model is the file's all the same.
        const sim::World others(brought, brought.definition.behaviour);
        CHECK(predictions(others) == predictions(trained));
        CHECK(scenarios::trained_model_file(brought) == base::read_text_file(file));
    }
}

TEST_CASE("an XGBoost model on values as people read them takes every case to XGBoost's leaf",
          "[own-model]") {
    const ModelFolder folder;
    // Categories, counts, an age, and a continuous home size with both ends cut off.
    const sim::World world(
        scenarios::load_scenario("rengoering", std::vector<std::string>{"/history/cases=3000"}), 3);
    models::BoostingLabels names;
    for (const std::uint32_t f : world.tool.seen) names.features.push_back(world.definition.features[f].id);
    const models::Matrix x = recorded_values(world);
    const std::string json = models::train_boosted_trees(x, labels(world), {.rounds = 25}, names);
    const models::BoostedTrees theirs = models::read_boosted_trees(json, "theirs", x.cols);

    const sim::World own(with_model("rengoering", folder.keep("raw.json", json)), 3);
    const std::vector<double> predicted = predictions(own);
    std::set<double> different;
    for (std::size_t i = 0; i < x.rows; ++i) {
        REQUIRE(predicted[i] == models::log_odds(theirs, x.row(i)));
        different.insert(predicted[i]);
    }
    CHECK(different.size() > 50);

    // Columns in another order make no difference.
    base::JsonValue turned = base::parse_json(json, "raw");
    models::BoostingLabels backwards;
    backwards.features.assign(names.features.rbegin(), names.features.rend());
    models::Matrix reversed = x;
    for (std::size_t i = 0; i < x.rows; ++i) std::reverse(reversed.row(i).begin(), reversed.row(i).end());
    const std::string other = models::train_boosted_trees(reversed, labels(world), {.rounds = 25}, backwards);
    const models::BoostedTrees again = models::read_boosted_trees(other, "again", x.cols);
    const sim::World turned_world(with_model("rengoering", folder.keep("turned.json", other)), 3);
    const std::vector<double> also = predictions(turned_world);
    for (std::size_t i = 0; i < x.rows; ++i) REQUIRE(also[i] == models::log_odds(again, reversed.row(i)));
}

TEST_CASE("a scorecard says what its arithmetic says", "[own-model]") {
    const sim::World points(with_model("rengoering", kModels + "rengoering_points.csv"), 1);
    const models::Matrix x = recorded_values(points);
    // In the order of the scenario: applicant, household, age, other_help, earlier_refusal, diagnosis, aids, home_size, ...
    const std::vector<double> weights = {14, 10, 1.5, -12, 6, 18, 4, -0.05, 3, 0};
    const std::vector<double> predicted = predictions(points);
    for (std::size_t i = 0; i < x.rows; i += 7) {
        double sum = -126;
        for (std::size_t k = 0; k < weights.size(); ++k) sum += weights[k] * x.row(i)[k];
        CHECK(predicted[i] == Approx(sum * std::log(2.0) / 20).margin(1e-12));
    }
    const sim::World log_odds(with_model("rengoering", kModels + "rengoering_log_odds.json"), 1);
    const std::vector<double> other = {0.5, 0.35, 0.05, -0.4, 0.2, 0.6, 0.14, -0.002, 0.1, 0};
    const std::vector<double> by_log_odds = predictions(log_odds);
    for (std::size_t i = 0; i < x.rows; i += 7) {
        double sum = -4.5;
        for (std::size_t k = 0; k < other.size(); ++k) sum += other[k] * x.row(i)[k];
        CHECK(by_log_odds[i] == Approx(sum).margin(1e-12));
    }
    // The card is measured, not believed: both know something, and one is not the other.
    CHECK(points.card.truth.auc->value > 0.55);
    CHECK(points.card.truth.n > 700);
    CHECK(log_odds.card.truth.auc->value != points.card.truth.auc->value);
    std::array<int, 11> of_score{};
    for (const double one : predicted) ++of_score[static_cast<std::size_t>(points.tool.score(one))];
    for (std::size_t s = 1; s <= 10; ++s)  // tenths of the history; cases held out are not in it
        CHECK(of_score[s] / static_cast<double>(predicted.size()) == Approx(0.1).margin(0.03));
}

TEST_CASE("a scorecard in CSV is the same as in JSON, as spreadsheets and R write it", "[own-model]") {
    const auto read = [](const std::string& csv) { return scenarios::read_own_model(csv, "m.csv"); };
    const std::vector<std::string> same = {
        "feature,coefficient\n(Intercept),-2.5\nage,0.25\nmoves,-1e-1\n",
        "feature;coefficient\r\nintercept;-2,5\r\n\r\nage;0,25\r\nmoves;-0,1\r\n",
        "\xEF\xBB\xBF\"feature\"\t\"coefficient\"\n\"age\"\t\"0.25\"\nmoves\t-0.1\n\"(Intercept)\"\t-2.5"};
    for (const std::string& csv : same) {
        INFO(csv);
        const sim::OwnModel own = read(csv);
        CHECK(own.features == std::vector<std::string>{"age", "moves"});
        CHECK_FALSE(own.standardised);
        const auto& model = std::get<models::LogisticModel>(own.model);
        CHECK(model.intercept == -2.5);
        CHECK(model.weights == std::vector<double>{0.25, -0.1});
    }
    const sim::OwnModel points = read("feature,points\nintercept,-40\npoints_to_double_odds,20\nage,20\n");
    CHECK(std::get<models::LogisticModel>(points.model).intercept == Approx(-2 * std::log(2.0)));
    CHECK(std::get<models::LogisticModel>(points.model).weights.at(0) == Approx(std::log(2.0)));
}

TEST_CASE("files of models that do not fit are refused, each with its place and reason", "[own-model]") {
    const ModelFolder folder;
    const auto csv = [&](const std::string& from, const std::string& to) {
        std::string text = base::read_text_file(kModels + "rengoering_points.csv");
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        return folder.keep("m.csv", text.replace(at, from.size(), to));
    };
    const std::string m = (folder.path / "m.csv").string();
    const auto refused = [&](const std::string& from, const std::string& to, const std::string& words) {
        says(message_of_model("rengoering", csv(from, to)), words);
    };
    refused("diagnosis;18", "diagnoses;18",
            m + ":9:1: /terms/5/feature: expected the id of a feature of rengoering (did you mean "
                "\"diagnosis\"?), found "
                "\"diagnoses\"");
    refused("diagnosis;18", "diagnoses;18", "none named \"diagnosis\"");
    refused("diagnosis;18\n", "", "/terms: expected every feature of rengoering that the model may see");
    refused("diagnosis;18", "aids;18",
            m + ":10:1: /terms/6/feature: expected each feature once, found \"aids\" again");
    refused("diagnosis;18", "diagnosis;much", m + ":9:11: /terms/5/points: expected a number");
    refused("diagnosis;18", "diagnosis;1e9", "expected a number from -1000000 to 1000000");
    refused("diagnosis;18", "diagnosis;nan", "/terms/5/points: expected a number");
    refused("diagnosis;18", "diagnosis;18;2", m + ":9:1: /: expected two cells, found 3");
    refused("intercept;-126", "intercept;-126\nintercept;3",
            m + ":3:1: /: expected one row of intercept, found another");
    refused("intercept;-126\n", "", "/intercept: expected a number");
    refused("points_to_double_odds;20\n", "",
            "/points_to_double_odds: expected a number, as terms are points");
    refused("feature;points", "name;weight", m + ":1:1: /: expected the header feature,coefficient");
    refused("home_size;-0,05", "home_size;500", "expected log-odds between -500 and 500 for every case");

    const std::string log_odds = kModels + "rengoering_log_odds.json";
    says(message_of_model("rengoering", log_odds, {"/model/hidden=[\"age\"]"}),
         ":5:17: /terms/0/feature: expected a feature that model/hidden does not keep from the model, found "
         "\"age\"");
    says(message_of_model("rengoering", log_odds, {"/model/retrain_weeks=13"}),
         "/model/retrain_weeks: expected 0, as model/file brings a finished model, found 13");
    says(message_of_model("rengoering", "none.csv"),
         "/model/file: expected a file that can be read, found no such file");
    says(message_of_model("rengoering", folder.path.string() + "/../x.csv/"),
         "a path that ends with .json or .csv");
    fs::create_directories(folder.path / "dir.json");
    says(message_of_model("rengoering", (folder.path / "dir.json").string()),
         "/model/file: expected an ordinary file");

    const auto json = [&](const std::string& text) {
        return message_of_model("rengoering", folder.keep("m.json", text));
    };
    says(json("[1]"), "m.json:1:1: /: expected an object, found an array");
    says(
        json(
            R"({"schema": 1, "intercept": 0, "terms": [{"feature": "age", "coefficient": 1, "points": 2}]})"),
        "/terms/0: expected either coefficient or points, found both");
    says(json(R"({"schema": 1, "intercept": 0, "terms": [{"feature": "age", "coefficient": 1}], "bias": 1})"),
         "/bias: expected");
    says(json(R"({"learner": {"feature_names": []}})"),
         "/learner/feature_names: expected the names of the features");
    says(json(R"({"learner": {"feature_names": ["age", 3]}})"),
         "/learner/feature_names/1: expected the name");
    says(json(R"({"learner": {"attributes": {"skoen_values": "z"}, "feature_names": ["age"]}})"),
         R"(/learner/attributes/skoen_values: expected "recorded" or "standardised", found the text "z")");

    // One split after the other, 31 of them.
    std::string left, right, zeros;
    for (int i = 0; i < 31; ++i) {
        left += std::to_string(2 * i + 1) + ",-1,";
        right += std::to_string(2 * i + 2) + ",-1,";
    }
    // Node 2i splits into 2i + 1, a leaf, and 2i + 2, the next split.
    left += "-1";
    right += "-1";
    for (int i = 0; i < 62; ++i) zeros += "0,";
    zeros += "0";
    const std::string deep =
        R"({"learner": {"feature_names": ["age"], "gradient_booster": {"name": "gbtree", "model": {"trees": [{"left_children": [)" +
        left + R"(], "right_children": [)" + right + R"(], "split_indices": [)" + zeros +
        R"(], "split_conditions": [)" + zeros +
        R"(]}]}}, "learner_model_param": {"base_score": "0.5", "num_class": "0", "num_feature": "1"},
        "objective": {"name": "binary:logistic"}}})";
    says(json(deep), "model/trees/0: expected at most 30 splits one after the other, found 31");
}

TEST_CASE("a path is seen from the file that says it; one set by hand from the current folder",
          "[own-model]") {
    const ModelFolder folder;
    base::JsonValue root =
        base::parse_json(scenarios::write_scenario(scenarios::load_scenario("rengoering")), "x");
    base::set_at(root, "/model/file=\"card.json\"");
    folder.keep("card.json", base::read_text_file(kModels + "rengoering_log_odds.json"));
    const std::string scenario = folder.keep("mine.json", base::to_text(root, true));
    CHECK(scenarios::check_file(scenario).empty());
    const sim::Definition d = scenarios::load_scenario(scenario);
    REQUIRE(d.model.own != nullptr);
    CHECK(d.model.own->bytes == base::read_text_file(kModels + "rengoering_log_odds.json"));
    CHECK(scenarios::check_file((folder.path / "card.json").string()).empty());
    CHECK(scenarios::check_file(kModels + "rengoering_points.csv").empty());
    folder.keep("card.json", R"({"schema": 1, "intercept": 0})");
    CHECK(scenarios::check_file(scenario).size() == 1);
    says(message_of_model("rengoering", "card.json"), "/model/file: expected");
}

TEST_CASE("names in boosted trees are matched like those of a scorecard", "[own-model]") {
    const ModelFolder folder;
    // One tree of one leaf over one feature, `count` times.
    const auto leaves = [&](const std::string& feature, std::size_t count,
                            const std::string& attributes = "") {
        std::string trees;
        for (std::size_t t = 0; t < count; ++t)
            trees += (t == 0 ? "" : ",") +
                     std::string(R"({"left_children": [-1], "right_children": [-1], "split_indices": [0],
                                     "split_conditions": [0.5]})");
        const std::string json =
            R"({"learner": {)" + attributes + R"("feature_names": [")" + feature +
            R"("], "gradient_booster": {"name": "gbtree", "model": {"trees": [)" + trees +
            R"(]}}, "learner_model_param": {"base_score": "0.5", "num_class": "0", "num_feature": "1"},
            "objective": {"name": "binary:logistic"}}})";
        return message_of_model("rengoering", folder.keep("m.json", json));
    };
    says(leaves("age", 1), "/learner/feature_names: expected every feature of rengoering");
    says(
        leaves("zzzzzzzzzz", 1),
        "/learner/feature_names/0: expected the id of a feature of rengoering: \"applicant\", \"household\"");
    says(leaves("ages", 1),
         "/learner/feature_names/0: expected the id of a feature of rengoering (did you mean");
    says(leaves("age", 5001),
         "/learner/gradient_booster/model/trees: expected at most 5000 trees, found 5001");
    says(leaves("age", 1, R"("attributes": {"skoen_values": 3}, )"),
         R"(/learner/attributes/skoen_values: expected "recorded" or "standardised", found 3)");
    says(leaves("age", 1, R"("attributes": {"skoen_values": "recorded"}, )"),
         "/learner/feature_names: expected");
}

TEST_CASE("a model's path may be absolute, and a draft without one has none", "[own-model]") {
    const ModelFolder folder;
    base::JsonValue root =
        base::parse_json(scenarios::write_scenario(scenarios::load_scenario("rengoering")), "x");
    base::set_at(root, "/model/file=\"" + kModels + "rengoering_log_odds.json\"");
    const std::string scenario = folder.keep("mine.json", base::to_text(root, true));
    CHECK(scenarios::load_scenario(scenario).model.own != nullptr);
}

TEST_CASE("mutated models are read or refused with reasons", "[own-model]") {
    const ModelFolder folder;
    const sim::World world(
        scenarios::load_scenario(
            "rengoering",
            std::vector<std::string>{"/history/cases=600", "/model/family=trees", "/model/trees/rounds=2"}),
        1);
    const std::vector<std::pair<std::string, bool>> seeds = {
        {base::read_text_file(kModels + "rengoering_points.csv"), true},
        {base::read_text_file(kModels + "rengoering_log_odds.json"), false},
        {scenarios::trained_model_file(world), false}};
    std::uint64_t state = 20261122;
    const auto below = [&](std::size_t end) {  // SplitMix64 (Steele, Lea and Flood 2014)
        state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((z ^ (z >> 31)) % end);
    };
    const std::string signs = "0123456789-,;.:\"[]{}e \n\t\xC3";
    int read = 0, refused = 0;
    for (const auto& [seed, csv] : seeds) {
        REQUIRE(test::feed_model(seed, csv));
        for (int i = 0; i < 250; ++i) {
            std::string text = seed;
            for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
                const std::size_t at = below(text.size());
                if (below(4) == 0)
                    text.erase(at, 1 + below(9));
                else
                    text[at] = signs[below(signs.size())];
                if (text.empty()) text = " ";
            }
            INFO(text);
            bool accepted = false;
            REQUIRE_NOTHROW(accepted = test::feed_model(text, csv));
            ++(accepted ? read : refused);
        }
    }
    CHECK(read > 60);
    CHECK(refused > 200);
}
