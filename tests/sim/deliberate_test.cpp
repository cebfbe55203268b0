// Lanes deliberate as one case alone does, to the bit, on every instruction set of this processor.
#include "sim/deliberate_kernel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "sim/base/lanes.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

constexpr std::size_t kInputs = 15;
constexpr std::array kShowings = {sim::Showing::never, sim::Showing::first, sim::Showing::after_own,
                                  sim::Showing::on_request, sim::Showing::when_certain};

struct Kernel {
    const char* name;
    sim::Deliberate run;
};

std::vector<Kernel> kernels() {
    std::vector<Kernel> out = {{"baseline", &sim::deliberate_baseline}};
#if defined(__x86_64__)
    if (&base::lanes_by_name("avx2") != &base::lanes_baseline())
        out.push_back({"avx2", &sim::deliberate_avx2});
    if (&base::lanes_by_name("avx512") != &base::lanes_baseline())
        out.push_back({"avx512", &sim::deliberate_avx512});
#endif
    return out;
}

// Random columns: normals, uniforms where luck is uniform, lengths above 0, scores 1 to 10, membership 0 or 1.
struct Columns {
    std::array<std::vector<double>, kInputs> values;

    explicit Columns(std::uint64_t seed) {
        const base::Draws draws(seed);
        const auto at = [&](std::size_t c, std::uint32_t i) {
            const base::Subject who{i, static_cast<std::uint32_t>(c), 0, 0, 0};
            return c >= 6 && c != 7 && c != 8 && c != 9 && c != 14
                       ? draws.uniform(base::Purpose::cues, who)
                       : draws.normal(base::Purpose::features, who);
        };
        for (std::size_t c = 0; c < kInputs; ++c) {
            for (std::uint32_t i = 0; i < 2 * sim::kLaneCases; ++i) values[c].push_back(at(c, i));
        }
        for (double& x : values[2]) x = std::exp(0.3 * x);
        for (double& x : values[3]) x = x > 0 ? 1.0 : 0.0;
        for (double& x : values[5]) x = std::min(10.0, 1.0 + std::floor(3.0 * std::fabs(x)));
    }
    [[nodiscard]] sim::CaseLanes from(std::size_t i) const {
        const auto at = [&](std::size_t c) { return values[c].data() + i; };
        return {at(0), at(1), at(2),  at(3),  at(4),  at(5),  at(6), at(7),
                at(8), at(9), at(10), at(11), at(12), at(13), at(14)};
    }
};

sim::Conditions some_conditions(sim::Showing showing) {
    sim::Conditions c;
    for (std::size_t k = 0; k < sim::kScores; ++k) {
        c.tool.over_line[k] = 0.5 * static_cast<double>(k) - 3.2;
        c.tool.share[k] = base::logistic(c.tool.over_line[k]);
        c.tool.certainty[k] = sim::certainty_at(c.tool.share[k]);
        c.tool.hidden[k] = k == 6 ? 1.0 : 0.0;
    }
    c.showing = showing;
    c.alpha = -2.2, c.facts_scale = 0.9, c.cues_scale = 0.8;
    c.skill_facts = 0.7, c.rest_facts = sim::rest_of(0.7), c.skill_cues = 0.6;
    c.glimpse_skill = 0.4, c.glimpse_rest = sim::rest_of(0.4), c.glimpse_weight = 0.2, c.glimpse_minutes = 4;
    c.level = 0.1, c.stereotype = 0.2, c.threshold = -1.8, c.certainty_scale = 1.1, c.occasion_scale = 0.3;
    c.file_minutes = 12, c.cue_minutes = 25, c.share = 0.8, c.cue_time = 1.2, c.cue_half_minutes = 14;
    c.reasons_minutes = 2, c.request_base = 0.2, c.request_certainty = -2;
    c.skip = {-1, 0.4, 0.2, 0.3, 0.1, 0.2};
    c.revise = {-2, 1, 1.5, 0.4, 0.2, 0.1, -0.3, 0.2, -0.1};
    c.revise_person = 0.3, c.size_person = 0.1, c.size_sd_case = 0.8, c.size_full = 0.1;
    return c;
}

// All columns of one case.
std::vector<double> row(const sim::Deliberation& d, std::size_t i) {
    return {d.see_chance[i],    d.seen[i],          d.facts_part[i],  d.cues_part[i], d.level_part[i],
            d.occasion_part[i], d.twin[i],          d.own[i],         d.own_share[i], d.own_certainty[i],
            d.minutes[i],       d.full_minutes[i],  d.skip_chance[i], d.shown[i],     d.skipped[i],
            d.gap[i],           d.revise_chance[i], d.revised[i],     d.weight[i],    d.final_judgement[i]};
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
        return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
    });
}

}  // namespace

TEST_CASE("deliberation in lanes is that of one case, on every instruction set") {
    const Columns columns(3);
    for (const sim::Showing showing : kShowings) {
        const sim::Conditions conditions = some_conditions(showing);
        for (const Kernel& kernel : kernels()) {
            for (const std::size_t n : {1U, 7U, 8U, 9U, 25U, 32U}) {
                sim::Deliberation many, one;
                kernel.run(conditions, columns.from(0), n, many);
                bool equal = true;
                for (std::size_t i = 0; i < n; ++i) {
                    sim::deliberate_baseline(conditions, columns.from(i), 1, one);
                    equal = equal && same_bits(row(many, i), row(one, 0));
                }
                INFO(kernel.name << " " << n << " showing " << static_cast<int>(showing));
                CHECK(equal);
            }
        }
    }
}

TEST_CASE("every way through a deliberation is taken, and a changed condition shows") {
    const Columns columns(3);
    const auto total = [&](const sim::Conditions& c, double(sim::Deliberation::*column)[sim::kLaneCases]) {
        sim::Deliberation d;
        sim::deliberate_baseline(c, columns.from(0), sim::kLaneCases, d);
        double sum = 0;
        for (const double x : d.*column) sum += x;
        return sum;
    };
    const sim::Conditions first = some_conditions(sim::Showing::first);
    CHECK(total(first, &sim::Deliberation::skipped) > 0);
    CHECK(total(first, &sim::Deliberation::skipped) < sim::kLaneCases);
    CHECK(total(first, &sim::Deliberation::revised) > 0);
    CHECK(total(first, &sim::Deliberation::seen) > 0);
    CHECK(total(some_conditions(sim::Showing::never), &sim::Deliberation::shown) == 0);
    const double asked = total(some_conditions(sim::Showing::on_request), &sim::Deliberation::shown);
    CHECK((asked > 0 && asked < sim::kLaneCases));
    const double certain = total(some_conditions(sim::Showing::when_certain), &sim::Deliberation::shown);
    CHECK((certain > 0 && certain < sim::kLaneCases));
    sim::Conditions other = first;
    other.level += 0.1;
    CHECK(total(other, &sim::Deliberation::final_judgement) >
          total(first, &sim::Deliberation::final_judgement));
}
