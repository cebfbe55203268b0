#include "sim/plain/person.h"

#include <algorithm>

namespace skoen::sim::plain {

using base::Purpose;
using base::Subject;

Office draw_office(const World& world, std::uint32_t replication) {
    const Behaviour& b = world.definition.behaviour;
    Office office;
    if (!b.on_offices_differ) return office;
    const Subject subject{0, 0, 0, 0, replication};
    office.place = b.place_sd * world.draws.normal(Purpose::office_place, subject);
    const base::NormalPair n = world.draws.normals(Purpose::office_level, subject);
    office.level = b.office_level_sd * n.first;
    office.norm = b.office_norm_sd * n.second;
    office.support = b.office_support_sd * world.draws.normal(Purpose::office_support, subject);
    office.supervisor = b.supervisor_sd * world.draws.normal(Purpose::supervisor_person, subject);
    return office;
}

Person draw_person(const World& world, const Office& office, std::uint32_t seat, std::uint32_t generation,
                   std::uint32_t replication) {
    const Behaviour& b = world.definition.behaviour;
    const base::Draws& draws = world.draws;
    const Subject subject{0, seat, generation, 0, replication};
    Person person;

    // (2, worker 1)
    const base::NormalPair skill = draws.normals(Purpose::worker_skill, subject);
    person.practised_facts = std::clamp(b.skill_facts + b.skill_sd * skill.first, 0.02, 0.98);
    person.practised_cues = std::clamp(b.skill_cues + b.skill_sd * skill.second, 0.02, 0.98);
    person.expert_facts = std::min(person.practised_facts * b.skill_expert, 0.98);
    person.expert_cues = std::min(person.practised_cues * b.skill_expert, 0.98);
    const bool newcomer =
        generation > 0 || seat < static_cast<std::uint32_t>(world.definition.office.newcomers);
    const double start = newcomer ? b.newcomer_skill : 1.0;
    person.start_facts = person.practised_facts * start;
    person.start_cues = person.practised_cues * start;

    // (2, worker 2)
    const double pattern = b.on_pattern ? b.pattern_sd : 0.0;
    const std::size_t features = world.definition.features.size();
    for (std::size_t f = 0; f < features; ++f) {
        const base::NormalPair n =
            draws.normals(Purpose::worker_pattern, subject, static_cast<std::uint32_t>(f / 2));
        person.weights.push_back(world.shared[f] + pattern * (f % 2 == 0 ? n.first : n.second));
    }

    // (2, worker 3 to 5)
    const double level_sd = b.on_level ? b.level_sd : 0.0;
    person.level = office.level + level_sd * draws.normal(Purpose::worker_level, subject);
    person.stereo = b.stereotype_sd * draws.normal(Purpose::stereotype, subject);
    const Costs& costs = world.definition.costs;
    const double tau_best = -base::log(costs.averted_share * costs.missed / costs.disturbed);
    person.tau = tau_best + world.definition.office.norm + office.norm;

    // (2, worker 6 to 9)
    person.s = b.certainty_scale *
               base::exp(b.certainty_scale_sd * draws.normal(Purpose::worker_certainty, subject));
    const base::NormalPair reliance = draws.normals(Purpose::worker_reliance, subject);
    person.a = b.revise_base + office.place + b.revise_sd * reliance.first;
    person.size = b.size_sd_person * reliance.second;
    const double belief = b.belief_start + b.belief_sd * draws.normal(Purpose::worker_belief, subject);
    const double q0 = std::clamp(belief, 0.05, 0.95);
    person.belief_hits = q0 * b.belief_weight;
    person.belief_errors = (1.0 - q0) * b.belief_weight;
    // (kinds, 2)
    const std::vector<Option>& options = world.definition.decision.palette.options;
    double most = -1;
    std::size_t most_known = 0;
    for (std::size_t k = 0; k < options.size(); ++k) {
        const auto index = static_cast<std::uint32_t>(k);
        person.taste.push_back(level_sd * draws.normal(Purpose::worker_level, subject, index + 1));
        person.knows.push_back(draws.uniform(Purpose::worker_knows, subject, index) <
                               options[k].familiarity * start);
        if (options[k].familiarity > most) most = options[k].familiarity, most_known = k;
    }
    if (!options.empty()) person.knows[most_known] = true;
    person.h = office.support + b.support_sd * draws.normal(Purpose::worker_support, subject);
    return person;
}

}  // namespace skoen::sim::plain
