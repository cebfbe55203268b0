#include "sim/scales.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "tests/catch.h"
#include "tests/sim/sample_cases.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

// AUC of ranking by `index` where case i counts with p[i] as harmful and 1 - p[i] as harmless; ties count half.
double weighted_auc(const std::vector<double>& index, const std::vector<double>& p) {
    std::vector<std::size_t> order(index.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return index[a] < index[b]; });
    double pairs = 0, harmful = 0, harmless = 0;
    for (std::size_t k = 0; k < order.size();) {
        double h = 0, n = 0;
        const double here = index[order[k]];
        for (; k < order.size() && index[order[k]] == here; ++k) {
            h += p[order[k]];
            n += 1 - p[order[k]];
        }
        pairs += h * (harmless + 0.5 * n);
        harmful += h;
        harmless += n;
    }
    return pairs / (harmful * harmless);
}

// What a sample of its own, drawn with another seed, says of the solved scales.
sim::ScaleFigures measure(const sim::Definition& d, const sim::Scales& scales) {
    const auto cases = draw_cases(sim::CaseGenerator(d), 77, scales, 60000);
    std::vector<double> facts, risk, p;
    for (const sim::CaseFacts& c : cases) {
        facts.push_back(c.facts_index);
        risk.push_back(c.risk);
        p.push_back(1 / (1 + std::exp(-c.risk)));
    }
    return {mean(p), weighted_auc(facts, p), weighted_auc(risk, p)};
}

sim::Definition asking(sim::Definition d, double prevalence, double auc_model, double auc_best) {
    d.prevalence = prevalence;
    d.auc_model = auc_model;
    d.auc_best = auc_best;
    return d;
}

// The SD of both figures in a sample of 60000 is about 0.001 and 0.0005 (harmful cases are few); 0.005 and 0.002 are
// four to five of them, and what the mission promises.
sim::Scales check_reached(const sim::Definition& d) {
    const sim::SolvedScales solved = sim::solve_scales(d, sim::CaseGenerator(d));
    INFO(d.prevalence << " " << d.auc_model << " " << d.auc_best);
    CHECK(solved.within(0.005, 0.002));
    const sim::ScaleFigures got = measure(d, solved.scales);
    CHECK(std::fabs(got.prevalence - d.prevalence) < 0.002);
    CHECK(std::fabs(got.auc_model - d.auc_model) < 0.005);
    CHECK(std::fabs(got.auc_best - d.auc_best) < 0.005);
    return solved.scales;
}

bool same(const sim::Scales& a, const sim::Scales& b) {
    return a.alpha == b.alpha && a.facts == b.facts && a.cues == b.cues && a.index_mean == b.index_mean &&
           a.index_sd == b.index_sd;
}

}  // namespace

TEST_CASE("scales reach prevalence and both AUCs on an independent sample") {
    const sim::Scales shipped = check_reached(home());
    const sim::Scales sharper = check_reached(asking(home(), 0.10, 0.80, 0.90));
    const sim::Scales commoner = check_reached(asking(home(), 0.20, 0.75, 0.86));
    check_reached(asking(home(), 0.05, 0.70, 0.95));
    check_reached(asking(home(), 0.40, 0.60, 0.75));
    CHECK(sharper.facts > shipped.facts);
    CHECK(commoner.alpha > shipped.alpha);
    // A function of the definition alone.
    CHECK(same(sim::solve_scales(home(), sim::CaseGenerator(home())).scales, shipped));
    CHECK_FALSE(same(sharper, shipped));
}

TEST_CASE("a model that sees nothing, and one that sees everything") {
    const sim::Scales blind = check_reached(asking(home(), 0.10, 0.50, 0.80));
    CHECK(blind.facts == Approx(0.0).margin(0.02));
    const sim::Scales seeing = check_reached(asking(home(), 0.20, 0.80, 0.80));
    CHECK(seeing.cues == Approx(0.0).margin(0.1));
}

// The figures that behaviour.md gives for .15 / .80 / .90; the solver's own sample of 65536 leaves about 0.02 of them open.
TEST_CASE("with normal indices the scales are those of the behaviour model") {
    const sim::Definition d = asking(normal_indices(), 0.15, 0.80, 0.90);
    const sim::Scales s = sim::solve_scales(d, sim::CaseGenerator(d)).scales;
    CHECK(s.alpha == Approx(-3.02).margin(0.06));
    CHECK(s.facts == Approx(1.74).margin(0.06));
    CHECK(s.cues == Approx(1.55).margin(0.06));
}

TEST_CASE("scales that miss are not called reached") {
    sim::SolvedScales solved;
    solved.asked = {0.10, 0.75, 0.86};
    solved.reached = {0.10, 0.75, 0.86};
    CHECK(solved.within(0.005, 0.002));
    solved.reached.auc_model = 0.756;
    CHECK_FALSE(solved.within(0.005, 0.002));
    solved.reached = {0.1021, 0.75, 0.86};
    CHECK_FALSE(solved.within(0.005, 0.002));
    solved.reached = {0.10, 0.75, 0.854};
    CHECK_FALSE(solved.within(0.005, 0.002));
}
