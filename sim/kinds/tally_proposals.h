// Counts over kinds of decision that have more to count than acts and dismissals (tally.h). docs/kinds.md.
#pragma once

#include "sim/tally.h"

namespace skoen::sim {

// What only some kinds have: of one case.
void count_of_kind(const Event& event, KindCounts& counts);

// Kinds that take proposals: right, missed and disturbed are verdicts; the cells of acting on harm stay empty.
void count_proposal(const Event& event, std::size_t equity_bit, Tally& tally);

}  // namespace skoen::sim
