#include "models/logistic.h"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <Eigen/Dense>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "stats/intervals.h"
#include "tests/catch.h"
#include "tests/stats/stream.h"

using namespace skoen;
using namespace skoen::models;

namespace {

struct Data {
    Matrix x;
    std::vector<std::uint8_t> label;
};

// rows x cols normals; labels from weights 1, -1, 1, ... / 2 and intercept -1.
Data draw_data(std::uint64_t seed, std::size_t rows, std::size_t cols) {
    Stream stream(seed);
    Data out{make_matrix(rows, cols), {}};
    for (std::size_t i = 0; i < rows; ++i) {
        double eta = -1.0;
        for (std::size_t k = 0; k < cols; ++k) {
            out.x.row(i)[k] = stream.normal();
            eta += (k % 2 == 0 ? 0.5 : -0.5) * out.x.row(i)[k];
        }
        out.label.push_back(stream.yes(base::logistic(eta)) ? 1 : 0);
    }
    return out;
}

Data one_column(std::vector<double> x, std::vector<std::uint8_t> label) {
    const std::size_t n = x.size();
    return {Matrix{n, 1, std::move(x)}, std::move(label)};
}

// Derivative of the penalised log-likelihood by term, the intercept first.
std::vector<double> score_equations(const Data& data, const LogisticModel& model, double l2) {
    std::vector<double> out(data.x.cols + 1, 0.0);
    for (std::size_t i = 0; i < data.x.rows; ++i) {
        const double residual = data.label[i] - base::logistic(log_odds(model, data.x.row(i)));
        out[0] += residual;
        for (std::size_t k = 0; k < data.x.cols; ++k) out[k + 1] += residual * data.x.row(i)[k];
    }
    for (std::size_t k = 0; k < data.x.cols; ++k) out[k + 1] -= l2 * model.weights[k];
    return out;
}

}  // namespace

TEST_CASE("logistic regression: the intercept alone is the log-odds of the labels") {
    Data data{make_matrix(10, 0), {1, 0, 0, 1, 0, 0, 0, 1, 0, 0}};
    const LogisticFit fit = fit_logistic(data.x, data.label, 0.0);
    CHECK(fit.converged);
    CHECK(fit.model.intercept == Approx(std::log(3.0 / 7.0)).epsilon(1e-13));
    CHECK(fit.log_likelihood == Approx(3.0 * std::log(0.3) + 7.0 * std::log(0.7)).epsilon(1e-13));
    CHECK(fit.standard_errors[0] == Approx(std::sqrt(1.0 / 3.0 + 1.0 / 7.0)).epsilon(1e-12));
}

TEST_CASE("logistic regression: one binary column gives the log odds ratio and Woolf's standard error") {
    // 2 x 2 table: exposed 12 of 20, not exposed 9 of 45.
    std::vector<double> x;
    std::vector<std::uint8_t> label;
    const auto add = [&](int n, double exposed, std::uint8_t y) {
        for (int i = 0; i < n; ++i) {
            x.push_back(exposed);
            label.push_back(y);
        }
    };
    add(12, 1.0, 1);
    add(8, 1.0, 0);
    add(9, 0.0, 1);
    add(36, 0.0, 0);
    const Data data = one_column(x, label);
    const LogisticFit fit = fit_logistic(data.x, data.label, 0.0);
    CHECK(fit.converged);
    CHECK(fit.model.intercept == Approx(std::log(9.0 / 36.0)).epsilon(1e-12));
    CHECK(fit.model.weights[0] == Approx(std::log((12.0 / 8.0) / (9.0 / 36.0))).epsilon(1e-12));
    CHECK(fit.standard_errors[1] == Approx(std::sqrt(1. / 12 + 1. / 8 + 1. / 9 + 1. / 36)).epsilon(1e-9));
}

