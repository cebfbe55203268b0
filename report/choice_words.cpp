#include "report/choice_words.h"

#include <algorithm>

#include "report/hinges.h"
#include "scenarios/texts.h"

namespace skoen::report {

namespace {

std::string share_words(std::size_t part, std::size_t all, Language language) {
    return base::format_percent(static_cast<double>(part) / static_cast<double>(all), 0, language);
}

std::string plan_words_of(const sim::Strategy& plan, Language language) {
    return plan.id.starts_with('p') && plan.name.da == "Plan " + plan.id.substr(1)
               ? tr("choice.made", language, {plan.name.in(language), levers_named(plan, language)})
               : tr("why.named", language, {plan.name.in(language)});
}

template <class Named>
std::vector<std::string> regrets(const std::vector<sim::Strategy>& plans, const lab::Findings& f,
                                 Language language, const Named& named) {
    if (f.least_mean_regret >= plans.size()) return {tr("choice.none_within", language)};
    const auto number = [&](double value) { return base::format_number(value, 3, language); };
    const std::size_t mean = f.least_mean_regret, largest = f.least_largest_regret;
    std::vector<std::string> out{
        tr("choice.least_mean", language, {named(mean), number(f.plans[mean].mean_regret)})};
    if (mean == largest) {
        out.push_back(tr("choice.least_both", language, {number(f.plans[largest].largest_regret)}));
    } else {
        out.push_back(tr(
            "choice.least_largest", language,
            {named(largest), number(f.plans[largest].largest_regret), number(f.plans[mean].largest_regret)}));
    }
    return out;
}

}  // namespace

std::string levers_named(const sim::Strategy& plan, Language language) {
    std::string out;
    for (const sim::LeverSpan& s : plan.levers) {
        if (!out.empty()) out += "; ";
        out += scenarios::option_title(s.lever, s.option).in(language);
    }
    return out.empty() ? tr("report.plan.none", language) : out;
}

std::string belief_words(const lab::Belief& b, const std::string& versus, Language language) {
    if (b.draws == 0) return tr("choice.no_draws", language);
    const std::string share = share_words(b.wins, b.draws, language);
    if (b.wins == b.draws) return tr("choice.always", language, {versus});
    if (b.wins == 0) return tr("choice.never", language, {versus});
    if (b.parameter.empty()) return tr("choice.unclear", language, {share, versus});
    const std::string what = assumption_words(b.parameter, language);
    const std::string cut = base::format_number(b.cut, 2, language);
    return tr(b.above ? "choice.above" : "choice.below", language, {what, cut, versus, share});
}

std::vector<std::string> regret_words(const std::vector<sim::Strategy>& plans, const lab::Findings& f,
                                      Language language) {
    return regrets(plans, f, language, [&](std::size_t i) { return plan_words_of(plans[i], language); });
}

std::vector<std::string> regret_by_number(const std::vector<sim::Strategy>& plans, const lab::Findings& f,
                                          Language language) {
    return regrets(plans, f, language, [&](std::size_t i) {
        const auto place = std::find(f.front.begin(), f.front.end(), i);
        return place == f.front.end()
                   ? levers_named(plans[i], language)
                   : tr("choice.numbered", language, {std::to_string(place - f.front.begin() + 1)});
    });
}

}  // namespace skoen::report
