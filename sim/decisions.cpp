#include "sim/decisions.h"

namespace skoen::sim {

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
