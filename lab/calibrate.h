// Simulated moments: parameters of the ledger are moved until simulated studies give the published statistics, one set of
// values for all studies. Only rows marked calibrate count. McFadden (1989); Duffie & Singleton (1993).
//
//   objective = sum over statistics of rho((simulated mean - published) / s),  rho(z) = c^2 z^2 / (c^2 + z^2)
//             + sum over parameters of ((theta - prior mean) / prior SD)^2 + sum over studies of (t / sd_place)^2
//
// Studies differ in how ready people are to move, for reasons nobody knows: each has a t_place of its own, which is estimated along and
// steadied by sd_place. Otherwise the parameters would take up what is particular to one study.
//
// s: a quarter of the published interval's width (about its standard error, 2 % of the value at least); rho: Geman & McClure (1987), c = 3, so that what cannot be
// reached does not drag the rest. Common random numbers make the objective smooth enough for a Gauss-Newton search with
// numerical derivatives.
#pragma once

#include <string>
#include <vector>

#include "lab/replicate.h"

namespace skoen::lab {

struct FreeParameter {
    std::string field;  // member of sim::Behaviour
    double lo = 0, hi = 0;
    double prior = 0, prior_sd = 1;  // on its own scale
};

// Parameters of the ledger that some calibrate row can tell something about.
[[nodiscard]] std::vector<FreeParameter> calibrated_parameters();

struct CalibrateOptions {
    int replications = 8;
    int iterations = 8;
    int threads = 0;
    bool same_place = false;  // t_place of every study is 0, instead of estimated along
    std::uint64_t seed = 1;
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(int, double)> each;  // iteration, objective
};

struct Calibrated {
    std::vector<FreeParameter> parameters;
    std::vector<double> value, standard_error;  // of each; from the curvature of the objective
    std::vector<double> place, place_error;     // t_place of each study
    sim::Behaviour behaviour;
    double objective = 0, objective_before = 0;
    int statistics = 0;
};

// t_place of one study, all else given: the value that brings it nearest, steadied by sd_place.
[[nodiscard]] double fitted_place(const scenarios::Study& study, const sim::Behaviour& behaviour,
                                  const ReplicateOptions& options);

[[nodiscard]] Calibrated calibrate(const std::vector<scenarios::Study>& studies, const sim::Behaviour& start,
                                   const CalibrateOptions& options);

}  // namespace skoen::lab
