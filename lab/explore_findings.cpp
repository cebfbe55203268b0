// What the rows of an exploration say.
#include <algorithm>
#include <numeric>

#include "lab/ensemble.h"
#include "lab/explore.h"
#include "sim/base/error.h"

namespace skoen::lab {

namespace {

constexpr std::string_view kBehaviourField = "/behaviour/";

double harm_per_case(const ErrorTotals& e, const sim::Costs& costs) {
    const double left = (1.0 - costs.averted_share) * costs.missed;
    const auto caught = static_cast<double>(e.harm - e.missed);
    return (costs.missed * static_cast<double>(e.missed) + left * caught +
            costs.disturbed * static_cast<double>(e.disturbed)) /
           static_cast<double>(e.cases);
}

// Each set of assumptions counts the same, however many cases there were.
PlanOutcome outcome_of(const std::vector<PlanSums>& draws, const sim::Costs& costs) {
    PlanOutcome out;
    for (const PlanSums& s : draws) {
        base::ensure(s.offices > 0 && s.errors.cases > 0, "a plan that was not played");
        const auto cases = static_cast<double>(s.errors.cases), offices = static_cast<double>(s.offices);
        out.harm_cost += harm_per_case(s.errors, costs);
        out.missed += static_cast<double>(s.errors.missed) / cases;
        out.disturbed += static_cast<double>(s.errors.disturbed) / cases;
        out.leader_hours += s.leader_hours / offices;
        out.worker_hours += s.worker_hours / offices;
        out.support += s.support / offices;
        out.minutes += s.minutes / cases;
    }
    const auto n = static_cast<double>(draws.size());
    for (double PlanOutcome::*field :
         {&PlanOutcome::harm_cost, &PlanOutcome::missed, &PlanOutcome::disturbed, &PlanOutcome::leader_hours,
          &PlanOutcome::worker_hours, &PlanOutcome::support, &PlanOutcome::minutes})
        out.*field /= n;
    return out;
}

// Less is better in all of them.
std::array<double, 4> aims_of(const PlanOutcome& p) {
    return {p.harm_cost, p.disturbed, p.leader_hours + p.worker_hours, -p.support};
}

bool beats(const PlanOutcome& a, const PlanOutcome& b) {
    const auto x = aims_of(a), y = aims_of(b);
    bool better = false;
    for (std::size_t k = 0; k < x.size(); ++k) {
        if (x[k] > y[k]) return false;
        better = better || x[k] < y[k];
    }
    return better;
}

void find_front(Findings& f) {
    for (std::size_t i = 0; i < f.plans.size(); ++i) {
        PlanOutcome& one = f.plans[i];
        one.on_front =
            one.within_budget && std::none_of(f.plans.begin(), f.plans.end(), [&](const PlanOutcome& other) {
                return other.within_budget && beats(other, one);
            });
        if (one.on_front) f.front.push_back(i);
    }
    std::stable_sort(f.front.begin(), f.front.end(), [&](std::size_t a, std::size_t b) {
        return f.plans[a].harm_cost < f.plans[b].harm_cost;
    });
}

void find_regret(Findings& f) {
    const std::size_t none = f.plans.size(), draws = f.harm.front().size();
    f.least_mean_regret = f.least_largest_regret = none;
    for (std::size_t d = 0; d < draws; ++d) {
        std::optional<double> best;
        for (std::size_t i = 0; i < none; ++i) {
            if (f.plans[i].within_budget && (!best || f.harm[i][d] < *best)) best = f.harm[i][d];
        }
        if (!best) return;
        for (std::size_t i = 0; i < none; ++i) {
            const double regret = f.harm[i][d] - *best;
            f.plans[i].mean_regret += regret / static_cast<double>(draws);
            f.plans[i].largest_regret = d == 0 ? regret : std::max(f.plans[i].largest_regret, regret);
        }
    }
    const auto least = [&](double PlanOutcome::*regret) {
        std::size_t found = none;
        for (std::size_t i = 0; i < none; ++i) {
            if (!f.plans[i].within_budget) continue;
            if (found == none || f.plans[i].*regret < f.plans[found].*regret) found = i;
        }
        return found;
    };
    f.least_mean_regret = least(&PlanOutcome::mean_regret);
    f.least_largest_regret = least(&PlanOutcome::largest_regret);
}

}  // namespace

Findings findings_of(const ExploreSums& sums, const sim::Costs& costs, double leader_hours,
                     double worker_hours) {
    base::ensure(!sums.empty() && !sums.front().empty(), "findings of nothing");
    Findings out;
    for (const std::vector<PlanSums>& draws : sums) {
        out.plans.push_back(outcome_of(draws, costs));
        PlanOutcome& plan = out.plans.back();
        plan.within_budget = plan.leader_hours <= leader_hours && plan.worker_hours <= worker_hours;
        out.harm.emplace_back();
        for (const PlanSums& s : draws) out.harm.back().push_back(harm_per_case(s.errors, costs));
    }
    find_front(out);
    find_regret(out);
    return out;
}

Belief belief_between(const Findings& findings, const SetTable& table, std::size_t first, std::size_t plan,
                      std::size_t versus) {
    const sim::Measure* harm = sim::find_measure("harm_cost");
    base::ensure(harm != nullptr, "harm is not a measure");
    const auto measure = static_cast<std::size_t>(harm - sim::measures().data());
    // An ensemble of the two plans with nothing but harm in it.
    Ensemble ensemble;
    ensemble.strategies.resize(2);
    ensemble.measures.assign(2, std::vector<std::vector<std::optional<double>>>(sim::measures().size()));
    for (std::size_t f = 0; f < table.fields.size(); ++f) {
        if (!table.fields[f].starts_with(kBehaviourField)) continue;
        ensemble.parameters.push_back(table.fields[f].substr(kBehaviourField.size()));
        ensemble.values.emplace_back(table.values[f].begin() + static_cast<std::ptrdiff_t>(first),
                                     table.values[f].end());
    }
    std::size_t wins = 0;
    const std::size_t sets = findings.harm[plan].size();
    for (std::size_t d = first; d < sets; ++d) {
        ensemble.measures[0][measure].emplace_back(findings.harm[versus][d]);
        ensemble.measures[1][measure].emplace_back(findings.harm[plan][d]);
        wins += findings.harm[plan][d] < findings.harm[versus][d] ? 1U : 0U;
    }
    if (ensemble.parameters.empty()) return {sets - first, wins, "", false, 0};
    const TurningPoint turn = turning_point(ensemble, 1, 0, measure);
    return {turn.draws, turn.wins, turn.parameter, turn.above, turn.cut};
}

Belief belief_between(const Findings& findings, const sim::World& world, std::size_t plan,
                      std::size_t versus) {
    scenarios::Exploration priors;
    priors.draws = static_cast<int>(findings.harm[plan].size());
    return belief_between(findings, AssumptionSets(world, priors).table(), 1, plan, versus);
}

}  // namespace skoen::lab
