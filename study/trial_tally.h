// The analysis of a trial across clusters by its cluster means, and the count of what its tests find.
#pragma once

#include "study/power.h"

namespace skoen::study {

struct MeansFit {
    bool defined = false;
    double df = 0, residual = 0;
    std::vector<double> beta, se;  // arms against the first
    double f = 0;                  // of all arms
};

// Least squares of cluster means on arms and, with a baseline (empty: none), on that.
[[nodiscard]] MeansFit fit_means(const std::vector<double>& mean, const std::vector<int>& arm,
                                 std::size_t arms, const std::vector<double>& baseline);

// REML's estimate of a cluster mean's variance, on the scale of one answer (power_trial.cpp).
struct PooledSquares {
    double cluster = 0;
    bool boundary = false;
};

struct TrialShape {
    std::vector<std::pair<std::string, double>> arms;  // id, true effect against the first
    int clusters = 0;
    bool covariate = false;             // one: the baseline
    bool randomised = false;            // a randomisation test is made
    bool analysis_of_variance = false;  // z from the analysis of variance is counted
    bool exact = false;                 // exact t and F hold: equal clusters, no covariate
};

// t, z, Holm, Dunnett and the randomisation test of each arm against the first, F of all.
class TrialTallies {
  public:
    TrialTallies(TrialShape shape, const PowerPlan& power);
    void add(const MeansFit& fit, const PooledSquares& pooled, double z_scale);
    void add_randomisation(std::size_t arm_less_one, double p, double estimate) {
        random_[arm_less_one].add(p <= power_.alpha, estimate);
    }
    void finish(double mean_variance, PowerResult& out);  // mean_variance: of a cluster's mean

  private:
    TrialShape shape_;
    PowerPlan power_;
    double df_ = 0, critical_t_ = 0, critical_z_ = 0, critical_f_ = 0, dunnett_ = 0;
    std::vector<PowerTally> t_, z_, holm_, many_, random_;
    PowerTally f_{"global", "F", 0};
};

}  // namespace skoen::study
