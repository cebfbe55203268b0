// One played trial: answers drawn row by row, kept as cluster means and sums of squares.
#pragma once

#include <vector>

#include "study/allocation.h"
#include "study/study_design.h"
#include "study/study_draws.h"

namespace skoen::study {

struct LeastSquares {
    bool defined = false;
    std::vector<double> beta, inverse;  // [columns], [columns][columns] (X'X)^-1
    double residual_squares = 0;
};

// x: [rows][columns]. For a handful of columns.
[[nodiscard]] LeastSquares least_squares(const std::vector<double>& x, std::size_t columns,
                                         const std::vector<double>& y);

// Sums of squares of the nested design: answers within workers, workers within clusters, clusters within arms; each on the
// scale of one answer.
struct TrialSquares {
    double within = 0, within_df = 0;
    double workers = 0, workers_df = 0;
    double clusters = 0, clusters_df = 0;
};

class TrialPlay {
  public:
    TrialPlay(const TrialPlan& plan, std::uint64_t seed);

    void draw(std::uint32_t replication);
    struct Row {
        std::size_t cluster, worker;
        int arm;
        double answer;
    };
    [[nodiscard]] std::vector<Row> rows();  // of the last draw

    [[nodiscard]] bool balanced() const { return balanced_; }
    [[nodiscard]] double mean_workers() const { return mean_workers_; }
    [[nodiscard]] const std::vector<double>& means() const { return means_; }
    [[nodiscard]] const std::vector<int>& arm() const { return arm_; }
    [[nodiscard]] const std::vector<double>& baseline() const { return baseline_; }  // empty: none
    [[nodiscard]] TrialSquares squares() const;                                      // defined when balanced
    // Share of the acceptable allocations in which arm and control differ at least as much as seen.
    [[nodiscard]] double randomisation_p(int arm) const {
        return study::randomisation_p(allocated_, means_, arm);
    }

  private:
    TrialPlan plan_;
    StudyDraws draws_;
    std::vector<std::size_t> workers_, first_worker_;  // [clusters]
    std::size_t all_workers_ = 0;
    bool balanced_ = true;
    double mean_workers_ = 0;
    std::vector<int> arm_;
    Allocated allocated_;
    std::vector<double> noise_, people_, places_, earlier_;
    std::vector<double> means_, baseline_, worker_means_;
    double within_ = 0;
};

}  // namespace skoen::study
