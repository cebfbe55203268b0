#include "lab/ranked_overrides.h"

#include <algorithm>

namespace skoen::lab {

RankedOverrides& RankedOverrides::operator+=(const RankedOverrides& other) {
    if (sums.size() < other.sums.size()) sums.resize(other.sums.size());
    for (std::size_t i = 0; i < other.sums.size(); ++i) sums[i] += other.sums[i];
    offices += other.offices;
    return *this;
}

std::optional<double> RankedOverrides::at(std::size_t place) const {
    if (offices == 0 || place >= sums.size()) return std::nullopt;
    return sums[place] / static_cast<double>(offices);
}

namespace {

RankedOverrides rank(const std::vector<sim::SeatOverrides>& by_seat) {
    const std::size_t seats = by_seat.size();
    std::vector<double> rates;
    for (const sim::SeatOverrides& one : by_seat) {
        if (one.shown >= kFewestShown) rates.push_back(static_cast<double>(one.overrides) / one.shown);
    }
    RankedOverrides out;
    out.sums.assign(seats, 0.0);
    if (rates.empty()) return out;
    std::sort(rates.begin(), rates.end());
    for (std::size_t place = 0; place < seats; ++place) out.sums[place] = rates[place * rates.size() / seats];
    out.offices = 1;
    return out;
}

}  // namespace

RankedOverrides rank_overrides(std::span<const sim::Event> events, std::size_t seats) {
    std::vector<sim::SeatOverrides> by_seat(seats);
    for (const sim::Event& e : events) {
        if (!e.shown || e.seat >= seats) continue;
        ++by_seat[e.seat].shown;
        by_seat[e.seat].overrides += e.acts != e.recommended ? 1 : 0;
    }
    return rank(by_seat);
}

RankedOverrides rank_overrides(const sim::Play& play, std::size_t seats) {
    return play.decisions ? rank(play.decisions->seats) : rank_overrides(play.events, seats);
}

}  // namespace skoen::lab
