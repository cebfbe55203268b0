#include "sim/worker.h"

#include <cmath>

#include "sim/decision.h"
#include "tests/catch.h"
#include "tests/sim/bench.h"

using namespace skoen;
using namespace skoen::test;

namespace {

constexpr std::uint32_t kWorkers = 4000;

sim::WorkerTraits worker(const sim::Definition& d, std::uint32_t seat, std::uint32_t generation = 0,
                         const sim::OfficeTraits& office = {}) {
    return sim::draw_worker(d, sim::shared_weights(d), office, base::Draws(1), {0, seat, generation, 0, 0});
}

sim::Definition with(const std::function<void(sim::Behaviour&)>& edit) {
    sim::Definition d = home();
    edit(d.behaviour);
    return d;
}

double act_rate(const Setting& setting) {
    return share(decide_all(setting), [](const sim::Event& e) { return e.twin_acts; });
}

}  // namespace

TEST_CASE("traits vary between workers as the ledger says") {
    const sim::Definition d = home();
    const sim::Behaviour& b = d.behaviour;
    struct Row {
        const char* name;
        double mean, sd;
        std::function<double(const sim::WorkerTraits&)> value;
    };
    const std::vector<Row> rows = {
        {"skill on facts", b.skill_facts, b.skill_sd, [](const auto& w) { return w.practised_facts; }},
        {"skill on cues", b.skill_cues, b.skill_sd, [](const auto& w) { return w.practised_cues; }},
        {"level", 0, b.level_sd, [](const auto& w) { return w.level; }},
        {"stereotype", 0, b.stereotype_sd, [](const auto& w) { return w.stereotype; }},
        {"log certainty scale", std::log(b.certainty_scale), b.certainty_scale_sd,
         [](const auto& w) { return std::log(w.certainty_scale); }},
        {"revise", b.revise_base, b.revise_sd, [](const auto& w) { return w.revise; }},
        {"size", 0, b.size_sd_person, [](const auto& w) { return w.size; }},
        {"belief", b.belief_start, b.belief_sd,
         [](const auto& w) { return w.belief_a / (w.belief_a + w.belief_b); }},
        {"support", 0, b.support_sd, [](const auto& w) { return w.support; }},
        {"weight of the first fact", d.features[0].shared_deviation, b.pattern_sd,
         [](const auto& w) { return w.weights[0]; }},
        {"weight of the last fact", d.features.back().shared_deviation, b.pattern_sd,
         [](const auto& w) { return w.weights.back(); }},
    };
    std::vector<sim::WorkerTraits> workers;
    for (std::uint32_t i = 0; i < kWorkers; ++i) workers.push_back(worker(d, i));
    for (const Row& row : rows) {
        double sum = 0, squares = 0;
        for (const sim::WorkerTraits& w : workers) {
            sum += row.value(w) - row.mean;
            squares += (row.value(w) - row.mean) * (row.value(w) - row.mean);
        }
        INFO(row.name);
        // Six SDs of a mean of normals, and of their variance: sqrt(2 / n). Clamps cut less than 0.2 % of any of them
        // (belief: 3 SD; skill: 2.9 SD), which moves the mean by less than 0.002 SD and the variance by 2 %.
        CHECK(std::fabs(sum / kWorkers) < row.sd * (6 / std::sqrt(kWorkers) + 0.002));
        CHECK(std::fabs(squares / kWorkers / (row.sd * row.sd) - 1) < 6 * std::sqrt(2.0 / kWorkers) + 0.02);
        CHECK(std::fabs(sum / kWorkers + 0.2 * row.sd) > row.sd * (6 / std::sqrt(kWorkers) + 0.002));
    }
    for (const sim::WorkerTraits& w : workers) {
        REQUIRE(w.belief_a + w.belief_b == Approx(b.belief_weight));
        REQUIRE(w.threshold == sim::ActOrDismiss::best_threshold(d.costs));
    }
}

TEST_CASE("skills stay within their limits, newcomers start low") {
    const sim::Definition d = with([](sim::Behaviour& b) { b.skill_sd = 0.3; });
    for (std::uint32_t i = 0; i < 500; ++i) {
        const sim::WorkerTraits old = worker(d, i), young = worker(d, i, 1);
        for (const sim::WorkerTraits& w : {old, young}) {
            REQUIRE(w.practised_facts >= 0.02);
            REQUIRE(w.practised_facts <= 0.98);
            REQUIRE(w.expert_cues >= std::min(w.practised_cues, 0.98));
            REQUIRE(w.expert_cues <= 0.98);
        }
        REQUIRE(old.skill_facts == old.practised_facts);
        REQUIRE(young.skill_facts == young.practised_facts * d.behaviour.newcomer_skill);
        REQUIRE(young.skill_cues == young.practised_cues * d.behaviour.newcomer_skill);
    }
}

