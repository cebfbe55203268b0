#include "sim/plain/office_weeks.h"

#include <algorithm>
#include <cmath>

namespace skoen::sim::plain {

using base::logistic;
using base::Purpose;

// (5.0)
OfficeWeeks::OfficeWeeks(const World& world, const Caseload& caseload, const std::vector<WeekLevers>& plan)
    : own_(world.definition.model.retrain_weeks > 0 ? std::make_unique<World>(world) : nullptr),
      world_(own_ ? *own_ : world), d_(world.definition), b_(world.definition.behaviour), caseload_(caseload),
      plan_(plan),
      m_intake_(d_.office.cases_per_week * (d_.minutes.file + d_.minutes.cues) / d_.office.utilisation),
      office_(draw_office(world, caseload.replication)), seats_(static_cast<std::size_t>(caseload.seats)) {
    for (std::uint32_t i = 0; i < seats_.size(); ++i) {
        take_seat(i, 0);
        seats_[i].pressure = std::clamp(d_.office.other_pressure, 0.0, 3.0);
    }
    for (Seat& seat : seats_) seat.pressure = std::clamp(d_.office.other_pressure, 0.0, 3.0);
    for (std::size_t w = plan.size(); w > 0; --w) {
        if (plan[w - 1].get<Workflow>(Lever::workflow) != Workflow::no_score)
            first_score_week_ = static_cast<int>(w);
    }
}

void OfficeWeeks::take_seat(std::uint32_t i, std::uint32_t generation) {
    Seat& seat = seats_[i];
    seat.generation = generation;
    seat.person = draw_person(world_, office_, i, generation, caseload_.replication);
    seat.kx = seat.person.start_facts;
    seat.ku = seat.person.start_cues;
    seat.hits = seat.person.belief_hits;
    seat.errors = seat.person.belief_errors;
    seat.support = b_.support_start;
    seat.knowledge = 0;
}

base::Subject OfficeWeeks::seat_week(std::uint32_t i, std::uint32_t generation) const {
    return {0, i, generation, static_cast<std::uint32_t>(week_), caseload_.replication};
}

double OfficeWeeks::involvement() const {
    return option<Involvement>(Lever::involvement) == Involvement::none ? 0.0 : strength(Lever::involvement);
}

void OfficeWeeks::play_week(int week) {
    week_ = week;
    levers_ = plan_[static_cast<std::size_t>(week - 1)];
    double team = 0;
    for (const Seat& seat : seats_) team = team + seat.support;
    team = team / static_cast<double>(seats_.size());

    open_week();
    for (std::uint32_t i = 0; i < seats_.size(); ++i) take_arrivals(i);
    for (std::uint32_t i = 0; i < seats_.size(); ++i) work(i);
    pass_on_findings();
    for (Seat& seat : seats_) update_belief(seat);
    for (Seat& seat : seats_) update_skill(seat);
    for (Seat& seat : seats_) update_support(seat, team);
    for (Seat& seat : seats_) update_pressure(seat);
    book_hours();
    record(replace_leavers());
    retrain();
}

// (5.1)
void OfficeWeeks::open_week() {
    follow_course();
    double users = 0;
    for (const Seat& seat : seats_) users = users + (seat.exposed ? 1.0 : 0.0);
    users = b_.on_colleagues ? users / static_cast<double>(seats_.size()) : 0.0;
    for (std::uint32_t i = 0; i < seats_.size(); ++i) {
        seats_[i].sums = WeekSums{};
        expose(i, users);
        learn_of_faults(seats_[i]);
        seats_[i].mind = mind_of(seats_[i]);
    }
}

void OfficeWeeks::follow_course() {
    const auto course = option<Course>(Lever::course);
    if (course != Course::none) course_weeks_ += strength(Lever::course);
    if (course == Course::transactional) gain_ = b_.fidelity_transactional;
    if (course == Course::transformational) gain_ = b_.fidelity_transformational;
    if (course == Course::combined) gain_ = b_.fidelity_combined;
    fidelity_ = std::clamp(b_.fidelity_base + gain_ * (1.0 - base::exp(-course_weeks_ / 4.0)) +
                               b_.involvement_fidelity * involvement(),
                           0.0, 1.0);
}

void OfficeWeeks::expose(std::uint32_t i, double users) {
    if (first_score_week_ == 0 || week_ < first_score_week_) return;
    Seat& seat = seats_[i];
    switch (option<Pace>(Lever::pace)) {
    case Pace::all_at_once:
        seat.exposed = true;
        break;
    case Pace::team_by_team: {
        const int team = static_cast<int>(i) * 3 / static_cast<int>(seats_.size());
        if (week_ >= first_score_week_ + static_cast<int>(team * b_.team_gap_weeks)) seat.exposed = true;
        break;
    }
    case Pace::voluntary:
        if (!seat.exposed) {
            seat.exposed =
                world_.draws.uniform(Purpose::adopt, seat_week(i, seat.generation)) <
                logistic(b_.adopt_base + b_.adopt_trust * (seat.q() - 0.5) + b_.adopt_peers * users);
        }
        break;
    }
}

void OfficeWeeks::learn_of_faults(Seat& seat) {
    double k = seat.knowledge * halving_in_a_week(b_.knowledge_half_life);
    const auto training = option<Training>(Lever::training);
    if (training != Training::none) {
        const double hours = 4.0 * (strength(Lever::training) * fidelity_);
        const double rate =
            training == Training::planted_errors ? b_.training_planted_gain : b_.training_gain;
        k += (1.0 - base::exp(-rate * hours)) * (1.0 - k);
    }
    seat.knowledge = k;
}

Mind OfficeWeeks::mind_of(const Seat& seat) const {
    Mind mind{seat.kx, seat.ku, seat.q(), seat.knowledge, seat.pressure, 1.0, seat.exposed};
    if (option<SavedTime>(Lever::saved_time) == SavedTime::to_citizens && seat.last_cues > 0.0) {
        const double more = (b_.citizens_share * strength(Lever::saved_time) * seat.saved) / seat.last_cues;
        mind.cue_time = std::min(1.0 + more, 2.0);
    }
    return mind;
}

// (5.2)
void OfficeWeeks::take_arrivals(std::uint32_t i) {
    Seat& seat = seats_[i];
    std::vector<Arrival> arrivals;
    for (const Arrival& a : caseload_.of(static_cast<int>(i), week_)) arrivals.push_back(a);
    if (option<SavedTime>(Lever::saved_time) == SavedTime::to_more_cases && seat.saved > 0.0) {
        const double mean = b_.more_cases_share * strength(Lever::saved_time) * seat.saved /
                            (d_.minutes.file + d_.minutes.cues);
        const int count = base::poisson(world_.draws.uniform(Purpose::extra_arrivals, seat_week(i, 0)), mean);
        for (int k = 0; k < count; ++k) {
            base::Subject key = seat_week(i, 0);
            key.number = 1000U + static_cast<std::uint32_t>(k);
            arrivals.push_back(draw_arrival(world_, key));
        }
    }
    // Those of the caseload have the lower numbers, so number settles every tie.
    std::sort(arrivals.begin(), arrivals.end(), [](const Arrival& a, const Arrival& b) {
        return a.time < b.time || (!(b.time < a.time) && a.number < b.number);
    });
    for (const Arrival& a : arrivals) {
        seat.inbox.push_back({a, week_, (static_cast<double>(week_ - 1) + a.time) * m_intake_});
    }
}

// (5.3)
void OfficeWeeks::work(std::uint32_t i) {
    Seat& seat = seats_[i];
    if (d_.decision.kind == DecisionKind::complete) {  // (kinds 4)
        double back = 0;
        for (const auto& [week, minutes] : seat.returning) back = back + (week == week_ ? minutes : 0.0);
        seat.free_at = std::max(seat.free_at, static_cast<double>(week_ - 1) * m_intake_) + back;
    }
    if (d_.decision.kind == DecisionKind::rank) take_up(i);
    while (!seat.inbox.empty()) {
        Waiting next = seat.inbox.front();
        if (retrained_) next.arrival.predicted = world_.tool.predict(next.arrival.facts);
        if (std::max(seat.free_at, next.arrived) >= static_cast<double>(week_) * m_intake_) break;
        seat.inbox.pop_front();
        handle(i, next);
    }
    seat.saved = std::max(seat.sums.full - seat.sums.minutes, 0.0);
    seat.last_cues = seat.sums.cues;
}

void OfficeWeeks::handle(std::uint32_t i, const Waiting& next) {
    Seat& seat = seats_[i];
    const base::Subject the_case{next.arrival.number, i, 0, static_cast<std::uint32_t>(next.week),
                                 caseload_.replication};
    base::Subject who = the_case;
    who.generation = seat.generation;
    const TopOfPile top{next.top_own, next.top_twin, next.top_tool, next.top};
    Event e =
        judge(world_, office_, levers_, seat.person, seat.mind, {next.arrival, the_case, who, who, week_},
              d_.decision.kind == DecisionKind::rank ? &top : nullptr);
    e.number = next.arrival.number;
    e.seat = static_cast<std::uint16_t>(i);
    e.generation = static_cast<std::uint16_t>(seat.generation);
    e.arrival_week = static_cast<std::uint16_t>(next.week);
    e.week = static_cast<std::uint16_t>(week_);
    const double start = std::max(seat.free_at, next.arrived);
    const double finish = start + e.minutes;
    seat.free_at = finish;
    e.wait_hours = (finish - next.arrived) / m_intake_ * 120.0;
    follow_up(seat, next, who, e);
    e.late = e.wait_hours > d_.office.deadline_hours;
    add_to_sums(seat, e);
    leader_minutes_ += e.leader_minutes;
    events.push_back(e);

    const double delay = std::min(b_.known_median_weeks *
                                      base::exp(b_.known_sd * world_.draws.normal(Purpose::known_delay, who)),
                                  b_.known_limit_weeks);
    findings_.push_back({week_ + std::max(1, static_cast<int>(std::ceil(delay))), i, e, who});
}

void OfficeWeeks::add_to_sums(Seat& seat, const Event& e) const {
    WeekSums& s = seat.sums;
    s.handled += 1;
    if (e.shown && e.own_before) (e.own_acts == e.recommended ? s.agreed : s.disagreed) += e.own_certainty;
    if (e.own_before && option<OverrideRule>(Lever::override_rule) == OverrideRule::free)
        s.own_before_free += 1;
    if (e.shown && !e.skipped && e.own_certainty < 0.5) {
        s.hard += 1;
        if (e.revised) s.moved_hard += 1;
    }
    const bool overridden = e.shown && e.acts != e.recommended;
    const bool monitored = option<Monitoring>(Lever::monitoring) == Monitoring::override_rates;
    if ((e.wanted_override && !overridden) || (overridden && monitored)) s.controlled += 1;
    if (!e.automatic) (e.skipped ? s.glimpses : s.assessed) += 1;
    if (has_options(e.kind)) s.tried.push_back(e.option);
    s.registration += e.registration_minutes;
    s.minutes += e.minutes;
    s.full += e.full_minutes;
    s.cues += e.skipped || e.automatic
                  ? 0.0
                  : e.full_minutes * d_.minutes.cues / (d_.minutes.file + d_.minutes.cues);
}

// (5.12)
void OfficeWeeks::retrain() {
    const int every = d_.model.retrain_weeks;
    if (every == 0 || week_ % every != 0 || week_ == caseload_.weeks || first_score_week_ == 0) return;
    const HistoryRows past =
        draw_history(d_, world_.solved.scales, world_.draws, world_.past, world_.palette.get());
    std::vector<CaseFacts> facts(past.facts.begin(), past.facts.end());
    HistoryRows rows = past;
    for (const Event& e : events) {
        if (e.number >= 1000U) continue;
        const base::Subject the_case{e.number, e.seat, 0, e.arrival_week, caseload_.replication};
        facts.push_back(draw_arrival(world_, the_case).facts);
        const base::Block luck = world_.draws.block(Purpose::history_label, the_case);
        const bool acted = e.kind == DecisionKind::number ? e.verdict != Verdict::right : e.acts;
        const RecordedLabel record = record_label(d_, facts.back(), acted, base::to_uniform(luck.first),
                                                  base::to_uniform(luck.second));
        if (has_options(e.kind)) {
            const History& h = d_.history;
            const bool truth =
                h.label == LabelKind::truth ||
                (h.label == LabelKind::mixed && !(base::to_uniform(luck.first) < h.decided_share));
            rows.option.push_back(truth ? e.right_option : e.option);
            rows.right_option.push_back(e.right_option);
        }
        rows.label.push_back(record.label);
        rows.known.push_back(record.known);
        rows.held_out.push_back(0);
    }
    // The oldest make room.
    const auto old = static_cast<std::ptrdiff_t>(facts.size() - past.facts.size());
    facts.erase(facts.begin(), facts.begin() + old);
    for (auto* column : {&rows.label, &rows.known, &rows.held_out})
        column->erase(column->begin(), column->begin() + old);
    if (!rows.option.empty()) {
        rows.option.erase(rows.option.begin(), rows.option.begin() + old);
        rows.right_option.erase(rows.right_option.begin(), rows.right_option.begin() + old);
    }
    rows.facts = facts;
    own_->tool = train_tool(d_, rows);
    retrained_ = true;
}

// (6)
std::vector<double> OfficeWeeks::audit() const {
    std::vector<double> judged;
    for (std::uint32_t i = 0; i < seats_.size(); ++i) {
        const Seat& seat = seats_[i];
        const Mind mind = mind_of(seat);
        for (std::uint32_t c = 0; c < 20; ++c) {
            const base::Subject the_case{(1U << 20) + 2 * c, 0, 0, 0, caseload_.replication};
            const Arrival arrival = draw_arrival(world_, the_case);
            base::Subject who = the_case;
            who.seat = i;
            who.generation = seat.generation;
            for (std::uint32_t occasion = 0; occasion < 2; ++occasion) {
                base::Subject day = who;
                day.number += occasion;
                const Event e = judge(world_, office_, plan_.back(), seat.person, mind,
                                      {arrival, the_case, who, day, static_cast<int>(plan_.size())});
                judged.push_back(e.final_judgement - e.threshold);
            }
        }
    }
    return judged;
}

}  // namespace skoen::sim::plain
