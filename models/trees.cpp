#include "models/trees.h"

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

BoostedTrees fit_boosted_trees(const Matrix& x, std::span<const std::uint8_t> label,
                               const BoostingParameters& parameters) {
    return read_boosted_trees(train_boosted_trees(x, label, parameters), "XGBoost", x.cols);
}

}  // namespace skoen::models
