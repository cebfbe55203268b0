#include "cli/world_json.h"

namespace skoen::cli {

namespace {

template <class Numbers>
void write_list(base::JsonWriter& out, const char* key, const Numbers& numbers) {
    out.key(key).begin_array();
    for (const double x : numbers) out.value(x);
    out.end_array();
}

void write_tool(base::JsonWriter& out, const sim::World& world) {
    const sim::Tool& tool = world.tool;
    out.key("tool").begin_object();
    // Only a logistic model is a list of weights, on standardised facts.
    if (const auto* model = std::get_if<models::LogisticModel>(&tool.model)) {
        out.key("intercept").value(model->intercept).key("weights").begin_object();
        for (std::size_t k = 0; k < tool.seen.size(); ++k)
            out.key(world.definition.features[tool.seen[k]].id).value(model->weights[k]);
        out.end_object();
    }
    write_list(out, "cuts", tool.scale.cuts);
    write_list(out, "log_odds_of_score", tool.scale.log_odds_of_score);
    out.key("line").value(tool.line).key("line_log_odds").value(tool.line_log_odds).end_object();
}

}  // namespace

void write_world(base::JsonWriter& out, const sim::World& world) {
    const sim::Scales& s = world.solved.scales;
    out.key("world").begin_object();
    out.key("alpha").value(s.alpha).key("facts").value(s.facts).key("cues").value(s.cues);
    out.key("index_mean").value(s.index_mean).key("index_sd").value(s.index_sd);
    write_list(out, "shared", world.shared);
    write_tool(out, world);
    out.key("best_threshold").value(world.best_threshold);
    out.key("intake_minutes").value(world.intake_minutes).end_object();
}

}  // namespace skoen::cli
