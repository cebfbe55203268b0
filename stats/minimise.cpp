#include "stats/minimise.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace skoen::stats {

namespace {

double value_moved(const Objective& objective, std::vector<double> x, std::size_t i, double by) {
    x[i] += by;
    return objective(x);
}

double value_moved_twice(const Objective& objective, std::vector<double> x, std::size_t i, double by_i,
                         std::size_t j, double by_j) {
    x[i] += by_i;
    x[j] += by_j;
    return objective(x);
}

std::vector<double> steps_at(const std::vector<double>& x, const std::vector<double>& scale) {
    std::vector<double> step(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) step[i] = 0.01 * std::max(std::abs(x[i]), scale[i]);
    return step;
}

Eigen::VectorXd newton_step(const Matrix& hessian, const std::vector<double>& gradient) {
    const auto n = static_cast<Eigen::Index>(gradient.size());
    Eigen::MatrixXd h(n, n);
    Eigen::VectorXd g(n);
    for (Eigen::Index i = 0; i < n; ++i) {
        g(i) = gradient[static_cast<std::size_t>(i)];
        for (Eigen::Index j = 0; j < n; ++j) {
            h(i, j) = hessian.at(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
        }
    }
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(h);
    const double largest = eigen.eigenvalues().cwiseAbs().maxCoeff();
    Eigen::VectorXd size = eigen.eigenvalues().cwiseAbs().cwiseMax(1e-8 * largest + 1e-12);
    return -(eigen.eigenvectors() * (eigen.eigenvectors().transpose() * g).cwiseQuotient(size));
}

}  // namespace

std::vector<double> finite_gradient(const Objective& objective, const std::vector<double>& x,
                                    const std::vector<double>& step) {
    std::vector<double> gradient(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double h = step[i];
        const auto f = [&](double by) { return value_moved(objective, x, i, by); };
        gradient[i] = (45 * (f(h) - f(-h)) - 9 * (f(2 * h) - f(-2 * h)) + (f(3 * h) - f(-3 * h))) / (60 * h);
    }
    return gradient;
}

Matrix finite_hessian(const Objective& objective, const std::vector<double>& x,
                      const std::vector<double>& step) {
    Matrix hessian(x.size(), x.size());
    const double centre = objective(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double h = step[i];
        const auto f = [&](double by) { return value_moved(objective, x, i, by); };
        hessian.at(i, i) = (-(f(2 * h) + f(-2 * h)) + 16 * (f(h) + f(-h)) - 30 * centre) / (12 * h * h);
        for (std::size_t j = 0; j < i; ++j) {
            const auto cross = [&](double k) {
                const double a = k * h, b = k * step[j];
                return (value_moved_twice(objective, x, i, a, j, b) -
                        value_moved_twice(objective, x, i, a, j, -b) -
                        value_moved_twice(objective, x, i, -a, j, b) +
                        value_moved_twice(objective, x, i, -a, j, -b)) /
                       (4 * a * b);
            };
            hessian.at(i, j) = hessian.at(j, i) = (4 * cross(1) - cross(2)) / 3;
        }
    }
    return hessian;
}

Minimum minimise(const Objective& objective, std::vector<double> start, const std::vector<double>& scale,
                 int most_iterations) {
    Minimum out;
    out.x = std::move(start);
    out.value = objective(out.x);
    int small_steps = 0;
    double longest = 1;  // of the last step, in scales
    for (int iteration = 0; iteration < most_iterations; ++iteration) {
        const std::vector<double> step = steps_at(out.x, scale);
        const std::vector<double> gradient = finite_gradient(objective, out.x, step);
        // a hessian serves until the steps are long again, and is taken once more at the end
        if (iteration == 0 || longest > 0.05) out.hessian = finite_hessian(objective, out.x, step);
        const Eigen::VectorXd direction = newton_step(out.hessian, gradient);
        out.gradient = 0;
        longest = 0;
        for (std::size_t i = 0; i < out.x.size(); ++i) {
            const double unit = 100 * step[i];
            out.gradient = std::max(out.gradient, std::abs(gradient[i]) * unit);
            longest = std::max(longest, std::abs(direction(static_cast<Eigen::Index>(i))) / unit);
        }
        // no parameter moves by more than 0.7 of itself or its scale: never in one step to 0, where even functions are flat
        double length = longest > 0.7 ? 0.7 / longest : 1.0;
        bool fell = false;
        for (int halving = 0; halving < 40 && !fell; ++halving, length *= 0.5) {
            std::vector<double> next = out.x;
            for (std::size_t i = 0; i < next.size(); ++i) {
                next[i] += length * direction(static_cast<Eigen::Index>(i));
            }
            const double value = objective(next);
            // near the minimum a full step changes the value by less than it is known
            fell = value < out.value || (length == 1.0 && longest < 1e-5 && value <= out.value + 1e-9);
            if (fell) out.x = next, out.value = value;
        }
        small_steps = longest < 1e-5 ? small_steps + 1 : 0;  // the second one is beyond what differences see
        if (longest < 1e-10 || small_steps == 2 || (!fell && longest < 1e-6)) {
            out.converged = true;
            break;
        }
        if (!fell) break;
    }
    out.hessian = finite_hessian(objective, out.x, steps_at(out.x, scale));
    return out;
}

}  // namespace skoen::stats
