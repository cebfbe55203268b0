#include "models/risk_model.h"

namespace skoen::models {

double log_odds(const RiskModel& model, std::span<const double> x) {
    return std::visit([&](const auto& family) { return log_odds(family, x); }, model);
}

}  // namespace skoen::models
