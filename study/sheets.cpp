#include "study/sheets.h"

#include "scenarios/texts.h"
#include "sim/base/build_info.h"
#include "study/analysis.h"
#include "study/power.h"

namespace skoen::study {

namespace {

class Sheet {
  public:
    explicit Sheet(base::Language language) : language_(language) {}
    void line(std::string_view key, std::initializer_list<std::string_view> values = {}) {
        out_ += scenarios::fill(scenarios::text(key).in(language_), values) + "\n\n";
    }
    void raw(const std::string& text) { out_ += text + '\n'; }
    void row(const std::string& variable, const std::string& value, const std::string& meaning) {
        raw("| " + variable + " | " + value + " | " + meaning + " |");
    }
    [[nodiscard]] const std::string& in(const base::Bilingual& words) const { return words.in(language_); }
    [[nodiscard]] std::string said(std::string_view key,
                                   std::initializer_list<std::string_view> values = {}) const {
        return scenarios::fill(scenarios::text(key).in(language_), values);
    }
    [[nodiscard]] std::string number(double value, int decimals) const {
        return base::format_number(value, decimals, language_);
    }
    [[nodiscard]] std::string str() const { return out_; }

  private:
    base::Language language_;
    std::string out_;
};

}  // namespace

std::string codebook_sheet(const ExportInput& in, base::Language language) {
    const VignettePlan& plan = *in.design.vignettes;
    Sheet s(language);
    s.raw("# " + s.said("bench.codebook.head", {s.in(in.design.name)}) + '\n');
    s.line("bench.codebook.about");
    s.raw(s.said("bench.codebook.columns"));
    s.raw("| --- | --- | --- |");
    s.row("synthetic", "1", s.said("bench.codebook.synthetic"));
    s.row("id", "", s.said("bench.codebook.id"));
    s.row("profession", "", s.said("bench.codebook.profession"));
    for (const Profession& each : plan.professions) s.row("", each.id, s.in(each.name));
    s.row("deck", "1–" + std::to_string(plan.decks), s.said("bench.codebook.deck"));
    s.row("position", "", s.said("bench.codebook.position"));
    s.row("vignette", "1–" + std::to_string(in.deck.profiles.size()), s.said("bench.codebook.vignette"));
    for (const VignetteFactor& factor : plan.factors) {
        s.row(factor.id, "", s.in(factor.name));
        for (std::size_t l = 0; l < factor.levels.size(); ++l) {
            const std::string& words = s.in(factor.levels[l].text);
            s.row("", factor.levels[l].id, l == 0 ? s.said("bench.codebook.reference", {words}) : words);
        }
    }
    s.row("answer", std::to_string(plan.answer.low) + "–" + std::to_string(plan.answer.high),
          s.in(plan.answer.question));
    s.row("", std::to_string(plan.answer.low), s.in(plan.answer.low_label));
    s.row("", std::to_string(plan.answer.high), s.in(plan.answer.high_label));
    s.raw("");
    s.line("bench.codebook.wide");
    return s.str();
}

std::string preregistration_sheet(const ExportInput& in, base::Language language) {
    const VignettePlan& plan = *in.design.vignettes;
    const base::BuildInfo& build = base::build_info();
    const std::size_t each = in.deck.profiles.size() / static_cast<std::size_t>(plan.decks);
    Sheet s(language);
    s.raw("# " + s.said("bench.prereg.head", {s.in(in.design.name)}) + '\n');
    s.line("bench.prereg.fill");
    s.line("bench.prereg.question");
    s.line("bench.prereg.question_text");
    s.line("bench.prereg.expected");
    s.raw(s.said("bench.prereg.effect"));
    s.raw("| --- | --- | --- | --- |");
    for (const PowerEffect& effect :
         survey_exact_power(plan, SurveyModel(plan, in.deck, in.seed), in.design.power)) {
        s.raw("| " + effect.name + " | " + s.number(effect.truth, 3) + " | " + s.number(*effect.exact, 3) +
              " | " + s.number(*effect.detectable, 3) + " |");
    }
    s.raw("");
    s.line("bench.prereg.design");
    s.line("bench.prereg.runs",
           {std::to_string(in.deck.profiles.size()), std::to_string(plan.decks), std::to_string(each),
            std::to_string(in.deck.allowed), std::to_string(in.deck.universe)});
    s.line("bench.prereg.efficiency", {s.number(in.deck.rating.d, 3), s.number(in.deck.rating.d_decks, 3)});
    s.line("bench.prereg.outcome",
           {s.in(plan.answer.question), std::to_string(plan.answer.low), s.in(plan.answer.low_label),
            std::to_string(plan.answer.high), s.in(plan.answer.high_label)});
    s.line("bench.prereg.sample");
    std::string groups;
    for (const Profession& one : plan.professions) {
        groups += (groups.empty() ? "" : ", ") + std::to_string(one.respondents) + ' ' + s.in(one.name);
    }
    s.line("bench.prereg.sample_text",
           {std::to_string(plan.respondents()),
            std::to_string(static_cast<std::size_t>(plan.respondents()) * each), groups});
    s.line("bench.prereg.model");
    s.line("bench.prereg.model_text", {s.number(in.design.power.alpha, 3)});
    s.raw("    " + preregistered_formula(plan) + '\n');
    s.raw("    skoen fit answers_long.csv --design design.json --effects\n");
    s.line("bench.prereg.reference");
    s.line("bench.prereg.model_check");
    s.line("bench.prereg.excluded");
    s.line("bench.prereg.multiple");
    s.line("bench.prereg.again");
    s.line("bench.prereg.again_text",
           {std::to_string(in.seed), std::string(build.version), std::string(build.commit)});
    s.line("bench.prereg.synthetic");
    return s.str();
}

}  // namespace skoen::study
