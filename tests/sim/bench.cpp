#include "tests/sim/bench.h"

#include <bit>

#include "sim/base/error.h"

namespace skoen::test {

namespace {

// One draw at a time, whatever the workflow needs.
sim::Luck luck_of(const base::Draws& draws, const base::Subject& meets) {
    using base::Purpose;
    sim::Luck luck;
    luck.cue_seen = draws.uniform(Purpose::cue_seen, meets);
    luck.attention = draws.uniform(Purpose::attention, meets);
    luck.request = draws.uniform(Purpose::request, meets);
    luck.revise = draws.uniform(Purpose::revise, meets);
    luck.revise_full = draws.uniform(Purpose::revise_full, meets);
    const base::NormalPair noise = draws.normals(Purpose::judgement_facts, meets);
    luck.facts = noise.first;
    luck.cues = noise.second;
    luck.occasion = draws.normal(Purpose::occasion, meets);
    luck.revise_size = draws.normal(Purpose::revise_size, meets);
    return luck;
}

}  // namespace

void Setting::lever(const std::string& name, const std::string& option, double strength) {
    const sim::WeekLevers one = sim::compile(plan({{name, option}}), 1).front();
    for (std::size_t l = 0; l < sim::kLevers; ++l) {
        if (one.intensity[l] == 0.0) continue;
        levers.option[l] = one.option[l];
        levers.intensity[l] = strength;
    }
}

std::vector<sim::Event> decide_all(const Setting& setting) {
    const sim::World& world = setting.world;
    const sim::OfficeTraits office = sim::draw_office(world.definition.behaviour, world.draws, 0);
    std::vector<sim::Event> events;
    for (std::uint32_t w = 0; w < kBenchWorkers; ++w) {
        const base::Subject person{0, w, 0, 0, 0};
        const sim::WorkerTraits traits =
            sim::draw_worker(world.definition, world.shared, office, world.draws, person);
        sim::Mind mind;
        mind.traits = &traits;
        mind.skill_facts = setting.skill_facts < 0 ? traits.skill_facts : setting.skill_facts;
        mind.skill_cues = setting.skill_cues < 0 ? traits.skill_cues : setting.skill_cues;
        mind.belief = setting.belief;
        mind.knowledge = setting.knowledge;
        mind.pressure = setting.pressure;
        mind.cue_time = setting.cue_time;
        mind.exposed = setting.exposed;

        for (std::uint32_t c = 0; c < kBenchCases; ++c) {
            const base::Subject meets{c, w, 0, 1, 0};
            events.push_back(sim::decide_case(world, office, setting.levers, mind,
                                              sim::draw_arrival(world, meets), luck_of(world.draws, meets),
                                              meets, meets, setting.week));
        }
    }
    return events;
}

int superset(const std::vector<sim::Event>& fewer, const std::vector<sim::Event>& more,
             const Predicate& holds) {
    base::ensure(fewer.size() == more.size(), "superset: the same cases");
    bool gained = false;
    for (std::size_t i = 0; i < fewer.size(); ++i) {
        if (holds(fewer[i]) && !holds(more[i])) return -1;
        gained = gained || (holds(more[i]) && !holds(fewer[i]));
    }
    return gained ? 1 : 0;
}

bool same_events(const std::vector<sim::Event>& a, const std::vector<sim::Event>& b) {
    const auto bits = [](double x) { return std::bit_cast<std::uint64_t>(x); };
    const auto same = [&](const sim::Event& x, const sim::Event& y) {
        return x.number == y.number && x.seat == y.seat && x.generation == y.generation && x.week == y.week &&
               x.arrival_week == y.arrival_week && x.score == y.score && x.shown == y.shown &&
               x.harm == y.harm && x.skipped == y.skipped && x.own_before == y.own_before &&
               x.cue_seen == y.cue_seen && x.revised == y.revised && x.asked == y.asked && x.acts == y.acts &&
               x.twin_acts == y.twin_acts && x.late == y.late && bits(x.own) == bits(y.own) &&
               bits(x.twin) == bits(y.twin) && bits(x.final_judgement) == bits(y.final_judgement) &&
               bits(x.threshold) == bits(y.threshold) && bits(x.own_certainty) == bits(y.own_certainty) &&
               bits(x.tool_certainty) == bits(y.tool_certainty) && bits(x.minutes) == bits(y.minutes) &&
               bits(x.wait_hours) == bits(y.wait_hours) && bits(x.leader_minutes) == bits(y.leader_minutes);
    };
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!same(a[i], b[i])) return false;
    }
    return true;
}

}  // namespace skoen::test
