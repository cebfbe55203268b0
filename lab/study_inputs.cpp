#include "lab/study_inputs.h"

#include <algorithm>
#include <cmath>

namespace skoen::lab {

namespace {

constexpr std::array<InputPrior, kStudyInputs> kPriors = {{
    {"base_rate", 0.51, 0.09, 0.38, 0.20, 0.05, 0.95, false,
     "lay .502 .426 .600; professional .246 .130 .750"},
    {"tool_auc", 0.755, 0.07, 0.69, 0.10, 0.52, 0.95, false,
     "lay .805 .706; professional .538 .740, and the lay ones"},
    {"tool_act_rate", 0.50, 0.16, 0.47, 0.25, 0.05, 0.95, false,
     "lay .516 .291 .700; professional .359 .900 and a line at 18 of 20"},
    {"tool_certainty", 0.395, 0.10, 0.395, 0.15, 0.10, 0.80, false,
     "lay .468 .322; professional: not measured, the lay mean with half as much again of spread"},
    {"own_accuracy", 0.58, 0.055, 0.65, 0.10, 0.30, 0.95, false,
     "lay .660 .567 .557 .537; professional: not measured, assumption"},
    {"own_act_rate", 0.58, 0.07, 0.45, 0.20, 0.05, 0.95, false, "lay .601 .642 .53; professional .251"},
    {"own_certainty", 0.458, 0.072, 0.458, 0.11, 0.10, 0.85, false,
     "lay .540 .405 .430; professional: not measured, the lay mean with half as much again of spread"},
    {"easy_certainty", 0.70, 0.08, 0.70, 0.08, 0.30, 0.90, false,
     "not measured: cases that people are sure of; assumption"},
    {"correlation", 0.52, 0.08, 0.50, 0.12, -0.20, 0.90, false,
     "of own and tool answers: lay .600 .446; professional .493, half as much again of spread"},
    {"threshold", 0.49, 0.015, 0.45, 0.10, 0.10, 0.90, false, "lay .500 .475; professional .250 .500"},
    {"minutes", 0.27, 0.4, 10.0, 0.7, 0.05, 240.0, true,
     "lay 10.6 s and 22.5 s before the score; professional: not measured, assumption"},
    {"people", 250.0, 0.5, 28.0, 0.6, 1.0, 5000.0, true, "lay 118 to 401; professional 28"},
}};

}  // namespace

std::span<const InputPrior> study_input_priors() { return kPriors; }

StudyInputs::StudyInputs(scenarios::JudgeKind judges, const base::Draws& draws, std::uint32_t replication) {
    const base::Subject who{0, 0, 0, 0, replication};
    for (std::size_t i = 0; i < kStudyInputs; ++i) {
        const InputPrior& prior = kPriors[i];
        const bool lay = judges == scenarios::JudgeKind::lay;
        const double mean = lay ? prior.lay_mean : prior.professional_mean;
        const double off = (lay ? prior.lay_sd : prior.professional_sd) *
                           draws.normal(base::Purpose::study_inputs, who, static_cast<std::uint32_t>(i));
        drawn_[i] = std::clamp(prior.logarithm ? mean * base::exp(off) : mean + off, prior.lo, prior.hi);
    }
}

double StudyInputs::get(StudyInput input, double stated) const {
    return std::isnan(stated) ? drawn_[static_cast<std::size_t>(input)] : stated;
}

}  // namespace skoen::lab
