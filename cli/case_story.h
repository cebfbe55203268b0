// What one case can tell: who handled it, what was there to see, what was done, and what each part contributed.
// A case is named by its index, from 0, among the arrivals of replication 0 in order of week, then seat, then time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lab/case_addends.h"
#include "sim/caseload.h"
#include "sim/play.h"
#include "sim/strategy.h"

namespace skoen::cli {

struct CaseStory {
    std::size_t index = 0, cases = 0;  // cases: how many there are
    std::uint32_t seat = 0, week = 0;  // seat from 0, week of arrival from 1
    sim::Arrival arrival;
    sim::Strategy strategy;
    // Null where the case was still waiting when the run ended.
    std::optional<sim::Event> event;
    std::optional<sim::Trace> trace;
    std::vector<lab::Addend> judgement;
    // Empty where the score was not seen, or no own judgement was made.
    std::vector<lab::Addend> revision;
};

// Throws base::InputError when there is no such case.
[[nodiscard]] CaseStory tell_case(const sim::World& world, const sim::Strategy& strategy, std::size_t index);

}  // namespace skoen::cli
