// A linear mixed model with one random intercept, fitted from sums: what makes power by simulation fast.
//
//   y = X b + u_group + e,   var u = t s2,   var e = s2
//
// Groups of one type share their rows of X (all respondents who answer one deck). A replication is then a vector of sums a
// type, and one evaluation of the restricted likelihood costs columns^2 times types, whatever the number of rows. With
// W = I - c 11', c = t / (1 + m t), m rows a group:
//
//   X'WX = sum R (X'X - c s s'),  X'Wy = sum (X' T - c s 1'T),  y'Wy = sum y^2 - c Q,  log|V| = sum R log(1 + m t)
//
// R groups of a type, s = X'1, T_j sums over its groups of row j, Q sum over groups of squared group totals.
#pragma once

#include <cstddef>
#include <vector>

namespace skoen::study {

struct GroupType {
    std::vector<double> x;  // rows x columns
    std::size_t rows = 0;
    std::size_t groups = 0;
};

struct GroupSums {
    std::vector<std::vector<double>> row_totals;  // [types][rows]
    std::vector<double> squared_totals;           // [types] Q
    double squares = 0;                           // sum of y^2
};

struct GroupedEstimate {
    bool defined = false, boundary = false;
    double group_share = 0;  // t
    double residual = 0;     // s2
    std::vector<double> beta, se;
    std::vector<double> contrasts, contrast_se;  // of GroupedModel::set_contrasts
};

class GroupedModel {
  public:
    // extra_squares, extra_df: sum of squares within rows that are themselves means, and its degrees of freedom, given with
    // each fit (0 when rows are single answers).
    GroupedModel(std::vector<GroupType> types, std::size_t columns);

    [[nodiscard]] const std::vector<GroupType>& types() const { return types_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] GroupSums empty_sums() const;

    // Weights over the columns, a row a contrast, estimated with each fit.
    void set_contrasts(std::vector<std::vector<double>> weights) { contrasts_ = std::move(weights); }

    [[nodiscard]] GroupedEstimate fit(const GroupSums& sums, double extra_squares = 0,
                                      double extra_df = 0) const;

    // Standard errors of generalised least squares with known variances: what exact power rests on.
    [[nodiscard]] std::vector<double> exact_se(double group_variance, double residual_variance) const;

    [[nodiscard]] double exact_contrast_se(std::vector<double> weights, double group_variance,
                                           double residual_variance) const;

    // (a - b)' I (a - b) over the effects but the first, which is free: I the information at known variances.
    [[nodiscard]] double noncentrality(const std::vector<double>& a, const std::vector<double>& b,
                                       double group_variance, double residual_variance) const;

  private:
    struct Work;
    [[nodiscard]] std::vector<double> information(double group_share) const;
    double criterion(double t, const GroupSums& sums, double extra_squares, double extra_df,
                     Work& work) const;

    std::vector<GroupType> types_;
    std::size_t columns_, rows_ = 0;
    std::vector<double> xx_;                        // columns x columns
    std::vector<std::size_t> sizes_;                // distinct m
    std::vector<std::vector<double>> outer_;        // [sizes] sum of R s s'
    std::vector<double> groups_of_size_;            // [sizes]
    std::vector<std::vector<double>> column_sums_;  // [types] s
    std::vector<std::size_t> size_of_;              // [types]
    std::vector<std::vector<double>> contrasts_;
};

}  // namespace skoen::study
