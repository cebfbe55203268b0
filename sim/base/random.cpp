#include "sim/base/random.h"

namespace skoen::base {

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
