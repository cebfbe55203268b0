// Phase 3 of the week (week.h) in columns. docs/model.md, section 5.
//
// Within a week a worker's state is fixed, so all that a decision is can be worked out in columns before the first case is
// taken up (deliberate_kernel.h, settle_kernel.h). What is left for one case at a time: the clock of the queue; decisions
// that were stated and are given up, and overrides that cost something, which few are; sums that hang on their order.
#include <algorithm>

#include "sim/caseload.h"
#include "sim/week.h"
#include "sim/week_figures.h"

namespace skoen::sim {

namespace {

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
    static const Settle kKernel = SKOEN_WIDEST(settle);
    kKernel(settling, conditions, deliberation, score, truth, n, out);
}

}  // namespace

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

}  // namespace skoen::sim
