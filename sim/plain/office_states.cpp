#include "sim/plain/office_weeks.h"

#include <algorithm>

// What a week leaves behind: phases 4 to 11.
namespace skoen::sim::plain {

using base::logistic;
using base::Purpose;

// (5.4)
void OfficeWeeks::pass_on_findings() {
    if (option<Feedback>(Lever::feedback) == Feedback::none) return;
    for (const Finding& finding : findings_) {
        if (finding.week == week_) pass_on(finding);
    }
}

void OfficeWeeks::pass_on(const Finding& finding) {
    const Event& e = finding.event;
    Seat& seat = seats_[finding.seat];
    bool found = e.harm;
    if (e.acts && world_.draws.uniform(Purpose::finding, finding.who) < b_.finding_error) found = !found;
    const bool tool_right = e.recommended == found;
    const bool still_there = seat.generation == e.generation;
    const double u = world_.draws.uniform(Purpose::review_reach, finding.who);
    if (option<Feedback>(Lever::feedback) == Feedback::own_cases || !b_.on_colleagues) {
        if (!still_there || !(u < reach())) return;
        if (e.shown) (tool_right ? seat.sums.known_hits : seat.sums.known_errors) += 1;
        if (!e.skipped) seat.sums.known_own += 1;
        return;
    }
    if (!e.shown || e.own_acts == e.recommended || !(u < b_.review_share * reach())) return;
    for (Seat& everybody : seats_)
        (tool_right ? everybody.sums.review_hits : everybody.sums.review_errors) += 1;
    if (still_there && !e.skipped) seat.sums.known_own += 1;
}

// (5.5)
void OfficeWeeks::update_belief(Seat& seat) const {
    if (!b_.on_belief) return;
    const WeekSums& s = seat.sums;
    const double keep = halving_in_a_week(b_.belief_half_life);
    const double hits = s.known_hits + b_.review_weight * s.review_hits;
    const double errors = s.known_errors + b_.review_weight * s.review_errors;
    const double ba = b_.on_agreement_evidence ? b_.belief_agreement : 0.0;
    const double a0 = seat.person.belief_hits;
    const double b0 = seat.person.belief_errors;
    seat.hits = a0 + keep * (seat.hits - a0) + b_.belief_hit * hits + ba * s.agreed;
    seat.errors = b0 + keep * (seat.errors - b0) + b_.belief_error * errors + ba * s.disagreed;
}

// (5.6)
void OfficeWeeks::update_skill(Seat& seat) const {
    if (!b_.on_skill) return;
    const double loss = base::exp(-b_.skill_fade * seat.sums.glimpses);
    const double practice = 1.0 - base::exp(-b_.skill_practice * seat.sums.assessed);
    const double feedback = 1.0 - base::exp(-b_.skill_learn * seat.sums.known_own);
    const auto next = [&](double k, double practised, double expert) {
        k = k * loss;
        k = k + practice * std::max(practised - k, 0.0);
        return k + feedback * std::max(expert - k, 0.0);
    };
    seat.kx = next(seat.kx, seat.person.practised_facts, seat.person.expert_facts);
    seat.ku = next(seat.ku, seat.person.practised_cues, seat.person.expert_cues);
    for (const int option : seat.sums.tried) seat.person.knows[static_cast<std::size_t>(option)] = true;
}

// (5.7)
void OfficeWeeks::update_support(Seat& seat, double team) const {
    if (!b_.on_support) return;
    const WeekSums& sums = seat.sums;
    const double n = std::max(sums.handled, 1);
    double relief = 0;
    if (option<SavedTime>(Lever::saved_time) != SavedTime::to_more_cases && sums.full > 0.0) {
        relief = std::clamp((sums.full - sums.minutes) / sums.full, -1.0, 1.0);
    }
    const double own = std::min(sums.own_before_free / n + b_.involvement_own * involvement(), 1.0);
    const double insight = sums.hard == 0 ? 0.0 : seat.q() * sums.moved_hard / sums.hard;
    const double control = sums.controlled / n;
    const double registration = sums.registration / n / 10.0;
    const double target = logistic(b_.support_base + seat.person.h + b_.support_relief * relief +
                                   b_.support_own * own + b_.support_insight * insight -
                                   b_.support_control * control - b_.support_registration * registration);
    const double s = seat.support;
    const double kp = b_.on_colleagues ? b_.support_peers : 0.0;
    seat.support = std::clamp(s + b_.support_speed * (target - s) + kp * (team - s), 0.0, 1.0);
}

// (5.8)
void OfficeWeeks::update_pressure(Seat& seat) const {
    double waiting = std::max(seat.free_at - static_cast<double>(week_) * m_intake_, 0.0);
    for (const Waiting& w : seat.inbox)
        waiting += (d_.minutes.file + d_.minutes.cues) * w.arrival.facts.length;
    seat.pressure = std::clamp(b_.pressure_scale * std::max(waiting / m_intake_ - b_.pressure_slack, 0.0) +
                                   d_.office.other_pressure,
                               0.0, 3.0);
}

// (5.9)
void OfficeWeeks::book_hours() {
    const double seats = static_cast<double>(seats_.size());
    double leader = 0, worker = 0;
    const auto feedback = option<Feedback>(Lever::feedback);
    if (feedback == Feedback::own_cases) leader += b_.feedback_leader_hours * reach();
    if (feedback == Feedback::team_review) {
        leader += b_.review_leader_hours * reach();
        worker += b_.review_hours * reach() * seats;
    }
    if (option<Monitoring>(Lever::monitoring) != Monitoring::none) {
        leader += b_.monitoring_leader_hours * strength(Lever::monitoring);
    }
    if (option<Course>(Lever::course) != Course::none)
        leader += b_.course_leader_hours * strength(Lever::course);
    if (option<Training>(Lever::training) != Training::none) {
        worker += 4.0 * (strength(Lever::training) * fidelity_) * seats;
    }
    double registration = 0;
    for (const Seat& seat : seats_) registration += seat.sums.registration;
    leader_minutes_ += 60.0 * leader;
    worker_minutes_ += 60.0 * worker + registration;
}

// (5.10)
int OfficeWeeks::replace_leavers() {
    if (!b_.on_turnover) return 0;
    int left = 0;
    for (std::uint32_t i = 0; i < seats_.size(); ++i) {
        const Seat& seat = seats_[i];
        const double p = logistic(b_.leave_base - b_.leave_support * (seat.support - 0.5) +
                                  b_.leave_pressure * seat.pressure);
        if (!(world_.draws.uniform(Purpose::turnover, seat_week(i, seat.generation)) < p)) continue;
        take_seat(i, seat.generation + 1);
        ++left;
    }
    return left;
}

// (5.11)
void OfficeWeeks::record(int left) {
    PlainRecord r;
    for (const Seat& seat : seats_) {
        r.pressure.push_back(seat.pressure);
        r.belief.push_back(seat.q());
        r.support.push_back(seat.support);
        r.skill_facts.push_back(seat.kx);
        r.skill_cues.push_back(seat.ku);
        r.knowledge.push_back(seat.knowledge);
        r.backlog.push_back(static_cast<int>(seat.inbox.size()));
    }
    r.leader_minutes = leader_minutes_;
    r.worker_minutes = worker_minutes_;
    r.left = left;
    records.push_back(r);
}

}  // namespace skoen::sim::plain
