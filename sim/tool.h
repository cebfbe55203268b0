// The tool as workers meet it: a trained model, its 1 to 10 scale, the line, and the faults a scenario asks for.
#pragma once

#include <optional>

#include "models/card.h"
#include "models/risk_model.h"
#include "models/scale.h"
#include "sim/case_generator.h"

namespace skoen::sim {

struct Tool {
    models::RiskModel model;
    models::Scale scale;
    std::vector<std::uint32_t> seen;  // features the model sees, as indices into the definition's
    int line = 8;
    double line_log_odds = 0;  // A_cut: the cut between the scores line - 1 and line
    double tilt = 0;           // log-odds per SD of feature tilt_feature
    std::optional<std::size_t> tilt_feature;
    // Kinds choose and route: one against the rest for each option (docs/kinds.md). `model` is not used then, the scale is
    // that of the lead of the first option over the second, the line is 1 and A_cut 0.
    std::vector<models::LogisticModel> options;
    std::vector<std::uint8_t> offered;  // [options] 1: may be proposed

    // Log-odds of the recorded label, before the scale; of options: the lead of the first over the second.
    [[nodiscard]] double predict(const CaseFacts& facts) const;
    // The same for many cases; `scores`: 1 to 10. Both [cases], overwritten.
    void predict(const FactColumns& facts, std::vector<double>& log_odds, std::vector<double>& scores) const;
    [[nodiscard]] int score(double log_odds) const { return models::score_of(scale, log_odds); }
    // A_j: what a shown score stands for.
    [[nodiscard]] double stands_for(int score) const {
        return scale.log_odds_of_score[static_cast<std::size_t>(score - 1)];
    }
};

// The score that is shown in one week of handling: drift and planted errors included.
// `best` is the decision that is best on everything knowable; a planted score lies on the other side of the line.
[[nodiscard]] int shown_score(const Tool& tool, const ModelSpec& spec, const base::Draws& draws,
                              const base::Subject& who, double log_odds, int week, bool best);

}  // namespace skoen::sim
