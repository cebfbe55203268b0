#include "sim/worker.h"

#include <algorithm>

#include "sim/decision.h"

namespace skoen::sim {

using base::Purpose;

std::vector<double> shared_weights(const Definition& definition) {
    std::vector<double> weights;
    for (const Feature& feature : definition.features) weights.push_back(feature.shared_deviation);
    return weights;
}

OfficeTraits draw_office(const Behaviour& b, const base::Draws& draws, std::uint32_t replication) {
    OfficeTraits office;
    if (!b.on_offices_differ) return office;
    const base::Subject who{0, 0, 0, 0, replication};
    office.place = b.place_sd * draws.normal(Purpose::office_place, who);
    const auto [level, norm] = draws.normals(Purpose::office_level, who);
    office.level = b.office_level_sd * level;
    office.norm = b.office_norm_sd * norm;
    office.workload = base::exp(b.office_workload_sd * draws.normal(Purpose::office_workload, who));
    office.support = b.office_support_sd * draws.normal(Purpose::office_support, who);
    office.supervisor = b.supervisor_sd * draws.normal(Purpose::supervisor_person, who);
    return office;
}

WorkerTraits draw_worker(const Definition& definition, const std::vector<double>& shared,
                         const OfficeTraits& office, const base::Draws& draws, const base::Subject& seat) {
    const Behaviour& b = definition.behaviour;
    WorkerTraits w;
    const auto [skill_facts, skill_cues] = draws.normals(Purpose::worker_skill, seat);
    const double facts = std::clamp(b.skill_facts + b.skill_sd * skill_facts, 0.02, 0.98);
    const double cues = std::clamp(b.skill_cues + b.skill_sd * skill_cues, 0.02, 0.98);
    w.practised_facts = facts;
    w.practised_cues = cues;
    w.expert_facts = std::min(facts * b.skill_expert, 0.98);
    w.expert_cues = std::min(cues * b.skill_expert, 0.98);
    const bool new_at_start = seat.replication != base::kHistoryReplication &&
                              static_cast<int>(seat.seat) < definition.office.newcomers;
    const double start = seat.generation == 0 && !new_at_start ? 1.0 : b.newcomer_skill;
    w.skill_facts = facts * start;
    w.skill_cues = cues * start;

    const std::size_t n = shared.size();
    w.weights = shared;
    const double pattern = b.on_pattern ? b.pattern_sd : 0.0;
    for (std::size_t f = 0; f < n; f += 2) {
        const auto pair = draws.normals(Purpose::worker_pattern, seat, static_cast<std::uint32_t>(f / 2));
        w.weights[f] += pattern * pair.first;
        if (f + 1 < n) w.weights[f + 1] += pattern * pair.second;
    }

    w.level = office.level + (b.on_level ? b.level_sd * draws.normal(Purpose::worker_level, seat) : 0.0);
    const std::vector<Option>& options = definition.decision.palette.options;
    std::size_t best_known = 0;
    for (std::size_t k = 0; k < options.size(); ++k) {
        const auto index = static_cast<std::uint32_t>(k);
        w.taste.push_back(b.on_level ? b.level_sd * draws.normal(Purpose::worker_level, seat, index + 1)
                                     : 0.0);
        w.knows.push_back(
            base::bernoulli(draws.uniform(Purpose::worker_knows, seat, index), options[k].familiarity * start)
                ? 1
                : 0);
        if (options[k].familiarity > options[best_known].familiarity) best_known = k;
    }
    if (!options.empty()) w.knows[best_known] = 1;
    w.stereotype = b.stereotype_sd * draws.normal(Purpose::stereotype, seat);
    w.threshold = ActOrDismiss::best_threshold(definition.costs) + definition.office.norm + office.norm;
    w.certainty_scale =
        b.certainty_scale * base::exp(b.certainty_scale_sd * draws.normal(Purpose::worker_certainty, seat));
    const auto [revise, size] = draws.normals(Purpose::worker_reliance, seat);
    w.revise = b.revise_base + office.place + b.revise_sd * revise;
    w.size = b.size_sd_person * size;
    const double belief =
        std::clamp(b.belief_start + b.belief_sd * draws.normal(Purpose::worker_belief, seat), 0.05, 0.95);
    w.belief_a = belief * b.belief_weight;
    w.belief_b = (1.0 - belief) * b.belief_weight;
    w.support = office.support + b.support_sd * draws.normal(Purpose::worker_support, seat);
    return w;
}

}  // namespace skoen::sim
