// RW1, a reference workload that other languages have too (./bench.sh runs those it finds): 720 caseworkers, 52 weeks, 20 cases a week,
// 11 normals, 2 uniforms and 3 logistics a decision; trust moves from case to case. Here with Skøn's generator and kernels.
//
//   bench_rw1 [replications] [seed]    one JSON object: counts, means and CPU seconds
#include <ctime>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "sim/base/lanes.h"

namespace {

using skoen::base::lanes;

constexpr std::size_t kAllWorkers = 24 * 30, kWorkers = 72, kWeeks = 52, kCases = 20, kFacts = 8;
constexpr std::size_t kWeek =
    kWorkers * kCases;  // cases of a week; case k of worker i stands at k * kWorkers + i
constexpr std::array<double, kFacts> kWeights = {0.8, -0.6, 0.5, 0.4, -0.3, 0.3, 0.2, -0.2};
constexpr double kBase = -1.5, kCue = 0.7, kModelNoise = 0.3, kOwnNoise = 0.8;
constexpr double kThreshold = -0.8472978603872037;  // logit(0.3)
constexpr std::array<double, 9> kTenths = {
    -1.2815515655446004, -0.8416212335729143, -0.5244005127080407, -0.2533471031357997, 0.0,
    0.2533471031357997,  0.5244005127080407,  0.8416212335729143,  1.2815515655446004};

// Kinds of draw: 6 pairs of normals and one of uniforms.
constexpr std::uint32_t kPairs = 6;

struct Counts {
    long tp = 0, fp = 0, fn = 0, tn = 0, overrides = 0, commission_all = 0, commission_switched = 0,
         omission_all = 0, omission_switched = 0, feedback = 0;
    double brier = 0, trust = 0;
    std::array<long, 10> scores{};
};

// Correlation 0.5^|i - j|: lower Cholesky factor, closed form.
std::array<std::array<double, kFacts>, kFacts> factor() {
    std::array<std::array<double, kFacts>, kFacts> low{};
    const double rest = std::sqrt(0.75);
    for (std::size_t i = 0; i < kFacts; ++i) {
        for (std::size_t j = 0; j <= i; ++j)
            low[i][j] = std::ldexp(j == 0 ? 1.0 : rest, -static_cast<int>(i - j));
    }
    return low;
}

double spread_of_model() {
    double variance = kModelNoise * kModelNoise;
    for (std::size_t i = 0; i < kFacts; ++i) {
        for (std::size_t j = 0; j < kFacts; ++j)
            variance += kWeights[i] * kWeights[j] *
                        std::pow(0.5, std::fabs(static_cast<double>(i) - static_cast<double>(j)));
    }
    return std::sqrt(variance);
}

struct Week {
    std::array<std::vector<double>, 2 * kPairs> normal;
    std::array<std::vector<double>, kFacts> facts;
    std::vector<double> outcome_luck, feedback_luck, base, eta, model, score, chance, own, decile;
    std::vector<unsigned char> acts, recommended, harm;
    Week() {
        for (auto* column :
             {&outcome_luck, &feedback_luck, &base, &eta, &model, &score, &chance, &own, &decile})
            column->resize(kWeek);
        for (auto& column : normal) column.resize(kWeek);
        for (auto& column : facts) column.resize(kWeek);
        for (auto* column : {&acts, &recommended, &harm}) column->resize(kWeek);
    }
};

void draw(Week& w, const skoen::base::Subjects& who, std::uint64_t seed) {
    for (std::uint32_t p = 0; p < kPairs; ++p)
        lanes().normals(skoen::base::mix64(seed), p, who.counters(), kWeek, w.normal[2 * p].data(),
                        w.normal[2 * p + 1].data());
    lanes().uniforms(skoen::base::mix64(seed), kPairs, who.counters(), kWeek, w.outcome_luck.data(),
                     w.feedback_luck.data());
    static const auto low = factor();
    std::array<const double*, kFacts> z{}, x{};
    for (std::size_t k = 0; k < kFacts; ++k) {
        z[k] = w.normal[k].data();
        x[k] = w.facts[k].data();
        lanes().sums(0.0, z.data(), low[k].data(), k + 1, kWeek, w.facts[k].data());
    }
    lanes().sums(kBase, x.data(), kWeights.data(), kFacts, kWeek, w.base.data());
    const auto plus = [&](const std::vector<double>& from, double weight, const std::vector<double>& noise,
                          std::vector<double>& into) {
        const std::array<const double*, 2> columns = {from.data(), noise.data()};
        const std::array<double, 2> weights = {1.0, weight};
        lanes().sums(0.0, columns.data(), weights.data(), 2, kWeek, into.data());
    };
    plus(w.base, kCue, w.normal[8], w.eta);
    plus(w.base, kModelNoise, w.normal[9], w.model);
    plus(w.eta, kOwnNoise, w.normal[10], w.own);
    lanes().logistics(0.0, 1.0, w.eta.data(), 0.0, w.eta.data(), kWeek, w.chance.data());
    lanes().logistics(0.0, 1.0, w.model.data(), 0.0, w.model.data(), kWeek, w.score.data());
    static const std::array<double, 9> cuts = [] {
        std::array<double, 9> out{};
        const double s = spread_of_model();
        for (std::size_t k = 0; k < out.size(); ++k) out[k] = kBase + s * kTenths[k];
        return out;
    }();
    constexpr std::array<double, 10> kEvery = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    std::fill(w.decile.begin(), w.decile.end(), 0.0);
    lanes().add_steps(w.model.data(), kWeek, cuts.data(), kEvery.data(), cuts.size(), w.decile.data());
    for (std::size_t i = 0; i < kWeek; ++i) {
        w.harm[i] = w.outcome_luck[i] < w.chance[i] ? 1 : 0;
        w.recommended[i] = w.decile[i] >= 8 ? 1 : 0;
    }
}

// The 20 cases one after the other, over all workers at once; then what became known.
void decide(Week& w, std::vector<double>& trust, std::vector<double>& weight) {
    for (std::size_t k = 0; k < kCases; ++k) {
        lanes().logistics(-1.0, 1.0, trust.data(), 0.0, trust.data(), kWorkers, weight.data());
        const std::size_t at = k * kWorkers;
        for (std::size_t i = 0; i < kWorkers; ++i) {
            const double own = w.own[at + i];
            const bool agrees = (own > kThreshold) == (w.recommended[at + i] != 0);
            w.acts[at + i] = own + weight[i] * (w.model[at + i] - own) > kThreshold ? 1 : 0;
            trust[i] += 0.05 * ((agrees ? 1.0 : 0.0) - trust[i]);
        }
    }
    for (std::size_t k = 0; k < kCases; ++k) {
        const std::size_t at = k * kWorkers;
        for (std::size_t i = 0; i < kWorkers; ++i) {
            const double right = w.recommended[at + i] == w.harm[at + i] ? 1.0 : 0.0;
            trust[i] += w.feedback_luck[at + i] < 0.1 ? 0.1 * (right - trust[i]) : 0.0;
        }
    }
}

void count(const Week& w, Counts& c) {
    std::array<long, 16> kinds{};
    for (std::size_t i = 0; i < kWeek; ++i) {
        const unsigned own = w.own[i] > kThreshold ? 1U : 0U;
        ++kinds[w.acts[i] | static_cast<unsigned>(w.harm[i] << 1) |
                static_cast<unsigned>(w.recommended[i] << 2) | own << 3];
        ++c.scores[static_cast<std::size_t>(w.decile[i]) - 1];
        c.feedback += w.feedback_luck[i] < 0.1 ? 1 : 0;
        const double off = w.score[i] - w.harm[i];
        c.brier += off * off;
    }
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const bool acts = (kind & 1U) != 0, harm = (kind & 2U) != 0, tool = (kind & 4U) != 0,
                   own = (kind & 8U) != 0;
        const long n = kinds[kind];
        (acts ? (harm ? c.tp : c.fp) : (harm ? c.fn : c.tn)) += n;
        c.overrides += acts != tool ? n : 0;
        c.commission_all += tool && !harm && acts ? n : 0;
        c.commission_switched += tool && !harm && acts && !own ? n : 0;
        c.omission_all += !tool && harm && !acts ? n : 0;
        c.omission_switched += !tool && harm && !acts && own ? n : 0;
    }
}

}  // namespace