TEST_CASE("logistic regression: R's glm(am ~ wt, binomial, mtcars)") {
    // Henderson & Velleman 1981. R prints 12.040 (4.510), -4.024 (1.436), residual deviance 19.176. Its
    // standard errors are those of the last step but one, hence the wider margin.
    const Data data = one_column(
        {2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190, 3.150, 3.440, 3.440,
         4.070, 3.730, 3.780, 5.250, 5.424, 5.345, 2.200, 1.615, 1.835, 2.465, 3.520,
         3.435, 3.840, 3.845, 1.935, 2.140, 1.513, 3.170, 2.770, 3.570, 2.780},
        {1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1});
    const LogisticFit fit = fit_logistic(data.x, data.label, 0.0);
    CHECK(fit.converged);
    CHECK(fit.iterations <= 10);
    CHECK(fit.model.intercept == Approx(12.040).margin(5e-4));
    CHECK(fit.model.weights[0] == Approx(-4.024).margin(5e-4));
    CHECK(fit.standard_errors[0] == Approx(4.510).margin(1e-3));
    CHECK(fit.standard_errors[1] == Approx(1.436).margin(1e-3));
    CHECK(-2.0 * fit.log_likelihood == Approx(19.176).margin(5e-4));
}

TEST_CASE("logistic regression: the score equations are zero, with and without penalty") {
    for (const double l2 : {0.0, 0.5, 200.0}) {
        const Data data = draw_data(7, 400, 5);
        const LogisticFit fit = fit_logistic(data.x, data.label, l2);
        CHECK(fit.converged);
        for (const double s : score_equations(data, fit.model, l2)) CHECK(std::fabs(s) < 1e-10);
        // Control: a weight moved by a thousandth of its standard error is seen.
        LogisticModel moved = fit.model;
        moved.weights[2] += 1e-3 * fit.standard_errors[3];
        CHECK(std::fabs(score_equations(data, moved, l2)[3]) > 1e-4);
    }
}

TEST_CASE("logistic regression: standard errors are those of the information matrix") {
    const Data data = draw_data(9, 300, 4);
    const double l2 = 2.0;
    const LogisticFit fit = fit_logistic(data.x, data.label, l2);
    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(5, 5);
    for (std::size_t i = 0; i < data.x.rows; ++i) {
        Eigen::VectorXd v(5);
        v[0] = 1.0;
        for (std::size_t k = 0; k < 4; ++k) v[static_cast<int>(k) + 1] = data.x.row(i)[k];
        const double p = base::logistic(log_odds(fit.model, data.x.row(i)));
        information += p * (1.0 - p) * v * v.transpose();
    }
    for (int k = 1; k < 5; ++k) information(k, k) += l2;
    const Eigen::MatrixXd inverse = information.inverse();
    for (int k = 0; k < 5; ++k) {
        CHECK(fit.standard_errors[static_cast<std::size_t>(k)] ==
              Approx(std::sqrt(inverse(k, k))).epsilon(1e-9));
    }
}

TEST_CASE("logistic regression: permuted columns permute the weights, scaled columns scale them") {
    const Data data = draw_data(13, 500, 4);
    const LogisticFit fit = fit_logistic(data.x, data.label, 0.0);
    Data other{make_matrix(500, 4), data.label};
    const std::array<std::size_t, 4> from = {2, 0, 3, 1};
    for (std::size_t i = 0; i < 500; ++i) {
        for (std::size_t k = 0; k < 4; ++k) other.x.row(i)[k] = 4.0 * data.x.row(i)[from[k]] + 100.0;
    }
    const LogisticFit permuted = fit_logistic(other.x, other.label, 0.0);
    double intercept = fit.model.intercept;
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(permuted.model.weights[k] == Approx(fit.model.weights[from[k]] / 4.0).epsilon(1e-9));
        intercept -= 100.0 * permuted.model.weights[k];
    }
    CHECK(permuted.model.intercept == Approx(intercept).epsilon(1e-9));
}

TEST_CASE("logistic regression: a stronger penalty shrinks, an endless one leaves the intercept") {
    const Data data = draw_data(15, 300, 3);
    double last = std::numeric_limits<double>::infinity();
    for (const double l2 : {0.0, 1.0, 10.0, 100.0, 1e9}) {
        const LogisticFit fit = fit_logistic(data.x, data.label, l2);
        double norm = 0.0;
        for (const double w : fit.model.weights) norm += w * w;
        CHECK(norm < last);
        last = norm;
    }
    CHECK(last < 1e-12);
}

