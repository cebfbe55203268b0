#include "sim/base/random.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include "tests/catch.h"

using namespace skoen::base;

namespace {

constexpr Subject kSomebody{7, 3, 2, 11, 5};

r123::Philox4x32::ctr_type philox(const r123::Philox4x32::ctr_type& counter,
                                  const r123::Philox4x32::key_type& key) {
    return r123::Philox4x32{}(counter, key);
}

// Pearson's statistic of `counts` against `expected`; cells below 5 are pooled with their neighbours.
struct Fit {
    double statistic = 0;
    int cells = 0;
    // A chi-square with k degrees of freedom exceeds k + 2 sqrt(k t) + 2 t with probability at most e^-t
    // (Laurent & Massart 2000, lemma 1); here 1e-8.
    [[nodiscard]] double bound() const {
        const double k = cells - 1;
        const double t = 8 * std::log(10.0);
        return k + 2 * std::sqrt(k * t) + 2 * t;
    }
};

Fit fit(const std::vector<double>& counts, const std::vector<double>& expected) {
    Fit out;
    double o = 0, e = 0;
    for (std::size_t k = 0; k < counts.size(); ++k) {
        o += counts[k];
        e += expected[k];
        if (e < 5 && k + 1 < counts.size()) continue;
        if (e > 0) {
            out.statistic += (o - e) * (o - e) / e;
            ++out.cells;
        }
        o = e = 0;
    }
    return out;
}

// Probabilities of 0, 1, 2, ... of a Poisson distribution, the last entry all that is left.
std::vector<double> poisson_shares(double mean, std::size_t size) {
    std::vector<double> shares(size);
    long double p = std::exp(static_cast<long double>(-mean)), left = 1;
    for (std::size_t k = 0; k + 1 < size; ++k) {
        shares[k] = static_cast<double>(p);
        left -= p;
        p = p * mean / static_cast<long double>(k + 1);
    }
    shares.back() = std::max(0.0, static_cast<double>(left));
    return shares;
}

}  // namespace

TEST_CASE("Philox gives the known answers of Random123") {
    const auto zero = philox({{0, 0, 0, 0}}, {{0, 0}});
    CHECK(zero == r123::Philox4x32::ctr_type{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}});
    const auto ones = philox({{~0U, ~0U, ~0U, ~0U}}, {{~0U, ~0U}});
    CHECK(ones == r123::Philox4x32::ctr_type{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}});
    const auto pi = philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, {{0xa4093822, 0x299f31d0}});
    CHECK(pi == r123::Philox4x32::ctr_type{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}});
}

TEST_CASE("the key mixer is SplitMix64's finaliser") {
    CHECK(mix64(0) == 0xe220a8397b1dcdafULL);  // first output of SplitMix64 from state 0
    CHECK(mix64(1) == 0x910a2dec89025cc1ULL);
}

// Results of every run rest on these. A change here changes all results and must stand in CHANGELOG.
TEST_CASE("draws are pinned") {
    const Draws draws(1);
    const Block block = draws.block(Purpose::features, kSomebody, 4);
    CHECK(block.first == 0xe61e3a849be7bf70ULL);
    CHECK(block.second == 0xee9ee3d2783ac4aeULL);
    CHECK(draws.uniform(Purpose::attention, kSomebody) == 0x1.4fa3cdfb305cbp-1);
    CHECK(draws.normals(Purpose::judgement_facts, kSomebody).first == -0x1.e356fceb8898fp+0);
    CHECK(draws.normals(Purpose::judgement_facts, kSomebody).second == -0x1.fefc9bfbff764p+0);
    CHECK(draws.normal(Purpose::occasion, kSomebody) == 0x1.4d59b56cd5682p-3);
    CHECK(exponential(draws.uniform(Purpose::revise, kSomebody)) == 0x1.a050b82cb33a9p-4);
    const double u = draws.uniform(Purpose::arrivals_count, kSomebody);
    CHECK(poisson(u, 0.3) == 0);
    CHECK(poisson(u, 8) == 5);
    CHECK(poisson(u, 120) == 109);
    CHECK(poisson(u, 500) == 477);
    CHECK(Draws(2).uniform(Purpose::attention, kSomebody) == 0x1.2a33211762a17p-1);
}

