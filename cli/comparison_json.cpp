#include "cli/comparison_json.h"

#include "cli/ensemble_json.h"
#include "cli/why_json.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

using base::JsonWriter;

void write_value(JsonWriter& out, const char* key, const std::optional<double>& value) {
    out.key(key);
    if (value) {
        out.value(*value);
    } else {
        out.value(nullptr);
    }
}

void write_estimate(JsonWriter& out, const lab::Estimate& e) {
    write_value(out, "mean", e.mean);
    write_value(out, "lo", e.lo);
    write_value(out, "hi", e.hi);
    if (e.elo || e.ehi) {
        write_value(out, "elo", e.elo);
        write_value(out, "ehi", e.ehi);
    }
}

void write_strategy(JsonWriter& out, const lab::StrategyResult& result) {
    out.begin_object();
    out.key("id").value(result.strategy.id);
    const auto measures = sim::measures();
    out.key("measures").begin_object();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        out.key(measures[m].id).begin_object();
        write_estimate(out, result.measures[m]);
        out.key("unit").value(measures[m].unit);
        out.key("n").value(result.measures[m].defined);
        out.end_object();
    }
    out.end_object();
    out.key("versus_no_tool").begin_object();  // stays empty for no_tool itself
    for (std::size_t m = 0; m < result.versus_no_tool.size(); ++m) {
        out.key(measures[m].id).begin_object();
        write_estimate(out, result.versus_no_tool[m]);
        out.key("n").value(result.versus_no_tool[m].defined);
        out.end_object();
    }
    out.end_object();
    out.end_object();
}

}  // namespace

std::string comparison_json(const sim::Definition& scenario, const lab::Comparison& comparison,
                            const lab::Ensemble* ensemble, const std::vector<lab::Why>& why) {
    JsonWriter out;
    out.begin_object();
    out.key("scenario").value(scenario.id);
    if (scenario.decision.kind != sim::DecisionKind::act_or_dismiss)
        out.key("headline").value(sim::headline_of(scenario.decision.kind));
    out.key("seed").value(comparison.seed);
    out.key("replications").value(comparison.replications);
    out.key("hash").value(comparison.hash());
    out.key("strategies").begin_array();
    for (const lab::StrategyResult& result : comparison.strategies) write_strategy(out, result);
    out.end_array();
    if (ensemble != nullptr) {
        out.key("ensemble");
        write_ensemble(out, *ensemble);
    }
    std::vector<sim::Strategy> strategies;
    for (const lab::StrategyResult& result : comparison.strategies) strategies.push_back(result.strategy);
    out.key("why");
    write_why(out, scenario, why, strategies);
    out.end_object();
    return out.finish();
}

}  // namespace skoen::cli
