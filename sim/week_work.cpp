// Phase 3 of the week (week.h): work, first come, first served, in minutes. docs/model.md, section 5.
//
// Within a week a worker's state is fixed, so all that a decision is can be worked out in columns before the first case is
// taken up (deliberate_kernel.h, settle_kernel.h). What is left for one case at a time: the clock of the queue; decisions
// that were stated and are given up, and overrides that cost something, which few are; sums that hang on their order.
#include <algorithm>
#include <array>
#include <cmath>

#include "sim/caseload.h"
#include "sim/week.h"

namespace skoen::sim {

namespace {

constexpr double kHoursAWeek = 120.0;  // five days of 24 hours; on other days the duty officer judges

Settling settling_of(const World& world, const Practice& practice, const Mind& mind) {
    const Minutes& planned = world.definition.minutes;
    Settling out;
    out.own_before = practice.own_before && mind.exposed;
    for (const std::size_t side : {0U, 1U}) out.costs[side] = practice.friction[side] > 0.0;
    out.cues = planned.cues;
    out.cues_and_file = planned.file + planned.cues;
    return out;
}

void settle(const Settling& settling, const Conditions& conditions, const Deliberation& deliberation,
            const double* score, const std::uint32_t* truth, std::size_t n, Settled& out) {
    static const Settle chosen = [] {
#if defined(__x86_64__)
        if (base::lanes_name() == "avx512") return &settle_avx512;
        if (base::lanes_name() == "avx2") return &settle_avx2;
#endif
        return &settle_baseline;
    }();
    chosen(settling, conditions, deliberation, score, truth, n, out);
}

std::uint32_t flags_of(const Event& e) {
    const auto bit = [](bool yes, std::uint32_t as) { return yes ? as : 0U; };
    return bit(e.acts, kActs) | bit(e.twin_acts, kTwinActs) | bit(e.recommended, kRecommended) |
           bit(e.shown, kShown) | bit(e.harm, kHarm) | bit(e.best, kBest) | bit(e.own_acts, kOwnActs) |
           bit(e.skipped, kSkipped) | bit(e.revised, kRevised) |
           bit(e.shown && !e.skipped && e.own_certainty < 0.5, kHard) | bit(e.wanted_override, kWanted) |
           bit(e.late, kLate);
}

}  // namespace

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

// ---- in columns ----

std::size_t Weeks::work_in_columns(std::size_t seat, int week, std::size_t ready) {
    const Inbox& inbox = state_.inbox[seat];
    const Settling settling = settling_of(world_, practice_, mind_now_[seat]);
    const bool costs = settling.costs[0] || settling.costs[1];
    std::size_t done = 0;
    for (bool time_left = true; time_left && done < inbox.size();) {
        const std::size_t n = std::min(kLaneCases, inbox.size() - done);
        if (ready != n || done > 0) {
            show_scores(seat, week, done, n);
            deliberate_on(seat, week, done, n);
        }
        settle(settling, conditions(), deliberation(), inbox.column(Inbox::score) + done,
               inbox.truth() + done, n, settled_);
        if (costs) decide_alone(seat, week, done, n);  // what an override costs are minutes too
        const std::size_t handled = serve(seat, week, done, n);
        if (!costs) decide_alone(seat, week, done, handled);
        time_left = handled == n;
        take_hours(seat, done, handled);
        sum_up(seat, settling.own_before, handled);
        if (costs) sum_costs(seat, handled);
        if (gives_feedback_) follow(seat, week, done, handled);
        if (keeps_events_) {
            events_.insert(events_.end(), met_.begin(), met_.begin() + static_cast<std::ptrdiff_t>(handled));
        } else {
            keep_decisions(seat, settling.own_before, done, handled);
        }
        done += handled;
    }
    return done;
}

// The clock of the queue: how many of the next `n` cases are taken up this week, and when each is done.
std::size_t Weeks::serve(std::size_t seat, int week, std::size_t from, std::size_t n) {
    const double end = static_cast<double>(week) * world_.intake_minutes;
    const double* const arrived = state_.inbox[seat].column(Inbox::arrived) + from;
    double free_at = state_.free_at[seat];
    std::size_t i = 0;
    for (; i < n; ++i) {
        const double start = std::max(free_at, arrived[i]);
        if (!(start < end)) break;
        free_at = start + deliberation().minutes[i];
        finish_[i] = free_at;
    }
    state_.free_at[seat] = free_at;
    return i;
}

// Decisions that cannot be read off their columns, and all of them where each becomes an event.
void Weeks::decide_alone(std::size_t seat, int week, std::size_t from, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        registration_[i] = leader_[i] = 0.0;
        if ((settled_.flags[i] & kAlone) == 0 && !keeps_events_) continue;
        const Event e = decide(meeting(seat, week, from + i), deliberation(), i);
        settled_.flags[i] = flags_of(e);
        deliberation().minutes[i] = e.minutes;
        registration_[i] = e.registration_minutes;
        leader_[i] = e.leader_minutes;
        if (keeps_events_) met_[i] = e;
    }
}

// From arrival to decision, in working-day hours.
void Weeks::take_hours(std::size_t seat, std::size_t from, std::size_t n) {
    const double* const arrived = state_.inbox[seat].column(Inbox::arrived) + from;
    const double week_minutes = world_.intake_minutes, deadline = world_.definition.office.deadline_hours;
    for (std::size_t i = 0; i < n; ++i) {
        wait_hours_[i] = (finish_[i] - arrived[i]) / week_minutes * kHoursAWeek;
        settled_.flags[i] |= wait_hours_[i] > deadline ? kLate : 0U;
    }
    for (std::size_t i = 0; i < n && keeps_events_; ++i) {
        met_[i].wait_hours = wait_hours_[i];
        met_[i].late = wait_hours_[i] > deadline;
    }
}

