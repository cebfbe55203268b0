// The sets of assumptions of an exploration: which values they give to which fields, and the world of each.
#pragma once

#include <string>
#include <vector>

#include "scenarios/exploration.h"
#include "sim/world.h"

namespace skoen::lab {

struct SetTable {
    std::vector<std::string> fields;          // "/behaviour/skip_base"
    std::vector<std::vector<double>> values;  // [fields][sets]
};

class AssumptionSets {
  public:
    // `world`: of the scenario as the exploration states it. Keeps references to both. Throws base::InputError where a factor
    // names no number of the scenario, or the scenario refuses its least or greatest value.
    AssumptionSets(const sim::World& world, const scenarios::Exploration& exploration);

    [[nodiscard]] int count() const { return count_; }
    [[nodiscard]] SetTable table() const;
    // With priors, set 0 is `world` itself. Factors of the behaviour keep the scales and train the tool anew, as draws from the
    // priors do; any other factor makes the whole world anew.
    [[nodiscard]] sim::World world_of(int set) const;

  private:
    [[nodiscard]] sim::Definition definition_with(const std::vector<std::string>& more) const;

    const sim::World& world_;
    const scenarios::Exploration& exploration_;
    int count_ = 0;
    bool only_people_ = true;                   // every factor is one of the behaviour
    std::vector<std::vector<double>> planned_;  // [sets][factors]; empty with priors
};

// The value of a factor at a point of the unit interval: even between lo and hi, or the quantile of the ledger's prior cut to
// its range. Throws base::InputError where neither is stated and the field is no row of the ledger.
[[nodiscard]] double factor_value(const scenarios::SweepFactor& factor, double u);

}  // namespace skoen::lab
