#include "models/trees.h"

#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <xgboost/c_api.h>

#include "models/risk_model.h"
#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/auc.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::models;

namespace {

struct TreeData {
    Matrix x;
    std::vector<std::uint8_t> label;
};

// Four columns: a normal, a count, a 0/1, a uniform. The risk bends and has an interaction, which trees can
// learn.
TreeData draw_tree_data(std::uint64_t seed, std::size_t rows) {
    Stream stream(seed);
    TreeData out{make_matrix(rows, 4), {}};
    for (std::size_t i = 0; i < rows; ++i) {
        const auto x = out.x.row(i);
        x[0] = stream.normal();
        x[1] = static_cast<double>(stream.below(6));
        x[2] = stream.yes(0.3) ? 1.0 : 0.0;
        x[3] = stream.uniform();
        const double eta = -2.0 + x[0] * x[0] + 1.5 * x[2] * (x[1] >= 3.0 ? 1.0 : -1.0);
        out.label.push_back(stream.yes(base::logistic(eta)) ? 1 : 0);
    }
    return out;
}

// What XGBoost itself predicts (margins) with the model in json.
std::vector<float> predict_with_xgboost(const std::string& json, const Matrix& x) {
    const std::vector<float> values(x.values.begin(), x.values.end());
    DMatrixHandle table = nullptr;
    REQUIRE(XGDMatrixCreateFromMat(values.data(), x.rows, x.cols, std::numeric_limits<float>::quiet_NaN(),
                                   &table) == 0);
    BoosterHandle booster = nullptr;
    REQUIRE(XGBoosterCreate(nullptr, 0, &booster) == 0);
    REQUIRE(XGBoosterLoadModelFromBuffer(booster, json.data(), json.size()) == 0);
    REQUIRE(XGBoosterSetParam(booster, "nthread", "1") == 0);
    bst_ulong length = 0;
    const float* margins = nullptr;  // belongs to the booster
    REQUIRE(XGBoosterPredict(booster, table, 1, 0, 0, &length, &margins) == 0);
    std::vector<float> out(margins, margins + length);
    XGBoosterFree(booster);
    XGDMatrixFree(table);
    return out;
}

}  // namespace

TEST_CASE("boosted trees: our evaluation is XGBoost's") {
    const TreeData train = draw_tree_data(1, 1500);
    const TreeData fresh = draw_tree_data(2, 1500);
    const std::string json =
        train_boosted_trees(train.x, train.label, {.rounds = 80, .eta = 0.2, .max_depth = 4});
    const BoostedTrees model = read_boosted_trees(json, "model.json", 4);
    CHECK(model.roots.size() == 80);
    for (const Matrix* x : {&train.x, &fresh.x}) {
        const std::vector<float> theirs = predict_with_xgboost(json, *x);
        REQUIRE(theirs.size() == x->rows);
        double worst = 0.0;
        for (std::size_t i = 0; i < x->rows; ++i) {
            worst = std::max(worst, std::fabs(log_odds(model, x->row(i)) - static_cast<double>(theirs[i])));
        }
        // They add up in single precision: 80 additions of half a unit in the last place of a sum below 8
        // would be 2e-5 at worst; the sum of such errors grows with the root.
        CHECK(worst < 3e-6);
    }
}

TEST_CASE("boosted trees: values at a threshold and either side of it go XGBoost's way") {
    const TreeData train = draw_tree_data(3, 600);
    const std::string json = train_boosted_trees(train.x, train.label, {.rounds = 20, .max_depth = 3});
    const BoostedTrees model = read_boosted_trees(json, "model.json", 4);
    Matrix x = make_matrix(3 * model.nodes.size(), 4);
    std::size_t row = 0;
    for (const TreeNode& node : model.nodes) {
        for (const float to : {-1e9F, node.threshold, 1e9F}) {
            const auto feature = static_cast<std::size_t>(node.feature);
            x.row(row++)[feature] = static_cast<double>(std::nextafter(node.threshold, to));
        }
    }
    const std::vector<float> theirs = predict_with_xgboost(json, x);
    for (std::size_t i = 0; i < x.rows; ++i) {
        CHECK(log_odds(model, x.row(i)) == Approx(static_cast<double>(theirs[i])).margin(1e-6));
    }
}

TEST_CASE("boosted trees learn what a line cannot") {
    const TreeData train = draw_tree_data(4, 3000);
    const TreeData fresh = draw_tree_data(5, 3000);
    const RiskModel trees = fit_boosted_trees(train.x, train.label, {});
    const RiskModel line = fit_logistic(train.x, train.label, 1.0).model;
    std::vector<double> by_trees;
    std::vector<double> by_line;
    std::vector<double> by_truth;
    for (std::size_t i = 0; i < fresh.x.rows; ++i) {
        const auto x = fresh.x.row(i);
        by_trees.push_back(log_odds(trees, x));
        by_line.push_back(log_odds(line, x));
        by_truth.push_back(x[0] * x[0] + 1.5 * x[2] * (x[1] >= 3.0 ? 1.0 : -1.0));
    }
    const double of_trees = *stats::auc(by_trees, fresh.label);
    CHECK(of_trees > *stats::auc(by_line, fresh.label) + 0.1);
    CHECK(of_trees < *stats::auc(by_truth, fresh.label));
    CHECK(of_trees > *stats::auc(by_truth, fresh.label) - 0.05);
}

