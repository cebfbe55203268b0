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
    const auto column = [&](const char* key) { return padded(scenarios::text(key).in(language), 12); };
    std::string out = said("study.power.head", {base::format_count(result.replications, language),
                                                base::format_count(result.failed, language),
                                                base::format_count(result.singular, language)}) +
                      "\n\n";
    out += fmt::format("{:<16}{:<15}", "", "test") + column("study.power.truth") +
           column("study.power.power") + column("study.power.mcse") + column("study.power.exact") +
           column("study.power.type_s") + column("study.power.type_m") + column("study.power.detectable") +
           '\n';
    for (const PowerEffect& effect : result.effects) {
        out += fmt::format("{:<16}{:<15}", effect.name, effect.test);
        out += padded(base::format_number(effect.truth, 3, language), 12);
        out += padded(base::format_number(effect.power, 4, language), 12);
        out += padded(base::format_number(effect.mcse, 4, language), 12);
        out += padded(maybe_number(effect.exact, 4, language), 12);
        out += padded(maybe_number(effect.type_s, 3, language), 12);
        out += padded(maybe_number(effect.type_m, 2, language), 12);
        out += padded(maybe_number(effect.detectable, 3, language), 12) + '\n';
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
