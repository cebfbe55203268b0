#include <cmath>

#include "sim/base/file.h"
#include "study/allocation.h"
#include "study/power.h"
#include "tests/catch.h"

using namespace skoen;
using namespace skoen::study;

namespace {

const PowerEffect* found(const PowerResult& result, const std::string& name, const std::string& test) {
    for (const PowerEffect& each : result.effects) {
        if (each.name == name && each.test == test) return &each;
    }
    return nullptr;
}

StudyDesign short_trial() {
    StudyDesign design = load_design("lederkurser-spil");
    SimulatedTrialPlan& plan = *design.simulation;
    plan.clusters = 6, plan.weeks = 12, plan.run_in = 3, plan.course_weeks = 2;
    design.power.replications = 12;
    return design;
}

const PowerResult& clean() {
    static const PowerResult result = estimate_power(short_trial());
    return result;
}

}  // namespace

TEST_CASE("a played trial produces its own ICC and effects") {
    const PowerResult& result = clean();
    REQUIRE(result.played.has_value());
    CHECK(result.played->offices == 72);
    CHECK(result.played->icc > 0.02);  // offices differ: their people share a leader and a workload
    CHECK(result.played->icc < 0.9);
    CHECK(result.played->baseline_correlation > 0.3);
    // What the practice after the course does to support comes out of the model, and is the truth of the tests.
    CHECK(found(result, "stoette", "t(2)")->truth ==
          Approx(result.played->arm_means[1].second - result.played->arm_means[0].second));
}

TEST_CASE("error and drop-out of the measure thin the answers, not the offices") {
    StudyDesign design = short_trial();
    design.simulation->error_sd = 0.5;
    const PowerResult noisy = estimate_power(design);
    // four items of error .5: variance .0625 of a worker's answer
    CHECK(noisy.played->worker_variance - clean().played->worker_variance ==
          Approx((0.25 - 0.12 * 0.12) / 4).epsilon(0.2));
    CHECK(noisy.played->icc < clean().played->icc);
    CHECK(noisy.played->arm_means[1].second == Approx(clean().played->arm_means[1].second).margin(0.05));
}

TEST_CASE("matched and restricted allocation share the arms out evenly") {
    const std::vector<double> baseline = {0.1, 0.5, 0.2, 0.9, 0.4, 0.7, 0.3, 0.8, 0.6};
    const StudyDraws draws(5);
    for (const Allocation how : {Allocation::simple, Allocation::restricted, Allocation::matched}) {
        const Allocated drawn = allocate(how, baseline, 3, draws, 2);
        int count[3] = {0, 0, 0};
        for (const int arm : drawn.arm) ++count[arm];
        CHECK(count[0] == 3);
        CHECK(count[1] == 3);
        CHECK(drawn.accepted.size() == (how == Allocation::simple ? 0U : 100U));
    }
    // Within each set of three alike: one of each arm. 0.1, 0.2, 0.3 are clusters 0, 2 and 6.
    for (std::uint32_t r = 0; r < 20; ++r) {
        const Allocated drawn = allocate(Allocation::matched, baseline, 3, draws, r);
        CHECK(drawn.arm[0] + drawn.arm[2] + drawn.arm[6] == 3);
        CHECK(drawn.arm[0] != drawn.arm[2]);
        CHECK(std::abs(arm_gap(drawn.arm, baseline, 1)) <= 0.2 + 1e-12);
    }
}

TEST_CASE("a trial allocated in matched sets keeps the level by its randomisation test") {
    StudyDesign design = load_design("lederkurser");
    TrialPlan& plan = *design.cluster_trial;
    for (TrialArm& arm : plan.arms) arm.effect = 0;
    plan.workers = 4, plan.cases = 2;
    plan.cluster_variance = 0.3;
    plan.baseline_correlation = 0.6;
    plan.allocation = Allocation::matched;
    design.power.replications = 1500;
    const PowerResult null = estimate_power(design);
    const double bound = 3.5 * std::sqrt(0.05 * 0.95 / 1500);
    CHECK(std::abs(found(null, "arm2", "randomisation")->power - 0.05) < bound);
    CHECK(std::abs(found(null, "arm2", "t(20)")->power - 0.05) < bound);
}