TEST_CASE("purposes are only ever appended to") {
    const std::vector<Purpose> in_order = {Purpose::calibration_sample,
                                           Purpose::arrivals_count,
                                           Purpose::arrival_time,
                                           Purpose::features,
                                           Purpose::cues,
                                           Purpose::unexplained,
                                           Purpose::label,
                                           Purpose::case_length,
                                           Purpose::worker_skill,
                                           Purpose::worker_pattern,
                                           Purpose::worker_level,
                                           Purpose::worker_reliance,
                                           Purpose::worker_belief,
                                           Purpose::worker_support,
                                           Purpose::worker_certainty,
                                           Purpose::office_place,
                                           Purpose::office_level,
                                           Purpose::office_workload,
                                           Purpose::office_support,
                                           Purpose::judgement_facts,
                                           Purpose::occasion,
                                           Purpose::cue_seen,
                                           Purpose::attention,
                                           Purpose::request,
                                           Purpose::revise,
                                           Purpose::revise_size,
                                           Purpose::revise_full,
                                           Purpose::keep_override,
                                           Purpose::supervisor_reading,
                                           Purpose::supervisor_grant,
                                           Purpose::supervisor_person,
                                           Purpose::known_delay,
                                           Purpose::finding,
                                           Purpose::turnover,
                                           Purpose::planted,
                                           Purpose::drift,
                                           Purpose::history_label,
                                           Purpose::history_split,
                                           Purpose::audit,
                                           Purpose::extra_arrivals,
                                           Purpose::review_reach,
                                           Purpose::fidelity,
                                           Purpose::stereotype,
                                           Purpose::adopt,
                                           Purpose::spare_1};
    for (std::size_t k = 0; k < in_order.size(); ++k) CHECK(static_cast<std::size_t>(in_order[k]) == k + 1);
    CHECK(static_cast<std::size_t>(Purpose::last_purpose) >= in_order.size() + 1);
}

TEST_CASE("uniforms never reach 0 or 1 and lie in the middle of equal cells") {
    CHECK(to_uniform(0) == 0x1p-53);
    CHECK(to_uniform(~0ULL) == 1.0 - 0x1p-53);
    CHECK(to_uniform(0xfffULL) == to_uniform(0));       // the low 12 bits do not count
    CHECK(to_uniform(0x1000ULL) == 3 * to_uniform(0));  // the next cell
    CHECK(to_uniform(1ULL << 63) == 0.5 + 0x1p-53);
    CHECK_FALSE(bernoulli(to_uniform(0), 0.0));  // probability 0 never happens,
    CHECK(bernoulli(to_uniform(~0ULL), 1.0));    // probability 1 always
}

TEST_CASE("every part of the key changes the draw") {
    const Draws draws(1);
    const std::uint64_t here = draws.block(Purpose::revise, kSomebody).first;
    std::vector<std::uint64_t> words = {here, draws.block(Purpose::revise, kSomebody, 1).first,
                                        draws.block(Purpose::request, kSomebody).first,
                                        Draws(2).block(Purpose::revise, kSomebody).first};
    for (const auto part :
         {&Subject::number, &Subject::seat, &Subject::generation, &Subject::week, &Subject::replication}) {
        Subject other = kSomebody;
        other.*part += 1;
        words.push_back(draws.block(Purpose::revise, other).first);
    }
    // The ends of the ranges do not run into each other.
    for (const Subject& edge :
         {Subject{0, 1, 0, 0, 0}, Subject{0, 0, 1, 0, 0}, Subject{0, 0, 4095, 0, 0},
          Subject{0, (1U << 20) - 1, 0, 0, 0}, Subject{0, 0, 0, 1, 0}, Subject{0, 0, 0, 0, 1},
          Subject{0, 0, 0, 0, kHistoryReplication}, Subject{0, 0, 0, 0, kSampleReplication},
          Subject{0, 0, 0, 1023, 0}, Subject{1, 0, 0, 0, 0}, Subject{~0U, 0, 0, 0, 0}}) {
        words.push_back(draws.block(Purpose::revise, edge).first);
    }
    std::sort(words.begin(), words.end());
    CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
    CHECK(Draws(1).block(Purpose::revise, kSomebody).first == here);
}

