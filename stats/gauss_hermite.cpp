#include "stats/gauss_hermite.h"

#include <cmath>

#include <Eigen/Dense>

#include "sim/base/error.h"

namespace skoen::stats {

GaussHermite gauss_hermite(int points) {
    base::ensure(points >= 1 && points <= 64, "1 to 64 points of a quadrature");
    Eigen::MatrixXd jacobi = Eigen::MatrixXd::Zero(points, points);
    for (int k = 1; k < points; ++k) jacobi(k, k - 1) = jacobi(k - 1, k) = std::sqrt(k / 2.0);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(jacobi);
    GaussHermite rule;
    constexpr double kRootPi = 1.77245385090551602730;
    for (int k = 0; k < points; ++k) {
        const double first = solver.eigenvectors()(0, k);
        rule.node.push_back(solver.eigenvalues()(k));
        rule.weight.push_back(kRootPi * first * first);
    }
    return rule;
}

}  // namespace skoen::stats
