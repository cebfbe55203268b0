#include "report/tables.h"

#include <array>

#include "lab/value_words.h"
#include "report/amounts.h"
#include "report/measure_words.h"
#include "report/nouns.h"
#include "report/overall_words.h"
#include "sim/decision.h"

namespace skoen::report {

namespace {

// The measures of the kind stand between the first three and the rest.
constexpr std::array<std::string_view, 3> kErrors{"missed_rate", "disturbed_rate", "harm_cost"};
constexpr std::array<std::string_view, 15> kHeadline{"act_rate",
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
    // An amount is as large as its unit makes it.
    const int decimals = m.id == "mean_error" ? lab::amount_decimals(e.mean.value_or(0)) : -1;
    const auto words = [&](const std::optional<double>& value) {
        return decimals >= 0 && value ? base::format_number(*value, decimals, language)
                                      : bare_value(m, value, language);
    };
    std::string out = words(e.mean);
    if (!e.mean || !e.lo || !e.hi) return out;
    const std::string low = words(e.lo), high = words(e.hi);
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
    return value ? with_minus(base::format_number(*value, decimals, language)) : "–";
}

// The scenario's own nouns where a measure's name speaks of children missed and families disturbed.
std::string row_name(const Reading& r, const sim::Measure& m) {
    const sim::DecisionText& d = r.definition().decision;
    const std::string_view id = m.id;
    if (id == "missed_rate") return tr("plainly.row.per_hundred", r.language, {capitalised(missed_noun(r))});
    if (id == "disturbed_rate")
        return tr("plainly.row.per_hundred", r.language, {capitalised(disturbed_noun(r))});
    if (id == "act_rate")
        return sim::takes_proposals(d.kind) ? tr("plainly.row.proposal", r.language)
                                            : tr("plainly.row.acted", r.language, {d.act.in(r.language)});
    if (id == "missed_gap") return tr("plainly.row.gap", r.language, {missed_noun(r)});
    if (id == "belief_calibration") return tr("plainly.row.belief", r.language);
    if (id == "skill") return tr("plainly.row.skill", r.language);
    if (id == "mean_error_share") return measure_name(id, r.language);  // its name says per cent
    if (id == "mean_error")
        return tr("plainly.row.unit", r.language,
                  {measure_name(id, r.language), d.amount.unit.in(r.language)});
    return name_with_unit(m, r.language);
}

// In a ranking the room decides how many are taken up.
bool says_something(const Reading& r, std::string_view id) {
    if (id == "act_rate" && r.definition().decision.kind == sim::DecisionKind::rank) return false;
    for (std::size_t i = 0; i < r.plans(); ++i) {
        if (r.estimate(i, id).mean) return true;
    }
    return false;
}

std::string share_of(std::size_t part, std::size_t whole, Language language) {
    if (whole == 0) return "–";
    return base::format_percent(static_cast<double>(part) / static_cast<double>(whole), 1, language);
}

}  // namespace

DataTable headline_table(const Reading& r) {
    DataTable table;
    table.columns.push_back(tr("report.table.measure", r.language));
    for (std::size_t i = 0; i < r.plans(); ++i)
        table.columns.push_back(plan_look(i).letter + ' ' + r.name(i));
    std::vector<std::string_view> ids(kErrors.begin(), kErrors.end());
    const auto own = sim::measures_of_kind(r.definition().decision.kind);
    ids.insert(ids.end(), own.begin(), own.end());
    ids.insert(ids.end(), kHeadline.begin(), kHeadline.end());
    for (const std::string_view id : ids) {
        if (!says_something(r, id)) continue;
        const sim::Measure& m = sim::measures()[measure_index(id)];
        std::vector<std::string> row{row_name(r, m)};
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
    if (!has_plain_rules(r.definition())) return table;
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
    const sim::DecisionKind kind = r.definition().decision.kind;
    add(tr("report.card.n", language), count(label.n), count(truth.n));
    if (sim::has_options(kind)) {
        rates(tr("plainly.card.fits", language), &models::ErrorRates::agreement);
    } else {
        const char* key = kind == sim::DecisionKind::number ? "plainly.card.off" : "report.card.positives";
        add(tr(key, language), count(label.positives), count(truth.positives));
    }
    add(tr("report.card.auc", language), auc_and_range(label.auc, language),
        auc_and_range(truth.auc, language));
    add(tr("report.card.in_the_large", language), number_or_dash(label.calibration_in_the_large, 2, language),
        number_or_dash(truth.calibration_in_the_large, 2, language));
    add(tr("report.card.slope", language), number_or_dash(label.calibration_slope, 2, language),
        number_or_dash(truth.calibration_slope, 2, language));
    if (sim::takes_proposals(kind)) return table;  // no line to be above
    rates(tr("report.card.flagged", language), &models::ErrorRates::flagged);
    rates(tr("report.card.sensitivity", language), &models::ErrorRates::sensitivity);
    rates(tr("report.card.false_positive", language), &models::ErrorRates::false_positive_rate);
    rates(tr("report.card.predictive", language), &models::ErrorRates::positive_predictive_value);
    return table;
}

DataTable card_group_table(const Reading& r) {
    DataTable table;
    const sim::DecisionKind kind = r.definition().decision.kind;
    table.columns = {tr("report.table.group", r.language), tr("report.card.n", r.language),
                     tr("report.card.auc", r.language)};
    if (sim::has_options(kind)) {
        table.columns.push_back(tr("plainly.card.right", r.language));
    } else if (kind == sim::DecisionKind::number) {
        table.columns.push_back(tr("plainly.card.off_share", r.language));
    } else {
        for (const char* key :
             {"report.card.flagged", "report.card.false_negative", "report.card.false_positive"})
            table.columns.push_back(tr(key, r.language));
    }
    for (const models::GroupCard& group : r.world.card.truth.groups) {
        std::string name = group.id;
        for (const sim::Group& g : r.definition().groups) {
            if (g.id == group.id) name = g.name.in(r.language);
        }
        std::vector<std::string> row{name, base::format_count(static_cast<std::int64_t>(group.n), r.language),
                                     number_or_dash(group.auc, 3, r.language)};
        if (sim::has_options(kind)) {
            row.push_back(share_and_range(group.rates.agreement, r.language));
        } else if (kind == sim::DecisionKind::number) {
            row.push_back(share_of(group.positives, group.n, r.language));
        } else {
            for (const auto& rate :
                 {group.rates.flagged, group.rates.false_negative_rate, group.rates.false_positive_rate})
                row.push_back(share_and_range(rate, r.language));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace skoen::report
