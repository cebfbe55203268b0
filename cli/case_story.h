// What one case can tell: who handled it, what was there to see, what was done, and what each part contributed.
// A case is named by its index, from 0, among the arrivals of replication 0 in order of week, then seat, then time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/caseload.h"
#include "sim/play.h"
#include "sim/strategy.h"

namespace skoen::cli {

// One addend, log-odds. The name is a key of the texts, cli.part.<name>.
struct Part {
    std::string_view name;
    double amount = 0;
};

struct CaseStory {
    std::size_t index = 0, cases = 0;  // cases: how many there are
    std::uint32_t seat = 0, week = 0;  // seat from 0, week of arrival from 1
    sim::Arrival arrival;
    sim::Strategy strategy;
    // Null where the case was still waiting when the run ended.
    std::optional<sim::Event> event;
    std::optional<sim::Trace> trace;
    // Of the full own judgement over the worker's threshold: sums to twin - threshold.
    std::vector<Part> judgement;
    // Of the logit of revising; empty where the score was not seen, or no own judgement was made. Sums to the logit of
    // trace->revise_chance; "person" is what is left to this person and place.
    std::vector<Part> revision;
};

// Throws base::InputError when there is no such case.
[[nodiscard]] CaseStory tell_case(const sim::World& world, const sim::Strategy& strategy, std::size_t index);

}  // namespace skoen::cli
