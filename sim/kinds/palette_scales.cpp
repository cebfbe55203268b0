// alpha, sX and sU of a palette: damped steps, all at once, each figure pulling its own scale (each rises in it).
#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/kinds/palette.h"

namespace skoen::sim {

namespace {

constexpr std::uint64_t kPaletteSeed = 20260102;  // fixed: the fit is a function of the definition alone
constexpr std::uint32_t kPaletteCases = 8192;
constexpr int kRounds = 120;
constexpr double kLargestStep = 0.25, kGain = 1.5;  // of the logarithm of a scale, per unit of its figure

// Raw indices of a sample, [options][cases], before scales.
struct PaletteSample {
    std::size_t cases = 0;
    std::vector<double> facts, cues;
};

PaletteSample draw_palette_sample(const FittedPalette& raw, const CaseGenerator& generator,
                                  std::uint32_t first) {
    const base::Draws draws(kPaletteSeed);
    base::Subjects who;
    for (std::uint32_t i = 0; i < kPaletteCases; ++i) who.add({first + i, 0, 0, 0, base::kSampleReplication});
    std::vector<CaseFacts> cases(kPaletteCases);
    generator.draw(draws, who, Scales{}, cases);
    const std::vector<double> noise = option_normals(draws, base::Purpose::option_fit, who, raw.options);
    PaletteSample out;
    out.cases = kPaletteCases;
    out.facts.resize(raw.options * out.cases);
    out.cues.resize(raw.options * out.cases);
    double own[kMaxOptions];
    for (std::size_t i = 0; i < out.cases; ++i) {
        for (std::size_t k = 0; k < raw.options; ++k) own[k] = noise[k * out.cases + i];
        const Fits fits = fits_of(raw, cases[i], own);
        for (std::size_t k = 0; k < raw.options; ++k) {
            out.facts[k * out.cases + i] = fits.facts[k];
            out.cues[k * out.cases + i] = fits.cues[k];
        }
    }
    return out;
}

double root_mean_square(const std::vector<double>& values) {
    double sum = 0;
    for (const double v : values) sum += v * v;
    return std::sqrt(sum / static_cast<double>(values.size()));
}

struct PaletteState {
    std::vector<double> alpha, shares;  // [options]
    double facts = 1, cues = 1;
    double top1_model = 0, top1_best = 0;
};

void measure_palette(const PaletteSample& sample, PaletteState& s) {
    const std::size_t options = s.alpha.size(), n = sample.cases;
    s.shares.assign(options, 0.0);
    s.top1_model = s.top1_best = 0;
    std::vector<double> chance(options);
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t by_facts = 0, by_all = 0;
        double best_facts = 0, best_all = 0, sum = 0;
        for (std::size_t k = 0; k < options; ++k) {
            const double known = s.alpha[k] + s.facts * sample.facts[k * n + i];
            const double all = known + s.cues * sample.cues[k * n + i];
            if (k == 0 || known > best_facts) best_facts = known, by_facts = k;
            if (k == 0 || all > best_all) best_all = all, by_all = k;
            chance[k] = base::exp(all);
            sum += chance[k];
        }
        for (std::size_t k = 0; k < options; ++k) s.shares[k] += chance[k] / sum;
        s.top1_model += chance[by_facts] / sum;
        s.top1_best += chance[by_all] / sum;
    }
    for (double& share : s.shares) share /= static_cast<double>(n);
    s.top1_model /= static_cast<double>(n);
    s.top1_best /= static_cast<double>(n);
}

double step_of(double wanted, double found) {
    return std::clamp(kGain * (wanted - found), -kLargestStep, kLargestStep);
}

PaletteFigures figures_of(const PaletteState& s, const std::vector<double>& wanted) {
    PaletteFigures out{s.top1_model, s.top1_best, 0};
    for (std::size_t k = 0; k < wanted.size(); ++k)
        out.worst_share = std::max(out.worst_share, std::fabs(s.shares[k] - wanted[k]));
    return out;
}

// The weights as the file has them; scales come later.
FittedPalette raw_palette(const Definition& d) {
    const Palette& palette = d.decision.palette;
    FittedPalette out;
    out.options = palette.options.size();
    out.features = d.features.size();
    out.cues = d.cues.size();
    out.fact_weight.assign(out.options * out.features, 0.0);
    out.cue_weight.assign(out.options * out.cues, 0.0);
    out.unexplained = d.unexplained;
    for (const Cue& cue : d.cues) out.cue_share.push_back(cue.share);
    for (std::size_t k = 0; k < out.options; ++k) {
        for (const OptionWeight& w : palette.options[k].weights) {
            for (std::size_t f = 0; f < out.features; ++f)
                if (d.features[f].id == w.of) out.fact_weight[k * out.features + f] += w.weight;
            for (std::size_t c = 0; c < out.cues; ++c) {
                const double share = out.cue_share[c];
                if (d.cues[c].id == w.of)
                    out.cue_weight[k * out.cues + c] += w.weight / std::sqrt(share * (1.0 - share));
            }
        }
    }
    for (std::size_t g = 0; g < d.groups.size(); ++g)
        if (d.groups[g].id == palette.urgent_group) out.urgent_bit = g;
    return out;
}

}  // namespace

FittedPalette fit_palette(const Definition& definition, const CaseGenerator& generator) {
    const Palette& palette = definition.decision.palette;
    FittedPalette out = raw_palette(definition);
    std::vector<double> wanted;
    double all = 0;
    for (const Option& option : palette.options) all += option.share;
    for (const Option& option : palette.options) wanted.push_back(option.share / all);

    const PaletteSample sample = draw_palette_sample(out, generator, 0);
    const double facts_sd = root_mean_square(sample.facts), cues_sd = root_mean_square(sample.cues);
    base::ensure(facts_sd > 0.0, "fit_palette: no fact speaks for or against any option");
    PaletteState s;
    for (const double share : wanted) s.alpha.push_back(base::log(share));
    s.facts = 1.0 / facts_sd;
    s.cues = cues_sd > 0.0 ? 1.0 / cues_sd : 0.0;
    for (int round = 0; round < kRounds; ++round) {
        measure_palette(sample, s);
        for (std::size_t k = 0; k < wanted.size(); ++k) s.alpha[k] += base::log(wanted[k] / s.shares[k]);
        s.facts *= base::exp(step_of(palette.top1_model, s.top1_model));
        s.cues *= base::exp(step_of(palette.top1_best, s.top1_best));
    }
    const PaletteSample check = draw_palette_sample(out, generator, kPaletteCases);
    measure_palette(check, s);
    out.asked = {palette.top1_model, palette.top1_best, 0};
    out.reached = figures_of(s, wanted);
    out.alpha = s.alpha;
    out.facts = s.facts * facts_sd;
    out.cues_scale = s.cues * cues_sd;
    for (double& w : out.fact_weight) w *= s.facts;
    for (double& w : out.cue_weight) w *= s.cues;
    out.unexplained *= s.cues;
    return out;
}

}  // namespace skoen::sim
