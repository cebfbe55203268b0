#pragma once

#include <cstdint>
#include <string>

#include "sim/plain/plain.h"
#include "sim/play.h"

// Random scenarios for the comparison of the two engines, and the comparison itself.
namespace skoen::test {

struct TwinCase {
    sim::World world;
    sim::Strategy strategy;
    std::uint32_t replication = 0;
};

inline constexpr int kTwinCases = 200;

// Number `index` of the sample, 0 to kTwinCases - 1: 2 to 5 seats, 3 to 20 weeks, 1 to 8 cases a week, utilisation .3 to 1.3,
// any levers, options, strengths and switches, behaviour within the ledger's ranges, planted errors, drift, both families.
[[nodiscard]] TwinCase twin_case(int index);

// The first difference between the engine's play and the twin's, to the last bit of every number: "event 17 own".
// Empty where there is none.
[[nodiscard]] std::string first_difference(const sim::Play& play, const sim::PlainRun& run, int seats);
[[nodiscard]] bool same_audit(const sim::Play& play, const sim::PlainRun& run, int seats);

// How often each mechanism showed: a comparison of cases in which nothing happens would prove nothing.
struct TwinCoverage {
    int events = 0, shown = 0, hidden = 0, skipped = 0, revised = 0, wanted = 0, given_up = 0, asked = 0,
        refused = 0;
    int written = 0, late = 0, extra = 0, newcomers = 0, waited_over = 0, unexposed = 0, cue_seen = 0;
    void add(const sim::Play& play);
};

}  // namespace skoen::test