TEST_CASE("logistic regression: separated classes") {
    const Data data = one_column({-2.0, -1.0, 1.0, 2.0}, {0, 0, 1, 1});
    SECTION("with a penalty the answer is finite: w solves sum residual x = l2 w") {
        const LogisticFit fit = fit_logistic(data.x, data.label, 0.1);
        CHECK(fit.converged);
        CHECK(fit.model.intercept == Approx(0.0).margin(1e-12));
        const double w = fit.model.weights[0];
        const double pull = 2.0 * base::logistic(-w) + 4.0 * base::logistic(-2.0 * w);
        CHECK(pull == Approx(0.1 * w).epsilon(1e-10));
    }
    SECTION("a very small penalty still converges") {
        const LogisticFit fit = fit_logistic(data.x, data.label, 1e-8);
        CHECK(fit.converged);
        for (const double s : score_equations(data, fit.model, 1e-8)) CHECK(std::fabs(s) < 1e-9);
    }
    SECTION("without one there is none, and it says so") {
        const LogisticFit fit = fit_logistic(data.x, data.label, 0.0);
        CHECK_FALSE(fit.converged);
        CHECK(std::isfinite(fit.model.weights[0]));
        CHECK(fit.model.weights[0] > 10.0);
    }
    SECTION("nor where a single cell of a table is empty") {
        const Data cell = one_column({0, 0, 0, 0, 1, 1, 1}, {0, 1, 0, 1, 1, 1, 1});
        CHECK_FALSE(fit_logistic(cell.x, cell.label, 0.0).converged);
        const Data other = one_column({0, 0, 0, 0, 1, 1, 1}, {0, 1, 0, 1, 0, 0, 0});
        CHECK_FALSE(fit_logistic(other.x, other.label, 0.0).converged);
    }
}

TEST_CASE("logistic regression: columns with wild outliers converge, for steps that overshoot are halved") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Stream stream(seed);
        const std::size_t n = 8 + stream.below(20);
        const std::size_t cols = 1 + stream.below(3);
        Data data{make_matrix(n, cols), {}};
        for (std::size_t i = 0; i < n; ++i) {
            for (double& v : data.x.row(i)) {
                v = std::round(base::exp(4.0 * stream.normal())) * (stream.yes(0.9) ? 1.0 : -1.0);
            }
            data.label.push_back(stream.yes(0.1) || data.x.row(i)[0] > 3.0 ? 1 : 0);
        }
        const LogisticFit fit = fit_logistic(data.x, data.label, 0.01);
        INFO("seed " << seed);
        CHECK(fit.converged);
        const std::vector<double> score = score_equations(data, fit.model, 0.01);
        for (std::size_t k = 0; k < cols; ++k) {
            if (!std::isnan(fit.standard_errors[k + 1])) {
                CHECK(std::fabs(score[k + 1]) * fit.standard_errors[k + 1] < 1e-6);
            }
        }
    }
}

TEST_CASE("logistic regression: all labels alike") {
    for (const std::uint8_t y : {std::uint8_t{0}, std::uint8_t{1}}) {
        Data data = draw_data(19, 9, 2);
        data.label.assign(9, y);
        const LogisticFit fit = fit_logistic(data.x, data.label, 0.0);
        const double share = (9.0 * y + 0.5) / 10.0;
        CHECK(fit.model.intercept == Approx(std::log(share / (1.0 - share))).epsilon(1e-13));
        CHECK(fit.model.weights == std::vector<double>{0.0, 0.0});
        CHECK(std::isnan(fit.standard_errors[1]));
        CHECK(fit.log_likelihood == Approx(9.0 * std::log(0.95)).epsilon(1e-12));
    }
}

