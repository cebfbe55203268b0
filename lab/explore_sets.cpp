#include "lab/explore_sets.h"

#include <algorithm>
#include <cmath>

#include "lab/parameter_draws.h"
#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/base/json_writer.h"
#include "stats/sampling.h"

namespace skoen::lab {

namespace {

constexpr std::string_view kPeople = "/behaviour/";

stats::UnitPoints points_of(const scenarios::Exploration& e) {
    const auto n = static_cast<std::size_t>(e.draws), columns = e.factors.size();
    const auto seed = static_cast<std::uint64_t>(e.seed);
    switch (e.sampling) {
    case scenarios::Sampling::factorial: {
        std::vector<int> levels;
        for (const scenarios::SweepFactor& factor : e.factors) levels.push_back(factor.levels);
        return stats::factorial_points(levels);
    }
    case scenarios::Sampling::latin_hypercube:
        return stats::latin_hypercube(n, columns, seed);
    case scenarios::Sampling::sobol:
        return stats::sobol_points(n, columns, seed);
    case scenarios::Sampling::saltelli:
        return stats::saltelli_points(n, columns, seed);
    case scenarios::Sampling::priors:
        break;
    }
    return {};
}

std::string as_set(const scenarios::SweepFactor& factor, double value) {
    return factor.field + '=' + base::json_number(value);
}

const scenarios::LedgerRow& prior_of(const scenarios::SweepFactor& factor) {
    if (factor.field.starts_with(kPeople)) {
        const std::string name = factor.field.substr(kPeople.size());
        for (const scenarios::LedgerRow& row : scenarios::ledger()) {
            if (row.field == name) return row;
        }
    }
    throw base::InputError(base::Fault{.file = "exploration",
                                       .pointer = "/factors",
                                       .expected = "lo and hi for a field that has no prior in the ledger",
                                       .found = factor.field + " without them"});
}

}  // namespace

double factor_value(const scenarios::SweepFactor& factor, double u) {
    if (std::isnan(factor.lo)) {
        const double value = prior_quantile(prior_of(factor), u);
        return factor.whole ? std::round(value) : value;
    }
    if (!factor.whole) return factor.lo + (factor.hi - factor.lo) * u;
    const double lo = std::ceil(factor.lo), hi = std::floor(factor.hi);
    return std::min(lo + std::floor((hi - lo + 1) * u), hi);
}

AssumptionSets::AssumptionSets(const sim::World& world, const scenarios::Exploration& exploration)
    : world_(world), exploration_(exploration), count_(scenarios::set_count(exploration)) {
    planned_ = points_of(exploration);
    for (std::size_t k = 0; k < exploration.factors.size(); ++k) {
        const scenarios::SweepFactor& factor = exploration.factors[k];
        only_people_ = only_people_ && factor.field.starts_with(kPeople);
        double least = 0, greatest = 0;
        for (std::size_t s = 0; s < planned_.size(); ++s) {
            planned_[s][k] = factor_value(factor, planned_[s][k]);
            least = s == 0 ? planned_[s][k] : std::min(least, planned_[s][k]);
            greatest = s == 0 ? planned_[s][k] : std::max(greatest, planned_[s][k]);
        }
        (void)definition_with({as_set(factor, least)});
        (void)definition_with({as_set(factor, greatest)});
    }
}

sim::Definition AssumptionSets::definition_with(const std::vector<std::string>& more) const {
    std::vector<std::string> sets = exploration_.set;
    sets.insert(sets.end(), more.begin(), more.end());
    return scenarios::load_scenario(exploration_.scenario, sets);
}

SetTable AssumptionSets::table() const {
    SetTable out;
    const auto sets = static_cast<std::size_t>(count_);
    if (exploration_.sampling != scenarios::Sampling::priors) {
        for (std::size_t k = 0; k < exploration_.factors.size(); ++k) {
            out.fields.push_back(exploration_.factors[k].field);
            out.values.emplace_back();
            for (const std::vector<double>& point : planned_) out.values.back().push_back(point[k]);
        }
        return out;
    }
    const sim::Behaviour& stated = world_.definition.behaviour;
    const std::vector<std::string> fields = uncertain_parameters(stated);
    for (const std::string& field : fields) {
        out.fields.push_back(std::string(kPeople) + field);
        out.values.emplace_back(1, scenarios::ledger_row(field).value);
    }
    for (std::size_t s = 1; s < sets; ++s) {
        std::vector<double> values;
        (void)draw_behaviour(stated, fields, world_.draws, static_cast<std::uint32_t>(s - 1), values);
        for (std::size_t k = 0; k < values.size(); ++k) out.values[k].push_back(values[k]);
    }
    return out;
}

sim::World AssumptionSets::world_of(int set) const {
    if (exploration_.sampling == scenarios::Sampling::priors) {
        if (set == 0) return world_;
        std::vector<double> values;
        const sim::Behaviour& stated = world_.definition.behaviour;
        return {world_, draw_behaviour(stated, uncertain_parameters(stated), world_.draws,
                                       static_cast<std::uint32_t>(set - 1), values)};
    }
    std::vector<std::string> more;
    for (std::size_t k = 0; k < exploration_.factors.size(); ++k)
        more.push_back(as_set(exploration_.factors[k], planned_[static_cast<std::size_t>(set)][k]));
    const sim::Definition definition = definition_with(more);
    if (only_people_) return {world_, definition.behaviour};
    return sim::World(definition, world_.seed);
}

}  // namespace skoen::lab
