#include "report/overall_words.h"

#include <algorithm>

#include "report/verdicts.h"
#include "sim/decision.h"

namespace skoen::report {

namespace {

constexpr double kNearlyAll = 0.9;  // of the time saved

// Harm in two decimals, as one compares it with a weight; smaller differences are nothing to point at.
constexpr Amount kHarm = Amount::scale;

bool does_less(double harm, double than) { return than - harm >= 2 * smallest_shown(kHarm); }

struct Least {
    std::size_t plan = 0;
    double harm = 0;
};

// Of those played, from the plan `first` on.
std::optional<Least> least_harm(const Reading& r, std::size_t first) {
    std::optional<Least> best;
    for (std::size_t i = first; i < r.plans(); ++i) {
        const auto& harm = r.estimate(i, "harm_cost").mean;
        if (harm && (!best || *harm < best->harm)) best = Least{i, *harm};
    }
    return best;
}

std::string in_which(const Reading& r, std::size_t plan) {
    return plan == 0 ? r.called(0) : tr("plainly.under_plan", r.language, {r.called(plan)});
}

std::vector<std::string> rule_words(const Reading& r) {
    const auto policies = sim::policy_points(r.tally(0), r.definition().costs);
    const auto all = least_harm(r, 0), plans = least_harm(r, 1);
    if (!policies || !all || !plans || !has_plain_rules(r.definition())) return {};
    const std::string act = r.definition().decision.act.in(r.language);
    const bool always = policies->always.harm_cost < policies->never.harm_cost;
    const std::string rule = tr(always ? "report.policy.always" : "report.policy.never", r.language, {act});
    const double harm = std::min(policies->always.harm_cost, policies->never.harm_cost);
    const double tool = policies->tool.harm_cost;
    const auto words = [&](double value) { return shown(value, kHarm, r.language); };
    const bool rule_wins = does_less(harm, all->harm);
    const bool tool_wins = does_less(tool, all->harm);
    std::vector<std::string> out;
    if (rule_wins && harm < tool)
        out.push_back(tr("plainly.rule_best", r.language,
                         {rule, words(harm), words(all->harm), in_which(r, all->plan)}));
    if (tool_wins)
        out.push_back(tr("plainly.alone_best", r.language,
                         {words(tool), words(plans->harm), in_which(r, plans->plan)}));
    if (rule_wins && !(harm < tool)) out.push_back(tr("plainly.rule_too", r.language, {rule, words(harm)}));
    return out;
}

// Where every plan lets the robot decide alone, the time that it takes off is its share of the cases, at the minutes that
// a case takes in the office without the score.
std::string robot_words(const Reading& r) {
    if (!sim::has_options(r.definition().decision.kind) || r.plans() < 2) return {};
    const auto& minutes = r.estimate(0, "minutes_per_case").mean;
    double low = 1, high = 0;
    bool from_there = minutes.has_value();
    for (std::size_t i = 1; i < r.plans(); ++i) {
        const auto& alone = r.estimate(i, "automatic_rate").mean;
        if (!alone || *alone < smallest_shown(Amount::points)) return {};
        low = std::min(low, *alone);
        high = std::max(high, *alone);
        const lab::Estimate& saved = *r.difference(i, "minutes_per_case");
        from_there = from_there && verdict_on(r, i, "minutes_per_case", Amount::minutes) == Verdict::less &&
                     saved.mean && *alone * *minutes >= kNearlyAll * -*saved.mean;
    }
    const std::string least = base::format_percent(low, 0, r.language),
                      most = base::format_percent(high, 0, r.language);
    const std::string share = least == most ? most
                                            : tr("report.amount.range", r.language,
                                                 {base::format_number(100 * low, 0, r.language), most});
    std::string out = tr(r.plans() == 2 ? "plainly.robot_one" : "plainly.robot_all", r.language, {share});
    if (from_there) out += ' ' + tr("plainly.robot_time", r.language);
    return out;
}

// What tells two plans apart may reach nobody: a display beside a score that everybody goes by, say.
std::vector<std::string> same_words(const Reading& r) {
    std::vector<std::string> out;
    std::vector<bool> told(r.plans(), false);
    for (std::size_t i = 0; i < r.plans(); ++i) {
        std::vector<std::string> alike{r.called(i)};
        for (std::size_t k = i + 1; k < r.plans() && !told[i]; ++k) {
            if (r.plan(i).hash == 0 || r.plan(i).hash != r.plan(k).hash) continue;
            alike.push_back(r.called(k));
            told[k] = true;
        }
        if (alike.size() > 1)
            out.push_back(
                tr("plainly.came_to_the_same", r.language, {capitalised(listed(alike, r.language))}));
    }
    return out;
}

}  // namespace

bool has_plain_rules(const sim::Definition& definition) {
    const sim::DecisionKind kind = definition.decision.kind;
    return sim::is_yes_or_no(kind) && kind != sim::DecisionKind::rank;
}

std::vector<std::string> overall_words(const Reading& r) {
    std::vector<std::string> out = rule_words(r);
    if (std::string robot = robot_words(r); !robot.empty()) out.push_back(std::move(robot));
    for (std::string& same : same_words(r)) out.push_back(std::move(same));
    return out;
}

}  // namespace skoen::report