int main(int count_of_arguments, char** arguments) {
    const int replications = count_of_arguments > 1 ? std::atoi(arguments[1]) : 5;
    const std::uint64_t seed = count_of_arguments > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
    const std::clock_t began = std::clock();
    Counts c;
    Week week;
    std::vector<double> trust(kWorkers), weight(kWorkers);
    skoen::base::Subjects who;
    who.resize(kWeek);
    for (std::size_t task = 0; task < kAllWorkers / kWorkers * static_cast<std::size_t>(replications);
         ++task) {
        const auto r = static_cast<std::uint32_t>(task / (kAllWorkers / kWorkers));
        const auto first = static_cast<std::uint32_t>(task % (kAllWorkers / kWorkers) * kWorkers);
        std::fill(trust.begin(), trust.end(), 0.5);
        for (std::uint32_t t = 1; t <= kWeeks; ++t) {
            for (std::size_t i = 0; i < kWeek; ++i)
                who.set(i, {static_cast<std::uint32_t>(i / kWorkers),
                            first + static_cast<std::uint32_t>(i % kWorkers), 0, t, r});
            draw(week, who, seed);
            decide(week, trust, weight);
            count(week, c);
        }
        for (const double t : trust) c.trust += t / kAllWorkers;
    }
    const double seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    const double n = static_cast<double>(kAllWorkers * kCases * kWeeks) * replications;
    std::printf("{\"isa\": \"%s\", \"replications\": %d, \"decisions\": %.0f, \"cpu_seconds\": %.6f, ",
                std::string(skoen::base::lanes_name()).c_str(), replications, n, seconds);
    std::printf(
        "\"TP\": %ld, \"FP\": %ld, \"FN\": %ld, \"TN\": %ld, \"override\": %ld, \"commission_all\": %ld, ",
        c.tp, c.fp, c.fn, c.tn, c.overrides, c.commission_all);
    std::printf("\"commission_sw\": %ld, \"omission_all\": %ld, \"omission_sw\": %ld, \"fb\": %ld, ",
                c.commission_switched, c.omission_all, c.omission_switched, c.feedback);
    std::printf("\"brier\": %.8f, \"trust\": %.8f, \"scores\": [", c.brier / n, c.trust / replications);
    for (std::size_t s = 0; s < c.scores.size(); ++s) std::printf("%s%ld", s == 0 ? "" : ", ", c.scores[s]);
    std::printf("]}\n");
    return 0;
}
