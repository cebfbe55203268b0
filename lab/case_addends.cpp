#include "lab/case_addends.h"

#include <algorithm>

namespace skoen::lab {

std::vector<Addend> judgement_addends(const sim::World& world, const sim::Event& event,
                                      const sim::Trace& trace) {
    return {{"start", "", world.solved.scales.alpha - event.threshold},
            {"facts", "", trace.facts_part},
            {"pattern", "", trace.pattern_part},
            {"cues", "", trace.cues_part},
            {"level", "", trace.level_part},
            {"occasion", "", trace.occasion_part}};
}

std::vector<Addend> revision_addends(const sim::Behaviour& b, const sim::Trace& trace) {
    const sim::ReviseInputs& in = trace.revise;
    std::vector<Addend> out = {
        {"person", "revise_base", 0.0},
        {"own_certainty", "revise_own", b.revise_own * in.own_certainty},
        {"tool_certainty", "revise_tool", b.revise_tool * in.tool_certainty},
        {"gap", "revise_gap", b.revise_gap * in.gap},
        {"opposite", "revise_opposite", in.opposite ? b.revise_opposite : 0.0},
        {"belief", "revise_trust", b.revise_trust * (in.belief - 0.5)},
        {"pressure", "revise_pressure", b.on_pressure_revise ? b.revise_pressure * in.pressure : 0.0},
        {"accountability", "revise_account", b.revise_account * in.accountability},
        {"reasons", "revise_reasons", in.reasons ? b.revise_reasons : 0.0},
        {"knowledge", "revise_knowledge", b.revise_knowledge * in.knowledge}};
    double sum = 0;
    for (const Addend& addend : out) sum += addend.log_odds;
    out.front().log_odds = base::logit(std::clamp(trace.revise_chance, 1e-9, 1.0 - 1e-9)) - sum;
    return out;
}

}  // namespace skoen::lab
