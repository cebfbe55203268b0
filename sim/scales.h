// From what people in the field can state (prevalence, the model's AUC, the best AUC anyone could reach) to alpha, sX
// and sU. Solved on the scenario's own, skewed facts.
#pragma once

#include "sim/case_generator.h"

namespace skoen::sim {

// What a sample says of given scales: prevalence, AUC of ranking by X, AUC of ranking by eta. Labels are not drawn:
// each case counts with probability p as harmful and 1 - p as harmless, so only the facts are random.
struct ScaleFigures {
    double prevalence = 0, auc_model = 0, auc_best = 0;
};

struct SolvedScales {
    Scales scales;
    ScaleFigures asked;
    ScaleFigures reached;  // on a second sample, independent of the one that was solved on
    [[nodiscard]] bool within(double auc_tolerance, double prevalence_tolerance) const;
};

// Nested brackets: sX outside, sU for the best AUC inside, alpha for the prevalence innermost (each is monotone there;
// solving one after the other can cycle). The sample has a seed of its own: scales do not depend on the run's seed.
[[nodiscard]] SolvedScales solve_scales(const Definition& definition, const CaseGenerator& generator);

}  // namespace skoen::sim
