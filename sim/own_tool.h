// An own model put on the columns that every tool has: standardised facts, in the order of the scenario. So whatever
// predicts, explains or counts knows one kind of model.
//
//   logistic   w_z = w sd,  intercept_z = intercept + sum w mean          (the same log-odds but for rounding)
//   trees      each threshold is moved so that the same values go left    (the same leaf for every value of a discrete
//              feature and at the ends of a continuous one; within them but for rounding at the threshold itself)
#pragma once

#include <cstdint>
#include <span>

#include "models/risk_model.h"
#include "sim/case_generator.h"
#include "sim/own_model.h"

namespace skoen::sim {

// `seen`: the features that the tool sees, as indices into the definition's. Throws base::InputError when two values of a
// feature that a tree tells apart are one in single precision once standardised. The model's features must be those of
// `seen`, each once (scenarios/own_model_file.h sees to it; base::InternalError otherwise).
[[nodiscard]] models::RiskModel own_risk_model(const OwnModel& own, const Definition& definition,
                                               const CaseGenerator& generator,
                                               std::span<const std::uint32_t> seen);

// No case of the scenario is predicted log-odds further from 0; an upper bound.
[[nodiscard]] double largest_log_odds(const models::RiskModel& model, const CaseGenerator& generator,
                                      std::span<const std::uint32_t> seen);

}  // namespace skoen::sim
