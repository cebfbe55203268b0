#include <algorithm>
#include <cmath>

#include "sim/plain/office_weeks.h"

// What the week does by kind of decision: docs/kinds.md, sections 4 and 5.
namespace skoen::sim::plain {

void OfficeWeeks::follow_up(Seat& seat, const Waiting& next, const base::Subject& who, Event& e) const {
    if (has_options(e.kind) && e.option != e.right_option) e.wait_hours += d_.decision.palette.bounce_hours;
    if (e.kind != DecisionKind::complete) return;
    const Returns& r = d_.decision.returns;
    const double waited = e.wait_hours / 24.0 * 7.0 / 5.0;
    double back = 0, minutes = 0;
    if (e.acts) {
        back = r.letter_weeks * -base::log(world_.draws.uniform(base::Purpose::letter_answer, who));
        minutes = r.answer_minutes;
        e.outcome = waited + back * 7.0 + r.answer_days;
        e.clock_days = r.answer_days;
    } else {
        e.outcome = waited + r.answer_days;
        if (e.harm) {
            back = r.stuck_weeks;
            minutes = r.stuck_minutes;
            e.outcome = e.outcome + back * 7.0;
        }
        e.clock_days = e.outcome;
    }
    if (minutes > 0.0)
        seat.returning.emplace_back(week_ + std::max(1, static_cast<int>(std::ceil(back))),
                                    minutes * next.arrival.facts.length);
}

void OfficeWeeks::take_up(std::uint32_t i) {
    Seat& seat = seats_[i];
    struct One {
        double decided, own, twin, score, predicted, minutes;
        std::size_t place;
    };
    std::vector<One> pile;
    for (std::size_t k = 0; k < seat.inbox.size(); ++k) {
        Waiting& w = seat.inbox[k];
        Arrival arrival = w.arrival;
        if (retrained_) arrival.predicted = world_.tool.predict(arrival.facts);
        const base::Subject the_case{arrival.number, i, 0, static_cast<std::uint32_t>(w.week),
                                     caseload_.replication};
        base::Subject who = the_case;
        who.generation = seat.generation;
        const TopOfPile nobody;  // a place in the ranking has no price
        const Event e = judge(world_, office_, levers_, seat.person, seat.mind,
                              {arrival, the_case, who, who, week_}, &nobody);
        pile.push_back({e.final_judgement, e.own, e.twin, static_cast<double>(e.score), w.arrival.predicted,
                        e.minutes, k});
        w.top = w.top_own = w.top_twin = w.top_tool = false;
    }
    const auto capacity = std::min(pile.size(), static_cast<std::size_t>(d_.decision.ranking.capacity));
    const auto mark = [&](auto value, bool Waiting::*flag) {
        std::stable_sort(pile.begin(), pile.end(),
                         [](const One& a, const One& b) { return a.place < b.place; });
        std::stable_sort(pile.begin(), pile.end(),
                         [&](const One& a, const One& b) { return value(a) > value(b); });
        for (std::size_t k = 0; k < capacity; ++k) seat.inbox[pile[k].place].*flag = true;
    };
    mark([](const One& o) { return std::pair(o.own, 0.0); }, &Waiting::top_own);
    mark([](const One& o) { return std::pair(o.twin, 0.0); }, &Waiting::top_twin);
    mark([](const One& o) { return std::pair(o.score, o.predicted); }, &Waiting::top_tool);
    mark([](const One& o) { return std::pair(o.decided, 0.0); }, &Waiting::top);
    if (!d_.decision.ranking.orders_queue) return;

    // Now in the order of the final judgement: first those taken, then the rest as they came.
    std::stable_sort(pile.begin() + static_cast<std::ptrdiff_t>(capacity), pile.end(),
                     [](const One& a, const One& b) { return a.place < b.place; });
    std::deque<Waiting> order;
    double now = seat.free_at;
    while (!pile.empty()) {
        auto next = std::find_if(pile.begin(), pile.end(),
                                 [&](const One& o) { return seat.inbox[o.place].arrived <= now; });
        if (next == pile.end()) {
            next = std::min_element(pile.begin(), pile.end(), [&](const One& a, const One& b) {
                const double x = seat.inbox[a.place].arrived, y = seat.inbox[b.place].arrived;
                return x != y ? x < y : a.place < b.place;
            });
        }
        now = std::max(now, seat.inbox[next->place].arrived) + next->minutes;
        order.push_back(seat.inbox[next->place]);
        pile.erase(next);
    }
    seat.inbox = order;
}

}  // namespace skoen::sim::plain
