#include "sim/kinds/option_columns.h"

#include "sim/kinds/proposals.h"

namespace skoen::sim {

using base::Purpose;

void OptionCases::resize(std::size_t cases, std::size_t options_each) {
    options = options_each;
    facts.resize(cases * options), cues.resize(cases * options);
    outcome.resize(cases), knowable.resize(cases), first.resize(cases), lead.resize(cases);
}

void OptionLuck::resize(std::size_t cases, std::size_t options_each) {
    options = options_each;
    for (auto* column : {&facts, &cues, &occasion, &taste}) column->resize(cases * options);
}

void fill_option_cases(const World& world, const base::Subjects& keys, std::span<const CaseFacts> rows,
                       std::size_t from, OptionCases& out) {
    const FittedPalette& palette = *world.palette;
    const std::size_t options = palette.options, n = rows.size();
    const std::vector<double> noise = option_normals(world.draws, Purpose::option_fit, keys, options);
    std::vector<double> luck, unused;
    base::draw_uniforms(world.draws, Purpose::label, keys, 0, luck, unused);
    for (std::size_t i = 0; i < n; ++i) {
        double own[kMaxOptions];
        for (std::size_t k = 0; k < options; ++k) own[k] = noise[k * n + i];
        const Fits fits = fits_of(palette, rows[i], own);
        const std::size_t place = from + i;
        std::copy_n(fits.facts, options, out.facts.data() + place * options);
        std::copy_n(fits.cues, options, out.cues.data() + place * options);
        const RightOption right = right_option(palette, fits, luck[i]);
        const FirstOption first = first_option(world.tool, rows[i]);
        out.outcome[place] = static_cast<std::uint8_t>(right.outcome);
        out.knowable[place] = static_cast<std::uint8_t>(right.knowable);
        out.first[place] = static_cast<std::uint8_t>(first.option);
        out.lead[place] = first.lead;
    }
}

void fill_option_luck(const World& world, const base::Subjects& who, const base::Subjects& day,
                      std::span<const CaseFacts> rows, const std::vector<double>& weights, std::size_t from,
                      OptionLuck& out) {
    const FittedPalette& palette = *world.palette;
    const std::size_t options = palette.options, n = rows.size();
    const std::vector<double> occasion = option_normals(world.draws, Purpose::occasion, day, options);
    std::vector<double> first, second;
    for (std::size_t k = 0; k < options; ++k) {
        base::draw_normals(world.draws, Purpose::judgement_facts, who, static_cast<std::uint32_t>(k), first,
                           second);
        for (std::size_t i = 0; i < n; ++i) {
            const std::size_t at = (from + i) * options + k;
            out.facts[at] = first[i];
            out.cues[at] = second[i];
            out.occasion[at] = occasion[k * n + i];
            out.taste[at] = taste_of_facts(palette, k, rows[i], weights);
        }
    }
}

}  // namespace skoen::sim