// Adds the first `n` decisions to the seat's sums of the week.
void Weeks::sum_up(std::size_t seat, bool own_before, std::size_t n) {
    const bool free = levers_.get<OverrideRule>(Lever::override_rule) == OverrideRule::free;
    const bool monitored = levers_.get<Monitoring>(Lever::monitoring) == Monitoring::override_rates;
    const std::uint32_t watched = monitored ? 1U : 0U;
    SeatWeek& now = state_.now[seat];
    std::uint32_t shown = 0, skipped = 0, hard = 0, moved_hard = 0, controlled = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t f = settled_.flags[i];
        const std::uint32_t seen = f / kShown & 1U, hard_one = f / kHard & 1U;
        const std::uint32_t overrides = (f / kActs ^ f / kRecommended) & seen & 1U;
        shown += seen;
        skipped += f / kSkipped & 1U;
        hard += hard_one;
        moved_hard += hard_one & f / kRevised;
        controlled += (f / kWanted & ~overrides & 1U) | (overrides & watched);
    }
    const auto add = [](int& sum, std::size_t more) { sum += static_cast<int>(more); };
    add(now.handled, n);
    add(now.shown, shown);
    add(now.own_before_free, own_before && free ? n : 0);
    add(now.hard, hard);
    add(now.moved_hard, moved_hard);
    add(now.controlled, controlled);
    add(now.glimpses, skipped);
    add(now.own_assessments, n - skipped);
    double minutes = now.minutes, full = now.full_minutes, cues = now.cue_minutes;
    for (std::size_t i = 0; i < n; ++i) {
        minutes += deliberation().minutes[i];
        full += deliberation().full_minutes[i];
        cues += settled_.cue_minutes[i];
    }
    now.minutes = minutes, now.full_minutes = full, now.cue_minutes = cues;
    for (std::size_t i = 0; i < n && own_before; ++i) {
        const std::uint32_t f = settled_.flags[i];
        if ((f & kShown) == 0) continue;
        const bool agrees = ((f / kOwnActs ^ f / kRecommended) & 1U) == 0;
        (agrees ? now.agreed : now.disagreed) += deliberation().own_certainty[i];
    }
}

void Weeks::sum_costs(std::size_t seat, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        state_.now[seat].extra_minutes += registration_[i];
        state_.leader_minutes += leader_[i];
    }
}

// When the outcomes of these decisions become known.
void Weeks::follow(std::size_t seat, int week, std::size_t from, std::size_t n) {
    const Inbox& inbox = state_.inbox[seat];
    const double* const noise = inbox.column(Inbox::luck(LuckOf::known_delay)) + from;
    alignas(64) double spread[kLaneCases], times[kLaneCases];
    for (std::size_t i = 0; i < n; ++i) spread[i] = b_.known_sd * noise[i];
    base::lanes().exps(spread, n, times);
    for (std::size_t i = 0; i < n; ++i) {
        follow_one(week, times[i],
                   {inbox.numbers()[from + i], static_cast<std::uint16_t>(seat),
                    static_cast<std::uint16_t>(state_.generation[seat]), inbox.weeks()[from + i],
                    settled_.flags[i]});
    }
}

void Weeks::keep_decisions(std::size_t seat, bool own_before, std::size_t from, std::size_t n) {
    const Inbox& inbox = state_.inbox[seat];
    const std::uint32_t *const groups = inbox.group_bits() + from, *const numbers = inbox.numbers() + from;
    WeekSums& sums = decisions_.weeks[decisions_.first.size() - 1];
    SeatOverrides& mine = decisions_.seats[seat];
    const std::size_t before = decisions_.kinds.size();
    decisions_.kinds.resize(before + n);
    std::uint16_t* const kinds = decisions_.kinds.data() + before;
    std::uint64_t* const bins[] = {decisions_.harmless_bins.data(), decisions_.harm_bins.data()};
    const double* const spent = deliberation().minutes;
    std::uint32_t late = 0, skipped = 0, shown = 0, overrides = 0;
    double minutes = sums.minutes, wait_hours = sums.wait_hours;
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint32_t f = settled_.flags[i], seen = f / kShown & 1U;
        constexpr std::uint32_t kKind = (1U << Decisions::kGroupsFrom) - 1;
        kinds[i] = static_cast<std::uint16_t>((f & kKind) | (groups[i] << Decisions::kGroupsFrom));
        shown += seen;
        overrides += (f / kActs ^ f / kRecommended) & seen & 1U;
        late += f / kLate & 1U;
        skipped += f / kSkipped & 1U;
        minutes += spent[i];
        wait_hours += wait_hours_[i];
        ++bins[(f & kHarm) != 0 ? 1 : 0][settled_.bins[i]];
    }
    sums.minutes = minutes, sums.wait_hours = wait_hours;
    sums.late += late, sums.skipped += skipped;
    sums.own_before += own_before ? static_cast<std::int64_t>(n) : 0;
    mine.shown += static_cast<int>(shown), mine.overrides += static_cast<int>(overrides);
    if (!keeps_words_) return;
    const double *const score = inbox.column(Inbox::score) + from, *const judged =
                                                                       deliberation().final_judgement;
    const auto more = [before, n](auto& column) {
        column.resize(before + n);
        return column.data() + before;
    };
    std::uint64_t* const what = more(decisions_.what);
    for (std::size_t i = 0; i < n; ++i)
        what[i] = hash_word(settled_.flags[i], static_cast<std::uint64_t>(score[i]), numbers[i], seat);
    std::copy_n(judged, n, more(decisions_.judged));
    std::copy_n(deliberation().minutes, n, more(decisions_.minutes));
}

// ---- one by one: kinds that take proposals or rank, and where one case is told ----

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
