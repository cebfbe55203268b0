// A search over plans under many sets of assumptions: what each does, which no other beats on all counts, and which one is
// regretted least.
//
// Unit of work = (plan, set of assumptions, office): a design point and a replication. Its row depends on nothing else: not on
// the thread, on what is played beside it, nor on how the units are shared out. Units are numbered
// ((set x offices) + office) x plans + plan.
#pragma once

#include <atomic>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "lab/difference.h"
#include "lab/explore_sets.h"
#include "scenarios/exploration.h"
#include "sim/world.h"

namespace skoen::lab {

// The plans: the office without the tool, the named strategies, then what the search makes, without those that do the same
// in every week. Made plans are called p001, p002 ...
[[nodiscard]] std::vector<sim::Strategy> design_points(const scenarios::Exploration& exploration,
                                                       const sim::Definition& definition);

// What one unit leaves behind.
struct UnitRow {
    std::uint32_t plan = 0, draw = 0, office = 0;
    ErrorTotals errors;
    double leader_hours = 0, worker_hours = 0;  // of the run
    double support = 0;                         // at the end, 0 to 1
    double minutes = 0;                         // of all cases
};

struct ExploreOptions {
    int threads = 0;
    int shard = 0, shards = 1;              // units with number % shards == shard
    int offices_from = 0, offices_to = -1;  // -1: the exploration's replications
    std::size_t plans_from = 0;             // plans before it are left out, and not numbered
    std::uint64_t rows_done = 0;            // the shard's first units, which are there already
    std::function<void(int done, int all)> progress;
    const std::atomic<bool>* cancel = nullptr;
    // Every row in the order of units; called from one thread at a time. Rows are not kept.
    std::function<void(const UnitRow&)> each_row;
};

// Sums over the offices of one plan under one set of assumptions.
struct PlanSums {
    ErrorTotals errors;
    double leader_hours = 0, worker_hours = 0, support = 0, minutes = 0;
    std::int64_t offices = 0;
    PlanSums& operator+=(const UnitRow& row);
    PlanSums& operator+=(const PlanSums& other);
};
using ExploreSums = std::vector<std::vector<PlanSums>>;  // [plans][draws]

// How many units a shard has.
[[nodiscard]] std::uint64_t units_of(const scenarios::Exploration& exploration, std::size_t plans,
                                     const ExploreOptions& options);

// Plays all units, or those of a shard. Cancelled: begun offices are finished, each_row has got the shard's first units in their
// order, and the sums are empty.
[[nodiscard]] ExploreSums explore(const sim::World& world, const std::vector<sim::Strategy>& plans,
                                  const scenarios::Exploration& exploration, const ExploreOptions& options);

// One plan in all sets of assumptions, each counting the same.
struct PlanOutcome {
    double harm_cost = 0;              // a case
    double missed = 0, disturbed = 0;  // a case
    double leader_hours = 0, worker_hours = 0, support = 0, minutes = 0;
    bool within_budget = false;
    bool on_front =
        false;  // within the budget, and no other such plan is as good on harm, disturbance, hours and support and
                // better on one
    // Harm a case beyond the best plan within the budget under the same assumptions: mean and largest over the sets.
    double mean_regret = 0, largest_regret = 0;
};
struct Findings {
    std::vector<PlanOutcome> plans;
    std::vector<std::size_t> front;  // by harm, least first
    // Among the plans within the budget; `plans.size()` where there is none.
    std::size_t least_mean_regret = 0, least_largest_regret = 0;
    std::vector<std::vector<double>> harm;  // [plans][draws]
};
[[nodiscard]] Findings findings_of(const ExploreSums& sums, const sim::Costs& costs, double leader_hours,
                                   double worker_hours);

// When one plan does less harm than another: the single assumption that tells the sets in which it does from the others best.
struct Belief {
    std::size_t draws = 0, wins = 0;
    std::string
        parameter;  // empty: it wins in all, in none, or no single condition tells them apart beyond chance
    bool above = false;
    double cut = 0;
};
// Of priors: set 0, the ledger's own values, is no draw and left out.
[[nodiscard]] Belief belief_between(const Findings& findings, const sim::World& world, std::size_t plan,
                                    std::size_t versus);
// The same for any sets: the fields of the behaviour among `table` from set `first` on.
[[nodiscard]] Belief belief_between(const Findings& findings, const SetTable& table, std::size_t first,
                                    std::size_t plan, std::size_t versus);

// Plans for the next round of a search: children of plans on the front (of all, where no plan is within the hours), each
// lever from one of two parents, now and then set anew; none that does the same as one of `plans`. At most
// exploration.points; fewer, or none, where no others are found.
[[nodiscard]] std::vector<sim::Strategy> next_round(const scenarios::Exploration& exploration, int weeks,
                                                    const std::vector<sim::Strategy>& plans,
                                                    const Findings& findings, int round);

}  // namespace skoen::lab
