#include "sim/decisions.h"

namespace skoen::sim {

std::uint32_t flags_of(const Event& e) {
    const auto bit = [](bool yes, std::uint32_t as) { return yes ? as : 0U; };
    return bit(e.acts, kActs) | bit(e.twin_acts, kTwinActs) | bit(e.recommended, kRecommended) |
           bit(e.shown, kShown) | bit(e.harm, kHarm) | bit(e.best, kBest) | bit(e.own_acts, kOwnActs) |
           bit(e.skipped, kSkipped) | bit(e.revised, kRevised) |
           bit(e.shown && !e.skipped && e.own_certainty < 0.5, kHard) | bit(e.wanted_override, kWanted) |
           bit(e.late, kLate);
}

void Decisions::start(std::size_t weeks_played, std::size_t seats_held, std::size_t cases) {
    kinds.clear();
    kinds.reserve(cases + cases / 8);
    first.assign(1, 0);
    weeks.assign(weeks_played, {});
    seats.assign(seats_held, {});
    harm_bins.assign(kJudgementBins, 0);
    harmless_bins.assign(kJudgementBins, 0);
    what.clear();
    judged.clear();
    minutes.clear();
}

}  // namespace skoen::sim