TEST_CASE("seats given to newcomers start low; their colleagues and the past do not") {
    sim::Definition d = with([](sim::Behaviour&) {});
    d.office.newcomers = 2;
    const auto shared = sim::shared_weights(d);
    for (std::uint32_t i = 0; i < 4; ++i) {
        const sim::WorkerTraits now = sim::draw_worker(d, shared, {}, base::Draws(1), {0, i, 0, 0, 3});
        CHECK(now.skill_facts == now.practised_facts * (i < 2 ? d.behaviour.newcomer_skill : 1.0));
        CHECK(now.skill_cues == now.practised_cues * (i < 2 ? d.behaviour.newcomer_skill : 1.0));
        const sim::WorkerTraits past =
            sim::draw_worker(d, shared, {}, base::Draws(1), {0, i, 0, 0, base::kHistoryReplication});
        CHECK(past.skill_facts == past.practised_facts);
    }
}

TEST_CASE("the norm of practice shifts every threshold") {
    sim::Definition d = with([](sim::Behaviour&) {});
    d.office.norm = -1.25;
    CHECK(worker(d, 3).threshold == sim::ActOrDismiss::best_threshold(d.costs) - 1.25);
}

TEST_CASE("a newcomer is another person, and a seat's person never changes") {
    const sim::Definition d = home();
    CHECK(worker(d, 3).level == worker(d, 3).level);
    CHECK(worker(d, 3).level != worker(d, 3, 1).level);
    CHECK(worker(d, 3).level != worker(d, 4).level);
}

TEST_CASE("switches level, pattern and offices make workers and offices alike") {
    const sim::Definition alike = with([](sim::Behaviour& b) { b.on_level = b.on_pattern = false; });
    CHECK(worker(alike, 1).level == 0);
    CHECK(worker(alike, 1).weights == sim::shared_weights(alike));
    CHECK(worker(home(), 1).level != 0);
    CHECK(worker(home(), 1).weights != sim::shared_weights(alike));

    const sim::Definition same = with([](sim::Behaviour& b) { b.on_offices_differ = false; });
    const base::Draws draws(1);
    const sim::OfficeTraits plain = sim::draw_office(same.behaviour, draws, 5);
    CHECK(plain.place == 0);
    CHECK(plain.level == 0);
    CHECK(plain.norm == 0);
    CHECK(plain.workload == 1);
    CHECK(plain.support == 0);
    CHECK(plain.supervisor == 0);
    const sim::OfficeTraits own = sim::draw_office(home().behaviour, draws, 5);
    CHECK(own.place != 0);
    CHECK(own.workload != 1);
    CHECK(own.workload > 0);
}

TEST_CASE("what makes an office different reaches its workers") {
    sim::OfficeTraits office;
    office.level = 0.7, office.norm = 0.4, office.place = -1.1, office.support = 0.3;
    const sim::WorkerTraits here = worker(home(), 2, 0, office), elsewhere = worker(home(), 2);
    CHECK(here.level == Approx(elsewhere.level + 0.7));
    CHECK(here.threshold == Approx(elsewhere.threshold + 0.4));
    CHECK(here.revise == Approx(elsewhere.revise - 1.1));
    CHECK(here.support == Approx(elsewhere.support + 0.3));
}

// behaviour.md, section 3: who extracts less is more random, not more lenient.
TEST_CASE("skill moves the act rate by less than 2 points and the quality of the ranking by much more") {
    Setting low, high;
    low.skill_facts = 0.3;
    high.skill_facts = 0.9;
    CHECK(std::fabs(act_rate(low) - act_rate(high)) < 0.02);
    const auto right = [](const Setting& s) {
        return share(decide_all(s), [](const sim::Event& e) { return e.twin_acts == e.best; });
    };
    CHECK(right(high) > right(low) + 0.05);

    low = Setting{}, high = Setting{};
    low.skill_cues = 0.3;
    high.skill_cues = 0.9;
    CHECK(std::fabs(act_rate(low) - act_rate(high)) < 0.02);
    CHECK(right(high) > right(low));
}

TEST_CASE("level, threshold and stereotype shift whom a worker acts on") {
    const auto acts = [](const sim::Event& e) { return e.twin_acts; };
    Setting plain;
    Setting dearer;  // a missed case costs more: act from a lower risk
    dearer.world = changed(home_world(), [](sim::Definition& d) { d.costs.missed *= 2; });
    CHECK(superset(decide_all(plain), decide_all(dearer), acts) == 1);

    // A severe worker acts on a superset of what the same worker acted on before.
    Setting severe;
    severe.b().level_sd *= 3;
    const auto before = decide_all(plain), after = decide_all(severe);
    for (std::uint32_t w = 0; w < kBenchWorkers; ++w) {
        const double level = worker(plain.world.definition, w).level;
        const auto of = [w](const std::vector<sim::Event>& all) {
            return std::vector<sim::Event>(all.begin() + w * kBenchCases,
                                           all.begin() + (w + 1) * kBenchCases);
        };
        CHECK(superset(level > 0 ? of(before) : of(after), level > 0 ? of(after) : of(before), acts) >= 0);
    }

    Setting fair;
    fair.b().stereotype_sd = 0;
    const auto with_group = decide_all(plain), without = decide_all(fair);
    int moved = 0;
    for (std::size_t i = 0; i < without.size(); ++i) {
        const bool member = ((without[i].group_bits >> plain.world.equity_bit) & 1U) != 0;
        REQUIRE((with_group[i].twin == without[i].twin) == !member);
        moved += member ? 1 : 0;
    }
    CHECK(moved > 100);
}
