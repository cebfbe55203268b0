// The same strategies under many sets of assumptions: how far the answer hangs on what nobody knows, and on which of it.
// Chance and not knowing are kept apart: a comparison varies the random draws under one set of assumptions, an ensemble
// varies the assumptions over the same random draws.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "lab/comparison.h"

namespace skoen::lab {

struct EnsembleOptions {
    int draws = 200;                                  // sets of assumptions, at least 2
    int replications = 20;                            // offices played under each, the same ones every time
    int threads = 0;                                  // 0: as many as there are processors
    std::function<void(int done, int all)> progress;  // called from worker threads
    const std::atomic<bool>* cancel = nullptr;
};

struct Ensemble {
    int replications = 0;
    std::vector<std::string> parameters;      // those drawn, in the ledger's order
    std::vector<std::vector<double>> values;  // [parameters][draws]
    std::vector<sim::Strategy> strategies;    // the first is always no_tool
    // Pooled over the replications of a draw; null where never defined. [strategies][measures()][draws]
    std::vector<std::vector<std::vector<std::optional<double>>>> measures;
    [[nodiscard]] std::size_t draws() const { return values.empty() ? 0 : values.front().size(); }
};

// A function of world, strategies, draws and replications alone. Throws base::InputError when there are no strategies.
// Cancelled: an ensemble with no draws.
[[nodiscard]] Ensemble play_ensemble(const sim::World& world, std::vector<sim::Strategy> strategies,
                                     const EnsembleOptions& options);

// Puts the central 90 % over the draws into elo and ehi of `comparison`, which must hold the same strategies.
void add_not_knowing(const Ensemble& ensemble, Comparison& comparison);

// How the difference between two strategies in one measure moves with one assumption.
struct Lean {
    std::string parameter;
    // Spearman's rank correlation; the interval holds for all parameters at once in 95 % (Bonferroni), since the strongest of
    // many is looked at.
    double rho = 0, lo = 0, hi = 0;
    // Median difference over the fifth of draws with the lowest and with the highest values of the parameter.
    double at_low = 0, at_high = 0;
};

struct Ranking {
    std::size_t draws = 0;    // in which the difference was defined
    std::vector<Lean> leans;  // strongest first; empty with fewer than 10 draws
    std::optional<double>
        explained;  // adjusted share of rank variance that all parameters explain, together and straight
};

// strategy, versus: places in ensemble.strategies; measure: place in sim::measures(). Differences are strategy - versus.
// A screening: correlations of ranks find assumptions that push one way; `explained` says how much is left to others.
[[nodiscard]] Ranking rank_assumptions(const Ensemble& ensemble, std::size_t strategy, std::size_t versus,
                                       std::size_t measure);

// What would have to be true for one strategy to beat another: the single condition on one assumption that tells the draws
// in which it wins best from those in which it does not.
struct TurningPoint {
    std::size_t draws = 0, wins = 0;
    std::string parameter;  // empty: it wins in all, in none, or no condition tells them apart
    bool above = false;     // the condition: parameter above (or not above) `cut`
    double cut = 0;
    std::size_t meeting = 0, wins_meeting = 0;  // draws that meet the condition, and wins among them
};

// At least a tenth of the draws must meet the condition and a tenth not, and it must tell them apart better than the best of so
// many conditions would by chance. InternalError for a measure of which neither more
// nor less is better.
[[nodiscard]] TurningPoint turning_point(const Ensemble& ensemble, std::size_t strategy, std::size_t versus,
                                         std::size_t measure);

}  // namespace skoen::lab
