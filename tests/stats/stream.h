#pragma once

#include <cstdint>

#include "sim/base/random.h"

// A plain sequence of draws for tests of floors that know no cases and workers.
class Stream {
  public:
    explicit Stream(std::uint64_t seed) : seed_(skoen::base::mix64(seed)) {}

    std::uint64_t word() { return skoen::base::mix64(seed_ + 0x9e3779b97f4a7c15ULL * ++drawn_); }
    double uniform() { return skoen::base::to_uniform(word()); }
    double normal() {
        const std::uint64_t first = word();
        return skoen::base::to_normals({first, word()}).first;
    }
    bool yes(double p) { return uniform() < p; }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }

  private:
    std::uint64_t seed_;
    std::uint64_t drawn_ = 0;
};
