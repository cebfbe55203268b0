#include "report/tables.h"

#include <array>

#include "report/amounts.h"
#include "report/measure_words.h"
#include "report/nouns.h"

namespace skoen::report {

namespace {

constexpr std::array<std::string_view, 18> kHeadline{"missed_rate",
                                                     "disturbed_rate",
                                                     "harm_cost",
                                                     "act_rate",
                                                     "rescued_rate_knowable",
                                                     "misled_rate_knowable",
                                                     "override_rate",
                                                     "override_right_rate_knowable",
                                                     "skip_rate",
                                                     "missed_gap",
                                                     "minutes_per_case",
                                                     "backlog",
                                                     "deadline_breach_rate",
                                                     "leader_hours",
                                                     "worker_hours",
                                                     "support",
                                                     "belief_calibration",
                                                     "skill"};

std::string value_and_range(const sim::Measure& m, const lab::Estimate& e, Language language) {
    std::string out = bare_value(m, e.mean, language);
    if (!e.mean || !e.lo || !e.hi) return out;
    const std::string low = bare_value(m, e.lo, language), high = bare_value(m, e.hi, language);
    return low == high && low == out ? out : out + '\n' + tr("report.amount.range", language, {low, high});
}

std::string share_and_range(const std::optional<stats::Proportion>& p, Language language) {
    if (!p) return "–";
    return base::format_percent(p->value, 1, language) + '\n' +
           tr("report.amount.range", language,
              {base::format_percent(p->interval.lo, 1, language),
               base::format_percent(p->interval.hi, 1, language)});
}

std::string auc_and_range(const std::optional<stats::AucEstimate>& auc, Language language) {
    if (!auc) return "–";
    return base::format_number(auc->value, 3, language) + '\n' +
           tr("report.amount.range", language,
              {base::format_number(auc->interval.lo, 3, language),
               base::format_number(auc->interval.hi, 3, language)});
}

std::string number_or_dash(const std::optional<double>& value, int decimals, Language language) {
    return value ? base::format_number(*value, decimals, language) : "–";
}

}  // namespace

DataTable headline_table(const Reading& r) {
    DataTable table;
    table.columns.push_back(tr("report.table.measure", r.language));
    for (std::size_t i = 0; i < r.plans(); ++i)
        table.columns.push_back(plan_look(i).letter + ' ' + r.name(i));
    for (const std::string_view id : kHeadline) {
        const sim::Measure& m = sim::measures()[measure_index(id)];
        std::vector<std::string> row{name_with_unit(m, r.language)};
        for (std::size_t i = 0; i < r.plans(); ++i)
            row.push_back(value_and_range(m, r.estimate(i, id), r.language));
        table.rows.push_back(std::move(row));
    }
    return table;
}

DataTable policy_table(const Reading& r) {
    DataTable table;
    table.columns = {tr("report.table.policy", r.language), capitalised(missed_noun(r)),
                     capitalised(disturbed_noun(r)), tr("report.differences.harm", r.language)};
    const auto policies = sim::policy_points(r.tally(0), r.definition().costs);
    if (!policies) return table;
    const std::string act = r.definition().decision.act.in(r.language);
    const auto row = [&](const std::string& name, const sim::PolicyPoint& p) {
        table.rows.push_back({capitalised(name), shown(p.missed, Amount::per_hundred, r.language),
                              shown(p.disturbed, Amount::per_hundred, r.language),
                              shown(p.harm_cost, Amount::cost, r.language)});
    };
    row(r.name(0), policies->decided);
    row(tr("report.policy.tool", r.language), policies->tool);
    row(tr("report.policy.always", r.language, {act}), policies->always);
    row(tr("report.policy.never", r.language, {act}), policies->never);
    return table;
}

DataTable card_table(const Reading& r) {
    const Language language = r.language;
    const models::TargetCard& label = r.world.card.label;
    const models::TargetCard& truth = r.world.card.truth;
    DataTable table;
    table.columns = {tr("report.table.measure", language), tr("report.card.against_label", language),
                     tr("report.card.against_truth", language)};
    const auto add = [&](const std::string& name, std::string one, std::string other) {
        table.rows.push_back({name, std::move(one), std::move(other)});
    };
    const auto count = [&](std::size_t n) {
        return base::format_count(static_cast<std::int64_t>(n), language);
    };
    const auto rates = [&](const std::string& name,
                           std::optional<stats::Proportion> models::ErrorRates::*rate) {
        add(name, share_and_range(label.rates.*rate, language), share_and_range(truth.rates.*rate, language));
    };
    add(tr("report.card.n", language), count(label.n), count(truth.n));
    add(tr("report.card.positives", language), count(label.positives), count(truth.positives));
    add(tr("report.card.auc", language), auc_and_range(label.auc, language),
        auc_and_range(truth.auc, language));
    add(tr("report.card.in_the_large", language), number_or_dash(label.calibration_in_the_large, 2, language),
        number_or_dash(truth.calibration_in_the_large, 2, language));
    add(tr("report.card.slope", language), number_or_dash(label.calibration_slope, 2, language),
        number_or_dash(truth.calibration_slope, 2, language));
    rates(tr("report.card.flagged", language), &models::ErrorRates::flagged);
    rates(tr("report.card.sensitivity", language), &models::ErrorRates::sensitivity);
    rates(tr("report.card.false_positive", language), &models::ErrorRates::false_positive_rate);
    rates(tr("report.card.predictive", language), &models::ErrorRates::positive_predictive_value);
    return table;
}

DataTable card_group_table(const Reading& r) {
    DataTable table;
    table.columns = {tr("report.table.group", r.language),
                     tr("report.card.n", r.language),
                     tr("report.card.auc", r.language),
                     tr("report.card.flagged", r.language),
                     tr("report.card.false_negative", r.language),
                     tr("report.card.false_positive", r.language)};
    for (const models::GroupCard& group : r.world.card.truth.groups) {
        std::string name = group.id;
        for (const sim::Group& g : r.definition().groups) {
            if (g.id == group.id) name = g.name.in(r.language);
        }
        table.rows.push_back({name, base::format_count(static_cast<std::int64_t>(group.n), r.language),
                              number_or_dash(group.auc, 3, r.language),
                              share_and_range(group.rates.flagged, r.language),
                              share_and_range(group.rates.false_negative_rate, r.language),
                              share_and_range(group.rates.false_positive_rate, r.language)});
    }
    return table;
}

}  // namespace skoen::report
