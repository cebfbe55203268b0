// The difference between two plans, by the levers in which they differ: each switched over from the one plan to the other
// on the same cases with the same luck.
//
// Up to four levers: what a lever adds is averaged over all orders in which they can be switched (Shapley 1953, "A value for
// n-person games"), so that the levers sum to the whole. More: each lever alone, and what only comes of them together as
// a part of its own.
#pragma once

#include <span>
#include <vector>

#include "lab/comparison.h"

namespace skoen::lab {

inline constexpr std::size_t kMostAveraged = 4;

// Levers whose spans differ, in the order of sim::Lever. Spans that change no week within `weeks` do not count.
[[nodiscard]] std::vector<sim::Lever> differing_levers(const sim::Strategy& strategy,
                                                       const sim::Strategy& versus, int weeks);

// The plans that have to be played: bit k of a mask switches the k-th differing lever from `versus` to `strategy`.
struct LeverMixtures {
    std::vector<sim::Lever> levers;
    bool averaged = false;             // over all orders; else each alone
    std::vector<unsigned> masks;       // [mixtures]; the first is `versus` itself, the last `strategy`
    std::vector<sim::Strategy> plans;  // [mixtures]
};
[[nodiscard]] LeverMixtures mix_levers(const sim::Strategy& strategy, const sim::Strategy& versus, int weeks);

struct LeverPart {
    sim::Lever lever = sim::Lever::workflow;
    Estimate amount;
};
struct LeverSplit {
    bool averaged = false;
    Estimate whole;                // strategy - versus
    std::vector<LeverPart> parts;  // [levers]
    Estimate together;             // what only comes of them together; 0 where averaged over orders
};

// `played`: one result a mixture (play_each), all of the same replications. measure: place in sim::measures().
// Not defined where the measure is not in one of the mixtures: no mean then.
[[nodiscard]] LeverSplit split_by_levers(const LeverMixtures& mixtures,
                                         std::span<const StrategyResult* const> played, std::size_t measure);

}  // namespace skoen::lab
