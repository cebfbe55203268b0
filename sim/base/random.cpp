#include "sim/base/random.h"

#include <algorithm>

namespace skoen::base {

PoissonTable::PoissonTable(double mean) {
    const int limit = static_cast<int>(mean + 40.0 * std::sqrt(mean) + 60.0);
    double probability = exp(-mean);
    cumulative_.push_back(probability);
    for (int k = 1; k <= limit && cumulative_.back() < 1.0; ++k) {
        probability = probability * mean / static_cast<double>(k);
        cumulative_.push_back(cumulative_.back() + probability);
    }
}

int PoissonTable::at(double u) const {
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, u);
    return static_cast<int>(found - cumulative_.begin());
}

int poisson(double u, double mean) {
    const int limit = static_cast<int>(mean + 40.0 * std::sqrt(mean) + 60.0);
    double probability = exp(-mean);
    double cumulative = probability;
    int k = 0;
    while (u >= cumulative && k < limit) {
        ++k;
        probability = probability * mean / static_cast<double>(k);
        cumulative += probability;
    }
    return k;
}

}  // namespace skoen::base