TEST_CASE("boosted trees: training twice gives the same bytes, and the order of the trees is kept") {
    const TreeData train = draw_tree_data(6, 500);
    const BoostingParameters parameters{.rounds = 15, .eta = 0.3, .max_depth = 3};
    CHECK(train_boosted_trees(train.x, train.label, parameters) ==
          train_boosted_trees(train.x, train.label, parameters));
    const BoostedTrees more =
        fit_boosted_trees(train.x, train.label, {.rounds = 16, .eta = 0.3, .max_depth = 3});
    const BoostedTrees fewer = fit_boosted_trees(train.x, train.label, parameters);
    REQUIRE(more.roots.size() == 16);
    for (std::size_t i = 0; i < fewer.nodes.size(); ++i) CHECK(more.nodes[i].value == fewer.nodes[i].value);
}

TEST_CASE("boosted trees: parameters reach XGBoost") {
    const TreeData train = draw_tree_data(7, 500);
    const auto nodes = [&](const BoostingParameters& p) {
        return fit_boosted_trees(train.x, train.label, p).nodes;
    };
    CHECK(nodes({.rounds = 1, .max_depth = 1}).size() == 3);
    CHECK(nodes({.rounds = 1, .max_depth = 5, .min_child_weight = 1e6}).size() == 1);
    const double full = nodes({.rounds = 1, .eta = 1.0, .max_depth = 1})[1].value;
    CHECK(nodes({.rounds = 1, .eta = 0.25, .max_depth = 1})[1].value == Approx(0.25 * full).epsilon(1e-6));
    CHECK(std::fabs(nodes({.rounds = 1, .eta = 1.0, .max_depth = 1, .lambda = 1e4})[1].value) <
          std::fabs(full));
}

TEST_CASE("boosted trees: a stump's leaves are -G / (H + lambda)") {
    // Chen & Guestrin 2016, equation 5, at p = .5: G = sum (p - y), H = n / 4.
    TreeData data{make_matrix(20, 1), {}};
    for (std::size_t i = 0; i < 20; ++i) {
        data.x.row(i)[0] = i < 8 ? 0.0 : 1.0;
        data.label.push_back(i == 0 || (i >= 8 && i < 17) ? 1 : 0);
    }
    const BoostedTrees model = fit_boosted_trees(
        data.x, data.label, {.rounds = 1, .eta = 1.0, .max_depth = 1, .min_child_weight = 0.0});
    const std::vector<double> low = {0.0};
    const std::vector<double> high = {1.0};
    CHECK(log_odds(model, low) == Approx((1.0 - 8 * 0.5) / (8 / 4.0 + 1.0)).epsilon(1e-6));
    CHECK(log_odds(model, high) == Approx((9.0 - 12 * 0.5) / (12 / 4.0 + 1.0)).epsilon(1e-6));
}

TEST_CASE("boosted trees refuse broken input") {
    const TreeData train = draw_tree_data(8, 50);
    const auto train_with = [&](const BoostingParameters& p) {
        return train_boosted_trees(train.x, train.label, p);
    };
    CHECK_THROWS_AS(train_with({.rounds = 0}), base::InternalError);
    CHECK_THROWS_AS(train_with({.eta = 0.0}), base::InternalError);
    CHECK_THROWS_AS(train_with({.max_depth = 0}), base::InternalError);
    CHECK_THROWS_AS(train_with({.rounds = 2001}), base::InternalError);
    CHECK_THROWS_AS(train_with({.max_depth = 11}), base::InternalError);
    CHECK_THROWS_AS(train_with({.eta = 1.5}), base::InternalError);
    BoostingParameters below;
    below.min_child_weight = -1;
    CHECK_THROWS_AS(train_with(below), base::InternalError);
    below = {};
    below.lambda = -1;
    CHECK_THROWS_AS(train_with(below), base::InternalError);
    CHECK_THROWS_AS(train_boosted_trees(Matrix{}, {}, {}), base::InternalError);
    Matrix torn = train.x;
    torn.cols = 0;
    CHECK_THROWS_AS(train_boosted_trees(torn, train.label, {}), base::InternalError);
    torn = train.x;
    torn.values.pop_back();
    CHECK_THROWS_AS(train_boosted_trees(torn, train.label, {}), base::InternalError);
    CHECK_THROWS_AS(train_boosted_trees(train.x, std::span(train.label).first(3), {}), base::InternalError);
    TreeData wild = train;
    wild.x.row(3)[2] = 1e300;
    CHECK_THROWS_AS(train_boosted_trees(wild.x, wild.label, {}), base::InternalError);
    const BoostedTrees model = fit_boosted_trees(train.x, train.label, {.rounds = 2});
    CHECK_THROWS_AS(log_odds(model, train.x.row(0).first(3)), base::InternalError);
}
