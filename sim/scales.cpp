#include "sim/scales.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "sim/decision.h"

namespace skoen::sim {

namespace {

constexpr std::uint64_t kSampleSeed =
    20260101;  // fixed, so that scales are a function of the definition alone
constexpr std::uint32_t kCoarse = 8192;
constexpr std::uint32_t kFine = 131072;

class Sample {
  public:
    Sample(const CaseGenerator& generator, std::uint32_t first, std::uint32_t count)
        : facts_(count), cues_(count), chance_(count) {
        constexpr std::uint32_t kChunk = 1024;
        const base::Draws draws(kSampleSeed);
        std::vector<CaseFacts> cases(kChunk);
        for (std::uint32_t from = 0; from < count; from += kChunk) {
            base::Subjects who;
            for (std::uint32_t i = 0; i < kChunk; ++i)
                who.add({first + from + i, 0, 0, 0, base::kSampleReplication});
            generator.draw_facts(draws, who, cases, std::span(facts_).subspan(from, kChunk));
            for (std::uint32_t i = 0; i < kChunk; ++i) cues_[from + i] = cases[i].cues_index;
        }
    }

    void moments(double& mean, double& sd) const {
        const auto n = static_cast<double>(facts_.size());
        mean = std::accumulate(facts_.begin(), facts_.end(), 0.0) / n;
        double squares = 0;
        for (const double x : facts_) squares += (x - mean) * (x - mean);
        sd = std::sqrt(squares / n);
        if (!(sd > 1e-12)) sd = 1.0;  // all weights zero: X is constant
    }

    void standardise(double mean, double sd) {
        for (double& x : facts_) x = (x - mean) / sd;
        order_.resize(facts_.size());
        std::iota(order_.begin(), order_.end(), 0U);
        std::sort(order_.begin(), order_.end(), [this](std::uint32_t a, std::uint32_t b) {
            return facts_[a] != facts_[b] ? facts_[a] < facts_[b] : a < b;
        });
    }

    [[nodiscard]] ScaleFigures figures(double alpha, double sx, double su) const {
        find_chances(alpha, sx, su);
        return {mean_chance(), auc_of_facts(), auc_of_risk(sx, su)};
    }
    [[nodiscard]] double prevalence(double alpha, double sx, double su) const {
        find_chances(alpha, sx, su);
        return mean_chance();
    }
    [[nodiscard]] double auc_facts(double alpha, double sx, double su) const {
        find_chances(alpha, sx, su);
        return auc_of_facts();
    }
    [[nodiscard]] double auc_risk(double alpha, double sx, double su) const {
        find_chances(alpha, sx, su);
        return auc_of_risk(sx, su);
    }

  private:
    [[nodiscard]] double mean_chance() const {
        double sums[4] = {0, 0, 0, 0};
        for (std::size_t i = 0; i < chance_.size(); i += 4) {
            for (std::size_t k = 0; k < 4; ++k) sums[k] += chance_[i + k];
        }
        return (sums[0] + sums[1] + sums[2] + sums[3]) / static_cast<double>(chance_.size());
    }

    [[nodiscard]] double auc_of_facts() const {
        double below = 0, pairs = 0, positives = 0;
        for (std::size_t k = 0; k < order_.size();) {  // ties in X share their rank
            double p_tied = 0, n_tied = 0;
            std::size_t end = k;
            for (; end < order_.size() && facts_[order_[end]] == facts_[order_[k]]; ++end) {
                p_tied += chance_[order_[end]];
                n_tied += 1.0 - chance_[order_[end]];
            }
            pairs += p_tied * (below + 0.5 * n_tied);
            positives += p_tied;
            below += n_tied;
            k = end;
        }
        return pairs / (positives * below);
    }

    // Ranking by eta, in bins of 1/1000 of its range: the error is below 1e-5.
    [[nodiscard]] double auc_of_risk(double sx, double su) const {
        constexpr std::size_t kBins = 4000;
        const double reach = 6.0 * std::sqrt(sx * sx + su * su) + 1e-9;
        std::vector<double> harmful(kBins, 0.0), all(kBins, 0.0);
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            const double signal = sx * facts_[i] + su * cues_[i];
            const double place = std::clamp((signal + reach) / (2.0 * reach), 0.0, 1.0) * (kBins - 1);
            const auto bin = static_cast<std::size_t>(place);
            harmful[bin] += chance_[i];
            all[bin] += 1.0;
        }
        double below = 0, pairs = 0, positives = 0;
        for (std::size_t b = 0; b < kBins; ++b) {
            const double harmless = all[b] - harmful[b];
            pairs += harmful[b] * (below + 0.5 * harmless);
            positives += harmful[b];
            below += harmless;
        }
        return pairs / (positives * below);
    }

    // P(harm) of every case at given scales.
    void find_chances(double alpha, double sx, double su) const {
        base::lanes().logistics(alpha, sx, facts_.data(), su, cues_.data(), facts_.size(), chance_.data());
    }

