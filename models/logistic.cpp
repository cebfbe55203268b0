#include "models/logistic.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/error.h"
#include "sim/base/math.h"

// The work is done on "terms": the intercept (term 0) and the columns that say something new. The normal
// equations are small (tens of terms), so they are solved by the Cholesky below, in one fixed order of
// additions; a library's would add up in an order that depends on the instruction set it was compiled for.

namespace skoen::models {

namespace {

// Symmetric, positive definite; only the lower triangle is kept. size x size, row-major.
struct Square {
    std::size_t size = 0;
    std::vector<double> values;
    double& at(std::size_t i, std::size_t j) { return values[i * size + j]; }
    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return values[i * size + j]; }
};

Square make_square(std::size_t size) { return {size, std::vector<double>(size * size, 0.0)}; }

// One row of the Cholesky factor: fills row k of l from row k of a, given the rows above, and returns the
// pivot (what is left of a(k, k)); the diagonal of l is its root.
double factor_row(const Square& a, Square& l, std::size_t k) {
    for (std::size_t j = 0; j <= k; ++j) {
        double rest = a.at(k, j);
        for (std::size_t m = 0; m < j; ++m) {
            rest -= l.at(k, m) * l.at(j, m);
        }
        if (j == k) {
            l.at(k, k) = std::sqrt(std::max(rest, 0.0));
            return rest;
        }
        l.at(k, j) = rest / l.at(j, j);
    }
    return 0.0;
}

// False when a is not positive definite.
bool factor(const Square& a, Square& l) {
    for (std::size_t k = 0; k < a.size; ++k) {
        if (!(factor_row(a, l, k) > 0.0)) {
            return false;
        }
    }
    return true;
}

// Solves (l l') x = b.
std::vector<double> solve(const Square& l, std::vector<double> b) {
    for (std::size_t i = 0; i < l.size; ++i) {
        for (std::size_t m = 0; m < i; ++m) {
            b[i] -= l.at(i, m) * b[m];
        }
        b[i] /= l.at(i, i);
    }
    for (std::size_t i = l.size; i-- > 0;) {
        for (std::size_t m = i + 1; m < l.size; ++m) {
            b[i] -= l.at(m, i) * b[m];
        }
        b[i] /= l.at(i, i);
    }
    return b;
}

// Columns that are not constant and, without a penalty, not a linear combination of earlier ones: the pivots
// of the correlation matrix, which are 1 - R^2 of each column on those before it.
std::vector<std::size_t> columns_that_count(const Matrix& x, double l2) {
    constexpr double kAliased = 1e-10;
    std::vector<double> mean(x.cols, 0.0);
    for (std::size_t i = 0; i < x.rows; ++i) {
        for (std::size_t k = 0; k < x.cols; ++k) {
            mean[k] += x.row(i)[k] / static_cast<double>(x.rows);
        }
    }
    std::vector<std::size_t> varying;
    for (std::size_t k = 0; k < x.cols; ++k) {
        for (std::size_t i = 1; i < x.rows; ++i) {
            if (x.row(i)[k] != x.row(0)[k]) {
                varying.push_back(k);
                break;
            }
        }
    }
    if (l2 > 0.0) {
        return varying;
    }
    Square products = make_square(varying.size());
    for (std::size_t i = 0; i < x.rows; ++i) {
        for (std::size_t a = 0; a < varying.size(); ++a) {
            for (std::size_t b = 0; b <= a; ++b) {
                products.at(a, b) +=
                    (x.row(i)[varying[a]] - mean[varying[a]]) * (x.row(i)[varying[b]] - mean[varying[b]]);
            }
        }
    }
    std::vector<std::size_t> kept;
    Square gram = make_square(varying.size());
    Square l = make_square(varying.size());
    std::vector<std::size_t> kept_as;  // positions in varying
    for (std::size_t a = 0; a < varying.size(); ++a) {
        const std::size_t k = kept.size();
        for (std::size_t b = 0; b < k; ++b) {
            gram.at(k, b) = products.at(a, kept_as[b]) /
                            std::sqrt(products.at(a, a) * products.at(kept_as[b], kept_as[b]));
        }
        gram.at(k, k) = 1.0;
        if (factor_row(gram, l, k) > kAliased) {
            kept.push_back(varying[a]);
            kept_as.push_back(a);
        }
    }
    return kept;
}

// The penalised log-likelihood at one point, with its first and (negative) second derivatives by term.
struct Likelihood {
    double labels = 0.0;     // log-likelihood of the labels
    double penalised = 0.0;  // what is maximised
    std::vector<double> gradient;
    Square information;
};

double log_one_plus_exp(double eta) {
    return std::max(eta, 0.0) + base::log(1.0 + base::exp(-std::fabs(eta)));
}

// beta: one a term.
Likelihood evaluate(const Matrix& x, std::span<const std::uint8_t> label,
                    std::span<const std::size_t> columns, double l2, std::span<const double> beta) {
    const std::size_t terms = columns.size() + 1;
    Likelihood out;
    out.gradient.assign(terms, 0.0);
    out.information = make_square(terms);
    std::vector<double> value(terms, 1.0);
    for (std::size_t i = 0; i < x.rows; ++i) {
        double eta = beta[0];
        for (std::size_t k = 1; k < terms; ++k) {
            value[k] = x.row(i)[columns[k - 1]];
            eta += beta[k] * value[k];
        }
        const double y = label[i];
        const double p = base::logistic(eta);
        const double residual = y - p;
        const double weight = p * (1.0 - p);
        out.labels += y * eta - log_one_plus_exp(eta);
        for (std::size_t a = 0; a < terms; ++a) {
            out.gradient[a] += residual * value[a];
            const double weighted = weight * value[a];
            for (std::size_t b = 0; b <= a; ++b) {
                out.information.at(a, b) += weighted * value[b];
            }
        }
    }
    out.penalised = out.labels;
    for (std::size_t k = 1; k < terms; ++k) {
        out.penalised -= 0.5 * l2 * beta[k] * beta[k];
        out.gradient[k] -= l2 * beta[k];
        out.information.at(k, k) += l2;
    }
    return out;
}

struct Maximum {
    std::vector<double> beta;
    Likelihood at;
    int iterations = 0;
    bool converged = false;
};

Maximum newton(const Matrix& x, std::span<const std::uint8_t> label, std::span<const std::size_t> columns,
               double l2, double start) {
    // Where classes are separated and nothing is penalised, each step adds about 1 to the log-odds for ever
    // and the promise (the squared length of the step in standard errors) falls by e: after 30 steps it is
    // still above kSmall. A penalty makes one finite maximum, which columns with wild outliers reach slowly.
    const int most_steps = l2 > 0.0 ? 300 : 30;
    constexpr double kSmall = 1e-16;
    constexpr int kMostHalvings = 30;
    Maximum out;
    out.beta.assign(columns.size() + 1, 0.0);
    out.beta[0] = start;
    out.at = evaluate(x, label, columns, l2, out.beta);
    Square l = make_square(out.beta.size());
    while (out.iterations < most_steps && !out.converged) {
        if (!factor(out.at.information, l)) {
            break;  // separated so far that every p (1 - p) is 0
        }
        const std::vector<double> step = solve(l, out.at.gradient);
        double promise = 0.0;
        for (std::size_t k = 0; k < step.size(); ++k) {
            promise += step[k] * out.at.gradient[k];
        }
        const double slack = 1e-13 * (1.0 + std::fabs(out.at.penalised));  // rounding of the sum
        double share = 1.0;
        std::vector<double> beta(out.beta.size());
        Likelihood next;
        for (int halving = 0; halving <= kMostHalvings; ++halving, share *= 0.5) {
            for (std::size_t k = 0; k < beta.size(); ++k) {
                beta[k] = out.beta[k] + share * step[k];
            }
            next = evaluate(x, label, columns, l2, beta);
            if (next.penalised >= out.at.penalised - slack) {
                break;
            }
        }
        out.beta = beta;
        out.at = std::move(next);
        ++out.iterations;
        out.converged = promise < kSmall;
    }
    return out;
}

void check(const Matrix& x, std::span<const std::uint8_t> label, double l2) {
    base::ensure(x.rows >= 1 && x.values.size() == x.rows * x.cols,
                 "fit_logistic: rows x cols values, a row at least");
    base::ensure(label.size() == x.rows, "fit_logistic: one label a row");
    base::ensure(l2 >= 0.0 && std::isfinite(l2), "fit_logistic: l2 >= 0");
    base::ensure(std::all_of(label.begin(), label.end(), [](auto y) { return y <= 1; }),
                 "fit_logistic: labels 0 or 1");
    base::ensure(std::all_of(x.values.begin(), x.values.end(), [](double v) { return std::isfinite(v); }),
                 "fit_logistic: finite values");
}

}  // namespace

