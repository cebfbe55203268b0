// Phase 3 of the week (week.h): work, first come, first served, in minutes. docs/model.md, section 5. Acts and dismissals are
// handled in columns (week_columns.cpp); kinds that take proposals or rank, and a case that is told, one by one.
#include <algorithm>
#include <array>
#include <cmath>

#include "sim/caseload.h"
#include "sim/week.h"
#include "sim/week_figures.h"

namespace skoen::sim {

void Weeks::work(int week) {
    const std::size_t seats = state_.traits.size(), side = in_columns_ ? kSides : 1;
    for (std::size_t from = 0; from < seats; from += side) {
        const std::size_t n = std::min(side, seats - from);
        std::array<DeliberationTask, kSides> tasks;
        for (at_work_ = 0; at_work_ < n; ++at_work_) {
            const std::size_t seat = from + at_work_;
            set_conditions(world_, practice_, mind_now_[seat], conditions());
            prepare_by_kind(seat, week);
            if (!in_columns_) continue;
            const std::size_t ready = std::min(kLaneCases, state_.inbox[seat].size());
            show_scores(seat, week, 0, ready);
            tasks[at_work_] = {&conditions(), state_.inbox[seat].lanes(0), ready, &deliberation()};
        }
        if (in_columns_) deliberate(std::span(tasks).first(n));
        for (at_work_ = 0; at_work_ < n; ++at_work_) work_off(from + at_work_, week, tasks[at_work_].n);
    }
    at_work_ = 0;
}

// ready: how many of the first cases in the inbox have been deliberated on.
void Weeks::work_off(std::size_t seat, int week, std::size_t ready) {
    const std::size_t done = in_columns_ ? work_in_columns(seat, week, ready) : work_one_by_one(seat, week);
    Inbox& inbox = state_.inbox[seat];
    inbox.drop(done);
    const SeatWeek& now = state_.now[seat];
    state_.saved[seat] = std::max(now.full_minutes - now.minutes, 0.0);
    state_.cue_minutes[seat] = now.cue_minutes;
    state_.backlog[seat] = static_cast<int>(inbox.size());
}

std::size_t Weeks::work_one_by_one(std::size_t seat, int week) {
    const double end = static_cast<double>(week) * world_.intake_minutes;
    const Inbox& inbox = state_.inbox[seat];
    std::size_t done = 0;
    for (bool time_left = true; time_left && done < inbox.size();) {
        const std::size_t n = std::min(kLaneCases, inbox.size() - done);
        show_scores(seat, week, done, n);
        deliberate_on(seat, week, done, n);
        for (std::size_t lane = 0; lane < n; ++lane, ++done) {
            const double start = std::max(state_.free_at[seat], inbox.column(Inbox::arrived)[done]);
            time_left = start < end;
            if (!time_left) break;
            handle(seat, week, done, lane, start);
        }
    }
    return done;
}

Meeting Weeks::meeting(std::size_t seat, int week, std::size_t place) const {
    const Inbox& inbox = state_.inbox[seat];
    const Waiting waiting = inbox[place];
    const base::Subject who = subject(seat, waiting.week, waiting.number);
    return {world_,
            load_.office,
            practice_,
            conditions(),
            mind_now_[seat],
            waiting,
            who,
            who,
            static_cast<int>(inbox.column(Inbox::score)[place]),
            inbox.column(Inbox::pattern)[place],
            week};
}

void Weeks::handle(std::size_t seat, int week, std::size_t place, std::size_t lane, double start) {
    const Inbox& inbox = state_.inbox[seat];
    Meeting met = meeting(seat, week, place);
    const bool told = watch_ && watch_->seat == seat && watch_->week == met.waiting.week &&
                      watch_->number == met.waiting.number;
    if (told) trace_.emplace();
    if (takes_proposals(world_.definition.decision.kind)) {
        met.proposal = &proposals_[lane];
        met.score = met.proposal->score;
    }
    if (!taken_.empty()) met.taken = &taken_[place];
    Event event = decide(met, deliberation(), lane, told ? &*trace_ : nullptr);
    const double finish = start + event.minutes;
    state_.free_at[seat] = finish;
    event.wait_hours = (finish - inbox.column(Inbox::arrived)[place]) / world_.intake_minutes * kHoursAWeek;
    follow_up(seat, week, inbox.column(Inbox::length)[place], met.who, event);
    event.late = event.wait_hours > world_.definition.office.deadline_hours;
    remember(seat, event);
    if (gives_feedback_) {
        const double noise = inbox.column(Inbox::luck(LuckOf::known_delay))[place];
        follow_one(week, base::exp(b_.known_sd * noise),
                   {event.number, event.seat, event.generation, event.arrival_week, flags_of(event)});
    }
    events_.push_back(event);
}

// Adds an event to the seat's sums of the week.
void Weeks::remember(std::size_t seat, const Event& event) {
    SeatWeek& now = state_.now[seat];
    const bool free = levers_.get<OverrideRule>(Lever::override_rule) == OverrideRule::free;
    const bool monitored = levers_.get<Monitoring>(Lever::monitoring) == Monitoring::override_rates;
    const bool overrides = event.shown && event.acts != event.recommended;
    ++now.handled;
    now.shown += event.shown ? 1 : 0;
    if (event.shown && event.own_before)
        (event.own_acts == event.recommended ? now.agreed : now.disagreed) += event.own_certainty;
    now.own_before_free += event.own_before && free ? 1 : 0;
    if (event.shown && !event.skipped && event.own_certainty < 0.5) {
        ++now.hard;
        now.moved_hard += event.revised ? 1 : 0;
    }
    now.controlled += (event.wanted_override && !overrides) || (overrides && monitored) ? 1 : 0;
    now.glimpses += event.skipped ? 1 : 0;
    now.own_assessments += event.skipped || event.automatic ? 0 : 1;
    if (has_options(event.kind)) now.tried |= std::uint64_t{1} << event.option;
    now.extra_minutes += event.registration_minutes;
    now.minutes += event.minutes;
    now.full_minutes += event.full_minutes;
    const Minutes& planned = world_.definition.minutes;
    now.cue_minutes += event.skipped || event.automatic
                           ? 0.0
                           : event.full_minutes * planned.cues / (planned.file + planned.cues);
    state_.leader_minutes += event.leader_minutes;
}

// delay: in units of its median.
void Weeks::follow_one(int week, double delay, const Followed& decision) {
    const double weeks = std::min(b_.known_median_weeks * delay, b_.known_limit_weeks);
    const int known = week + std::max(1, static_cast<int>(std::ceil(weeks)));
    if (known <= load_.weeks) state_.known_in[static_cast<std::size_t>(known)].push_back(decision);
}

// A sound tool shows in every week what it showed when the case arrived.
void Weeks::show_scores(std::size_t seat, int week, std::size_t from, std::size_t n) {
    const ModelSpec& model = world_.definition.model;
    if (!(model.planted_wrong_share > 0.0) && !(model.drift_per_week > 0.0) && !retrained_) return;
    Inbox& inbox = state_.inbox[seat];
    for (std::size_t i = from; i < from + n; ++i) {
        Waiting waiting = inbox[i];
        if (retrained_) {  // the caseload knows what the first tool made of its cases
            base::Subject key = subject(seat, waiting.week, waiting.number);
            key.generation = 0;
            waiting.predicted = draw_arrival(world_, key).predicted;
        }
        inbox.writable(Inbox::score)[i] =
            score_shown(world_, waiting, static_cast<std::uint32_t>(seat), load_.replication, week);
    }
}

}  // namespace skoen::sim
