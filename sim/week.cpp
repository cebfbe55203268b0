#include "sim/week.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/caseload.h"
#include "sim/retraining.h"
#include "sim/week_figures.h"

namespace skoen::sim {

using base::Purpose;

namespace {

constexpr double kMaxCueTime = 2.0;  // saved time at most doubles the minutes for cues
constexpr double kCourseSpan = 4.0;  // weeks of course until 63 % of its effect
constexpr int kTeams = 3;            // pace: team by team

}  // namespace

Weeks::Weeks(const World& world, const Caseload& caseload, std::vector<WeekLevers> plan, WeeksOptions options)
    : own_(world.definition.model.retrain_weeks > 0 ? std::make_unique<World>(world) : nullptr),
      world_(own_ ? *own_ : world), b_(world_.definition.behaviour), load_(caseload), plan_(std::move(plan)),
      in_columns_(world_.definition.decision.kind == DecisionKind::act_or_dismiss && !options.watch),
      keeps_events_(options.events || !in_columns_ || own_ != nullptr), keeps_words_(options.words),
      keeps_minds_(options.minds), watch_(options.watch), events_(std::move(options.room)),
      decisions_(std::move(options.decisions)), records_(std::move(options.records)) {
    events_.clear();
    for (std::size_t w = 0; w < plan_.size() && first_tool_week_ == 0; ++w) {
        if (has_tool(plan_[w])) first_tool_week_ = static_cast<int>(w) + 1;
    }
    for (const WeekLevers& levers : plan_) {
        gives_feedback_ = gives_feedback_ || levers.get<Feedback>(Lever::feedback) != Feedback::none;
    }
    if (keeps_events_) {
        events_.reserve(load_.size() + load_.size() / 8);
        met_.resize(kLaneCases);
    } else {
        decisions_.start(static_cast<std::size_t>(load_.weeks), static_cast<std::size_t>(load_.seats),
                         load_.size());
    }
    records_.resize(static_cast<std::size_t>(load_.weeks));
    if (world_.definition.decision.kind == DecisionKind::act_or_dismiss) needs_ = luck_needs(plan_);
    base::ensure((load_.luck.drawn() & needs_) == needs_,
                 "Weeks: the caseload lacks luck that the plan needs");
    set_up();
}

bool Weeks::has_tool(const WeekLevers& levers) const {
    return levers.get<Workflow>(Lever::workflow) != Workflow::no_score;
}

base::Subject Weeks::subject(std::size_t seat, int week, std::uint32_t number) const {
    return {number, static_cast<std::uint32_t>(seat), state_.generation[seat],
            static_cast<std::uint32_t>(week), load_.replication};
}

// Phase 0 ------------------------------------------------------------------------------------------------------------
void Weeks::set_up() {
    const auto n = static_cast<std::size_t>(load_.seats);
    state_.traits.resize(n);
    state_.generation.assign(n, 0);
    // What the tool shows of a case stays the same while it waits: nothing of the caseload has to be copied.
    const ModelSpec& model = world_.definition.model;
    const bool lends =
        in_columns_ && !(model.planted_wrong_share > 0.0) && !(model.drift_per_week > 0.0) && !own_;
    for (std::size_t seat = 0; seat < n; ++seat) state_.inbox.push_back(lends ? Inbox(load_) : Inbox());
    state_.free_at.assign(n, 0.0);
    state_.now.resize(n);
    state_.saved.assign(n, 0.0);
    state_.cue_minutes.assign(n, 0.0);
    state_.backlog.assign(n, 0);
    state_.pressure.assign(n, std::clamp(world_.definition.office.other_pressure, 0.0, kMaxPressure));
    state_.belief_a.resize(n);
    state_.belief_b.resize(n);
    state_.support.resize(n);
    state_.skill_facts.resize(n);
    state_.skill_cues.resize(n);
    state_.knowledge.resize(n);
    state_.exposed.assign(n, 0);
    state_.known_in.resize(static_cast<std::size_t>(load_.weeks) + 1);
    if (world_.definition.decision.kind == DecisionKind::complete)
        state_.returning.assign(n, std::vector<double>(static_cast<std::size_t>(load_.weeks) + 1, 0.0));
    for (std::size_t seat = 0; seat < n; ++seat) seat_worker(seat);
}

// A worker takes a seat: at the start, or as a newcomer after somebody left. The inbox stays with the seat.
void Weeks::seat_worker(std::size_t seat) {
    state_.traits[seat] =
        state_.generation[seat] == 0
            ? load_.crew[seat]
            : draw_worker(world_.definition, world_.shared, load_.office, world_.draws, subject(seat, 0));
    const WorkerTraits& w = state_.traits[seat];
    state_.belief_a[seat] = w.belief_a;
    state_.belief_b[seat] = w.belief_b;
    state_.support[seat] = b_.support_start;
    state_.skill_facts[seat] = w.skill_facts;
    state_.skill_cues[seat] = w.skill_cues;
    state_.knowledge[seat] = 0.0;
}

// Phase 1 ------------------------------------------------------------------------------------------------------------
void Weeks::open_week(int week) {
    levers_ = plan_[static_cast<std::size_t>(week - 1)];
    double gain = 0;
    const double course = levers_.strength(Lever::course);
    if (levers_.get<Course>(Lever::course) != Course::none) state_.course_weeks += course;
    // The course that was taken decides the gain; it lasts after the course has ended.
    for (int w = week; w >= 1 && gain == 0.0; --w) {
        switch (plan_[static_cast<std::size_t>(w - 1)].get<Course>(Lever::course)) {
        case Course::none:
            break;
        case Course::transactional:
            gain = b_.fidelity_transactional;
            break;
        case Course::transformational:
            gain = b_.fidelity_transformational;
            break;
        case Course::combined:
            gain = b_.fidelity_combined;
            break;
        }
    }
    const double involved = levers_.get<Involvement>(Lever::involvement) == Involvement::workers_choose
                                ? levers_.strength(Lever::involvement)
                                : 0.0;
    state_.fidelity =
        std::clamp(b_.fidelity_base + gain * (1.0 - base::exp(-state_.course_weeks / kCourseSpan)) +
                       b_.involvement_fidelity * involved,
                   0.0, 1.0);
    state_.review_hits = 0;
    state_.review_errors = 0;

    const std::size_t n = state_.exposed.size();
    int users = 0;
    for (const std::uint8_t has : state_.exposed) users += has;
    const double users_share = static_cast<double>(users) / static_cast<double>(n);
    const auto training = levers_.get<Training>(Lever::training);
    const double kept = kept_after_a_week(b_.knowledge_half_life);
    for (std::size_t seat = 0; seat < n; ++seat) {
        state_.now[seat] = SeatWeek{};
        expose(seat, week, b_.on_colleagues ? users_share : 0.0);
        double knowledge = state_.knowledge[seat] * kept;
        if (training != Training::none) {
            const double hours =
                kTrainingHours * effective(levers_.strength(Lever::training), state_.fidelity);
            const double rate =
                training == Training::planted_errors ? b_.training_planted_gain : b_.training_gain;
            knowledge += (1.0 - base::exp(-rate * hours)) * (1.0 - knowledge);
        }
        state_.knowledge[seat] = knowledge;
    }
}

void Weeks::expose(std::size_t seat, int week, double share_of_colleagues) {
    if (first_tool_week_ == 0 || week < first_tool_week_) return;
    switch (levers_.get<Pace>(Lever::pace)) {
    case Pace::all_at_once:
        state_.exposed[seat] = 1;
        break;
    case Pace::team_by_team: {
        const auto team = static_cast<double>(seat * kTeams / state_.exposed.size());
        if (week >= first_tool_week_ + static_cast<int>(team * b_.team_gap_weeks)) state_.exposed[seat] = 1;
        break;
    }
    case Pace::voluntary: {
        if (state_.exposed[seat] != 0) break;
        const double q = state_.belief_a[seat] / (state_.belief_a[seat] + state_.belief_b[seat]);
        const double chance =
            base::logistic(b_.adopt_base + b_.adopt_trust * (q - 0.5) + b_.adopt_peers * share_of_colleagues);
        if (base::bernoulli(world_.draws.uniform(Purpose::adopt, subject(seat, week)), chance)) {
            state_.exposed[seat] = 1;
        }
        break;
    }
    }
}

Mind Weeks::mind(int seat_number) const {
    const auto seat = static_cast<std::size_t>(seat_number);
    Mind mind;
    mind.traits = &state_.traits[seat];
    mind.skill_facts = state_.skill_facts[seat];
    mind.skill_cues = state_.skill_cues[seat];
    const double a = state_.belief_a[seat];
    mind.belief = a / (a + state_.belief_b[seat]);
    mind.knowledge = state_.knowledge[seat];
    mind.pressure = state_.pressure[seat];
    if (levers_.get<SavedTime>(Lever::saved_time) == SavedTime::to_citizens &&
        state_.cue_minutes[seat] > 0.0) {
        const double back = b_.citizens_share * levers_.strength(Lever::saved_time) * state_.saved[seat];
        mind.cue_time = std::min(1.0 + back / state_.cue_minutes[seat], kMaxCueTime);
    }
    mind.exposed = state_.exposed[seat] != 0;
    return mind;
}

// Phase 10 -----------------------------------------------------------------------------------------------------------
int Weeks::turn_over(int week) {
    if (!b_.on_turnover) return 0;
    int left = 0;
    for (std::size_t seat = 0; seat < state_.traits.size(); ++seat) {
        const double hazard = base::logistic(b_.leave_base - b_.leave_support * (state_.support[seat] - 0.5) +
                                             b_.leave_pressure * state_.pressure[seat]);
        if (!base::bernoulli(world_.draws.uniform(Purpose::turnover, subject(seat, week)), hazard)) continue;
        ++state_.generation[seat];
        seat_worker(seat);
        meet(seat, 0);
        ++left;
    }
    return left;
}

Decisions Weeks::take_decisions() {
    decisions_.first.push_back(static_cast<std::uint32_t>(decisions_.size()));
    return std::move(decisions_);
}

// Phase 11 -----------------------------------------------------------------------------------------------------------
void Weeks::record(int week, int left) {
    WeekRecord& r = records_[static_cast<std::size_t>(week - 1)];
    r.pressure = state_.pressure;
    r.support = state_.support;
    r.skill_facts = state_.skill_facts;
    r.skill_cues = state_.skill_cues;
    r.knowledge = state_.knowledge;
    r.backlog = state_.backlog;
    r.belief.clear();
    for (std::size_t seat = 0; seat < state_.traits.size(); ++seat) {
        r.belief.push_back(state_.belief_a[seat] / (state_.belief_a[seat] + state_.belief_b[seat]));
    }
    r.leader_minutes = state_.leader_minutes;
    r.worker_minutes = state_.worker_minutes;
    r.left = left;
}

// Phase 12 -----------------------------------------------------------------------------------------------------------
void Weeks::retrain(int week) {
    if (first_tool_week_ == 0 || !retrains_after(world_.definition.model, week, load_.weeks)) return;
    own_->tool = retrained_tool(world_, events_, load_.replication);
    retrained_ = true;
}

void Weeks::record_minds() {
    std::vector<WeekMind> now;
    for (std::size_t seat = 0; seat < mind_now_.size(); ++seat) {
        const Mind& m = mind_now_[seat];
        now.push_back({state_.generation[seat], m.skill_facts, m.skill_cues, m.pressure, m.cue_time});
    }
    minds_.push_back(std::move(now));
}

void Weeks::play(int week) {
    const std::size_t n = state_.traits.size();
    double team = 0;
    for (const double s : state_.support) team += s;
    team /= static_cast<double>(n);  // last week's snapshot

    open_week(week);  // 1
    practice_ = practice_of(world_, levers_);
    for (Side& side : sides_) side.conditions.tool = practice_.tool;
    mind_now_.clear();
    for (std::size_t seat = 0; seat < n; ++seat) mind_now_.push_back(mind(static_cast<int>(seat)));
    if (keeps_minds_) record_minds();
    if (!keeps_events_ && week > 1) decisions_.first.push_back(static_cast<std::uint32_t>(decisions_.size()));
    arrivals(week);                                                           // 2
    work(week);                                                               // 3
    become_known(week);                                                       // 4
    believe();                                                                // 5
    for (std::size_t seat = 0; seat < n; ++seat) learn(seat);                 // 6
    for (std::size_t seat = 0; seat < n; ++seat) feel_supported(seat, team);  // 7
    for (std::size_t seat = 0; seat < n; ++seat) feel_pressure(seat, week);   // 8
    count_hours();                                                            // 9
    const int left = turn_over(week);                                         // 10
    record(week, left);                                                       // 11
    retrain(week);                                                            // 12
}

}  // namespace skoen::sim
