#include "study/power.h"

#include <cmath>

#include "sim/base/json_writer.h"

namespace skoen::study {

void PowerTally::add(bool rejected, double estimate) {
    add(rejected);
    estimates_ = true;
    sum_ += estimate;
    if (!rejected) return;
    size_ += std::abs(estimate);
    wrong_ += estimate * effect_.truth < 0 ? 1 : 0;
}

PowerEffect PowerTally::result() const {
    PowerEffect out = effect_;
    if (fits_ == 0) return out;
    const double n = fits_;
    out.power = found_ / n;
    out.mcse = std::sqrt(out.power * (1 - out.power) / n);
    if (!estimates_) return out;
    out.mean_estimate = sum_ / n;
    if (found_ > 0 && effect_.truth != 0) {
        out.type_s = static_cast<double>(wrong_) / found_;
        out.type_m = size_ / found_ / std::abs(effect_.truth);
    }
    return out;
}

PowerResult estimate_power(const StudyDesign& design) {
    switch (design.data_model) {
    case DataModel::vignettes:
        return survey_power(*design.vignettes, design.power);
    case DataModel::cluster_trial:
        return trial_power(*design.cluster_trial, design.power);
    case DataModel::stepped_wedge:
        return wedge_power(*design.stepped_wedge, design.power);
    case DataModel::simulation:
        break;
    }
    return simulated_trial_power(*design.simulation, design.power);
}

namespace {

void write_maybe(base::JsonWriter& json, const char* key, const std::optional<double>& value) {
    if (value) json.key(key).value(*value);
}

}  // namespace

std::string power_json(const PowerResult& result) {
    base::JsonWriter json;
    json.begin_object();
    json.key("replications").value(result.replications);
    json.key("failed").value(result.failed);
    json.key("singular").value(result.singular);
    json.key("cpu_seconds").value(result.cpu_seconds);
    json.key("effects").begin_array();
    for (const PowerEffect& effect : result.effects) {
        json.begin_object();
        json.key("name").value(effect.name);
        json.key("true").value(effect.truth);
        json.key("power").value(effect.power);
        json.key("mcse").value(effect.mcse);
        write_maybe(json, "exact", effect.exact);
        json.key("test").value(effect.test);
        write_maybe(json, "mean_estimate", effect.mean_estimate);
        write_maybe(json, "type_s", effect.type_s);
        write_maybe(json, "type_m", effect.type_m);
        write_maybe(json, "detectable", effect.detectable);
        json.end_object();
    }
    json.end_array();
    json.key("curve_effect").value(result.curve_effect);
    json.key("curve").begin_array();
    for (const PowerCurvePoint& point : result.curve) {
        json.begin_object()
            .key("n")
            .value(point.n)
            .key("icc")
            .value(point.icc)
            .key("power")
            .value(point.power)
            .end_object();
    }
    json.end_array();
    if (result.played) {
        const PlayedTrial& played = *result.played;
        json.key("simulation").begin_object();
        json.key("offices").value(played.offices);
        json.key("icc").value(played.icc);
        json.key("cluster_variance").value(played.cluster_variance);
        json.key("worker_variance").value(played.worker_variance);
        json.key("baseline_correlation").value(played.baseline_correlation);
        json.key("arm_means").begin_object();
        for (const auto& [arm, mean] : played.arm_means) json.key(arm).value(mean);
        json.end_object().end_object();
    }
    json.end_object();
    return json.finish();
}

}  // namespace skoen::study
