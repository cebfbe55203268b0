#include "sim/kinds/ranking.h"

#include <algorithm>
#include <numeric>

namespace skoen::sim {

namespace {

// Places of a pile, those that `before` puts first in front; ties as they came.
template <class Before>
std::vector<std::size_t> sorted_places(std::size_t cases, const Before& before) {
    std::vector<std::size_t> places(cases);
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(), before);
    return places;
}

std::vector<std::size_t> by_falling(const std::vector<double>& values) {
    return sorted_places(values.size(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
}

void mark_top(const std::vector<std::size_t>& places, std::size_t capacity, bool Taken::*flag,
              std::vector<Taken>& taken) {
    for (std::size_t i = 0; i < std::min(capacity, places.size()); ++i) taken[places[i]].*flag = true;
}

}  // namespace

std::vector<Taken> take_from(const Pile& pile, std::size_t capacity) {
    std::vector<Taken> taken(pile.decided.size());
    mark_top(by_falling(pile.decided), capacity, &Taken::decided, taken);
    mark_top(by_falling(pile.own), capacity, &Taken::own, taken);
    mark_top(by_falling(pile.twin), capacity, &Taken::twin, taken);
    const auto tool = sorted_places(pile.score.size(), [&](std::size_t a, std::size_t b) {
        return pile.score[a] != pile.score[b] ? pile.score[a] > pile.score[b]
                                              : pile.predicted[a] > pile.predicted[b];
    });
    mark_top(tool, capacity, &Taken::tool, taken);
    return taken;
}

std::vector<std::size_t> order_of(const Pile& pile, const std::vector<Taken>& taken, double free_at) {
    const std::vector<std::size_t> wanted = sorted_places(taken.size(), [&](std::size_t a, std::size_t b) {
        if (taken[a].decided != taken[b].decided) return taken[a].decided;
        return taken[a].decided && pile.decided[a] > pile.decided[b];
    });
    std::vector<std::size_t> order;
    std::vector<bool> done(taken.size(), false);
    double now = free_at;
    while (order.size() < taken.size()) {
        std::size_t next = taken.size();  // none
        for (const std::size_t i : wanted) {
            if (!done[i] && pile.arrived[i] <= now) {
                next = i;
                break;
            }
        }
        if (next == taken.size()) {  // nobody is waiting: whoever comes first
            for (std::size_t i = 0; i < taken.size(); ++i) {
                if (!done[i] && (next == taken.size() || pile.arrived[i] < pile.arrived[next])) next = i;
            }
        }
        done[next] = true;
        order.push_back(next);
        now = std::max(now, pile.arrived[next]) + pile.minutes[next];
    }
    return order;
}

}  // namespace skoen::sim
