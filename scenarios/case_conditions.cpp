#include "scenarios/case_conditions.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "scenarios/texts.h"
#include "sim/base/error.h"
#include "sim/base/json_writer.h"

namespace skoen::scenarios {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

const std::vector<base::Bilingual>& no_and_yes() {
    static const std::vector<base::Bilingual> words = {{"nej", "no"}, {"ja", "yes"}};
    return words;
}

std::string_view trimmed_text(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

std::optional<double> number_in(std::string_view text) {
    text = trimmed_text(text);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::uint32_t all_levels(const CaseVariable& variable) {
    return variable.levels.size() >= 32 ? ~0U : (1U << variable.levels.size()) - 1U;
}

// The level of a value. Standardising and back costs some last digits. Levels of a category may share one value, which the
// engine does not tell apart: `tie`, uniform, chooses among them by their shares.
std::size_t level_of(const CaseVariable& variable, double value, double tie) {
    double least = kInfinity, sum = 0;
    for (const double v : variable.values) least = std::min(least, std::fabs(v - value));
    std::size_t last = 0;
    for (std::size_t l = 0; l < variable.values.size(); ++l) {
        if (std::fabs(variable.values[l] - value) <= least + 1e-9) sum += variable.shares[l];
    }
    for (std::size_t l = 0; l < variable.values.size(); ++l) {
        if (std::fabs(variable.values[l] - value) > least + 1e-9) continue;
        last = l;
        tie -= variable.shares[l] / sum;
        if (tie < 0) break;
    }
    return last;
}

std::string quoted_words(std::string_view text) { return '"' + std::string(text) + '"'; }

std::string levels_in_words(const CaseVariable& variable) {
    std::string out;
    for (const base::Bilingual& level : variable.levels) out += (out.empty() ? "" : " | ") + level.da;
    return out;
}

}  // namespace

bool CaseCondition::holds(const CaseState& state) const {
    const int level = state.level[variable];
    if (level < 0) return state.value[variable] >= lo && state.value[variable] <= hi;
    return ((levels >> static_cast<unsigned>(level)) & 1U) != 0;
}

bool all_hold(std::span<const CaseCondition> when, const CaseState& state) {
    return std::all_of(when.begin(), when.end(), [&](const CaseCondition& c) { return c.holds(state); });
}

void CaseVariables::add_fact(const sim::Feature& feature, std::size_t index) {
    CaseVariable variable{CaseVariableKind::fact, index, feature.id, {}, {}, {}, false};
    if (feature.kind == sim::MarginalKind::binary) {
        variable.levels = no_and_yes();
        variable.values = {0, 1};
        variable.shares = {1 - feature.share, feature.share};
    } else if (feature.kind == sim::MarginalKind::continuous) {
        variable.continuous = true;
    }
    for (const sim::Level& level : feature.levels) {
        const std::string number = base::json_number(level.value);
        variable.levels.push_back(level.name.da.empty() ? base::Bilingual{number, number} : level.name);
        variable.values.push_back(level.value);
        variable.shares.push_back(level.share);
    }
    variables_.push_back(std::move(variable));
}

CaseVariables::CaseVariables(const sim::Definition& definition, std::span<const CaseDetail> details) {
    for (std::size_t f = 0; f < definition.features.size(); ++f) add_fact(definition.features[f], f);
    for (std::size_t c = 0; c < definition.cues.size(); ++c) {
        variables_.push_back(
            {CaseVariableKind::cue, c, definition.cues[c].id, no_and_yes(), {0, 1}, {}, false});
    }
    for (std::size_t d = 0; d < details.size(); ++d) {
        CaseVariable variable{CaseVariableKind::detail, d, details[d].id, {}, {}, {}, false};
        for (const CaseDetailValue& value : details[d].values) variable.levels.push_back(value.name);
        variables_.push_back(std::move(variable));
    }
}

std::optional<std::size_t> CaseVariables::find(std::string_view name) const {
    for (std::size_t v = 0; v < variables_.size(); ++v) {
        if (variables_[v].name == name) return v;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> CaseVariables::levels_named(const CaseVariable& variable, std::string_view names,
                                                         Wrong& wrong) const {
    std::uint32_t mask = 0;
    while (true) {
        const std::size_t bar = names.find('|');
        const std::string_view name = trimmed_text(names.substr(0, bar));
        const auto found =
            std::find_if(variable.levels.begin(), variable.levels.end(),
                         [&](const base::Bilingual& level) { return level.da == name || level.en == name; });
        if (found == variable.levels.end()) {
            wrong = {"a level of " + variable.name + ": " + levels_in_words(variable), quoted_words(name)};
            return std::nullopt;
        }
        mask |= 1U << static_cast<unsigned>(found - variable.levels.begin());
        if (bar == std::string_view::npos) return mask;
        names.remove_prefix(bar + 1);
    }
}

std::optional<CaseCondition> CaseVariables::parse(std::string_view text, Wrong& wrong) const {
    const std::size_t space = text.find(' ');
    const std::string_view name = text.substr(0, space);
    const std::optional<std::size_t> at = find(name);
    if (!at) {
        std::vector<std::string_view> names;
        for (const CaseVariable& variable : variables_) names.push_back(variable.name);
        const auto near = base::nearest_name(name, names);
        wrong = {"a condition that begins with a fact, a cue or a detail" +
                     (near ? " (did you mean " + std::string(*near) + "?)" : std::string()),
                 quoted_words(name)};
        return std::nullopt;
    }
    const CaseVariable& variable = variables_[*at];
    CaseCondition out{*at, 0, -kInfinity, kInfinity};
    std::string_view rest = space == std::string_view::npos ? "" : trimmed_text(text.substr(space));
    if (rest.starts_with("is ") && !variable.continuous) {
        rest = trimmed_text(rest.substr(3));
        const bool negated = rest.starts_with("not ");
        const auto mask = levels_named(variable, negated ? rest.substr(4) : rest, wrong);
        if (!mask) return std::nullopt;
        out.levels = negated ? all_levels(variable) & ~*mask : *mask;
    } else {
        const std::size_t to = rest.find(" to ");
        const auto lo = to == std::string_view::npos ? std::nullopt : number_in(rest.substr(0, to));
        const auto hi = to == std::string_view::npos ? std::nullopt : number_in(rest.substr(to + 4));
        if (!lo || !hi) {
            wrong = {variable.continuous
                         ? "\"" + variable.name + " 1 to 9\""
                         : "\"" + variable.name + " is ...\" or \"" + variable.name + " 1 to 9\"",
                     quoted_words(text)};
            return std::nullopt;
        }
        out.lo = *lo;
        out.hi = *hi;
        for (std::size_t l = 0; l < variable.values.size(); ++l) {
            if (variable.values[l] >= *lo && variable.values[l] <= *hi) out.levels |= 1U << l;
        }
    }
    if (!variable.continuous && out.levels == 0) {
        wrong = {"a condition that some case can meet", quoted_words(text)};
        return std::nullopt;
    }
    return out;
}

CaseState CaseVariables::state_of(const sim::CaseGenerator& generator, const sim::CaseFacts& facts,
                                  std::span<const int> details, std::span<const double> ties) const {
    CaseState state;
    state.level.assign(variables_.size(), -1);
    state.value.assign(variables_.size(), 0.0);
    for (std::size_t v = 0; v < variables_.size(); ++v) {
        const CaseVariable& variable = variables_[v];
        if (variable.kind == CaseVariableKind::cue) {
            state.level[v] = static_cast<int>((facts.cue_bits >> variable.index) & 1U);
        } else if (variable.kind == CaseVariableKind::detail) {
            state.level[v] = details[variable.index];
        } else {
            const double value = generator.value_of(variable.index, facts.z[variable.index]);
            state.value[v] = value;
            if (variable.continuous) continue;
            const std::size_t nearest = level_of(variable, value, ties[variable.index]);
            state.level[v] = static_cast<int>(nearest);
        }
    }
    return state;
}

CaseCondition CaseVariables::meet(std::size_t variable, std::span<const CaseCondition> when) const {
    CaseCondition all{variable, all_levels(variables_[variable]), -kInfinity, kInfinity};
    for (const CaseCondition& condition : when) {
        if (condition.variable != variable) continue;
        all.levels &= condition.levels;
        all.lo = std::max(all.lo, condition.lo);
        all.hi = std::min(all.hi, condition.hi);
    }
    return all;
}

bool CaseVariables::follows(const CaseCondition& claim, std::span<const CaseCondition> when) const {
    const CaseCondition allowed = meet(claim.variable, when);
    if (variables_[claim.variable].continuous) return allowed.lo >= claim.lo && allowed.hi <= claim.hi;
    return (allowed.levels & ~claim.levels) == 0;
}

bool CaseVariables::possible(std::span<const CaseCondition> when) const {
    return std::all_of(when.begin(), when.end(), [&](const CaseCondition& condition) {
        const CaseCondition left = meet(condition.variable, when);
        return variables_[condition.variable].continuous ? left.lo <= left.hi : left.levels != 0;
    });
}

}  // namespace skoen::scenarios
