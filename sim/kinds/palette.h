// Kinds choose and route: how well each option fits a case. docs/kinds.md, section 2.
//
// Fit of option k: V_k = alpha_k + sX X_k + sU U_k, X_k over recorded facts, U_k over cues and what no cue names. The right
// option of a case is drawn with probability softmax(V): best on everything knowable is the largest V. alpha, sX and sU are
// solved so that each option is right as often as the scenario says, and the first by facts alone, and by everything, as
// often as it says.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/case_generator.h"

namespace skoen::sim {

struct PaletteFigures {
    double top1_model = 0, top1_best = 0;
    double worst_share = 0;  // largest distance of an option's share from the stated one
};

struct FittedPalette {
    std::size_t options = 0, features = 0, cues = 0;
    std::vector<double> alpha;         // [options]
    std::vector<double> fact_weight;   // [options][features] log-odds on z, sX included
    std::vector<double> cue_weight;    // [options][cues] log-odds on (there - share), sU included
    std::vector<double> cue_share;     // [cues]
    double unexplained = 0;            // log-odds per SD, sU included
    double facts = 0, cues_scale = 0;  // sX, sU
    std::size_t urgent_bit = 31;
    PaletteFigures asked, reached;  // reached: on a second sample
};

// The parts of every option's fit in one case, [options].
struct Fits {
    double facts[kMaxOptions], cues[kMaxOptions];
};
// noise: what no cue names, [options].
[[nodiscard]] Fits fits_of(const FittedPalette& palette, const CaseFacts& facts, const double* noise);
// Standard normals of every option for many cases, [options][who.size()]: two options share a block, index k / 2.
[[nodiscard]] std::vector<double> option_normals(const base::Draws& draws, base::Purpose purpose,
                                                 const base::Subjects& who, std::size_t options);
// sX sum of d_f w_kf z_f: what weights of one's own add to option k.
[[nodiscard]] double taste_of_facts(const FittedPalette& palette, std::size_t option, const CaseFacts& facts,
                                    const std::vector<double>& weights);

struct RightOption {
    std::size_t outcome = 0;   // drawn with `uniform`
    std::size_t knowable = 0;  // largest fit
};
[[nodiscard]] RightOption right_option(const FittedPalette& palette, const Fits& fits, double uniform);

[[nodiscard]] FittedPalette fit_palette(const Definition& definition, const CaseGenerator& generator);

}  // namespace skoen::sim
