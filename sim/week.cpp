#include "sim/week.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/caseload.h"
#include "sim/retraining.h"

namespace skoen::sim {

using base::Purpose;

namespace {

constexpr double kMaxPressure = 3.0;
constexpr double kMaxCueTime = 2.0;         // saved time at most doubles the minutes for cues
constexpr double kTrainingHours = 4.0;      // a week, at full strength
constexpr double kCourseSpan = 4.0;         // weeks of course until 63 % of its effect
constexpr int kTeams = 3;                   // pace: team by team
constexpr double kRegistrationUnit = 10.0;  // minutes a case that count as one unit of G

double half_life_factor(double weeks) { return base::exp(-0.693147180559945309 / weeks); }

double effective(double strength, double fidelity) { return strength * fidelity; }

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
    for (std::size_t seat = 0; seat < n; ++seat) {
        state_.now[seat] = SeatWeek{};
        expose(seat, week, b_.on_colleagues ? users_share : 0.0);
        double knowledge = state_.knowledge[seat] * half_life_factor(b_.knowledge_half_life);
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

// Phase 2 ------------------------------------------------------------------------------------------------------------
void Weeks::arrivals(int week) {
    const std::vector<Arrival> extra = extra_cases(week);
    LuckColumns luck;
    base::Subjects who;
    for (const Arrival& a : extra) who.add(subject(a.seat, week, a.number));
    if (!extra.empty()) luck.draw(world_.draws, who, who, needs_);
    std::size_t k = 0;  // of the extra ones
    for (std::size_t seat = 0; seat < state_.inbox.size(); ++seat) {
        Inbox& inbox = state_.inbox[seat];
        const std::size_t before = inbox.size();
        const Caseload::Range cases = load_.range(static_cast<int>(seat), week);
        std::size_t from = cases.from;
        const std::size_t end = cases.from + cases.size;
        for (; k < extra.size() && extra[k].seat == seat; ++k) {
            std::size_t to = from;
            while (to < end && load_.time[to] <= extra[k].time) ++to;
            receive(seat, {from, to - from});
            receive(seat, extra[k], luck, k, week);
            from = to;
        }
        receive(seat, {from, end - from});
        if (state_.generation[seat] > 0) draw_luck(seat, before);
    }
}

// Cases that saved time was turned into, seat by seat, in order of time.
std::vector<Arrival> Weeks::extra_cases(int week) const {
    if (levers_.get<SavedTime>(Lever::saved_time) != SavedTime::to_more_cases) return {};
    const Minutes& minutes = world_.definition.minutes;
    std::vector<base::Subject> keys;
    std::vector<double> means;
    for (std::size_t seat = 0; seat < state_.saved.size(); ++seat) {
        if (!(state_.saved[seat] > 0.0)) continue;
        means.push_back(b_.more_cases_share * levers_.strength(Lever::saved_time) * state_.saved[seat] /
                        (minutes.file + minutes.cues));
        keys.push_back(subject(seat, week));
        keys.back().generation = 0;
    }
    return draw_extra(world_, keys, means);
}

void Weeks::receive(std::size_t seat, Caseload::Range cases) {
    Inbox& inbox = state_.inbox[seat];
    const std::size_t before = inbox.size();
    inbox.add(world_, load_, cases);
    if (state_.generation[seat] > 0)
        inbox.weigh(world_, state_.traits[seat], load_.facts, cases.from, before);
}

void Weeks::receive(std::size_t seat, const Arrival& extra, const LuckColumns& luck, std::size_t place,
                    int week) {
    Inbox& inbox = state_.inbox[seat];
    inbox.keep_own(world_);
    const std::size_t last = inbox.size();
    inbox.add(world_, extra, week);
    inbox.writable(Inbox::pattern)[last] =
        pattern_part(world_.solved.scales, state_.traits[seat].weights, extra.facts);
    for (std::size_t k = 0; k < kLucks; ++k) {
        const auto kind = static_cast<LuckOf>(k);
        inbox.writable(Inbox::luck(kind))[last] = luck.of(kind)[place];
    }
}

// Luck of whoever holds the seat with the cases in its inbox from `from` on.
void Weeks::draw_luck(std::size_t seat, std::size_t from) {
    Inbox& inbox = state_.inbox[seat];
    base::Subjects who;
    for (std::size_t i = from; i < inbox.size(); ++i) who.add(subject(seat, inbox[i].week, inbox[i].number));
    inbox.draw(world_, who, who, from, needs_);
}

// Whoever holds the seat now meets the cases in its inbox from `from` on; their facts are drawn once more, by key.
void Weeks::meet(std::size_t seat, std::size_t from) {
    Inbox& inbox = state_.inbox[seat];
    inbox.keep_own(world_);
    if (inbox.size() == from) return;
    base::Subjects cases;
    for (std::size_t i = from; i < inbox.size(); ++i) {
        base::Subject key = subject(seat, inbox[i].week, inbox[i].number);
        key.generation = 0;
        cases.add(key);
    }
    FactColumns facts;
    world_.generator.draw(world_.draws, cases, world_.solved.scales, facts);
    inbox.weigh(world_, state_.traits[seat], facts, 0, from);
    draw_luck(seat, from);
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
void Weeks::believe(std::size_t seat) {
    if (!b_.on_belief) return;
    const SeatWeek& now = state_.now[seat];
    const WorkerTraits& w = state_.traits[seat];
    const double keep = half_life_factor(b_.belief_half_life);
    const double agreement = b_.on_agreement_evidence ? b_.belief_agreement : 0.0;
    const double hits = now.known_hits + b_.review_weight * state_.review_hits;
    const double errors = now.known_errors + b_.review_weight * state_.review_errors;
    state_.belief_a[seat] =
        believed(w.belief_a, state_.belief_a[seat], keep, b_.belief_hit, hits, agreement, now.agreed);
    state_.belief_b[seat] =
        believed(w.belief_b, state_.belief_b[seat], keep, b_.belief_error, errors, agreement, now.disagreed);
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
    for (std::size_t seat = 0; seat < n; ++seat) believe(seat);               // 5
    for (std::size_t seat = 0; seat < n; ++seat) learn(seat);                 // 6
    for (std::size_t seat = 0; seat < n; ++seat) feel_supported(seat, team);  // 7
    for (std::size_t seat = 0; seat < n; ++seat) feel_pressure(seat, week);   // 8
    count_hours();                                                            // 9
    const int left = turn_over(week);                                         // 10
    record(week, left);                                                       // 11
    retrain(week);                                                            // 12
}

}  // namespace skoen::sim
