// The only file that calls XGBoost. It trains and hands over its JSON; nothing is predicted with it.
#include <xgboost/c_api.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "models/trees.h"
#include "sim/base/error.h"

namespace skoen::models {

namespace {

void check(int status, const char* call) {
    if (status != 0) {
        throw base::InternalError(std::string("XGBoost, ") + call + ": " + XGBGetLastError());
    }
}

struct FreeTable {
    void operator()(void* handle) const { XGDMatrixFree(handle); }
};
struct FreeBooster {
    void operator()(void* handle) const { XGBoosterFree(handle); }
};

std::unique_ptr<void, FreeTable> make_table(const Matrix& x, std::span<const std::uint8_t> label) {
    std::vector<float> values;
    values.reserve(x.values.size());
    for (const double v : x.values) {
        values.push_back(static_cast<float>(v));
    }
    const std::vector<float> labels(label.begin(), label.end());
    DMatrixHandle handle = nullptr;
    check(XGDMatrixCreateFromMat(values.data(), x.rows, x.cols, std::numeric_limits<float>::quiet_NaN(),
                                 &handle),
          "XGDMatrixCreateFromMat");
    std::unique_ptr<void, FreeTable> table(handle);
    check(XGDMatrixSetFloatInfo(handle, "label", labels.data(), labels.size()), "XGDMatrixSetFloatInfo");
    return table;
}

std::string number(double v) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, v).ptr;
    return {text, end};
}

// Every parameter the answer hangs on, also those at XGBoost's default: defaults have changed between
// versions.
std::vector<std::pair<std::string, std::string>> settings(const BoostingParameters& p) {
    return {{"verbosity", "0"},
            {"nthread", "1"},
            {"seed", "0"},
            {"booster", "gbtree"},
            {"objective", "binary:logistic"},
            {"base_score", "0.5"},
            {"disable_default_eval_metric", "1"},
            {"tree_method", "hist"},
            {"max_bin", "256"},
            {"grow_policy", "depthwise"},
            {"max_leaves", "0"},
            {"eta", number(p.eta)},
            {"max_depth", std::to_string(p.max_depth)},
            {"min_child_weight", number(p.min_child_weight)},
            {"lambda", number(p.lambda)},
            {"alpha", "0"},
            {"gamma", "0"},
            {"max_delta_step", "0"},
            {"scale_pos_weight", "1"},
            {"subsample", "1"},
            {"colsample_bytree", "1"},
            {"colsample_bylevel", "1"},
            {"colsample_bynode", "1"},
            {"num_parallel_tree", "1"}};
}

void check_input(const Matrix& x, std::span<const std::uint8_t> label, const BoostingParameters& p) {
    base::ensure(x.rows >= 1 && x.cols >= 1 && x.values.size() == x.rows * x.cols,
                 "train_boosted_trees: rows x cols values, one of each at least");
    base::ensure(label.size() == x.rows, "train_boosted_trees: one label a row");
    base::ensure(std::all_of(label.begin(), label.end(), [](auto y) { return y <= 1; }),
                 "train_boosted_trees: labels 0 or 1");
    base::ensure(std::all_of(x.values.begin(), x.values.end(),
                             [](double v) { return std::isfinite(static_cast<float>(v)); }),
                 "train_boosted_trees: values finite in single precision");
    base::ensure(p.rounds >= 1 && p.rounds <= 2000 && p.max_depth >= 1 && p.max_depth <= 10,
                 "train_boosted_trees: rounds 1 to 2000, depth 1 to 10");
    base::ensure(p.eta > 0.0 && p.eta <= 1.0 && p.min_child_weight >= 0.0 && p.lambda >= 0.0,
                 "train_boosted_trees: 0 < eta <= 1, min_child_weight >= 0, lambda >= 0");
}

void label_booster(BoosterHandle booster, const BoostingLabels& labels) {
    std::vector<const char*> names;
    for (const std::string& name : labels.features) names.push_back(name.c_str());
    if (!names.empty()) {
        check(XGBoosterSetStrFeatureInfo(booster, "feature_name", names.data(), names.size()),
              "XGBoosterSetStrFeatureInfo");
    }
    for (const auto& [key, value] : labels.attributes) {
        check(XGBoosterSetAttr(booster, key.c_str(), value.c_str()), "XGBoosterSetAttr");
    }
}

}  // namespace

std::string train_boosted_trees(const Matrix& x, std::span<const std::uint8_t> label,
                                const BoostingParameters& parameters, const BoostingLabels& labels) {
    check_input(x, label, parameters);
    const auto table = make_table(x, label);
    const DMatrixHandle tables[] = {table.get()};
    BoosterHandle handle = nullptr;
    check(XGBoosterCreate(tables, 1, &handle), "XGBoosterCreate");
    const std::unique_ptr<void, FreeBooster> booster(handle);
    for (const auto& [name, value] : settings(parameters)) {
        check(XGBoosterSetParam(handle, name.c_str(), value.c_str()), name.c_str());
    }
    for (int round = 0; round < parameters.rounds; ++round) {
        check(XGBoosterUpdateOneIter(handle, round, table.get()), "XGBoosterUpdateOneIter");
    }
    label_booster(handle, labels);
    bst_ulong length = 0;
    const char* json = nullptr;  // belongs to the booster
    check(XGBoosterSaveModelToBuffer(handle, R"({"format": "json"})", &length, &json),
          "XGBoosterSaveModelToBuffer");
    return {json, length};
}

}  // namespace skoen::models
