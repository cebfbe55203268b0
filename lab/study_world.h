// The cases of one arm (or one block of it) of a study: a truth, a tool and an own judgement that are as good, as sure and as
// alike as the study states. Cases differ in two standardised indices, as in an office: X, which the tool reads, and U,
// which only judges may see.
//
//   Y ~ Bernoulli(base rate);   X = (d_X (Y - b) + n_X) / sd_X,   U = (d_U (Y - b) + n_U) / sd_U
//   J = alpha + sX (kX X + sqrt(1 - kX^2) e) + sU (kU U + sqrt(1 - kU^2) e') + level + occasion     (sim/judgement.h)
//   own probability = logistic(J / s);  yes where it exceeds the judge's threshold
//
// d_X follows from the tool's AUC (or accuracy), kX from the agreement or correlation of own and tool, kU from the judges' AUC (or
// accuracy), sX and sU together from how sure people are, alpha from how often they say yes.
#pragma once

#include "lab/study_inputs.h"
#include "scenarios/study.h"
#include "sim/judgement.h"

namespace skoen::lab {

struct StudyWorld {
    double base_rate = 0.5;
    double tool_shift = 0, tool_sd = 1;      // d_X and sd_X
    double cue_shift = 0, cue_sd = 1;        // d_U and sd_U
    sim::Scales scales;                      // alpha, sX, sU
    double skill_facts = 0, skill_cues = 0;  // kX, kU; kX may be below 0 where agreement was made rare
    // The tool says yes where X > cut; its probability is logistic(tool_level + tool_slope X).
    double tool_cut = 0, tool_level = 0, tool_slope = 1;
    double tool_certainty = 0.4;  // the same for all cases, where it is not shown
    double own_certainty = 0.4;   // the same for all cases, for answers of kind estimate
    double threshold = 0.5;       // probability from which people say yes
    double personal = 1;          // shrinks level and occasion where they would drown the rest
    double option_sd = 1;         // options: SD of the strength of one option, log-odds
    double both_wrong_alike = 1;  // options: P(the same option | both wrong)
};

[[nodiscard]] StudyWorld solve_study_world(const scenarios::Study& study, const scenarios::StudyArm& arm,
                                           const scenarios::StudyBlock& block, const StudyInputs& inputs,
                                           const sim::Behaviour& behaviour);

}  // namespace skoen::lab