    std::vector<double> facts_, cues_;    // [cases]; the number of cases is a multiple of 1024
    mutable std::vector<double> chance_;  // [cases] scratch
    std::vector<std::uint32_t> order_;    // [cases] by rising X
};

struct Bracket {
    double lo, hi;
};

// Root of a rising function, Illinois variant of regula falsi (Dowell & Jarratt 1971), at most 60 steps.
template <class F>
double rising_root(F f, Bracket bracket, double tolerance) {
    double lo = bracket.lo, hi = bracket.hi;
    double f_lo = f(lo);
    if (f_lo >= 0) return lo;
    double f_hi = f(hi);
    if (f_hi <= 0) return hi;
    int side = 0;
    for (int step = 0; step < 60 && hi - lo > tolerance; ++step) {
        const double x = (lo * f_hi - hi * f_lo) / (f_hi - f_lo);
        const double fx = f(x);
        if (fx == 0) return x;
        if (fx > 0) {
            if (x - lo < tolerance) return x;
            hi = x, f_hi = fx;
            if (side == 1) f_lo *= 0.5;
            side = 1;
        } else {
            if (hi - x < tolerance) return x;
            lo = x, f_lo = fx;
            if (side == -1) f_hi *= 0.5;
            side = -1;
        }
    }
    return 0.5 * (lo + hi);
}

struct Brackets {
    Bracket alpha{-25, 25}, facts{0, 12}, cues{0, 12};
};

Scales solve_on(const Sample& sample, const ScaleFigures& asked, const Brackets& b, double tolerance) {
    Scales s;
    const auto alpha_for = [&](double sx, double su) {
        const auto f = [&](double a) { return sample.prevalence(a, sx, su) - asked.prevalence; };
        return rising_root(f, b.alpha, tolerance);
    };
    const auto cues_for = [&](double sx) {
        return rising_root(
            [&](double su) { return sample.auc_risk(alpha_for(sx, su), sx, su) - asked.auc_best; }, b.cues,
            tolerance);
    };
    const auto model_auc = [&](double sx) {
        const double su = cues_for(sx);
        return sample.auc_facts(alpha_for(sx, su), sx, su) - asked.auc_model;
    };
    s.facts = rising_root(model_auc, b.facts, tolerance);
    s.cues = cues_for(s.facts);
    s.alpha = alpha_for(s.facts, s.cues);
    return s;
}

// From the coarse solution to the fine one: Newton with a numerical Jacobian on the three figures, which is quick because
// the start is close. False where it does not arrive (a scale at 0, say): then the brackets do the work.
bool polish(const Sample& sample, const ScaleFigures& asked, Scales& s) {
    constexpr double kStep = 1e-3, kDone = 2e-7;
    using Vector = std::array<double, 3>;
    const auto misses = [&](const Vector& v) {
        const ScaleFigures f = sample.figures(v[0], v[1], v[2]);
        return Vector{f.prevalence - asked.prevalence, f.auc_model - asked.auc_model,
                      f.auc_best - asked.auc_best};
    };
    Vector at{s.alpha, s.facts, s.cues};
    for (int round = 0; round < 8; ++round) {
        const Vector f = misses(at);
        if (std::fabs(f[0]) < kDone && std::fabs(f[1]) < kDone && std::fabs(f[2]) < kDone) {
            s.alpha = at[0], s.facts = at[1], s.cues = at[2];
            return true;
        }
        std::array<Vector, 3> slope{};  // [parameter][figure]
        for (std::size_t k = 0; k < 3; ++k) {
            Vector moved = at;
            moved[k] += kStep;
            const Vector g = misses(moved);
            for (std::size_t i = 0; i < 3; ++i) slope[k][i] = (g[i] - f[i]) / kStep;
        }
        const auto cross = [](const Vector& a, const Vector& b) {
            return Vector{a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        };
        const auto dot = [](const Vector& a, const Vector& b) {
            return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        };
        const Vector yz = cross(slope[1], slope[2]), zx = cross(slope[2], slope[0]),
                     xy = cross(slope[0], slope[1]);
        const double determinant = dot(slope[0], yz);
        if (std::fabs(determinant) < 1e-12) return false;
        at[0] -= dot(f, yz) / determinant;  // Cramer's rule
        at[1] -= dot(f, zx) / determinant;
        at[2] -= dot(f, xy) / determinant;
        if (!(at[1] > 0.01) || !(at[2] > 0.01) || at[1] > 12 || at[2] > 12 || std::fabs(at[0]) > 25)
            return false;
    }
    return false;
}

Brackets around(const Scales& s) {
    constexpr double kReach = 0.4;
    return {{s.alpha - 2 * kReach, s.alpha + 2 * kReach},
            {std::max(0.0, s.facts - kReach), s.facts + kReach},
            {std::max(0.0, s.cues - kReach), s.cues + kReach}};
}

}  // namespace

bool SolvedScales::within(double auc_tolerance, double prevalence_tolerance) const {
    return std::fabs(reached.auc_model - asked.auc_model) <= auc_tolerance &&
           std::fabs(reached.auc_best - asked.auc_best) <= auc_tolerance &&
           std::fabs(reached.prevalence - asked.prevalence) <= prevalence_tolerance;
}

SolvedScales solve_scales(const Definition& definition, const CaseGenerator& generator) {
    SolvedScales out;
    if (has_options(definition.decision.kind)) return out;  // the palette has scales of its own
    out.asked = {definition.prevalence, definition.auc_model, definition.auc_best};
    Sample fine(generator, 0, kFine);
    double mean = 0, sd = 1;
    fine.moments(mean, sd);
    fine.standardise(mean, sd);
    Sample coarse(generator, 0, kCoarse);
    coarse.standardise(mean, sd);
    const Scales start = solve_on(coarse, out.asked, Brackets{}, 1e-3);
    out.scales = start;
    if (!polish(fine, out.asked, out.scales)) out.scales = solve_on(fine, out.asked, around(start), 1e-4);
    out.scales.index_mean = mean;
    out.scales.index_sd = sd;

    Sample check(generator, kFine, kFine);
    check.standardise(mean, sd);
    out.reached = check.figures(out.scales.alpha, out.scales.facts, out.scales.cues);
    return out;
}

}  // namespace skoen::sim
