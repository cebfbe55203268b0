#include "sim/own_tool.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/base/error.h"

namespace skoen::sim {

namespace {

constexpr float kLargestFloat = std::numeric_limits<float>::max();

// Where each column of the own model stands among the tool's.
std::vector<std::size_t> columns_of(const OwnModel& own, const Definition& definition,
                                    std::span<const std::uint32_t> seen) {
    base::ensure(own.features.size() == seen.size(), "own_risk_model: a column for each feature seen");
    std::vector<std::size_t> columns;
    for (const std::string& id : own.features) {
        const auto found = std::find_if(seen.begin(), seen.end(), [&](std::uint32_t feature) {
            return definition.features[feature].id == id;
        });
        base::ensure(found != seen.end(), "own_risk_model: a feature that is seen");
        columns.push_back(static_cast<std::size_t>(found - seen.begin()));
    }
    return columns;
}

models::LogisticModel on_columns(const models::LogisticModel& given, const OwnModel& own,
                                 const std::vector<std::size_t>& columns, const CaseGenerator& generator,
                                 std::span<const std::uint32_t> seen) {
    models::LogisticModel out{given.intercept, std::vector<double>(seen.size(), 0.0)};
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const std::size_t feature = seen[columns[k]];
        const double weight = given.weights[k];
        out.weights[columns[k]] = own.standardised ? weight : weight * generator.sd_of(feature);
        if (!own.standardised) out.intercept += weight * generator.mean_of(feature);
    }
    return out;
}

// The threshold on z that sends the same values left as `threshold` does on values.
float on_z(float threshold, std::size_t feature, bool continuous, const CaseGenerator& generator) {
    float left = -kLargestFloat, right = kLargestFloat;  // largest z that goes left, smallest that goes right
    bool any_left = false, any_right = false;
    for (const CaseGenerator::ValueAndZ& at : generator.values_of(feature)) {
        const auto z = static_cast<float>(at.z);
        if (static_cast<float>(at.value) < threshold) {
            left = any_left ? std::max(left, z) : z;
            any_left = true;
        } else {
            right = any_right ? std::min(right, z) : z;
            any_right = true;
        }
    }
    if (!any_right) return kLargestFloat;
    if (!any_left) return -kLargestFloat;
    if (left >= right) {
        throw base::InputError({.file = "/model/file",
                                .expected = "splits that single precision can tell apart",
                                .found = "one that it cannot, once the feature is standardised"});
    }
    if (!continuous) return right;
    const auto moved = static_cast<float>((static_cast<double>(threshold) - generator.mean_of(feature)) /
                                          generator.sd_of(feature));
    return std::clamp(moved, std::nextafter(left, kLargestFloat), right);
}

models::BoostedTrees on_columns(models::BoostedTrees trees, const OwnModel& own, const Definition& definition,
                                const std::vector<std::size_t>& columns, const CaseGenerator& generator,
                                std::span<const std::uint32_t> seen) {
    for (models::TreeNode& node : trees.nodes) {
        if (node.left == models::TreeNode::kLeaf) continue;
        const std::size_t column = columns[static_cast<std::size_t>(node.feature)];
        const std::size_t feature = seen[column];
        const bool continuous = definition.features[feature].kind == MarginalKind::continuous;
        if (!own.standardised) node.threshold = on_z(node.threshold, feature, continuous, generator);
        node.feature = static_cast<std::int32_t>(column);
    }
    return trees;
}

double largest_of(const models::LogisticModel& model, const CaseGenerator& generator,
                  std::span<const std::uint32_t> seen) {
    double sum = std::fabs(model.intercept);
    for (std::size_t k = 0; k < seen.size(); ++k) {
        double most = 0;
        for (const CaseGenerator::ValueAndZ& at : generator.values_of(seen[k])) {
            most = std::max(most, std::fabs(model.weights[k] * at.z));
        }
        sum += most;
    }
    return sum;
}

double largest_of(const models::BoostedTrees& model) {
    double sum = std::fabs(model.base_margin);
    for (std::size_t t = 0; t < model.roots.size(); ++t) {
        const auto from = static_cast<std::size_t>(model.roots[t]);
        const std::size_t to =
            t + 1 < model.roots.size() ? static_cast<std::size_t>(model.roots[t + 1]) : model.nodes.size();
        double most = 0;
        for (std::size_t i = from; i < to; ++i) most = std::max(most, std::fabs(model.nodes[i].value));
        sum += most;
    }
    return sum;
}

}  // namespace

models::RiskModel own_risk_model(const OwnModel& own, const Definition& definition,
                                 const CaseGenerator& generator, std::span<const std::uint32_t> seen) {
    const std::vector<std::size_t> columns = columns_of(own, definition, seen);
    if (const auto* logistic = std::get_if<models::LogisticModel>(&own.model))
        return on_columns(*logistic, own, columns, generator, seen);
    return on_columns(std::get<models::BoostedTrees>(own.model), own, definition, columns, generator, seen);
}

double largest_log_odds(const models::RiskModel& model, const CaseGenerator& generator,
                        std::span<const std::uint32_t> seen) {
    if (const auto* logistic = std::get_if<models::LogisticModel>(&model))
        return largest_of(*logistic, generator, seen);
    return largest_of(std::get<models::BoostedTrees>(model));
}

}  // namespace skoen::sim
