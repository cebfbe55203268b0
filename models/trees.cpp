#include "models/trees.h"

#include <algorithm>

#include "sim/base/error.h"

namespace skoen::models {

double log_odds(const BoostedTrees& model, std::span<const double> x) {
    base::ensure(x.size() == model.features, "log_odds: one value a feature");
    double sum = model.base_margin;
    for (const std::int32_t root : model.roots) {
        const TreeNode* node = &model.nodes[static_cast<std::size_t>(root)];
        while (node->left != TreeNode::kLeaf) {
            const auto value = static_cast<float>(x[static_cast<std::size_t>(node->feature)]);
            node = &model.nodes[static_cast<std::size_t>(value < node->threshold ? node->left : node->right)];
        }
        sum += node->value;
    }
    return sum;
}

int depth_of_tree(const BoostedTrees& model, std::int32_t root) {
    struct Reached {
        std::int32_t node;
        int depth;
    };
    int deepest = 0;
    std::vector<Reached> pending{{root, 0}};
    while (!pending.empty()) {
        const Reached at = pending.back();
        pending.pop_back();
        deepest = std::max(deepest, at.depth);
        const TreeNode& node = model.nodes[static_cast<std::size_t>(at.node)];
        if (node.left == TreeNode::kLeaf) continue;
        pending.push_back({node.left, at.depth + 1});
        pending.push_back({node.right, at.depth + 1});
    }
    return deepest;
}

BoostedTrees fit_boosted_trees(const Matrix& x, std::span<const std::uint8_t> label,
                               const BoostingParameters& parameters) {
    return read_boosted_trees(train_boosted_trees(x, label, parameters), "XGBoost", x.cols);
}

}  // namespace skoen::models
