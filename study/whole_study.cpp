#include "study/whole_study.h"

#include "scenarios/texts.h"
#include "stats/distributions.h"
#include "stats/special.h"
#include "study/mechanism.h"
#include "study/vignette_text.h"

namespace skoen::study {

WholeStudy whole_study(const StudyDesign& design) {
    const VignettePlan& plan = *design.vignettes;
    const auto seed = static_cast<std::uint64_t>(design.power.seed);
    WholeStudy out;
    out.design = design;
    out.deck = make_deck(plan, seed);
    out.respondents = assign_respondents(plan, out.deck, seed);
    out.power = survey_power(plan, design.power);
    const ExportInput input{out.design, out.deck, out.respondents, seed};
    out.files = export_tables(input);
    for (const std::string_view format : export_formats()) {
        for (ExportFile& file : export_platform(format, input)) out.files.push_back(std::move(file));
    }
    const stats::DataFrame answers = simulated_answers(plan, out.deck, out.respondents, seed);
    AnalysisRequest request;
    request.formula = preregistered_formula(plan);
    request.levels = levels_of(plan);
    out.model = analyse(answers, request);
    out.effects = factor_effects(answers, plan, "answer", "id");
    return out;
}

namespace {

std::string truth_beside_found(const WholeStudy& whole, base::Language language) {
    std::string out = scenarios::text("bench.study.truth").in(language) + '\n';
    const std::vector<std::string> names = treatment_names(*whole.design.vignettes);
    const std::vector<double> truth = true_effects(*whole.design.vignettes);
    const stats::LinearMixedFit& fit = *whole.model.linear;
    const auto number = [&](double value) { return base::format_number(value, 3, language); };
    for (std::size_t k = 1; k < names.size(); ++k) {
        for (std::size_t c = 0; c < fit.names.size(); ++c) {
            if (fit.names[c] != names[k]) continue;
            const double reach = stats::t_quantile(1 - 0.5 * whole.design.power.alpha, fit.df[c]) * fit.se[c];
            out += "  " +
                   scenarios::fill(scenarios::text("bench.study.truth_row").in(language),
                                   {names[k], number(truth[k]), number(fit.beta[c]),
                                    number(fit.beta[c] - reach), number(fit.beta[c] + reach)}) +
                   '\n';
        }
    }
    return out;
}

}  // namespace

std::string whole_study_text(const WholeStudy& whole, const std::string& folder, base::Language language) {
    const auto head = [&](const char* key) { return "\n## " + scenarios::text(key).in(language) + "\n\n"; };
    std::string out =
        "# " +
        scenarios::fill(scenarios::text("bench.study.head").in(language), {whole.design.name.in(language)}) +
        '\n';
    out += head("bench.study.deck") + deck_summary(whole.design, whole.deck, language);
    out += '\n' + vignette_text(*whole.design.vignettes, whole.deck.profiles.front(), language) + '\n';
    out += head("bench.study.power") + power_text(whole.power, language);
    if (!whole.design.vignettes->mechanisms.empty())
        out += head("bench.study.mechanisms") + mechanisms_text(whole.design, whole.deck, language);
    if (!folder.empty()) {
        out += head("bench.study.files") +
               scenarios::fill(scenarios::text("bench.study.files_text").in(language),
                               {std::to_string(whole.files.size()), folder}) +
               '\n';
    }
    out += head("bench.study.estimates") + analysis_text(whole.model, language);
    out += factor_effects_text(whole.effects, language) + '\n' + truth_beside_found(whole, language);
    return out;
}

std::string whole_study_json(const WholeStudy& whole) { return analysis_json(whole.model, whole.effects); }

}  // namespace skoen::study
