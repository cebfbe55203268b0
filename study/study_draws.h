// Luck of simulated surveys and trials, keyed like everything else (sim/base/random.h), under keys of its own.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/lanes.h"
#include "sim/base/random.h"

namespace skoen::study {

enum class StudyPurpose : std::uint32_t {
    noise = 1,
    group,
    cluster,
    allocation,
    drop_out,
    habit,
    deck,
    order
};

class StudyDraws {
  public:
    explicit StudyDraws(std::uint64_t seed) : seed_(seed) {}

    // n standard normals of one replication: entry r is the same whatever the machine. out is overwritten.
    void normals(StudyPurpose purpose, std::uint32_t replication, std::size_t n, std::vector<double>& out) {
        const std::size_t half = (n + 1) / 2;
        if (numbers_.size() < half) {
            for (std::size_t i = numbers_.size(); i < half; ++i)
                numbers_.push_back(static_cast<std::uint32_t>(i));
            zeros_.resize(half, 0);
        }
        weeks_.assign(half, replication);
        out.resize(2 * half);
        base::lanes().normals(key(purpose), 0, {numbers_.data(), zeros_.data(), weeks_.data()}, half,
                              out.data(), out.data() + half);
        out.resize(n);
    }
    [[nodiscard]] double uniform(StudyPurpose purpose, std::uint32_t replication,
                                 std::uint32_t number) const {
        const std::uint32_t seat = 0;
        double first = 0, second = 0;
        base::lanes().uniforms(key(purpose), 0, {&number, &seat, &replication}, 1, &first, &second);
        return first;
    }

  private:
    [[nodiscard]] std::uint64_t key(StudyPurpose purpose) const {
        return base::mix64(seed_ ^ base::mix64(0x73747564795f6b65ULL + static_cast<std::uint64_t>(purpose)));
    }

    std::uint64_t seed_;
    std::vector<std::uint32_t> numbers_, zeros_, weeks_;
};

}  // namespace skoen::study
