#include "sim/measures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/auc.h"

namespace skoen::sim {

namespace {

using Value = std::optional<double>;
using In = MeasureInput;

Value ratio(double numerator, double denominator) {
    if (!(denominator > 0.0)) return std::nullopt;
    return numerator / denominator;
}
Value ratio(std::int64_t numerator, std::int64_t denominator) {
    return ratio(static_cast<double>(numerator), static_cast<double>(denominator));
}

const Tally& t(const In& in) { return in.summary.tally; }
const PairCounts& y(const In& in) { return in.summary.tally.outcome; }
const PairCounts& k(const In& in) { return in.summary.tally.knowable; }
DecisionKind kind(const In& in) { return in.summary.tally.kind; }
bool yes_or_no(const In& in) { return is_yes_or_no(kind(in)); }
const KindCounts& o(const In& in) { return in.summary.tally.of_kind; }
bool shown(const In& in) { return t(in).shown > 0; }

// Expected harm of given cells, in units of one needless action.
double harm_of(double acts_harm, double acts_harmless, double dismiss_harm, const Costs& c) {
    return acts_harm * (1.0 - c.averted_share) * c.missed + acts_harmless * c.disturbed +
           dismiss_harm * c.missed;
}

double decided_harm(const PairCounts& c, const Costs& costs) {
    return harm_of(static_cast<double>(c.acts_harm), static_cast<double>(c.acts_harmless),
                   static_cast<double>(c.dismiss_harm), costs);
}

Value synergy(const In& in) {
    if (!shown(in)) return std::nullopt;
    const PairCounts& c = y(in);
    const double alone =
        harm_of(static_cast<double>(c.twin_acts_harm), static_cast<double>(c.twin_acts_harmless),
                static_cast<double>(c.twin_dismiss_harm), in.costs);
    const double tool =
        harm_of(static_cast<double>(c.tool_acts_harm), static_cast<double>(c.tool_acts_harmless),
                static_cast<double>(c.tool_dismiss_harm), in.costs);
    return ratio(std::min(alone, tool) - decided_harm(c, in.costs), static_cast<double>(t(in).cases));
}

Value error_ratio(const PairCounts& c) {
    const Value with = ratio(c.tool_wrong_error, c.tool_wrong);
    const Value without = ratio(c.tool_wrong_twin_error, c.tool_wrong);
    if (!with || !without || *without == 0.0) return std::nullopt;
    return *with / *without;
}

Value group_gap(const In& in, std::int64_t GroupCounts::*numerator, std::int64_t GroupCounts::*denominator) {
    if (in.equity_bit >= kMaxGroups) return std::nullopt;
    const GroupCounts& inside = t(in).groups[in.equity_bit];
    const GroupCounts& outside = t(in).groups[kMaxGroups];
    const Value a = ratio(inside.*numerator, inside.*denominator);
    const Value b = ratio(outside.*numerator, outside.*denominator);
    if (!a || !b) return std::nullopt;
    return *a - *b;
}

Value auc(const In& in) {
    if (in.judgements == nullptr || !yes_or_no(in)) return std::nullopt;
    return stats::auc_from_histogram(in.judgements->harm, in.judgements->harmless);
}

Value noise(double pooled_root, double plays) {
    const Value mean_square = ratio(pooled_root * pooled_root, plays);
    if (!mean_square) return std::nullopt;
    return std::sqrt(*mean_square);
}

Value tool_accuracy(const In& in) {
    return ratio(y(in).tool_acts_harm + y(in).tool_dismiss_harmless, t(in).cases);
}

Value belief_gap(const In& in) {
    const Value belief = ratio(in.summary.belief, in.summary.plays);
    const Value truth = tool_accuracy(in);
    if (!belief || !truth || !shown(in)) return std::nullopt;
    return *belief - *truth;
}

// Of one kind of decision only.
Value only(const In& in, DecisionKind wanted, double numerator, double denominator) {
    return kind(in) == wanted ? ratio(numerator, denominator) : Value();
}
Value of_options(const In& in, std::int64_t numerator, std::int64_t denominator) {
    return has_options(kind(in)) ? ratio(numerator, denominator) : Value();
}
double cases(const In& in) { return static_cast<double>(t(in).cases); }
double top(const In& in) { return static_cast<double>(y(in).acts_harm + y(in).acts_harmless); }

constexpr std::string_view kKinds = "docs/kinds.md";
constexpr std::string_view kOwn = "docs/model.md, section 7";
constexpr std::string_view kSchemmer = "Schemmer et al. 2023 (IUI), appropriateness of reliance";
constexpr std::string_view kGoddard = "Goddard, Roudsari & Wyatt 2012 (JAMIA), automation bias";
constexpr std::string_view kKahneman = "Kahneman, Sibony & Sunstein 2021, noise audit";

const auto& table() {
    static const std::array all = {
        Measure{"accuracy", "share", "all cases", kOwn, Better::more,
                [](const In& in) { return ratio(y(in).acts_harm + y(in).dismiss_harmless, t(in).cases); }},
        Measure{"sensitivity", "share", "cases with harm", kOwn, Better::more,
                [](const In& in) { return !yes_or_no(in) ? Value() : ratio(y(in).acts_harm, y(in).acts_harm + y(in).dismiss_harm); }},
        Measure{"specificity", "share", "cases without harm", kOwn, Better::more,
                [](const In& in) {
                    return !yes_or_no(in) ? Value() : ratio(y(in).dismiss_harmless, y(in).dismiss_harmless + y(in).acts_harmless);
                }},
        Measure{"auc", "AUC", "pairs of a case with and one without harm", "Hanley & McNeil 1982",
                Better::more, auc},
        Measure{"harm_cost", "cost a case", "all cases", "Elkan 2001; docs/model.md, section 7", Better::less,
                [](const In& in) {
                    return ratio(decided_harm(y(in), in.costs), static_cast<double>(t(in).cases));
                }},
        Measure{"act_rate", "share", "all cases", kOwn, Better::neither,
                [](const In& in) { return ratio(t(in).acts, t(in).cases); }},
        Measure{"missed_rate", "share", "all cases", kOwn, Better::less,
                [](const In& in) { return ratio(y(in).dismiss_harm, t(in).cases); }},
        Measure{"disturbed_rate", "share", "all cases", kOwn, Better::less,
                [](const In& in) { return ratio(y(in).acts_harmless, t(in).cases); }},
        Measure{"harm_rate", "share", "all cases", kOwn, Better::less,
                [](const In& in) {
                    const double left = 1.0 - in.costs.averted_share;
                    return ratio(static_cast<double>(y(in).dismiss_harm) +
                                     left * static_cast<double>(y(in).acts_harm),
                                 static_cast<double>(t(in).cases));
                }},
        Measure{"agreement_rate", "share", "all cases", kOwn, Better::neither,
                [](const In& in) { return ratio(t(in).agree, t(in).cases); }},
        Measure{"own_before_rate", "share", "all cases", kOwn, Better::neither,
                [](const In& in) { return ratio(t(in).own_before, t(in).cases); }},
        Measure{"skip_rate", "share", "all cases", kOwn, Better::less,
                [](const In& in) { return ratio(t(in).skipped, t(in).cases); }},
        Measure{"override_rate", "share", "cases with the score shown", kOwn, Better::neither,
                [](const In& in) { return ratio(t(in).overrides, t(in).shown); }},
        Measure{"override_of_act_rate", "share", "shown scores that recommend action", kOwn, Better::neither,
                [](const In& in) { return !yes_or_no(in) ? Value() : ratio(t(in).overrides_of_act, t(in).shown_recommends_act); }},
        Measure{
            "override_of_dismiss_rate", "share", "shown scores that recommend dismissal", kOwn,
            Better::neither,
            [](const In& in) { return ratio(t(in).overrides_of_dismiss, t(in).shown_recommends_dismiss); }},
        Measure{"override_right_rate", "share", "overrides", kOwn, Better::more,
                [](const In& in) { return ratio(y(in).overrides_right, t(in).overrides); }},
        Measure{"override_right_rate_knowable", "share", "overrides", kOwn, Better::more,
                [](const In& in) { return ratio(k(in).overrides_right, t(in).overrides); }},
        Measure{"move_rate_when_disagree", "share", "shown cases whose twin disagrees with the score", kOwn,
                Better::neither,
                [](const In& in) { return ratio(t(in).twin_disagrees_moved, t(in).twin_disagrees); }},
        Measure{"misled_rate", "share", "all cases", kOwn, Better::less,
                [](const In& in) { return ratio(y(in).misled, t(in).cases); }},
        Measure{"misled_rate_knowable", "share", "all cases", kOwn, Better::less,
                [](const In& in) { return ratio(k(in).misled, t(in).cases); }},
        Measure{"rescued_rate", "share", "all cases", kOwn, Better::more,
                [](const In& in) { return ratio(y(in).rescued, t(in).cases); }},
        Measure{"rescued_rate_knowable", "share", "all cases", kOwn, Better::more,
                [](const In& in) { return ratio(k(in).rescued, t(in).cases); }},
        Measure{"commission_rate", "share", "all cases", kGoddard, Better::less,
                [](const In& in) { return ratio(y(in).commission, t(in).cases); }},
        Measure{"commission_rate_knowable", "share", "all cases", kGoddard, Better::less,
                [](const In& in) { return ratio(k(in).commission, t(in).cases); }},
        Measure{"omission_rate", "share", "all cases", kGoddard, Better::less,
                [](const In& in) { return ratio(y(in).omission, t(in).cases); }},
        Measure{"omission_rate_knowable", "share", "all cases", kGoddard, Better::less,
                [](const In& in) { return ratio(k(in).omission, t(in).cases); }},
        Measure{"automation_bias_rr", "ratio", "errors of the twin, among shown wrong scores", kGoddard,
                Better::less, [](const In& in) { return error_ratio(y(in)); }},
        Measure{"automation_bias_rr_knowable", "ratio", "errors of the twin, among shown wrong scores",
                kGoddard, Better::less, [](const In& in) { return error_ratio(k(in)); }},
        Measure{"rair", "share", "shown, twin wrong and score right", kSchemmer, Better::more,
                [](const In& in) {
                    return ratio(y(in).tool_right_twin_wrong_followed, y(in).tool_right_twin_wrong);
                }},
        Measure{"rair_knowable", "share", "shown, twin wrong and score right", kSchemmer, Better::more,
                [](const In& in) {
                    return ratio(k(in).tool_right_twin_wrong_followed, k(in).tool_right_twin_wrong);
                }},
        Measure{"rsr", "share", "shown, twin right and score wrong", kSchemmer, Better::more,
                [](const In& in) {
                    return ratio(y(in).tool_wrong_twin_right - y(in).tool_wrong_twin_right_followed,
                                 y(in).tool_wrong_twin_right);
                }},
        Measure{"rsr_knowable", "share", "shown, twin right and score wrong", kSchemmer, Better::more,
                [](const In& in) {
                    return ratio(k(in).tool_wrong_twin_right - k(in).tool_wrong_twin_right_followed,
                                 k(in).tool_wrong_twin_right);
                }},
        Measure{
            "wrong_score_followed_rate", "share", "shown, twin right and score wrong", kGoddard, Better::less,
            [](const In& in) {
                return ratio(y(in).tool_wrong_twin_right_followed, y(in).tool_wrong_twin_right);
            }},
        Measure{
            "wrong_score_followed_rate_knowable", "share", "shown, twin right and score wrong", kGoddard,
            Better::less,
            [](const In&
                   in) { return ratio(k(in).tool_wrong_twin_right_followed, k(in).tool_wrong_twin_right); }},
        Measure{"synergy", "cost a case",
                "all cases; cost saved against the better of worker alone and score alone",
                "Vaccaro, Almaatouq & Malone 2024", Better::more, synergy},
        Measure{"act_rate_gap", "share points", "the equity group against all others", kOwn, Better::neither,
                [](const In& in) { return group_gap(in, &GroupCounts::acts, &GroupCounts::cases); }},
        Measure{
            "false_positive_gap", "share points", "harmless cases, the equity group against all others", kOwn,
            Better::neither,
            [](const In& in) { return group_gap(in, &GroupCounts::acts_harmless, &GroupCounts::harmless); }},
        Measure{"missed_gap", "share points", "cases with harm, the equity group against all others", kOwn,
                Better::neither,
                [](const In& in) { return group_gap(in, &GroupCounts::dismiss_harm, &GroupCounts::harm); }},
        Measure{"level_noise", "log-odds", "audit deck at the end", kKahneman, Better::less,
                [](const In& in) { return has_options(kind(in)) ? Value() : noise(in.summary.level_noise, in.summary.plays); }},
        Measure{"pattern_noise", "log-odds", "audit deck at the end", kKahneman, Better::less,
                [](const In& in) { return has_options(kind(in)) ? Value() : noise(in.summary.pattern_noise, in.summary.plays); }},
        Measure{"occasion_noise", "log-odds", "audit deck at the end", kKahneman, Better::less,
                [](const In& in) { return has_options(kind(in)) ? Value() : noise(in.summary.occasion_noise, in.summary.plays); }},
        Measure{"minutes_per_case", "minutes", "all cases", kOwn, Better::less,
                [](const In& in) { return ratio(t(in).minutes, static_cast<double>(t(in).cases)); }},
        Measure{"wait_hours", "hours", "all cases", kOwn, Better::less,
                [](const In& in) { return ratio(t(in).wait_hours, static_cast<double>(t(in).cases)); }},
        Measure{"backlog", "cases", "seats and weeks, at the end of the week", kOwn, Better::less,
                [](const In& in) { return ratio(in.summary.waiting_weeks, in.summary.weeks); }},
        Measure{"deadline_breach_rate", "share", "all cases", kOwn, Better::less,
                [](const In& in) { return ratio(t(in).late, t(in).cases); }},
        Measure{"leader_hours", "hours", "an office and run", kOwn, Better::less,
                [](const In& in) { return ratio(in.summary.leader_hours, in.summary.plays); }},
        Measure{"worker_hours", "hours", "an office and run", kOwn, Better::less,
                [](const In& in) { return ratio(in.summary.worker_hours, in.summary.plays); }},
        Measure{"support", "0 to 1", "workers at the end", kOwn, Better::more,
                [](const In& in) { return ratio(in.summary.support, in.summary.plays); }},
        Measure{"belief", "share", "workers at the end", kOwn, Better::neither,
                [](const In& in) { return ratio(in.summary.belief, in.summary.plays); }},
        Measure{"belief_calibration", "share points", "belief minus the tool's true accuracy", kOwn,
                Better::neither, belief_gap},
        Measure{"skill", "share of experienced", "workers at the end", kOwn, Better::more,
                [](const In& in) { return ratio(in.summary.skill, in.summary.plays); }},
        Measure{"outcome_rate", "share", "all cases", kKinds, Better::more,
                [](const In& in) { return only(in, DecisionKind::choose, o(in).outcome, cases(in)); }},
        Measure{"unfamiliar_rate", "share", "all cases", kKinds, Better::neither,
                [](const In& in) { return of_options(in, o(in).unfamiliar, t(in).cases); }},
        Measure{"automatic_rate", "share", "all cases", kKinds, Better::neither,
                [](const In& in) { return of_options(in, o(in).automatic, t(in).cases); }},
        Measure{"automatic_wrong_rate", "share", "cases that the tool decided alone", kKinds, Better::less,
                [](const In& in) { return of_options(in, o(in).automatic_wrong, o(in).automatic); }},
        Measure{"urgent_wrong_rate", "share", "urgent cases", kKinds, Better::less,
                [](const In& in) { return of_options(in, o(in).urgent_wrong, o(in).urgent); }},
        Measure{"weight_of_advice", "share", "shown, own number and advice differ", "Yaniv & Foster 1997",
                Better::neither,
                [](const In& in) {
                    return only(in, DecisionKind::number, o(in).advice_weight, static_cast<double>(o(in).advised));
                }},
        Measure{"mean_error", "unit of the number", "all cases", kKinds, Better::less,
                [](const In& in) { return only(in, DecisionKind::number, o(in).error, cases(in)); }},
        Measure{"mean_error_share", "share", "all cases", kKinds, Better::less,
                [](const In& in) { return only(in, DecisionKind::number, o(in).error_share, cases(in)); }},
        Measure{"alone_error_share", "share", "all cases, the local twin's number", kKinds, Better::less,
                [](const In& in) { return only(in, DecisionKind::number, o(in).twin_error_share, cases(in)); }},
        Measure{"tool_error_share", "share", "all cases, the tool's number", kKinds, Better::less,
                [](const In& in) { return only(in, DecisionKind::number, o(in).tool_error_share, cases(in)); }},
        Measure{"turnaround_days", "days", "all cases", kKinds, Better::less,
                [](const In& in) { return only(in, DecisionKind::complete, o(in).outcome, cases(in)); }},
        Measure{"clock_days", "days", "all cases", kKinds, Better::neither,
                [](const In& in) { return only(in, DecisionKind::complete, o(in).clock_days, cases(in)); }},
        Measure{"capture_rate", "share", "cases with harm", kKinds, Better::more,
                [](const In& in) {
                    return only(in, DecisionKind::rank, static_cast<double>(y(in).acts_harm),
                                static_cast<double>(y(in).acts_harm + y(in).dismiss_harm));
                }},
        Measure{"precision_at_capacity", "share", "cases taken up", kKinds, Better::more,
                [](const In& in) {
                    return only(in, DecisionKind::rank, static_cast<double>(y(in).acts_harm), top(in));
                }},
        Measure{"displacement_rate", "share", "cases that the local twin would have taken up", kKinds,
                Better::neither,
                [](const In& in) {
                    const auto twin = static_cast<double>(y(in).twin_acts_harm + y(in).twin_acts_harmless);
                    return only(in, DecisionKind::rank, twin - static_cast<double>(o(in).taken_with_twin), twin);
                }},
        Measure{"rank_agreement", "share", "cases taken up", kKinds, Better::neither,
                [](const In& in) {
                    return only(in, DecisionKind::rank, static_cast<double>(o(in).taken_with_tool), top(in));
                }},
        Measure{"late_wait_hours", "hours", "late cases", kKinds, Better::less,
                [](const In& in) {
                    return only(in, DecisionKind::rank, o(in).late_hours, static_cast<double>(t(in).late));
                }},
    };
    return all;
}

PolicyPoint point(double acts_harm, double acts_harmless, double dismiss_harm, double cases,
                  const Costs& costs) {
    return {dismiss_harm / cases, acts_harmless / cases,
            harm_of(acts_harm, acts_harmless, dismiss_harm, costs) / cases};
}

}  // namespace

std::span<const Measure> measures() { return table(); }

const Measure* find_measure(std::string_view id) {
    const auto all = measures();
    const auto found = std::find_if(all.begin(), all.end(), [id](const Measure& m) { return m.id == id; });
    return found == all.end() ? nullptr : &*found;
}

std::string_view headline_of(DecisionKind kind) {
    switch (kind) {
    case DecisionKind::act_or_dismiss:
        break;
    case DecisionKind::choose:
        return "outcome_rate";
    case DecisionKind::route:
        return "accuracy";
    case DecisionKind::rank:
        return "capture_rate";
    case DecisionKind::complete:
        return "turnaround_days";
    case DecisionKind::number:
        return "mean_error_share";
    }
    return "harm_cost";
}

std::span<const std::string_view> measures_of_kind(DecisionKind kind) {
    using namespace std::string_view_literals;
    static constexpr std::array kChoose = {"outcome_rate"sv, "unfamiliar_rate"sv};
    static constexpr std::array kRoute = {"unfamiliar_rate"sv, "automatic_rate"sv, "automatic_wrong_rate"sv,
                                          "urgent_wrong_rate"sv};
    static constexpr std::array kRank = {"capture_rate"sv, "precision_at_capacity"sv, "displacement_rate"sv,
                                         "rank_agreement"sv, "late_wait_hours"sv};
    static constexpr std::array kComplete = {"turnaround_days"sv, "clock_days"sv};
    static constexpr std::array kNumber = {"weight_of_advice"sv, "mean_error"sv, "mean_error_share"sv,
                                           "alone_error_share"sv, "tool_error_share"sv};
    switch (kind) {
    case DecisionKind::act_or_dismiss:
        break;
    case DecisionKind::choose:
        return kChoose;
    case DecisionKind::route:
        return kRoute;
    case DecisionKind::rank:
        return kRank;
    case DecisionKind::complete:
        return kComplete;
    case DecisionKind::number:
        return kNumber;
    }
    return {};
}

bool belongs_to_another_kind(std::string_view id, DecisionKind kind) {
    const auto defined_in = [&](DecisionKind k) {
        const auto ids = measures_of_kind(k);
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    if (defined_in(kind)) return false;
    for (int k = 0; k <= static_cast<int>(DecisionKind::number); ++k) {
        if (defined_in(static_cast<DecisionKind>(k))) return true;
    }
    return false;
}

std::optional<PolicyPoints> policy_points(const Tally& tally, const Costs& costs) {
    if (tally.cases == 0 || !is_yes_or_no(tally.kind))
        return std::nullopt;  // always and never are no policies
    const auto n = static_cast<double>(tally.cases);
    const PairCounts& c = tally.outcome;
    const auto d = [](std::int64_t count) { return static_cast<double>(count); };
    PolicyPoints p;
    p.decided = point(d(c.acts_harm), d(c.acts_harmless), d(c.dismiss_harm), n, costs);
    p.twin = point(d(c.twin_acts_harm), d(c.twin_acts_harmless), d(c.twin_dismiss_harm), n, costs);
    p.tool = point(d(c.tool_acts_harm), d(c.tool_acts_harmless), d(c.tool_dismiss_harm), n, costs);
    const double harm = d(c.acts_harm + c.dismiss_harm);
    const double harmless = d(c.acts_harmless + c.dismiss_harmless);
    p.always = point(harm, harmless, 0.0, n, costs);
    p.never = point(0.0, 0.0, harm, n, costs);
    return p;
}

}  // namespace skoen::sim
