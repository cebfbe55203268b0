#include "sim/world.h"

#include "sim/decision.h"

namespace skoen::sim {

World::World(Definition given, std::uint64_t run_seed)
    : definition(std::move(given)), seed(run_seed), draws(run_seed), generator(definition),
      solved(solve_scales(definition, generator)), shared(shared_weights(definition)),
      past(std::make_shared<PastCases>(draw_past_cases(definition, generator, solved.scales, draws))) {
    if (has_options(definition.decision.kind))
        palette = std::make_shared<FittedPalette>(fit_palette(definition, generator));
    learn(true);
    best_threshold = ActOrDismiss::best_threshold(definition.costs);
    const Office& office = definition.office;
    intake_minutes =
        office.cases_per_week * (definition.minutes.file + definition.minutes.cues) / office.utilisation;
    for (std::size_t g = 0; g < definition.groups.size(); ++g) {
        if (definition.groups[g].id == definition.equity_group) equity_bit = g;
    }
}

World::World(const World& like, const Behaviour& people) : World(like) {
    definition.behaviour = people;
    shared = shared_weights(definition);
    learn(false);
}

void World::learn(bool with_card) {
    const HistoryRows history = draw_history(definition, solved.scales, draws, past, palette.get());
    tool = train_tool(definition, history);
    if (with_card) card = make_tool_card(definition, history, tool);
    own_cuts = own_score_cuts(history);
}

}  // namespace skoen::sim