LogisticFit fit_logistic(const Matrix& x, std::span<const std::uint8_t> label, double l2) {
    check(x, label, l2);
    const auto n = static_cast<double>(x.rows);
    const auto positives = static_cast<double>(std::count(label.begin(), label.end(), std::uint8_t{1}));
    const double start = base::log((positives + 0.5) / (n - positives + 0.5));
    LogisticFit fit;
    fit.model.weights.assign(x.cols, 0.0);
    fit.standard_errors.assign(x.cols + 1, std::numeric_limits<double>::quiet_NaN());
    if (positives == 0.0 || positives == n) {
        fit.model.intercept = start;
        fit.converged = true;
        fit.log_likelihood = evaluate(x, label, {}, l2, std::span(&start, 1)).labels;
        return fit;
    }
    const std::vector<std::size_t> columns = columns_that_count(x, l2);
    const Maximum top = newton(x, label, columns, l2, start);
    fit.iterations = top.iterations;
    fit.converged = top.converged;
    fit.log_likelihood = top.at.labels;
    fit.model.intercept = top.beta[0];
    for (std::size_t k = 0; k < columns.size(); ++k) {
        fit.model.weights[columns[k]] = top.beta[k + 1];
    }
    Square l = make_square(top.beta.size());
    if (factor(top.at.information, l)) {
        for (std::size_t k = 0; k < top.beta.size(); ++k) {
            std::vector<double> unit(top.beta.size(), 0.0);
            unit[k] = 1.0;
            fit.standard_errors[k == 0 ? 0 : columns[k - 1] + 1] = std::sqrt(solve(l, unit)[k]);
        }
    }
    return fit;
}

double log_odds(const LogisticModel& model, std::span<const double> x) {
    base::ensure(x.size() == model.weights.size(), "log_odds: one value a weight");
    double sum = model.intercept;
    for (std::size_t k = 0; k < x.size(); ++k) {
        sum += model.weights[k] * x[k];
    }
    return sum;
}

}  // namespace skoen::models
