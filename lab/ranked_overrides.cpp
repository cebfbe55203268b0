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

RankedOverrides rank_overrides(std::span<const sim::Event> events, std::size_t seats) {
    std::vector<int> shown(seats), overrides(seats);
    for (const sim::Event& e : events) {
        if (!e.shown || e.seat >= seats) continue;
        ++shown[e.seat];
        overrides[e.seat] += e.acts != e.recommended ? 1 : 0;
    }
    std::vector<double> rates;
    for (std::size_t s = 0; s < seats; ++s) {
        if (shown[s] >= kFewestShown) rates.push_back(static_cast<double>(overrides[s]) / shown[s]);
    }
    RankedOverrides out;
    out.sums.assign(seats, 0.0);
    if (rates.empty()) return out;
    std::sort(rates.begin(), rates.end());
    for (std::size_t place = 0; place < seats; ++place) out.sums[place] = rates[place * rates.size() / seats];
    out.offices = 1;
    return out;
}

}  // namespace skoen::lab
