// The history of kinds that take proposals: what past workers chose, or where their sums were off, and the tool that learns
// from it. docs/kinds.md.
#pragma once

#include "sim/history.h"
#include "sim/kinds/proposals.h"

namespace skoen::sim {

// Fills in the rows of a history: past choices with the familiarity of those who made them.
void choose_in_the_past(const Definition& definition, const FittedPalette& palette,
                        const std::vector<WorkerTraits>& workers, const base::Draws& draws,
                        HistoryRows& rows);

// The option that goes into the record: the choice, or what was right (label truth; mixed by luck).
[[nodiscard]] std::size_t recorded_option(const History& history, std::size_t chosen, std::size_t right,
                                          double uniform);

// One against the rest for each option; the scale is cut at tenths of the lead.
void train_options(const Definition& definition, const HistoryRows& history, Tool& tool);

// Was the sum of a past worker in past case j off?
[[nodiscard]] bool past_number_off(const Definition& definition, const WorkerTraits& worker,
                                   const CaseFacts& facts, bool cue_seen, const base::Draws& draws,
                                   std::size_t j);

// Chance that an own sum is off; `cues`: share of the unrecorded that was seen and understood.
[[nodiscard]] double chance_off(const Definition& definition, double risk, double facts_skill, double cues);

}  // namespace skoen::sim
