#include <algorithm>

#include <fmt/format.h>

#include "scenarios/texts.h"
#include "study/power.h"

namespace skoen::study {

namespace {

std::string maybe_number(const std::optional<double>& value, int decimals, base::Language language) {
    return value ? base::format_number(*value, decimals, language) : "–";
}

// Width in characters: the dash is one.
std::string padded(const std::string& text, std::size_t width) {
    const std::size_t length = base::character_count(text);
    return std::string(width > length ? width - length : 0, ' ') + text;
}

}  // namespace

std::string power_text(const PowerResult& result, base::Language language) {
    const auto said = [&](const char* key, std::initializer_list<std::string_view> values = {}) {
        return scenarios::fill(scenarios::text(key).in(language), values);
    };
    std::string out = said("study.power.head", {base::format_count(result.replications, language),
                                                base::format_count(result.failed, language),
                                                base::format_count(result.singular, language)}) +
                      "\n\n";
    struct Column {
        const char* key;
        int decimals;
        std::optional<double> (*value)(const PowerEffect&);
    };
    using Found = const PowerEffect&;
    static constexpr Column kColumns[] = {
        {"study.power.truth", 3, [](Found e) { return std::optional(e.truth); }},
        {"study.power.power", 4, [](Found e) { return std::optional(e.power); }},
        {"study.power.mcse", 4, [](Found e) { return std::optional(e.mcse); }},
        {"study.power.exact", 4, [](Found e) { return e.exact; }},
        {"study.power.type_s", 3, [](Found e) { return e.type_s; }},
        {"study.power.type_m", 2, [](Found e) { return e.type_m; }},
        {"study.power.detectable", 3, [](Found e) { return e.detectable; }}};
    std::size_t name = 14;
    for (const PowerEffect& effect : result.effects)
        name = std::max(name, base::character_count(effect.name) + 2);
    const auto left = [&](const std::string& text, std::size_t width) {
        return text + padded("", width - std::min(width, base::character_count(text)));
    };
    const auto width_of = [&](const Column& column) {
        return std::max<std::size_t>(9, base::character_count(said(column.key)) + 2);
    };
    out += left("", name) + left("test", 14);
    for (const Column& column : kColumns) out += padded(said(column.key), width_of(column));
    out += '\n';
    for (const PowerEffect& effect : result.effects) {
        out += left(effect.name, name) + left(effect.test, 14);
        for (const Column& column : kColumns)
            out += padded(maybe_number(column.value(effect), column.decimals, language), width_of(column));
        out += '\n';
    }
    if (result.played) {
        const PlayedTrial& played = *result.played;
        out += '\n' +
               said("bench.played", {base::format_count(played.offices, language),
                                     base::format_number(played.icc, 3, language),
                                     base::format_number(played.cluster_variance, 5, language),
                                     base::format_number(played.worker_variance, 5, language),
                                     base::format_number(played.baseline_correlation, 2, language)}) +
               '\n';
        for (const auto& [arm, mean] : played.arm_means)
            out += "  " + said("bench.played_arm", {arm, base::format_number(mean, 4, language)}) + '\n';
    }
    if (result.curve.empty()) return out;
    out += '\n' + said("study.power.curve", {result.curve_effect}) + '\n';
    double icc = -1;
    for (const PowerCurvePoint& point : result.curve) {
        if (point.icc != icc)
            out += fmt::format("{}ICC {}:", icc < 0 ? "" : "\n", base::format_number(point.icc, 2, language));
        icc = point.icc;
        out += fmt::format("  {} {}", base::format_number(point.n, 0, language),
                           base::format_number(point.power, 2, language));
    }
    return out + '\n';
}

}  // namespace skoen::study
