#include "sim/case_generator.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "tests/catch.h"
#include "tests/sim/sample_cases.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

constexpr std::uint32_t kCases = 40000;

// Every kind of marginal, two cues, two groups.
sim::Definition every_kind() {
    sim::Definition d;
    d.features = {binary("a", 0.5, 0.4),
                  binary("b", 0.5, 0.3),
                  levels("count", sim::MarginalKind::count, {0, 1, 2, 5}, {0.6, 0.25, 0.1, 0.05}, 0.2),
                  levels("ordinal", sim::MarginalKind::ordinal, {1, 2, 3}, {0.2, 0.5, 0.3}, -0.3),
                  levels("category", sim::MarginalKind::category, {0.4, -0.7, 0.1}, {0.3, 0.3, 0.4}, 0.5),
                  continuous("income", 200, 0.5, 80, 600, 0.3),
                  binary("c", 0.5, 0)};
    d.features[5].bend = 0.2;
    d.correlations = {{"a", "b", 0.6}, {"b", "c", -0.4}, {"ordinal", "income", 0.5}};
    d.cues = {
        {"heard", {}, {}, 0.1, 1.0, {}}, {"seen", {}, {}, 0.3, -0.8, {}}, {"third", {}, {}, 0.5, 0.5, {}}};
    d.unexplained = 0.5;
    d.groups = {{"poor", {}, "income", 80, 150}, {"low", {}, "ordinal", 1, 1}};
    d.minutes.spread = 0.4;
    return d;
}

// A sum of n values of this variance lies within 6 SDs of its mean but for 2e-9.
double six_sd(double variance) { return 6 * std::sqrt(variance / kCases); }

struct Moments {
    double mean = 0, variance = 0, fourth = 0;
};

Moments moments_of(const std::vector<double>& values) {
    Moments m;
    for (const double v : values) m.mean += v / static_cast<double>(values.size());
    for (const double v : values) {
        const double d = (v - m.mean) * (v - m.mean);
        m.variance += d / static_cast<double>(values.size());
        m.fourth += d * d / static_cast<double>(values.size());
    }
    return m;
}

// Mean 0 and variance 1 as far as the sample can tell; `slack` for moments that are only computed so well.
void check_standardised(const std::vector<double>& values, double slack) {
    const Moments m = moments_of(values);
    CHECK(std::fabs(m.mean) < six_sd(1) + slack);
    CHECK(std::fabs(m.variance - 1) < six_sd(m.fourth - 1) + 2 * slack);
}

std::vector<double> column(const std::vector<sim::CaseFacts>& cases, std::size_t feature) {
    std::vector<double> out;
    for (const sim::CaseFacts& c : cases) out.push_back(c.z[feature]);
    return out;
}

void check_levels(const sim::Feature& feature, const sim::CaseGenerator& generator, std::size_t f,
                  const std::vector<sim::CaseFacts>& cases) {
    std::vector<std::pair<double, double>> expected;  // value, share
    if (feature.kind == sim::MarginalKind::binary) {
        expected = {{0, 1 - feature.share}, {1, feature.share}};
    } else {
        for (const sim::Level& level : feature.levels) expected.emplace_back(level.value, level.share);
    }
    double counted = 0;
    for (const auto& [value, share] : expected) {
        double n = 0;
        for (const sim::CaseFacts& c : cases)
            n += std::fabs(generator.value_of(f, c.z[f]) - value) < 1e-9 ? 1 : 0;
        INFO(feature.id << " " << value);
        CHECK(std::fabs(n / kCases - share) < six_sd(share * (1 - share)));
        counted += n;
    }
    // Values come back from z: nothing lies between the levels. (Equal contrasts are counted with each of their levels.)
    CHECK(counted >= kCases);
}

}  // namespace

