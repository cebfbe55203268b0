#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/case_generator.h"

// Cases and small definitions for tests of the generator and of the scales.
namespace skoen::test {

// Whole cases numbered 0 to n - 1 in a week of their own.
[[nodiscard]] inline std::vector<sim::CaseFacts> draw_cases(const sim::CaseGenerator& generator,
                                                            std::uint64_t seed, const sim::Scales& scales,
                                                            std::uint32_t n) {
    base::Subjects who;
    for (std::uint32_t i = 0; i < n; ++i) who.add({i, 1, 0, 1, 0});
    std::vector<sim::CaseFacts> cases(n);
    generator.draw(base::Draws(seed), who, scales, cases);
    return cases;
}

[[nodiscard]] inline sim::Feature binary(const std::string& id, double share, double weight) {
    sim::Feature f;
    f.id = id;
    f.kind = sim::MarginalKind::binary;
    f.share = share;
    f.weight = weight;
    return f;
}

[[nodiscard]] inline sim::Feature levels(const std::string& id, sim::MarginalKind kind,
                                         const std::vector<double>& values, const std::vector<double>& shares,
                                         double weight) {
    sim::Feature f;
    f.id = id;
    f.kind = kind;
    f.weight = weight;
    for (std::size_t k = 0; k < values.size(); ++k) f.levels.push_back({{}, values[k], shares[k]});
    return f;
}

[[nodiscard]] inline sim::Feature continuous(const std::string& id, double median, double spread,
                                             double lowest, double highest, double weight) {
    sim::Feature f;
    f.id = id;
    f.kind = sim::MarginalKind::continuous;
    f.median = median;
    f.spread = spread;
    f.lowest = lowest;
    f.highest = highest;
    f.weight = weight;
    return f;
}

// Both indices normal: one feature that is normal but for a hundredth of skew, and risk that no cue names.
[[nodiscard]] inline sim::Definition normal_indices() {
    sim::Definition d;
    d.features = {continuous("x", 100, 0.003, 1, 10000, 1)};
    d.cues.clear();
    d.unexplained = 1;
    return d;
}

}  // namespace skoen::test
