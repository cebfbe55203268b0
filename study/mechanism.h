// Respondents with a mechanism: the worker model of docs/model.md, sections 3 and 4, answers the vignettes. Two mechanisms,
// the same deck: what each would answer, and whether the deck could tell them apart before anyone is asked.
#pragma once

#include <string>
#include <vector>

#include "sim/behaviour.h"
#include "study/power.h"
#include "study/respondents.h"

namespace skoen::study {

// The worker model's answer to one vignette, log-odds: an own judgement of the facts, and what meeting the score does to it.
// Draws: standard normals of the person (level, revise, size) and of the answer (occasion, size), uniforms (skip, revise, full).
struct AnswerLuck {
    double level = 0, revise_person = 0, size_person = 0, occasion = 0, size = 0;
    double skip = 0.5, revise = 0.5, full = 0.5;
};
[[nodiscard]] double mechanism_answer(const sim::Behaviour& b, const Mechanism& mechanism,
                                      const VignettePlan& plan, const stats::Profile& profile,
                                      const AnswerLuck& luck);

// What the workers who answer have in their heads: as the mechanism states it, one for all; or, with a scenario and a
// strategy, those of the workers of 12 such offices at the end of the run, by turns.
struct WorkerHead {
    double belief = 0.7, pressure = 0, knowledge = 0;
};
[[nodiscard]] std::vector<WorkerHead> heads_of(const Mechanism& mechanism, std::uint64_t seed);

// Answers of the design's respondents under the mechanism, as simulated_answers gives them.
[[nodiscard]] stats::DataFrame mechanism_answers(const VignettePlan& plan, const Deck& deck,
                                                 const std::vector<Respondent>& respondents,
                                                 const Mechanism& mechanism, std::uint64_t seed);

struct MechanismEffects {
    std::string id;
    std::vector<double> effects;  // as true_effects: mean answer first
    double respondent_variance = 0, residual_variance = 0;
};

// Effects of the factors on the answer under one mechanism: least squares over `people` simulated respondents a vignette.
[[nodiscard]] MechanismEffects mechanism_effects(const VignettePlan& plan, const Deck& deck,
                                                 const Mechanism& mechanism, std::uint64_t seed,
                                                 int people = 2000);

// Power of the joint test that the deck's effects are those of `a` when they are those of `b`, at the design's size: chi-square
// of the difference under the variances of `b` (intercept free), noncentral F with a large denominator.
[[nodiscard]] double power_to_tell_apart(const VignettePlan& plan, const Deck& deck,
                                         const MechanismEffects& a, const MechanismEffects& b, double alpha);

[[nodiscard]] std::string mechanisms_text(const StudyDesign& design, const Deck& deck,
                                          base::Language language);

}  // namespace skoen::study