TEST_CASE("facts have the stated marginals") {
    for (const sim::Definition& d : {every_kind(), home()}) {
        const sim::CaseGenerator generator(d);
        const auto cases = draw_cases(generator, 21, {}, kCases);
        for (std::size_t f = 0; f < d.features.size(); ++f) {
            INFO(d.id << " " << d.features[f].id);
            const bool is_continuous = d.features[f].kind == sim::MarginalKind::continuous;
            check_standardised(column(cases, f), is_continuous ? 2e-3 : 0.0);
            // Two levels of one contrast would be counted together: shares are compared where values differ.
            bool distinct = true;
            for (std::size_t k = 0; k < d.features[f].levels.size(); ++k) {
                for (std::size_t j = 0; j < k; ++j) {
                    distinct = distinct && d.features[f].levels[k].value != d.features[f].levels[j].value;
                }
            }
            if (!is_continuous && distinct) check_levels(d.features[f], generator, f, cases);
        }
    }
}

TEST_CASE("a continuous fact has its median, spread and limits") {
    const sim::Definition d = every_kind();
    const sim::CaseGenerator generator(d);
    double below = 0, lowest = 0, inside = 0;
    for (const sim::CaseFacts& c : draw_cases(generator, 22, {}, kCases)) {
        const double v = generator.value_of(5, c.z[5]);
        REQUIRE(v >= 80 - 1e-9);
        REQUIRE(v <= 600 + 1e-9);
        below += v < 200 ? 1 : 0;
        lowest += v < 80 + 1e-9 ? 1 : 0;
        inside += v > 200 * std::exp(-0.5) && v < 200 * std::exp(0.5) ? 1 : 0;
    }
    CHECK(std::fabs(below / kCases - 0.5) < six_sd(0.25));
    CHECK(std::fabs(lowest / kCases - base::normal_cdf(std::log(0.4) / 0.5)) < six_sd(0.04));
    CHECK(std::fabs(inside / kCases - 0.682689) < six_sd(0.25));  // within one SD of the logarithm
}

TEST_CASE("correlations of the copula show in the facts") {
    const sim::CaseGenerator generator(every_kind());
    const auto cases = draw_cases(generator, 23, {}, kCases);
    double both_ab = 0, both_bc = 0, both_ac = 0, income = 0;
    for (const sim::CaseFacts& c : cases) {
        both_ab += c.z[0] > 0 && c.z[1] > 0 ? 1 : 0;
        both_bc += c.z[1] > 0 && c.z[6] > 0 ? 1 : 0;
        both_ac += c.z[0] > 0 && c.z[6] > 0 ? 1 : 0;
        income += c.z[3] * c.z[5];
    }
    // Two normals cut at 0 both exceed it with probability 1/4 + asin(rho) / 2 pi (Sheppard 1899).
    const auto sheppard = [](double rho) { return 0.25 + std::asin(rho) / (2 * 3.14159265358979); };
    CHECK(std::fabs(both_ab / kCases - sheppard(0.6)) < six_sd(0.25));
    CHECK(std::fabs(both_bc / kCases - sheppard(-0.4)) < six_sd(0.25));
    CHECK(std::fabs(both_ac / kCases - sheppard(0)) < six_sd(0.25));
    CHECK(std::fabs(both_ab / kCases - sheppard(0)) > six_sd(0.25));  // independence would be noticed
    CHECK(income / kCases > 0.3);  // 0.5, less what three levels and the limits lose
}

TEST_CASE("unrecorded risk: cues at their shares, index standardised, independent of the file") {
    for (const sim::Definition& d : {every_kind(), home()}) {
        const auto cases = draw_cases(sim::CaseGenerator(d), 24, {}, kCases);
        std::vector<double> index, length;
        for (std::size_t c = 0; c < d.cues.size(); ++c) {
            double n = 0;
            for (const sim::CaseFacts& one : cases) n += (one.cue_bits >> c) & 1U;
            CHECK(std::fabs(n / kCases - d.cues[c].share) < six_sd(d.cues[c].share * (1 - d.cues[c].share)));
        }
        double with_facts = 0;
        for (const sim::CaseFacts& one : cases) {
            index.push_back(one.cues_index);
            length.push_back(one.length);
            with_facts += one.cues_index * one.z[0];
        }
        check_standardised(index, 0);
        CHECK(std::fabs(with_facts / kCases) < six_sd(1));
        const double s2 = d.minutes.spread * d.minutes.spread;
        CHECK(std::fabs(moments_of(length).mean - 1) < six_sd(std::exp(s2) - 1));
    }
}

