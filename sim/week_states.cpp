// Phases 4 to 9 of the week (week.h): what becomes known, and what the week does to people. docs/model.md, section 5.
#include <algorithm>
#include <cmath>

#include "sim/caseload.h"
#include "sim/week.h"
#include "sim/week_figures.h"

namespace skoen::sim {

using base::Purpose;

namespace {

constexpr double kRegistrationUnit = 10.0;  // minutes a case that count as one unit of G

}  // namespace

// Phase 4 ------------------------------------------------------------------------------------------------------------
void Weeks::become_known(int week) {
    const auto feedback = levers_.get<Feedback>(Lever::feedback);
    if (feedback == Feedback::none) return;
    const double reach = effective(levers_.strength(Lever::feedback), state_.fidelity);
    for (const Followed& e : state_.known_in[static_cast<std::size_t>(week)]) {
        const auto is = [&e](std::uint32_t bit) { return (e.flags & bit) != 0; };
        const auto seat = static_cast<std::size_t>(e.seat);
        const base::Subject who{e.number, e.seat, e.generation, e.arrival_week, load_.replication};
        // After acting only what the assessment finds is known, with error; after dismissal, what happened.
        const bool wrong_finding =
            is(kActs) && base::bernoulli(world_.draws.uniform(Purpose::finding, who), b_.finding_error);
        const bool found = wrong_finding != is(kHarm);
        const bool tool_right = is(kRecommended) == found;
        const double u = world_.draws.uniform(Purpose::review_reach, who);
        const bool same_worker = e.generation == state_.generation[seat];
        if (feedback == Feedback::own_cases || !b_.on_colleagues) {
            if (!same_worker || !base::bernoulli(u, reach)) continue;
            SeatWeek& now = state_.now[seat];
            if (is(kShown)) ++(tool_right ? now.known_hits : now.known_errors);
            now.known_own += is(kSkipped) ? 0 : 1;
            continue;
        }
        const bool differed = is(kShown) && is(kOwnActs) != is(kRecommended);
        if (!differed || !base::bernoulli(u, b_.review_share * reach)) continue;
        ++(tool_right ? state_.review_hits : state_.review_errors);
        if (same_worker) state_.now[seat].known_own += is(kSkipped) ? 0 : 1;
    }
}

// Phase 5 ------------------------------------------------------------------------------------------------------------
void Weeks::believe() {
    if (!b_.on_belief) return;
    const double keep = kept_after_a_week(b_.belief_half_life);
    const double agreement = b_.on_agreement_evidence ? b_.belief_agreement : 0.0;
    for (std::size_t seat = 0; seat < state_.traits.size(); ++seat) {
        const SeatWeek& now = state_.now[seat];
        const WorkerTraits& w = state_.traits[seat];
        const double hits = now.known_hits + b_.review_weight * state_.review_hits;
        const double errors = now.known_errors + b_.review_weight * state_.review_errors;
        double &a = state_.belief_a[seat], &b = state_.belief_b[seat];
        a = believed(w.belief_a, a, keep, b_.belief_hit, hits, agreement, now.agreed);
        b = believed(w.belief_b, b, keep, b_.belief_error, errors, agreement, now.disagreed);
    }
}

// Phase 6 ------------------------------------------------------------------------------------------------------------
void Weeks::learn(std::size_t seat) {
    if (!b_.on_skill) return;
    const SeatWeek& now = state_.now[seat];
    const WorkerTraits& w = state_.traits[seat];
    const double loss = base::exp(-b_.skill_fade * now.glimpses);
    const double practice = 1.0 - base::exp(-b_.skill_practice * now.own_assessments);
    const double feedback = 1.0 - base::exp(-b_.skill_learn * now.known_own);
    const auto step = [&](double skill, double practised, double expert) {
        skill *= loss;
        skill += practice * std::max(practised - skill, 0.0);
        return skill + feedback * std::max(expert - skill, 0.0);
    };
    state_.skill_facts[seat] = step(state_.skill_facts[seat], w.practised_facts, w.expert_facts);
    state_.skill_cues[seat] = step(state_.skill_cues[seat], w.practised_cues, w.expert_cues);
    for (std::size_t k = 0; k < w.knows.size(); ++k) {  // what one has tried, one knows
        if (((now.tried >> k) & 1U) != 0) state_.traits[seat].knows[k] = 1;
    }
}

// Phase 7 ------------------------------------------------------------------------------------------------------------
void Weeks::feel_supported(std::size_t seat, double team_mean) {
    if (!b_.on_support) return;
    const SeatWeek& now = state_.now[seat];
    const double n = std::max(now.handled, 1);
    const bool taken = levers_.get<SavedTime>(Lever::saved_time) == SavedTime::to_more_cases;
    const double relief = taken || now.full_minutes <= 0.0
                              ? 0.0
                              : std::clamp((now.full_minutes - now.minutes) / now.full_minutes, -1.0, 1.0);
    const double involved = levers_.get<Involvement>(Lever::involvement) == Involvement::workers_choose
                                ? b_.involvement_own * levers_.strength(Lever::involvement)
                                : 0.0;
    const double own = std::min(now.own_before_free / n + involved, 1.0);
    const double q = state_.belief_a[seat] / (state_.belief_a[seat] + state_.belief_b[seat]);
    const double insight = now.hard > 0 ? q * now.moved_hard / now.hard : 0.0;
    const double control = now.controlled / n;
    const double registration = now.extra_minutes / n / kRegistrationUnit;
    const double target = base::logistic(
        b_.support_base + state_.traits[seat].support + b_.support_relief * relief + b_.support_own * own +
        b_.support_insight * insight - b_.support_control * control - b_.support_registration * registration);
    const double peers = b_.on_colleagues ? b_.support_peers : 0.0;
    const double s = state_.support[seat];
    state_.support[seat] =
        std::clamp(s + b_.support_speed * (target - s) + peers * (team_mean - s), 0.0, 1.0);
}

// Phase 8 ------------------------------------------------------------------------------------------------------------
void Weeks::feel_pressure(std::size_t seat, int week) {
    const double end = static_cast<double>(week) * world_.intake_minutes;
    const Minutes& minutes = world_.definition.minutes;
    double waiting = std::max(state_.free_at[seat] - end, 0.0);
    const Inbox& inbox = state_.inbox[seat];
    for (std::size_t i = 0; i < inbox.size(); ++i)
        waiting += (minutes.file + minutes.cues) * inbox.column(Inbox::length)[i];
    const double weeks_behind = waiting / world_.intake_minutes;
    const double queue = b_.pressure_scale * std::max(weeks_behind - b_.pressure_slack, 0.0);
    state_.pressure[seat] = std::clamp(queue + world_.definition.office.other_pressure, 0.0, kMaxPressure);
}

// Phase 9 ------------------------------------------------------------------------------------------------------------
void Weeks::count_hours() {
    const auto n = static_cast<double>(state_.traits.size());
    double leader = 0, worker = 0;  // hours this week
    const double feedback = effective(levers_.strength(Lever::feedback), state_.fidelity);
    switch (levers_.get<Feedback>(Lever::feedback)) {
    case Feedback::none:
        break;
    case Feedback::own_cases:
        leader += b_.feedback_leader_hours * feedback;
        break;
    case Feedback::team_review:
        leader += b_.review_leader_hours * feedback;
        worker += b_.review_hours * feedback * n;
        break;
    }
    if (levers_.get<Training>(Lever::training) != Training::none) {
        worker += kTrainingHours * effective(levers_.strength(Lever::training), state_.fidelity) * n;
    }
    if (levers_.get<Monitoring>(Lever::monitoring) == Monitoring::override_rates) {
        leader += b_.monitoring_leader_hours * levers_.strength(Lever::monitoring);
    }
    if (levers_.get<Course>(Lever::course) != Course::none) {
        leader += b_.course_leader_hours * levers_.strength(Lever::course);
    }
    double registration = 0;  // minutes
    for (const SeatWeek& now : state_.now) registration += now.extra_minutes;
    state_.leader_minutes += 60.0 * leader;
    state_.worker_minutes += 60.0 * worker + registration;
}

}  // namespace skoen::sim
