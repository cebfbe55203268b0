#pragma once

#include <vector>

namespace skoen::stats {

// Integral of f(z) exp(-z^2) over the line = sum of weight x f(node), exact for polynomials below degree 2 n.
struct GaussHermite {
    std::vector<double> node;  // rising
    std::vector<double> weight;
};

// 1 to 64 points. Eigenvalues of the Jacobi matrix of the Hermite polynomials (Golub & Welsch 1969).
[[nodiscard]] GaussHermite gauss_hermite(int points);

}  // namespace skoen::stats