TEST_CASE("groups are ranges of a fact") {
    const sim::Definition d = every_kind();
    const sim::CaseGenerator generator(d);
    double members = 0;
    for (const sim::CaseFacts& c : draw_cases(generator, 25, {}, 5000)) {
        const double income = generator.value_of(5, c.z[5]);
        REQUIRE(((c.group_bits & 1U) != 0) == (income <= 150 + 1e-9));
        REQUIRE(((c.group_bits & 2U) != 0) == (generator.value_of(3, c.z[3]) < 1.5));
        members += (c.group_bits & 1U) != 0 ? 1 : 0;
    }
    CHECK(members > 500);
    CHECK(members < 4500);
}

TEST_CASE("risk adds up, and harm follows it") {
    const sim::CaseGenerator generator(every_kind());
    sim::Scales scales;
    scales.alpha = -1.5, scales.facts = 1.2, scales.cues = 0.8, scales.index_mean = 0.3,
    scales.index_sd = 1.4;
    const auto cases = draw_cases(generator, 26, scales, kCases);
    double harm = 0, expected = 0, variance = 0;
    for (const sim::CaseFacts& c : cases) {
        double raw = 0;
        const sim::Definition d = every_kind();
        for (std::size_t f = 0; f < d.features.size(); ++f) {
            raw += d.features[f].weight * c.z[f] + d.features[f].bend * (c.z[f] * c.z[f] - 1);
        }
        REQUIRE(c.facts_index == Approx((raw - 0.3) / 1.4).margin(1e-12));
        REQUIRE(c.risk == Approx(-1.5 + 1.2 * c.facts_index + 0.8 * c.cues_index).margin(1e-12));
        const double p = 1 / (1 + std::exp(-c.risk));
        harm += c.harm ? 1 : 0;
        expected += p;
        variance += p * (1 - p);
    }
    CHECK(std::fabs(harm - expected) < 6 * std::sqrt(variance));
}

TEST_CASE("a case is a function of its key alone") {
    const sim::CaseGenerator generator(every_kind());
    sim::Scales scales;
    scales.alpha = -1, scales.facts = 1, scales.cues = 1;
    const auto all = draw_cases(generator, 27, scales, 100);
    base::Subjects some;
    for (const std::uint32_t i : {99U, 3U, 3U, 41U}) some.add({i, 1, 0, 1, 0});
    std::vector<sim::CaseFacts> again(4);
    generator.draw(base::Draws(27), some, scales, again);
    const auto same = [](const sim::CaseFacts& a, const sim::CaseFacts& b) {
        return std::memcmp(a.z, b.z, sizeof a.z) == 0 &&
               std::bit_cast<std::uint64_t>(a.risk) == std::bit_cast<std::uint64_t>(b.risk) &&
               a.cue_bits == b.cue_bits && a.group_bits == b.group_bits && a.harm == b.harm &&
               a.length == b.length;
    };
    CHECK(same(again[0], all[99]));
    CHECK(same(again[1], all[3]));
    CHECK(same(again[2], all[3]));
    CHECK(same(again[3], all[41]));
    CHECK_FALSE(same(again[0], all[3]));
    CHECK_FALSE(same(draw_cases(generator, 28, scales, 4)[3], all[3]));

    // Facts and luck stay when the scales move: with a higher alpha no harm turns into none.
    sim::Scales higher = scales;
    higher.alpha += 1;
    const auto more = draw_cases(generator, 27, higher, 2000);
    const auto fewer = draw_cases(generator, 27, scales, 2000);
    int gained = 0;
    for (std::size_t i = 0; i < more.size(); ++i) {
        REQUIRE(more[i].facts_index == fewer[i].facts_index);
        REQUIRE((more[i].harm || !fewer[i].harm));
        gained += more[i].harm && !fewer[i].harm ? 1 : 0;
    }
    CHECK(gained > 100);
}