// Sums of n independent values of variance v stay within 6 sqrt(v / n) of their mean but for 2e-9.
TEST_CASE("normals have the moments of the standard normal and are uncorrelated") {
    const Draws draws(3);
    constexpr int kSize = 200000;
    double a1 = 0, b1 = 0, a2 = 0, b2 = 0, ab = 0, a3 = 0, a4 = 0, next = 0, before = 0, other = 0;
    for (int i = 0; i < kSize; ++i) {
        const Subject who{static_cast<std::uint32_t>(i), 0, 0, 1, 0};
        const auto [a, b] = draws.normals(Purpose::features, who);
        a1 += a, b1 += b, a2 += a * a, b2 += b * b, ab += a * b, a3 += a * a * a, a4 += a * a * a * a;
        next += a * before;
        before = a;
        other += a * draws.normal(Purpose::cues, who);
    }
    const double n = kSize;
    const auto within = [&](double sum, double mean, double variance) {
        return std::fabs(sum / n - mean) < 6 * std::sqrt(variance / n);
    };
    CHECK(within(a1, 0, 1));
    CHECK(within(b1, 0, 1));
    CHECK(within(a2, 1, 2));
    CHECK(within(b2, 1, 2));
    CHECK(within(ab, 0, 1));
    CHECK(within(a3, 0, 15));
    CHECK(within(a4, 3, 96));
    CHECK(within(next, 0, 1));                 // neighbouring cases
    CHECK(within(other, 0, 1));                // neighbouring purposes
    CHECK_FALSE(within(a1 + 0.02 * n, 0, 1));  // the bound would see a shift of a fiftieth of an SD
}

TEST_CASE("uniforms fill 256 cells evenly, high bits and low") {
    const Draws draws(4);
    constexpr int kSize = 100000;
    std::vector<double> high(256, 0.0), low(256, 0.0), lopsided(256, 0.0);
    for (int i = 0; i < kSize; ++i) {
        const double u = draws.uniform(Purpose::revise, {static_cast<std::uint32_t>(i), 1, 0, 2, 0});
        ++high[static_cast<std::size_t>(u * 256)];
        ++low[static_cast<std::size_t>(u * 0x1p40) % 256];
        ++lopsided[static_cast<std::size_t>(std::pow(u, 1.05) * 256)];
    }
    const std::vector<double> expected(256, kSize / 256.0);
    CHECK(fit(high, expected).statistic < fit(high, expected).bound());
    CHECK(fit(low, expected).statistic < fit(low, expected).bound());
    CHECK(fit(lopsided, expected).statistic > fit(lopsided, expected).bound());
}

TEST_CASE("poisson follows its distribution") {
    const Draws draws(5);
    constexpr int kSize = 100000;
    for (const double mean : {0.05, 1.0, 7.5, 80.0, 400.0}) {
        INFO("mean " << mean);
        std::vector<double> counts(static_cast<std::size_t>(mean + 40 * std::sqrt(mean) + 62), 0.0);
        for (int i = 0; i < kSize; ++i) {
            const Subject who{static_cast<std::uint32_t>(i), 2, 0, 3, 0};
            ++counts[static_cast<std::size_t>(poisson(draws.uniform(Purpose::arrivals_count, who), mean))];
        }
        const auto against = [&](double other) {
            std::vector<double> expected = poisson_shares(other, counts.size());
            for (double& e : expected) e *= kSize;
            return fit(counts, expected);
        };
        CHECK(against(mean).statistic < against(mean).bound());
        CHECK(against(1.2 * mean).statistic > against(1.2 * mean).bound());
    }
}

TEST_CASE("poisson inverts the distribution function") {
    for (const double mean : {0.05, 3.0, 8.0, 150.0}) {
        const std::vector<double> shares = poisson_shares(mean, 400);
        double cumulative = 0;
        for (int k = 0; k < static_cast<int>(mean) + 8; ++k) {
            const double from = cumulative;
            cumulative += shares[static_cast<std::size_t>(k)];
            if (cumulative - from < 1e-9) continue;  // narrower than the rounding of the sums
            CHECK(poisson(from + 0.001 * (cumulative - from), mean) == k);
            CHECK(poisson(cumulative - 0.001 * (cumulative - from), mean) == k);
        }
    }
    CHECK(poisson(0.999, 0.0) == 0);
    CHECK(poisson(1.0 - 0x1p-53, 500.0) <= 500 + 40 * 23 + 60);  // ends, whatever the sums lack to 1
}

TEST_CASE("a table of Poisson is Poisson") {
    const Draws draws(8);
    for (const double mean : {0.01, 1.0, 25.0, 37.3, 500.0}) {
        const PoissonTable table(mean);
        INFO(mean);
        bool equal = true;
        for (std::uint32_t i = 0; i < 2000; ++i) {
            const double u = draws.uniform(Purpose::arrivals_count, {i, 0, 0, 0, 0});
            equal = equal && table.at(u) == poisson(u, mean);
        }
        for (const double u : {1e-300, 0x1.0p-53, 1 - 0x1.0p-53})
            equal = equal && table.at(u) == poisson(u, mean);
        CHECK(equal);
    }
}
