#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/matrix.h"
#include "sim/base/json.h"

namespace skoen::models {

// One node of a tree. A leaf has left == right == kLeaf and only its value counts; an inner node sends x left
// when float(x[feature]) < threshold, else right.
struct TreeNode {
    static constexpr std::int32_t kLeaf = -1;
    std::int32_t feature = 0;    // column of x; 0 in a leaf
    float threshold = 0.0F;      // in the column's own unit; single precision, as XGBoost compares
    std::int32_t left = kLeaf;   // index into BoostedTrees::nodes, always larger than the node's own
    std::int32_t right = kLeaf;  // the same
    double value = 0.0;          // log-odds added by this leaf; 0 in an inner node
};

// A sum of trees:  log-odds = base_margin + sum_t value of the leaf that x reaches in tree t.
struct BoostedTrees {
    std::size_t features = 0;         // columns of x
    double base_margin = 0.0;         // log-odds
    std::vector<TreeNode> nodes;      // all trees one after the other, parents before children
    std::vector<std::int32_t> roots;  // length: number of trees; index of each tree's first node
};

// Every hyperparameter that XGBoost's answer hangs on. Chen & Guestrin 2016; names as in its documentation.
struct BoostingParameters {
    int rounds = 60;                // number of trees, 1 .. 2000
    double eta = 0.1;               // learning rate, (0, 1]
    int max_depth = 3;              // 1 .. 10
    double min_child_weight = 5.0;  // least sum of p (1 - p) in a leaf, >= 0
    double lambda = 1.0;            // L2 penalty on leaf values, >= 0
};
// The rest is fixed: objective binary:logistic, tree_method hist with 256 bins (as good as exact here and
// nine times as fast at 20,000 cases; both gave equal bytes over 1 to 8 threads), grow_policy depthwise,
// base_score 0.5, gamma 0, alpha 0, max_delta_step 0, subsample and all colsample 1, seed 0, nthread 1.

// What a model's file says about itself beside its trees; changes nothing of them.
struct BoostingLabels {
    std::vector<std::string> features;  // names of the columns; empty: none
    std::vector<std::pair<std::string, std::string>> attributes;
};

// Trains with XGBoost's C library and returns the model in its JSON form, as it stores foreign models too.
// x: finite values, n >= 1 rows; label: length n, 0 or 1. Throws InternalError when these do not hold or
// XGBoost fails.
[[nodiscard]] std::string train_boosted_trees(const Matrix& x, std::span<const std::uint8_t> label,
                                              const BoostingParameters& parameters,
                                              const BoostingLabels& labels = {});

// Reads XGBoost's JSON (1.7 to 3.x) without XGBoost. file names the source in messages; features is the
// number of columns the caller will pass. Refuses with InputError: another booster or objective than gbtree /
// binary:logistic, several classes or targets, categorical splits, arrays of unequal length, children out of
// range, nodes reached twice (cycles), feature indices out of range, values outside single precision.
[[nodiscard]] BoostedTrees read_boosted_trees(std::string_view json, const std::string& file,
                                              std::size_t features);
[[nodiscard]] BoostedTrees read_boosted_trees(const base::JsonValue& document, std::size_t features);

// learner/feature_names of such a file: the columns in order, at least one. InputError where there are none.
[[nodiscard]] const std::vector<base::JsonValue>& boosted_feature_names(const base::JsonValue& document);

// Splits on the longest way through the tree that begins at node `root`; 0: a single leaf.
[[nodiscard]] int depth_of_tree(const BoostedTrees& model, std::int32_t root);

// train_boosted_trees, then read_boosted_trees.
[[nodiscard]] BoostedTrees fit_boosted_trees(const Matrix& x, std::span<const std::uint8_t> label,
                                             const BoostingParameters& parameters);

// Evaluated by us, in double and in the order of the trees. x: length features, finite (no missing values).
[[nodiscard]] double log_odds(const BoostedTrees& model, std::span<const double> x);

}  // namespace skoen::models
