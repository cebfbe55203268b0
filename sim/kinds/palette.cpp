#include "sim/kinds/palette.h"

namespace skoen::sim {

Fits fits_of(const FittedPalette& p, const CaseFacts& facts, const double* noise) {
    Fits out;
    for (std::size_t k = 0; k < p.options; ++k) {
        double from_facts = 0, from_cues = p.unexplained * noise[k];
        for (std::size_t f = 0; f < p.features; ++f)
            from_facts += p.fact_weight[k * p.features + f] * facts.z[f];
        for (std::size_t c = 0; c < p.cues; ++c) {
            const double there = ((facts.cue_bits >> c) & 1U) != 0 ? 1.0 : 0.0;
            from_cues += p.cue_weight[k * p.cues + c] * (there - p.cue_share[c]);
        }
        out.facts[k] = from_facts;
        out.cues[k] = from_cues;
    }
    return out;
}

std::vector<double> option_normals(const base::Draws& draws, base::Purpose purpose, const base::Subjects& who,
                                   std::size_t options) {
    const std::size_t cases = who.size();
    std::vector<double> out(options * cases), first, second;
    for (std::size_t k = 0; k < options; k += 2) {
        base::draw_normals(draws, purpose, who, static_cast<std::uint32_t>(k / 2), first, second);
        std::copy(first.begin(), first.end(), out.begin() + static_cast<std::ptrdiff_t>(k * cases));
        if (k + 1 == options) break;
        std::copy(second.begin(), second.end(), out.begin() + static_cast<std::ptrdiff_t>((k + 1) * cases));
    }
    return out;
}

double taste_of_facts(const FittedPalette& p, std::size_t option, const CaseFacts& facts,
                      const std::vector<double>& weights) {
    double sum = 0;
    for (std::size_t f = 0; f < p.features; ++f)
        sum += weights[f] * p.fact_weight[option * p.features + f] * facts.z[f];
    return sum;
}

RightOption right_option(const FittedPalette& p, const Fits& fits, double uniform) {
    double odds[kMaxOptions], sum = 0, largest = 0;
    RightOption out;
    for (std::size_t k = 0; k < p.options; ++k) {
        const double fit = p.alpha[k] + fits.facts[k] + fits.cues[k];
        if (k == 0 || fit > largest) largest = fit, out.knowable = k;
        odds[k] = base::exp(fit);
        sum += odds[k];
    }
    const double place = uniform * sum;
    double below = 0;
    for (out.outcome = 0; out.outcome + 1 < p.options; ++out.outcome) {
        below += odds[out.outcome];
        if (place < below) break;
    }
    return out;
}

}  // namespace skoen::sim
