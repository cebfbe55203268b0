#include "sim/kinds/option_columns.h"

#include <algorithm>

#include "sim/kinds/proposals.h"

namespace skoen::sim {

using base::Purpose;

namespace {

// Column of an option, from case `from` on.
double* at(std::vector<double>& column, std::size_t cases, std::size_t option, std::size_t from) {
    return column.data() + option * cases + from;
}

}  // namespace

void OptionCases::resize(std::size_t options, std::size_t count) {
    cases = count;
    facts.resize(options * count), cues.resize(options * count);
    outcome.resize(count), knowable.resize(count), first.resize(count), lead.resize(count);
}

void OptionLuck::resize(std::size_t options, std::size_t count) {
    cases = count;
    for (auto* column : {&facts, &cues, &occasion, &taste}) column->resize(options * count);
}

void fill_option_cases(const World& world, const base::Subjects& keys, std::span<const CaseFacts> rows,
                       std::size_t from, OptionCases& out) {
    const FittedPalette& palette = *world.palette;
    const std::size_t options = palette.options;
    const std::vector<double> noise = option_normals(world.draws, Purpose::option_fit, keys, options);
    std::vector<double> luck, unused;
    base::draw_uniforms(world.draws, Purpose::label, keys, 0, luck, unused);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double own[kMaxOptions];
        for (std::size_t k = 0; k < options; ++k) own[k] = noise[k * rows.size() + i];
        const Fits fits = fits_of(palette, rows[i], own);
        for (std::size_t k = 0; k < options; ++k) {
            at(out.facts, out.cases, k, from)[i] = fits.facts[k];
            at(out.cues, out.cases, k, from)[i] = fits.cues[k];
        }
        const RightOption right = right_option(palette, fits, luck[i]);
        const FirstOption first = first_option(world.tool, rows[i]);
        out.outcome[from + i] = static_cast<std::uint8_t>(right.outcome);
        out.knowable[from + i] = static_cast<std::uint8_t>(right.knowable);
        out.first[from + i] = static_cast<std::uint8_t>(first.option);
        out.lead[from + i] = first.lead;
    }
}

void fill_option_luck(const World& world, const base::Subjects& who, const base::Subjects& day,
                      std::span<const CaseFacts> rows, const std::vector<double>& weights, std::size_t from,
                      OptionLuck& out) {
    const FittedPalette& palette = *world.palette;
    const std::size_t n = rows.size();
    const std::vector<double> occasion =
        option_normals(world.draws, Purpose::occasion, day, palette.options);
    std::vector<double> first, second;
    for (std::size_t k = 0; k < palette.options; ++k) {
        base::draw_normals(world.draws, Purpose::judgement_facts, who, static_cast<std::uint32_t>(k), first,
                           second);
        std::copy(first.begin(), first.end(), at(out.facts, out.cases, k, from));
        std::copy(second.begin(), second.end(), at(out.cues, out.cases, k, from));
        std::copy_n(occasion.data() + k * n, n, at(out.occasion, out.cases, k, from));
        double* const taste = at(out.taste, out.cases, k, from);
        for (std::size_t i = 0; i < n; ++i) taste[i] = taste_of_facts(palette, k, rows[i], weights);
    }
}

}  // namespace skoen::sim
