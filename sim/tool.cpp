#include "sim/tool.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/kinds/proposals.h"

namespace skoen::sim {

double Tool::predict(const CaseFacts& facts) const {
    if (!options.empty()) return first_option(*this, facts).lead;
    double x[kMaxFeatures];
    for (std::size_t k = 0; k < seen.size(); ++k) x[k] = facts.z[seen[k]];
    const double plain = models::log_odds(model, std::span<const double>(x, seen.size()));
    return tilt_feature ? plain + tilt * facts.z[*tilt_feature] : plain;
}

void Tool::predict(const FactColumns& facts, std::vector<double>& log_odds,
                   std::vector<double>& scores) const {
    const std::size_t cases = facts.size();
    log_odds.resize(cases);
    if (!options.empty()) {
        for (std::size_t i = 0; i < cases; ++i) log_odds[i] = predict(facts.row(i));
    } else if (const auto* logistic = std::get_if<models::LogisticModel>(&model)) {
        std::vector<const double*> columns;
        for (const std::uint32_t f : seen) columns.push_back(facts.z[f].data());
        base::lanes().sums(logistic->intercept, columns.data(), logistic->weights.data(), columns.size(),
                           cases, log_odds.data());
        for (std::size_t i = 0; i < cases && tilt_feature; ++i)
            log_odds[i] += tilt * facts.z[*tilt_feature][i];
    } else {
        for (std::size_t i = 0; i < cases; ++i) log_odds[i] = predict(facts.row(i));
    }
    constexpr std::array<double, 10> kEveryScore = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    scores.assign(cases, 0.0);
    base::lanes().add_steps(log_odds.data(), cases, scale.cuts.data(), kEveryScore.data(), scale.cuts.size(),
                            scores.data());
}

int shown_score(const Tool& tool, const ModelSpec& spec, const base::Draws& draws, const base::Subject& who,
                double log_odds, int week, bool best) {
    if (spec.planted_wrong_share > 0.0) {
        const base::Block block = draws.block(base::Purpose::planted, who);
        if (base::bernoulli(base::to_uniform(block.first), spec.planted_wrong_share)) {
            const double place = base::to_uniform(block.second);
            const int below = tool.line - 1;  // scores that recommend dismissal; the others recommend action
            if (best) return 1 + static_cast<int>(place * below);
            return tool.line + static_cast<int>(place * (10 - below));
        }
    }
    if (spec.drift_per_week > 0.0) {
        const double spread = spec.drift_per_week * std::sqrt(static_cast<double>(week));
        return tool.score(log_odds + spread * draws.normal(base::Purpose::drift, who));
    }
    return tool.score(log_odds);
}

}  // namespace skoen::sim
