// What a week does differently by kind of decision: docs/kinds.md. Everything else is one code for all, sim/week.cpp.
#include <algorithm>

#include "sim/caseload.h"
#include "sim/kinds/returns.h"
#include "sim/week.h"

namespace skoen::sim {

using base::Purpose;

// Before a seat works: what came back is worked first; whom to take up is decided on the whole pile.
void Weeks::prepare_by_kind(std::size_t seat, int week) {
    if (!state_.returning.empty()) {
        const double start = static_cast<double>(week - 1) * world_.intake_minutes;
        state_.free_at[seat] =
            std::max(state_.free_at[seat], start) + state_.returning[seat][static_cast<std::size_t>(week)];
    }
    if (world_.definition.decision.kind == DecisionKind::rank) take_up(seat, week);
}

void Weeks::deliberate_on(std::size_t seat, int week, std::size_t from, std::size_t n) {
    const Inbox& inbox = state_.inbox[seat];
    if (!takes_proposals(world_.definition.decision.kind)) {
        deliberate(conditions(), inbox.lanes(from), n, deliberation());
        return;
    }
    std::vector<base::Subject> keys, who;
    for (std::size_t i = from; i < from + n; ++i) {
        who.push_back(subject(seat, inbox[i].week, inbox[i].number));
        keys.push_back(who.back());
        keys.back().generation = 0;
    }
    proposals_.resize(kLaneCases);
    const ProposalTask::Known known{&load_.option_cases,
                                    state_.generation[seat] == 0 ? &load_.option_luck : nullptr, !retrained_};
    deliberate_proposals(
        {world_, practice_, conditions(), mind_now_[seat], inbox, from, keys, who, who, week, known}, n,
        deliberation(), proposals_);
}

// Kind rank: who is in the top of the pile, by the final judgement, one's own, the local twin's and the tool's.
void Weeks::take_up(std::size_t seat, int week) {
    Inbox& inbox = state_.inbox[seat];
    const Ranking& ranking = world_.definition.decision.ranking;
    const auto capacity = static_cast<std::size_t>(ranking.capacity);
    Pile pile;
    for (std::size_t from = 0; from < inbox.size(); from += kLaneCases) {
        const std::size_t n = std::min(kLaneCases, inbox.size() - from);
        show_scores(seat, week, from, n);
        deliberate(conditions(), inbox.lanes(from), n, deliberation());
        for (std::size_t i = 0; i < n; ++i) {
            pile.decided.push_back(deliberation().final_judgement[i]);
            pile.own.push_back(deliberation().own[i]);
            pile.twin.push_back(deliberation().twin[i]);
            pile.score.push_back(inbox.column(Inbox::score)[from + i]);
            pile.predicted.push_back(inbox[from + i].predicted);
            pile.minutes.push_back(deliberation().minutes[i]);
            pile.arrived.push_back(inbox.column(Inbox::arrived)[from + i]);
        }
    }
    taken_ = take_from(pile, capacity);
    if (!ranking.orders_queue) return;
    const std::vector<std::size_t> order = order_of(pile, taken_, state_.free_at[seat]);
    std::vector<Taken> in_order;
    in_order.reserve(order.size());
    for (const std::size_t i : order) in_order.push_back(taken_[i]);
    taken_ = std::move(in_order);
    inbox.reorder(order);
}

// What a decision brings with it later: docs/kinds.md.
void Weeks::follow_up(std::size_t seat, int week, double length, const base::Subject& who, Event& e) {
    if (has_options(e.kind) && e.verdict != Verdict::right)
        e.wait_hours += world_.definition.decision.palette.bounce_hours;
    if (e.kind != DecisionKind::complete) return;
    const FollowUp next = follow_up_of(world_.definition.decision.returns, e.acts, e.harm, e.wait_hours,
                                       world_.draws.uniform(Purpose::letter_answer, who));
    e.outcome = next.days;
    e.clock_days = next.clock_days;
    const int back = week + next.weeks;
    if (next.minutes > 0.0 && back <= load_.weeks)
        state_.returning[seat][static_cast<std::size_t>(back)] += next.minutes * length;
}

}  // namespace skoen::sim
