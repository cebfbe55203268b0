#include "report/span_words.h"

#include <algorithm>

#include "report/kind_words.h"
#include "report/nouns.h"

namespace skoen::report {

namespace {

// Mean of the weeks of a span; nothing where one of them is missing.
std::optional<double> mean_in(const Reading& r, std::size_t plan, std::string_view measure, Outage span) {
    const lab::WeekSeries* series = r.weekly(plan, measure);
    if (series == nullptr || series->weeks.size() < static_cast<std::size_t>(span.to)) return std::nullopt;
    double sum = 0;
    for (int week = span.from; week <= span.to; ++week) {
        const auto& mean = series->weeks[static_cast<std::size_t>(week - 1)].mean;
        if (!mean) return std::nullopt;
        sum += *mean;
    }
    return sum / (span.to - span.from + 1);
}

}  // namespace

std::optional<Outage> outage_of(const sim::Strategy& strategy, int weeks) {
    const std::vector<sim::WeekLevers> plan = sim::compile(strategy, weeks);
    const auto shows = [](const sim::WeekLevers& week) {
        return week.get<sim::Workflow>(sim::Lever::workflow) != sim::Workflow::no_score;
    };
    const auto first = std::find_if(plan.begin(), plan.end(), shows);
    const auto gone = std::find_if_not(first, plan.end(), shows);
    const auto back = std::find_if(gone, plan.end(), shows);
    if (back == plan.end()) return std::nullopt;
    return Outage{static_cast<int>(gone - plan.begin()) + 1, static_cast<int>(back - plan.begin())};
}

std::string outage_words(const Reading& r, std::size_t plan) {
    if (plan == 0) return {};
    const auto span = outage_of(r.plan(plan).strategy, r.definition().office.weeks);
    if (!span) return {};
    const auto missed = mean_in(r, plan, "missed_rate", *span),
               disturbed = mean_in(r, plan, "disturbed_rate", *span),
               missed_none = mean_in(r, 0, "missed_rate", *span),
               disturbed_none = mean_in(r, 0, "disturbed_rate", *span);
    if (!missed || !disturbed || !missed_none || !disturbed_none) return {};
    const auto words = [&r](const std::optional<double>& value) {
        return shown(value, Amount::per_hundred, r.language);
    };
    return tr("plainly.outage", r.language,
              {std::to_string(span->from), std::to_string(span->to), words(missed), missed_noun(r),
               words(disturbed), disturbed_noun(r), words(missed_none), words(disturbed_none)});
}

std::string skill_words(const Reading& r, std::size_t plan) {
    const auto& skill = r.estimate(plan, "skill").mean;
    if (r.definition().office.newcomers == 0 || !skill) return {};
    return tr(
        "plainly.skill", r.language,
        {base::format_percent(*skill, 1, r.language), difference_behind(r, plan, "skill", Amount::points)});
}

}  // namespace skoen::report
