#include "sim/retraining.h"

#include <algorithm>

#include "sim/caseload.h"
#include "sim/kinds/past.h"

namespace skoen::sim {

Tool retrained_tool(const World& world, std::span<const Event> events, std::uint32_t replication) {
    std::vector<CaseFacts> facts;
    HistoryRows rows;
    const auto add = [&](const CaseFacts& one, bool label, bool known, bool held_out) {
        facts.push_back(one);
        rows.label.push_back(label ? 1 : 0);
        rows.known.push_back(known ? 1 : 0);
        rows.held_out.push_back(held_out ? 1 : 0);
    };
    const auto counts = [](const Event& e) { return e.number < kFirstExtraNumber; };
    const auto decided = static_cast<std::size_t>(std::count_if(events.begin(), events.end(), counts));
    const HistoryRows past =
        draw_history(world.definition, world.solved.scales, world.draws, world.past, world.palette.get());
    const std::size_t room = past.facts.size();
    for (std::size_t j = std::min(decided, room); j < room; ++j) {
        add(past.facts[j], past.label[j] != 0, past.known[j] != 0, past.held_out[j] != 0);
        if (world.palette)
            rows.option.push_back(past.option[j]), rows.right_option.push_back(past.right_option[j]);
    }
    std::size_t left_out = decided > room ? decided - room : 0;
    for (const Event& e : events) {
        if (!counts(e)) continue;
        if (left_out > 0) {
            --left_out;
            continue;
        }
        const base::Subject key{e.number, e.seat, 0, e.arrival_week, replication};
        const CaseFacts one = draw_arrival(world, key).facts;
        const base::Block luck = world.draws.block(base::Purpose::history_label, key);
        const bool acted = e.kind == DecisionKind::number ? e.verdict != Verdict::right : e.acts;
        const RecordedLabel record = record_label(world.definition, one, acted, base::to_uniform(luck.first),
                                                  base::to_uniform(luck.second));
        add(one, record.label, record.known, false);
        if (!world.palette) continue;
        rows.option.push_back(static_cast<std::uint8_t>(recorded_option(
            world.definition.history, e.option, e.right_option, base::to_uniform(luck.first))));
        rows.right_option.push_back(e.right_option);
    }
    rows.facts = facts;
    return train_tool(world.definition, rows);
}

}  // namespace skoen::sim
