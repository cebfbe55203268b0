#include "report/kind_words.h"

#include <algorithm>
#include <cmath>

#include "lab/value_words.h"
#include "report/changes.h"
#include "report/verdicts.h"

namespace skoen::report {

namespace {

std::string share_said(const Reading& r, std::size_t plan, std::string_view measure) {
    const auto& mean = r.estimate(plan, measure).mean;
    return mean ? with_minus(base::format_percent(*mean, 1, r.language)) : "–";
}

std::string number_of(const Reading& r, std::size_t plan, std::string_view measure) {
    return shown(r.estimate(plan, measure).mean, Amount::cases, r.language);
}

std::string both_said(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a + b;
    return a + ' ' + b;
}

// ---------------------------------------------------------------- one of many desks

std::string group_said(const Reading& r, const std::string& id) {
    for (const sim::Group& g : r.definition().groups) {
        if (g.id == id) return g.name.in(r.language);
    }
    return id;
}

std::string route_words(const Reading& r, std::size_t plan) {
    std::string out;
    const auto& alone = r.estimate(plan, "automatic_rate").mean;
    if (alone && *alone >= smallest_shown(Amount::points))
        out = tr("plainly.route.robot", r.language,
                 {share_said(r, plan, "automatic_rate"), share_said(r, plan, "automatic_wrong_rate")});
    if (!r.estimate(plan, "urgent_wrong_rate").mean) return out;
    return both_said(out, tr("plainly.route.urgent", r.language,
                             {group_said(r, r.definition().decision.palette.urgent_group),
                              share_said(r, plan, "urgent_wrong_rate"),
                              difference_behind(r, plan, "urgent_wrong_rate", Amount::points)}));
}

// ---------------------------------------------------------------- complete, or a letter

std::string complete_words(const Reading& r, std::size_t plan) {
    if (!r.estimate(plan, "turnaround_days").mean) return {};
    std::string out = tr(
        "plainly.complete.days", r.language,
        {number_of(r, plan, "turnaround_days"), difference_behind(r, plan, "turnaround_days", Amount::cases),
         number_of(r, plan, "clock_days"), difference_behind(r, plan, "clock_days", Amount::cases)});
    if (plan == 0) return out;
    const Verdict days = verdict_on(r, plan, "turnaround_days", Amount::cases);
    const Verdict clock = verdict_on(r, plan, "clock_days", Amount::cases);
    if (is_more(days) && is_less(clock)) out += ' ' + tr("plainly.complete.apart", r.language);
    if (is_less(days) && is_more(clock)) out += ' ' + tr("plainly.complete.clock_up", r.language);
    return out;
}

// ---------------------------------------------------------------- one of a palette

std::string choose_words(const Reading& r, std::size_t plan) {
    const std::string& outcome = r.definition().decision.palette.outcome.in(r.language);
    const auto& mean = r.estimate(plan, "outcome_rate").mean;
    if (outcome.empty() || !mean) return {};
    std::string out = tr("plainly.choose.outcome", r.language,
                         {outcome, shown(mean, Amount::per_hundred, r.language),
                          difference_behind(r, plan, "outcome_rate", Amount::per_hundred)});
    const ChangeCounts changes = change_counts(r, plan);
    if (plan == 0 || changes[Change::corrected] + changes.broken() == 0) return out;
    const Verdict v = verdict_on(r, plan, "outcome_rate", Amount::per_hundred);
    if (v == Verdict::same) out += ' ' + tr("plainly.choose.same", r.language);
    if (v == Verdict::unclear) out += ' ' + tr("plainly.choose.unclear", r.language);
    return out;
}

// ---------------------------------------------------------------- a number

// Decisions beyond the tolerance, whichever way.
Verdict verdict_beyond(const Reading& r, std::size_t plan) {
    std::vector<double> all = r.differences(plan, "missed_rate");
    const std::vector<double> high = r.differences(plan, "disturbed_rate");
    for (std::size_t i = 0; i < std::min(all.size(), high.size()); ++i) all[i] += high[i];
    const double smallest = smallest_shown(Amount::per_hundred);
    return verdict_of(outcomes_of(all, smallest), smallest);
}

std::string number_words(const Reading& r, std::size_t plan) {
    const auto& error = r.estimate(plan, "mean_error").mean;
    if (!error) return {};
    const std::string amount = base::format_number(*error, lab::amount_decimals(*error), r.language);
    std::string out = tr("plainly.number.error", r.language,
                         {amount + ' ' + r.definition().decision.amount.unit.in(r.language),
                          share_said(r, plan, "mean_error_share"),
                          difference_behind(r, plan, "mean_error_share", Amount::points)});
    if (plan == 0)  // the same in every plan: once is enough
        return both_said(out, tr("plainly.number.tool", r.language, {share_said(r, 0, "tool_error_share")}));
    out = both_said(out, number_contrast(r, plan));
    if (!r.estimate(plan, "weight_of_advice").mean) return out;
    return both_said(out, tr("plainly.number.advice", r.language, {share_said(r, plan, "weight_of_advice")}));
}

// ---------------------------------------------------------------- a ranking

// Nobody is pushed out where no score is shown: the value itself is the difference, and its interval says enough.
std::string displaced_words(const Reading& r, std::size_t plan) {
    const lab::Estimate& e = r.estimate(plan, "displacement_rate");
    if (plan == 0 || !e.mean) return {};
    const std::string range =
        e.lo && e.hi ? " (" + range_words(e, Amount::points, r.language) + ')' : std::string();
    return tr("plainly.rank.displaced", r.language,
              {share_said(r, plan, "displacement_rate"), range, share_said(r, plan, "rank_agreement"),
               difference_behind(r, plan, "rank_agreement", Amount::points)});
}

std::string rank_words(const Reading& r, std::size_t plan) {
    if (!r.estimate(plan, "capture_rate").mean) return {};
    std::string out = tr("plainly.rank.caught", r.language,
                         {r.definition().decision.act.in(r.language), share_said(r, plan, "capture_rate"),
                          difference_behind(r, plan, "capture_rate", Amount::points)});
    out = both_said(out, displaced_words(r, plan));
    if (!r.estimate(plan, "late_wait_hours").mean) return out;
    return both_said(out, tr("plainly.rank.late", r.language,
                             {number_of(r, plan, "late_wait_hours"),
                              difference_behind(r, plan, "late_wait_hours", Amount::cases)}));
}

}  // namespace

std::string difference_behind(const Reading& r, std::size_t plan, std::string_view measure, Amount amount) {
    const lab::Estimate* e = r.difference(plan, measure);
    if (e == nullptr || !e->mean) return {};
    std::string middle = difference_words(e->mean, amount, r.language);
    const std::string same = tr("report.amount.same", r.language);
    if (amount == Amount::points && middle != same) {
        const std::string number = shown(std::abs(*e->mean), amount, r.language);
        middle = tr(*e->mean < 0 ? "plainly.points_lower" : "plainly.points_higher", r.language, {number});
    }
    const std::string range = range_of_difference(*e, amount, r.language);
    if (range.empty() || range == same) return " (" + middle + ')';
    return tr("plainly.against", r.language, {middle, range});
}

std::string number_contrast(const Reading& r, std::size_t plan) {
    if (plan == 0 || r.definition().decision.kind != sim::DecisionKind::number) return {};
    const Verdict beyond = verdict_beyond(r, plan);
    const Verdict error = verdict_on(r, plan, "mean_error_share", Amount::points);
    const bool more = is_more(beyond) && is_less(error);
    if (!more && !(is_less(beyond) && is_more(error))) return {};
    const auto verb = [&](Verdict v) {
        return tr(is_stated(v) ? "report.verb.gives" : "report.verb.seems_to_give", r.language);
    };
    return tr(more ? "plainly.number.more_but_smaller" : "plainly.number.fewer_but_larger", r.language,
              {capitalised(r.called(plan)), verb(beyond),
               base::format_percent(r.definition().decision.amount.tolerance, 0, r.language), verb(error)});
}

std::string kind_sentences(const Reading& r, std::size_t plan) {
    switch (r.definition().decision.kind) {
    case sim::DecisionKind::act_or_dismiss:
        break;
    case sim::DecisionKind::choose:
        return choose_words(r, plan);
    case sim::DecisionKind::route:
        return route_words(r, plan);
    case sim::DecisionKind::rank:
        return rank_words(r, plan);
    case sim::DecisionKind::complete:
        return complete_words(r, plan);
    case sim::DecisionKind::number:
        return number_words(r, plan);
    }
    return {};
}

}  // namespace skoen::report
