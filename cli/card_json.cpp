#include "cli/card_json.h"

#include <algorithm>

#include "cli/model_words.h"
#include "cli/world_json.h"
#include "sim/base/json_writer.h"

namespace skoen::cli {

namespace {

using base::JsonWriter;

void write_number(JsonWriter& out, const char* key, const std::optional<double>& value) {
    out.key(key);
    if (value) {
        out.value(*value);
    } else {
        out.value(nullptr);
    }
}

void write_share(JsonWriter& out, const char* key, const std::optional<stats::Proportion>& share) {
    out.key(key);
    if (!share) {
        out.value(nullptr);
        return;
    }
    out.begin_object();
    out.key("value")
        .value(share->value)
        .key("lo")
        .value(share->interval.lo)
        .key("hi")
        .value(share->interval.hi);
    out.key("n").value(share->n);
    out.end_object();
}

void write_rates(JsonWriter& out, const models::ErrorRates& rates) {
    out.key("rates").begin_object();
    write_share(out, "flagged", rates.flagged);
    write_share(out, "sensitivity", rates.sensitivity);
    write_share(out, "specificity", rates.specificity);
    write_share(out, "false_positive_rate", rates.false_positive_rate);
    write_share(out, "false_negative_rate", rates.false_negative_rate);
    write_share(out, "positive_predictive_value", rates.positive_predictive_value);
    write_share(out, "agreement", rates.agreement);
    out.end_object();
}

void write_calibration(JsonWriter& out, const models::TargetCard& target) {
    write_number(out, "calibration_in_the_large", target.calibration_in_the_large);
    write_number(out, "calibration_slope", target.calibration_slope);
    out.key("calibration").begin_array();
    for (const models::CalibrationRow& row : target.calibration) {
        out.begin_object();
        out.key("score").value(row.score).key("n").value(row.n);
        write_number(out, "mean_predicted", row.mean_predicted);
        write_share(out, "observed", row.observed);
        out.end_object();
    }
    out.end_array();
}

void write_target(JsonWriter& out, const char* key, const models::TargetCard& target) {
    out.key(key).begin_object();
    out.key("n").value(target.n).key("positives").value(target.positives);
    out.key("auc");
    if (target.auc) {
        out.begin_object().key("value").value(target.auc->value).key("lo").value(target.auc->interval.lo);
        out.key("hi").value(target.auc->interval.hi).end_object();
    } else {
        out.value(nullptr);
    }
    write_calibration(out, target);
    write_rates(out, target.rates);
    out.key("groups").begin_array();
    for (const models::GroupCard& group : target.groups) {
        out.begin_object();
        out.key("id").value(group.id).key("n").value(group.n).key("positives").value(group.positives);
        write_number(out, "auc", group.auc);
        write_rates(out, group.rates);
        out.end_object();
    }
    out.end_array();
    out.end_object();
}

}  // namespace

std::string card_json(const sim::World& world) {
    const sim::Definition& definition = world.definition;
    JsonWriter out;
    out.begin_object();
    out.key("scenario").value(definition.id).key("seed").value(world.seed);
    out.key("family").value(family_id(definition.model.family)).key("line").value(world.card.line);
    if (definition.model.own) out.key("file").value(definition.model.file);
    out.key("sees").begin_array();
    for (const std::uint32_t f : world.tool.seen) out.value(definition.features[f].id);
    out.end_array();
    out.key("does_not_see").begin_object().key("features").begin_array();
    for (const std::string& id : definition.model.hidden) out.value(id);
    out.end_array().key("cues").begin_array();
    for (const sim::Cue& cue : definition.cues) out.value(cue.id);
    out.end_array().end_object();
    out.key("label_kind").value(label_id(definition.history.label));
    write_target(out, "label", world.card.label);
    write_target(out, "truth", world.card.truth);
    write_world(out, world);
    out.end_object();
    return out.finish();
}

}  // namespace skoen::cli
