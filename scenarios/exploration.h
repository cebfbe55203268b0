// A search over plans: which levers may be set how, what a plan may cost, and how much is played to find out.
//
//   scenarios/explorations/<id>.json -> Exploration -> lab/explore.h
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "sim/base/json.h"
#include "sim/strategy.h"

namespace skoen::scenarios {

// One lever and the ways in which it may be set: every combination of option, weeks and intensity. The first option of a
// lever is its absence.
struct LeverRange {
    sim::Lever lever = sim::Lever::workflow;
    std::vector<std::string> options;
    std::vector<int> from = {1};          // first weeks
    int to = 520;                         // last week, cut to the run
    std::vector<double> intensity = {1};  // 0 to 1
};

// How the sets of assumptions are chosen. priors: the ledger's own values, then draws from its priors. The others are plans of
// points over `factors` (stats/sampling.h).
enum class Sampling : std::uint8_t { priors, factorial, latin_hypercube, sobol, saltelli };

// A field of the scenario that differs between sets. Not stated (NaN) lo and hi: the parameter's prior in the ledger.
struct SweepFactor {
    std::string field;  // "/behaviour/skip_base", "/auc_model": as with --set
    double lo = std::numeric_limits<double>::quiet_NaN(), hi = std::numeric_limits<double>::quiet_NaN();
    int levels = 3;      // of the factorial plan
    bool whole = false;  // rounded to whole numbers
};

struct Exploration {
    int schema = 1;
    std::string id;
    base::Bilingual name, summary;
    std::string scenario;                 // id of a shipped scenario, or a path
    std::vector<std::string> set;         // of the scenario, "/POINTER=VALUE"
    std::vector<std::string> strategies;  // shipped ids or paths; looked at beside what the search makes
    std::vector<LeverRange> search;
    int points = 200;  // plans the search makes at most; where there are more, so many are drawn
    int rounds = 1;    // rounds of the search; from the second on plans are made from those on the front
    Sampling sampling = Sampling::priors;
    std::vector<SweepFactor> factors;
    int draws = 40;  // sets of assumptions; of the Saltelli plan its blocks, of the factorial plan not used
    int replications = 10;  // offices played under each
    int seed = 1;
    double leader_hours = 1e9, worker_hours = 1e9;  // what a plan may cost an office in a run
};

// How many sets of assumptions are played.
[[nodiscard]] int set_count(const Exploration& exploration);

// As load_scenario, for explorations: id of a shipped one, or a path.
[[nodiscard]] Exploration load_exploration(std::string_view id_or_path);
[[nodiscard]] Exploration read_exploration(const base::JsonValue& root);
[[nodiscard]] std::string write_exploration(const Exploration& exploration);

}  // namespace skoen::scenarios
