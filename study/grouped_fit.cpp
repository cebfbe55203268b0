#include "study/grouped_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/error.h"
#include "sim/base/math.h"

namespace skoen::study {

struct GroupedModel::Work {
    std::vector<double> m, b, xy;          // Cholesky factor, solution
    std::vector<std::vector<double>> s_y;  // [sizes] sum of s 1'T
    std::vector<double> q;                 // [sizes]
    double residual = 0;
};

namespace {

// m (p x p, lower) becomes its Cholesky factor; false when not positive definite.
bool cholesky_in_place(std::vector<double>& m, std::size_t p) {
    for (std::size_t j = 0; j < p; ++j) {
        double d = m[j * p + j];
        for (std::size_t k = 0; k < j; ++k) d -= m[j * p + k] * m[j * p + k];
        if (!(d > 1e-12)) return false;
        const double root = std::sqrt(d);
        m[j * p + j] = root;
        for (std::size_t i = j + 1; i < p; ++i) {
            double sum = m[i * p + j];
            for (std::size_t k = 0; k < j; ++k) sum -= m[i * p + k] * m[j * p + k];
            m[i * p + j] = sum / root;
        }
    }
    return true;
}

void solve_lower(const std::vector<double>& l, std::size_t p, std::vector<double>& b) {
    for (std::size_t i = 0; i < p; ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= l[i * p + k] * b[k];
        b[i] /= l[i * p + i];
    }
}

void solve_upper(const std::vector<double>& l, std::size_t p, std::vector<double>& b) {
    for (std::size_t i = p; i-- > 0;) {
        for (std::size_t k = i + 1; k < p; ++k) b[i] -= l[k * p + i] * b[k];
        b[i] /= l[i * p + i];
    }
}

// w' (L L')^-1 w
double squared_length(const std::vector<double>& l, std::size_t p, std::vector<double> w) {
    solve_lower(l, p, w);
    double sum = 0;
    for (const double each : w) sum += each * each;
    return sum;
}

std::vector<double> inverse_diagonal(const std::vector<double>& l, std::size_t p) {
    std::vector<double> out(p);
    for (std::size_t i = 0; i < p; ++i) {
        std::vector<double> e(p, 0);
        e[i] = 1;
        solve_lower(l, p, e);
        for (std::size_t k = i; k < p; ++k) out[i] += e[k] * e[k];
    }
    return out;
}

}  // namespace

GroupedModel::GroupedModel(std::vector<GroupType> types, std::size_t columns)
    : types_(std::move(types)), columns_(columns), xx_(columns * columns, 0) {
    for (const GroupType& type : types_) {
        base::ensure(type.x.size() == type.rows * columns, "GroupedModel: x is rows x columns");
        rows_ += type.rows * type.groups;
        std::size_t size =
            static_cast<std::size_t>(std::find(sizes_.begin(), sizes_.end(), type.rows) - sizes_.begin());
        if (size == sizes_.size()) {
            sizes_.push_back(type.rows);
            outer_.emplace_back(columns * columns, 0.0);
            groups_of_size_.push_back(0);
        }
        size_of_.push_back(size);
        const auto r = static_cast<double>(type.groups);
        groups_of_size_[size] += r;
        std::vector<double> s(columns, 0);
        for (std::size_t j = 0; j < type.rows; ++j) {
            for (std::size_t a = 0; a < columns; ++a) {
                s[a] += type.x[j * columns + a];
                for (std::size_t b = 0; b < columns; ++b) {
                    xx_[a * columns + b] += r * type.x[j * columns + a] * type.x[j * columns + b];
                }
            }
        }
        for (std::size_t a = 0; a < columns; ++a) {
            for (std::size_t b = 0; b < columns; ++b) outer_[size][a * columns + b] += r * s[a] * s[b];
        }
        column_sums_.push_back(std::move(s));
    }
}

GroupSums GroupedModel::empty_sums() const {
    GroupSums sums;
    for (const GroupType& type : types_) sums.row_totals.emplace_back(type.rows, 0.0);
    sums.squared_totals.assign(types_.size(), 0.0);
    return sums;
}

// -2 restricted log likelihood with s2 profiled out, up to a constant; leaves beta in work.b and the factor in work.m.
double GroupedModel::criterion(double t, const GroupSums& sums, double extra_squares, double extra_df,
                               Work& work) const {
    const std::size_t p = columns_;
    work.m = xx_;
    work.b = work.xy;
    double log_det = 0, yy = sums.squares + extra_squares;
    for (std::size_t k = 0; k < sizes_.size(); ++k) {
        const double m = static_cast<double>(sizes_[k]);
        const double c = t / (1 + m * t);
        for (std::size_t e = 0; e < p * p; ++e) work.m[e] -= c * outer_[k][e];
        for (std::size_t a = 0; a < p; ++a) work.b[a] -= c * work.s_y[k][a];
        yy -= c * work.q[k];
        log_det += groups_of_size_[k] * base::log(1 + m * t);
    }
    if (!cholesky_in_place(work.m, p)) return std::numeric_limits<double>::infinity();
    solve_lower(work.m, p, work.b);
    for (std::size_t a = 0; a < p; ++a) {
        yy -= work.b[a] * work.b[a];
        log_det += 2 * base::log(work.m[a * p + a]);
    }
    work.residual = yy;
    if (!(yy > 0)) return std::numeric_limits<double>::infinity();
    return log_det + (static_cast<double>(rows_ - p) + extra_df) * base::log(yy);
}

GroupedEstimate GroupedModel::fit(const GroupSums& sums, double extra_squares, double extra_df) const {
    Work work;
    work.xy.assign(columns_, 0);
    work.s_y.assign(sizes_.size(), std::vector<double>(columns_, 0));
    work.q.assign(sizes_.size(), 0);
    for (std::size_t k = 0; k < types_.size(); ++k) {
        double total = 0;
        for (std::size_t j = 0; j < types_[k].rows; ++j) {
            const double y = sums.row_totals[k][j];
            total += y;
            for (std::size_t a = 0; a < columns_; ++a) work.xy[a] += types_[k].x[j * columns_ + a] * y;
        }
        for (std::size_t a = 0; a < columns_; ++a) work.s_y[size_of_[k]][a] += column_sums_[k][a] * total;
        work.q[size_of_[k]] += sums.squared_totals[k];
    }
    const auto at = [&](double share) {  // share = t / (1 + t), 0 to 1
        return criterion(share / (1 - share), sums, extra_squares, extra_df, work);
    };
    // golden section with parabolas (Brent 1973) on the share
    double lo = 0, hi = 0.999999;
    double x = 0.25, w = x, v = x, step = 0, before = 0;
    double fx = at(x), fw = fx, fv = fx;
    for (int iteration = 0; iteration < 80; ++iteration) {
        const double middle = 0.5 * (lo + hi), tolerance = 1e-9 * x + 1e-11;
        if (std::abs(x - middle) <= 2 * tolerance - 0.5 * (hi - lo)) break;
        bool golden = true;
        if (std::abs(before) > tolerance) {
            const double r = (x - w) * (fx - fv), q0 = (x - v) * (fx - fw);
            double top = (x - v) * q0 - (x - w) * r, bottom = 2 * (q0 - r);
            if (bottom > 0) top = -top;
            bottom = std::abs(bottom);
            if (std::abs(top) < std::abs(0.5 * bottom * before) && top > bottom * (lo - x) &&
                top < bottom * (hi - x)) {
                before = step;
                step = top / bottom;
                golden = false;
            }
        }
        if (golden) {
            before = x < middle ? hi - x : lo - x;
            step = 0.381966011250105 * before;
        }
        const double u = x + (std::abs(step) >= tolerance ? step : (step > 0 ? tolerance : -tolerance));
        const double fu = at(u);
        if (fu <= fx) {
            (u < x ? hi : lo) = x;
            v = w, fv = fw, w = x, fw = fx, x = u, fx = fu;
        } else {
            (u < x ? lo : hi) = u;
            if (fu <= fw || w == x)
                v = w, fv = fw, w = u, fw = fu;
            else if (fu <= fv || v == x || v == w)
                v = u, fv = fu;
        }
    }
    GroupedEstimate out;
    if (at(0) <= fx + 1e-9) x = 0, out.boundary = true;
    out.defined = std::isfinite(at(x));
    if (!out.defined) return out;
    out.group_share = x / (1 - x);
    out.residual = work.residual / (static_cast<double>(rows_ - columns_) + extra_df);
    out.se = inverse_diagonal(work.m, columns_);
    for (double& se : out.se) se = std::sqrt(out.residual * se);
    out.beta = work.b;
    solve_upper(work.m, columns_, out.beta);
    for (const std::vector<double>& weights : contrasts_) {
        double sum = 0;
        for (std::size_t c = 0; c < columns_; ++c) sum += weights[c] * out.beta[c];
        out.contrasts.push_back(sum);
        out.contrast_se.push_back(std::sqrt(out.residual * squared_length(work.m, columns_, weights)));
    }
    return out;
}

// X'WX of answers with residual variance 1.
std::vector<double> GroupedModel::information(double group_share) const {
    std::vector<double> m = xx_;
    for (std::size_t k = 0; k < sizes_.size(); ++k) {
        const double c = group_share / (1 + static_cast<double>(sizes_[k]) * group_share);
        for (std::size_t e = 0; e < m.size(); ++e) m[e] -= c * outer_[k][e];
    }
    return m;
}

std::vector<double> GroupedModel::exact_se(double group_variance, double residual_variance) const {
    std::vector<double> m = information(group_variance / residual_variance);
    base::ensure(cholesky_in_place(m, columns_), "exact_se: columns that can be told apart");
    std::vector<double> se = inverse_diagonal(m, columns_);
    for (double& each : se) each = std::sqrt(residual_variance * each);
    return se;
}

double GroupedModel::exact_contrast_se(std::vector<double> weights, double group_variance,
                                       double residual_variance) const {
    std::vector<double> m = information(group_variance / residual_variance);
    base::ensure(cholesky_in_place(m, columns_), "exact_contrast_se: columns that can be told apart");
    return std::sqrt(residual_variance * squared_length(m, columns_, std::move(weights)));
}

double GroupedModel::noncentrality(const std::vector<double>& a, const std::vector<double>& b,
                                   double group_variance, double residual_variance) const {
    const std::vector<double> m = information(group_variance / residual_variance);
    const std::size_t p = columns_;
    double sum = 0, first = 0;  // the first effect minimises what it can
    for (std::size_t i = 1; i < p; ++i) {
        first += m[i] * (a[i] - b[i]);
        for (std::size_t j = 1; j < p; ++j) sum += (a[i] - b[i]) * m[i * p + j] * (a[j] - b[j]);
    }
    return (sum - first * first / m[0]) / residual_variance;
}

}  // namespace skoen::study
