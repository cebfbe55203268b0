#pragma once

#include <functional>
#include <vector>

#include "stats/matrix.h"

namespace skoen::stats {

struct Minimum {
    std::vector<double> x;
    double value = 0;
    Matrix hessian;
    double gradient = 0;  // largest element, scaled by the step of each parameter
    bool converged = false;
};

using Objective = std::function<double(const std::vector<double>&)>;

// Smooth functions of few parameters, no bounds: Newton steps on finite differences (sixth order for the gradient), with
// the curvature made positive (eigenvalues by size) and steps halved until the value falls. An objective returns +infinity
// where it is not defined. scale: a typical size of each parameter, above 0; steps are a hundredth of it or of the
// parameter, whichever is larger.
[[nodiscard]] Minimum minimise(const Objective& objective, std::vector<double> start,
                               const std::vector<double>& scale, int most_iterations = 60);

// Central differences, as above.
[[nodiscard]] std::vector<double> finite_gradient(const Objective& objective, const std::vector<double>& x,
                                                  const std::vector<double>& step);
[[nodiscard]] Matrix finite_hessian(const Objective& objective, const std::vector<double>& x,
                                    const std::vector<double>& step);

}  // namespace skoen::stats
