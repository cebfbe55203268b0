#include "report/recipe.h"

#include <algorithm>

#include "scenarios/catalogue.h"

namespace skoen::report {

namespace {

using base::JsonValue;

constexpr std::size_t kMostSets = 30;  // more than that belongs in a file

bool same_keys(const JsonValue& a, const JsonValue& b) {
    return a.members.size() == b.members.size() &&
           std::all_of(a.members.begin(), a.members.end(),
                       [&](const auto& m) { return b.find(m.key) != nullptr; });
}

void compare(const JsonValue& from, const JsonValue& to, const std::string& pointer,
             std::vector<std::string>& out) {
    if (from.kind == to.kind && from.kind == JsonValue::Kind::object && same_keys(from, to)) {
        for (const base::JsonMember& member : to.members) {
            compare(*from.find(member.key), member.value, pointer + '/' + base::pointer_token(member.key),
                    out);
        }
    } else if (from.kind == to.kind && from.kind == JsonValue::Kind::array &&
               from.items.size() == to.items.size()) {
        for (std::size_t i = 0; i < to.items.size(); ++i) {
            compare(from.items[i], to.items[i], pointer + '/' + std::to_string(i), out);
        }
    } else if (const std::string value = base::to_text(to, false); value != base::to_text(from, false)) {
        out.push_back(pointer + '=' + value);
    }
}

bool is_shipped_scenario(const std::string& id) {
    const auto& all = scenarios::scenarios();
    return std::any_of(all.begin(), all.end(), [&](const auto& entry) { return entry.id == id; });
}

bool is_shipped_strategy(const sim::Strategy& strategy) {
    const auto& all = scenarios::strategies();
    if (std::none_of(all.begin(), all.end(), [&](const auto& entry) { return entry.id == strategy.id; }))
        return false;
    return scenarios::write_strategy(strategy) ==
           scenarios::write_strategy(scenarios::load_strategy(strategy.id));
}

}  // namespace

std::vector<std::string> assignments_between(const JsonValue& from, const JsonValue& to) {
    std::vector<std::string> out;
    compare(from, to, "", out);
    return out;
}

std::string shell_word(std::string_view text) {
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_-./=").find(c) != std::string_view::npos;
    });
    if (plain) return std::string(text);
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + '\'';
}

Recipe recipe_of(const Reading& r) {
    const sim::Definition& definition = r.definition();
    Recipe recipe;
    std::string scenario = definition.id;
    if (is_shipped_scenario(definition.id)) {
        const auto parsed = [](const sim::Definition& d) {
            return base::parse_json(scenarios::write_scenario(d), "scenario");
        };
        recipe.sets =
            assignments_between(parsed(scenarios::load_scenario(definition.id)), parsed(definition));
    }
    if (!is_shipped_scenario(definition.id) || recipe.sets.size() > kMostSets) {
        scenario = "scenario.json";
        recipe.sets.clear();
        recipe.needs_folder = true;
    }
    recipe.command = "skoen run " + scenario;
    for (const std::string& set : recipe.sets) recipe.command += " --set " + shell_word(set);
    for (std::size_t i = 1; i < r.plans(); ++i) {
        const sim::Strategy& strategy = r.plan(i).strategy;
        const bool shipped = is_shipped_strategy(strategy);
        recipe.needs_folder = recipe.needs_folder || !shipped;
        recipe.command +=
            " --strategy " + shell_word(shipped ? strategy.id : "strategies/" + strategy.id + ".json");
    }
    if (r.plans() == 1) recipe.command += " --strategy no_tool";
    recipe.command += " --replications " + std::to_string(r.comparison.replications) + " --seed " +
                      std::to_string(r.comparison.seed);
    if (r.ensemble != nullptr) recipe.command += " --ensemble " + std::to_string(r.ensemble->draws());
    return recipe;
}

}  // namespace skoen::report