TEST_CASE("logistic regression: columns that say nothing new get weight 0") {
    const Data data = draw_data(23, 200, 2);
    const LogisticFit plain = fit_logistic(data.x, data.label, 0.0);
    Data wide{make_matrix(200, 4), data.label};  // a constant, the two, and their sum
    for (std::size_t i = 0; i < 200; ++i) {
        const auto from = data.x.row(i);
        const auto to = wide.x.row(i);
        to[0] = 3.0;
        to[1] = from[0];
        to[2] = from[1];
        to[3] = from[0] + from[1];
    }
    const LogisticFit fit = fit_logistic(wide.x, wide.label, 0.0);
    CHECK(fit.converged);
    CHECK(fit.model.weights[0] == 0.0);
    CHECK(fit.model.weights[1] == Approx(plain.model.weights[0]).epsilon(1e-12));
    CHECK(fit.model.weights[2] == Approx(plain.model.weights[1]).epsilon(1e-12));
    CHECK(fit.model.weights[3] == 0.0);
    CHECK(std::isnan(fit.standard_errors[1]));
    CHECK(std::isnan(fit.standard_errors[4]));
    CHECK(fit.standard_errors[2] == Approx(plain.standard_errors[1]).epsilon(1e-9));

    // A penalty shares the weight out instead, and has one answer.
    const LogisticFit penalised = fit_logistic(wide.x, wide.label, 1.0);
    CHECK(penalised.model.weights[0] == 0.0);
    for (const double s : score_equations(wide, penalised.model, 1.0)) CHECK(std::fabs(s) < 1e-8);
}

TEST_CASE("logistic regression: estimates spread around the truth as their standard errors say") {
    // 300 fits of 400 cases with weights .5, -.5, .5: the count of 95 % Wald intervals that hold the truth.
    // Coverage at this size is taken to lie in 93 to 97 %; control: intervals of half the width.
    std::size_t held = 0;
    std::size_t held_by_half = 0;
    for (std::uint64_t seed = 5000; seed < 5300; ++seed) {
        const Data data = draw_data(seed, 400, 3);
        const LogisticFit fit = fit_logistic(data.x, data.label, 0.0);
        const double off = std::fabs(fit.model.weights[1] + 0.5) / fit.standard_errors[2];
        held += off <= 1.96 ? 1U : 0U;
        held_by_half += off <= 0.98 ? 1U : 0U;
    }
    CHECK(static_cast<double>(held) >= stats::binomial_lower_bound(300, 0.93, 1e-8));
    CHECK(static_cast<double>(held_by_half) < stats::binomial_lower_bound(300, 0.93, 1e-8));
}

TEST_CASE("logistic regression: log-odds add the intercept first, then the columns in order") {
    const LogisticModel model{1e16, {1.0, -1e16, 1.0}};
    const std::vector<double> ones(3, 1.0);
    CHECK(log_odds(model, ones) == ((1e16 + 1.0) - 1e16) + 1.0);
    CHECK_THROWS_AS(log_odds(model, std::span(ones).first(2)), base::InternalError);
}

TEST_CASE("logistic regression refuses broken input") {
    Data data = draw_data(29, 10, 2);
    CHECK_THROWS_AS(fit_logistic(data.x, std::span(data.label).first(9), 0.0), base::InternalError);
    CHECK_THROWS_AS(fit_logistic(data.x, data.label, -1.0), base::InternalError);
    CHECK_THROWS_AS(fit_logistic(data.x, data.label, std::numeric_limits<double>::infinity()),
                    base::InternalError);
    CHECK_THROWS_AS(fit_logistic(Matrix{}, {}, 0.0), base::InternalError);
    Matrix torn = data.x;
    torn.values.pop_back();
    CHECK_THROWS_AS(fit_logistic(torn, data.label, 0.0), base::InternalError);
    data.label[3] = 2;
    CHECK_THROWS_AS(fit_logistic(data.x, data.label, 0.0), base::InternalError);
    data.label[3] = 1;
    data.x.row(4)[1] = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(fit_logistic(data.x, data.label, 0.0), base::InternalError);
}
