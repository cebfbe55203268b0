#include "report/why_words.h"

#include "report/nouns.h"

namespace skoen::report {

namespace {

Amount amount_of_split(std::string_view measure) {
    return measure == "harm_cost" ? Amount::cost : Amount::per_hundred;
}

// "0,5 flere", in numbers that sum down the column.
std::string cell_words(std::int64_t units, Amount amount, Language language) {
    double scale = shown_factor(amount);
    for (int i = 0; i < shown_decimals(amount); ++i) scale *= 10;
    return difference_words(static_cast<double>(units) / scale, amount, language);
}

std::vector<std::int64_t> units_of(const lab::Difference& d) {
    std::vector<double> means;
    for (const lab::Estimate& cause : d.causes) means.push_back(cause.mean.value_or(0));
    return rounded_parts(means, amount_of_split(d.measure));
}

}  // namespace

DifferenceNames difference_names(const sim::Definition& definition, std::string_view measure,
                                 std::string subject, std::string versus, Language language) {
    DifferenceNames out;
    out.subject = std::move(subject);
    out.versus = std::move(versus);
    out.amount = amount_of_split(measure);
    if (measure == "harm_cost") {
        out.noun = tr("why.harm", language);
        out.unit = tr("why.per_case", language);
    } else {
        out.noun = measure == "missed_rate" ? missed_noun(definition, language)
                                            : disturbed_noun(definition, language);
        out.unit = tr("why.per_hundred", language);
    }
    return out;
}

std::string plan_named(const sim::Strategy& strategy, Language language) {
    if (strategy.id == "no_tool") return tr("report.plan.none", language);
    const std::string& name = strategy.name.in(language);
    return tr("why.named", language, {name.empty() ? strategy.id : name});
}

std::vector<std::string> why_sentences(const sim::Definition& definition, const lab::Why& why,
                                       const std::string& subject, const std::string& versus,
                                       Language language) {
    std::vector<std::string> out;
    for (std::size_t m = 0; m < why.causes.size(); ++m) {
        const lab::Difference& d = why.causes[m];
        const DifferenceNames names = difference_names(definition, d.measure, subject, versus, language);
        std::string words = explanation(d, names, language);
        if (m < why.levers.size()) {
            const std::string levers = lever_explanation(why.levers[m], names, language);
            if (!levers.empty()) words += ' ' + levers;
        }
        out.push_back(std::move(words));
    }
    return out;
}

std::vector<std::vector<std::string>> why_rows(const lab::Why& why, Language language) {
    std::vector<std::vector<std::int64_t>> units;
    for (const lab::Difference& d : why.causes) units.push_back(units_of(d));
    std::vector<std::vector<std::string>> rows;
    const auto row = [&](const std::string& label, const auto& belongs) {
        std::vector<std::string> cells{label};
        for (std::size_t m = 0; m < units.size(); ++m) {
            std::int64_t sum = 0;
            for (std::size_t k = 0; k < units[m].size(); ++k)
                sum += belongs(static_cast<lab::Cause>(k)) ? units[m][k] : 0;
            cells.push_back(cell_words(sum, amount_of_split(why.causes[m].measure), language));
        }
        rows.push_back(std::move(cells));
    };
    for (std::size_t g = 0; g < lab::kCauseGroups; ++g) {
        const auto group = static_cast<lab::CauseGroup>(g);
        row(group_label(group, language), [&](lab::Cause c) { return lab::group_of(c) == group; });
        for (std::size_t k = 0; k < lab::kCauses; ++k) {
            const auto cause = static_cast<lab::Cause>(k);
            if (lab::group_of(cause) != group) continue;
            row("– " + cause_label(cause, language), [&](lab::Cause c) { return c == cause; });
        }
    }
    row(tr("why.whole", language), [](lab::Cause) { return true; });
    return rows;
}

}  // namespace skoen::report
