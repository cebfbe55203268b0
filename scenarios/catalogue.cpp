#include "scenarios/catalogue.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "scenarios/definition_rules.h"
#include "scenarios/describe_definition.h"
#include "scenarios/describe_strategy.h"
#include "scenarios/embedded.h"
#include "scenarios/ledger.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "sim/base/file.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kScenarioFolder = "scenarios/";
constexpr std::string_view kStrategyFolder = "scenarios/strategies/";
constexpr std::string_view kComparisonFolder = "scenarios/comparisons/";
constexpr std::string_view kEnding = ".json";

// Ids of the shipped files straight in `folder`, in order of path.
std::vector<std::string> shipped_ids(std::string_view folder) {
    std::vector<std::string> ids;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.path.starts_with(folder) || !file.path.ends_with(kEnding)) continue;
        const std::string_view name =
            file.path.substr(folder.size(), file.path.size() - folder.size() - kEnding.size());
        if (name.find('/') == std::string_view::npos) ids.emplace_back(name);
    }
    return ids;
}

base::InputError no_such(std::string_view given, const std::vector<std::string>& ids, const char* what) {
    const std::vector<std::string_view> names(ids.begin(), ids.end());
    const std::optional<std::string_view> near = base::nearest_name(given, names);
    std::string expected = "a path to a file, or the id of a shipped " + std::string(what);
    if (near) expected += " (did you mean " + std::string(*near) + "?)";
    for (std::size_t i = 0; i < ids.size(); ++i) expected += (i == 0 ? ": " : ", ") + ids[i];
    return base::InputError({.file = std::string(given), .expected = expected, .found = "neither"});
}

base::JsonValue parsed(std::string_view id_or_path, std::string_view folder, const char* what) {
    const std::vector<std::string> ids = shipped_ids(folder);
    if (std::find(ids.begin(), ids.end(), id_or_path) != ids.end()) {
        const std::string path = std::string(folder) + std::string(id_or_path) + std::string(kEnding);
        return base::parse_json(embedded_text(path), path);
    }
    const std::filesystem::path path(id_or_path);
    std::error_code none;
    const bool is_path = id_or_path.find('/') != std::string_view::npos || id_or_path.ends_with(kEnding) ||
                         std::filesystem::is_regular_file(path, none);
    if (!is_path) throw no_such(id_or_path, ids, what);
    return base::parse_json(base::read_text_file(path), std::string(id_or_path));
}

// The value at `pointer`, or the innermost there is on the way: a rule may speak of a key that was left out.
const base::JsonValue& nearest_value(const base::JsonValue& root, std::string_view pointer) {
    const base::JsonValue* value = &root;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        const base::JsonValue* next = value->find(token);
        if (value->kind == base::JsonValue::Kind::array) {
            std::size_t index = 0;
            for (const char digit : token) index = index * 10 + static_cast<std::size_t>(digit - '0');
            next = index < value->items.size() ? &value->items[index] : nullptr;
        }
        if (next == nullptr) return *value;
        value = next;
    }
    return *value;
}

// A rule that speaks of a place, with its line and column.
base::Fault fault_at(const base::JsonValue& root, std::string pointer, std::string expected,
                     std::string found) {
    const base::JsonValue& at = nearest_value(root, pointer);
    return {at.source ? at.file() : root.file(),
            at.line,
            at.column,
            std::move(pointer),
            std::move(expected),
            std::move(found)};
}

bool is_shipped(std::string_view id, std::string_view folder) {
    const std::vector<std::string> ids = shipped_ids(folder);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Scenario, strategies, sets and sides that a comparison names.
std::vector<base::Fault> broken_names(const PreparedComparison& c, const base::JsonValue& root) {
    std::vector<base::Fault> faults;
    const auto report = [&](std::string pointer, const char* expected, const std::string& found) {
        faults.push_back(fault_at(root, std::move(pointer), expected, '"' + found + '"'));
    };
    const bool scenario = is_shipped(c.scenario, kScenarioFolder);
    if (!scenario) report("/scenario", "the id of a shipped scenario", c.scenario);
    for (std::size_t i = 0; i < c.sides.size(); ++i) {
        const std::string at = "/sides/" + std::to_string(i);
        if (side_index(c, c.sides[i].id) != i) report(at + "/id", "an id of its own", c.sides[i].id);
        if (!is_shipped(c.sides[i].strategy, kStrategyFolder))
            report(at + "/strategy", "the id of a shipped strategy", c.sides[i].strategy);
        if (!scenario) continue;
        try {
            (void)load_scenario(c.scenario, c.sides[i].sets);
        } catch (const base::InputError& error) {
            faults.push_back(
                fault_at(root, at + "/sets", "sets that leave the scenario sound", error.what()));
        }
    }
    for (std::size_t i = 0; i < c.expect.size(); ++i) {
        const std::string at = "/expect/" + std::to_string(i);
        for (const auto& [key, id] : {std::pair{"/side", c.expect[i].side}, {"/than", c.expect[i].than}}) {
            if (side_index(c, id) == c.sides.size()) report(at + key, "the id of a side", id);
        }
    }
    return faults;
}

template <class Entry>
Entry entry_of(const std::string& id, std::string_view folder) {
    const std::string path = std::string(folder) + id + std::string(kEnding);
    const base::JsonValue root = base::parse_json(embedded_text(path), path);
    Entry entry;
    if constexpr (std::is_same_v<Entry, ScenarioEntry>) {
        const sim::Definition definition = read_definition(root);
        entry = {definition.id, definition.name, definition.summary, !definition.idea.en.empty()};
    } else {
        const sim::Strategy strategy = read_strategy(root);
        entry = {strategy.id, strategy.name, strategy.summary};
    }
    base::ensure(entry.id == id, "the id of a shipped file is its name: " + path);
    return entry;
}

template <class Entry>
std::vector<Entry> entries(std::string_view folder) {
    std::vector<Entry> all;
    for (const std::string& id : shipped_ids(folder)) all.push_back(entry_of<Entry>(id, folder));
    return all;
}

}  // namespace

sim::Definition read_definition(const base::JsonValue& root) {
    sim::Definition start;
    start.behaviour = ledger_behaviour();
    sim::Definition definition = read_with_schema<sim::Definition>(root, std::move(start));
    std::vector<base::Fault> faults;
    for (BrokenRule& rule : broken_rules(definition, shipped_ids(kStrategyFolder))) {
        faults.push_back(
            fault_at(root, std::move(rule.pointer), std::move(rule.expected), std::move(rule.found)));
    }
    if (!faults.empty()) throw base::InputError(std::move(faults));
    return definition;
}

sim::Strategy read_strategy(const base::JsonValue& root) { return read_with_schema<sim::Strategy>(root); }

PreparedComparison read_comparison(const base::JsonValue& root) {
    PreparedComparison comparison = read_with_schema<PreparedComparison>(root);
    std::vector<base::Fault> faults = broken_names(comparison, root);
    if (!faults.empty()) throw base::InputError(std::move(faults));
    return comparison;
}

sim::Definition load_scenario(std::string_view id_or_path, std::span<const std::string> sets) {
    base::JsonValue root = parsed(id_or_path, kScenarioFolder, "scenario");
    for (const std::string& assignment : sets) base::set_at(root, assignment);
    return read_definition(root);
}

sim::Strategy load_strategy(std::string_view id_or_path) {
    return read_strategy(parsed(id_or_path, kStrategyFolder, "strategy"));
}

PreparedComparison load_comparison(std::string_view id_or_path) {
    return read_comparison(parsed(id_or_path, kComparisonFolder, "comparison"));
}

const std::vector<PreparedComparison>& comparisons() {
    static const std::vector<PreparedComparison> all = [] {
        std::vector<PreparedComparison> read;
        for (const std::string& id : shipped_ids(kComparisonFolder)) read.push_back(load_comparison(id));
        return read;
    }();
    return all;
}

const std::vector<ScenarioEntry>& scenarios() {
    static const std::vector<ScenarioEntry> all = entries<ScenarioEntry>(kScenarioFolder);
    return all;
}

const std::vector<StrategyEntry>& strategies() {
    static const std::vector<StrategyEntry> all = entries<StrategyEntry>(kStrategyFolder);
    return all;
}

FileKind kind_of(const base::JsonValue& root) {
    for (const char* key : {"features", "decision", "prevalence", "auc_model"}) {
        if (root.find(key) != nullptr) return FileKind::scenario;
    }
    if (root.find("levers") != nullptr) return FileKind::strategy;
    return root.find("sides") != nullptr ? FileKind::comparison : FileKind::unknown;
}

std::vector<base::Fault> check_file(const std::string& path) {
    try {
        const base::JsonValue root = base::parse_json(base::read_text_file(path), path);
        switch (kind_of(root)) {
        case FileKind::scenario:
            (void)read_definition(root);
            return {};
        case FileKind::strategy:
            (void)read_strategy(root);
            return {};
        case FileKind::comparison:
            (void)read_comparison(root);
            return {};
        case FileKind::unknown:
            break;
        }
        return {
            {path, root.line, root.column, "",
             "a scenario (with \"features\"), a strategy (with \"levers\") or a comparison (with \"sides\")",
             base::in_words(root) + " with none of them"}};
    } catch (const base::InputError& error) {
        return error.faults;
    }
}

std::string write_scenario(const sim::Definition& definition) { return write_with_schema(definition); }
std::string write_strategy(const sim::Strategy& strategy) { return write_with_schema(strategy); }
std::string write_comparison(const PreparedComparison& comparison) { return write_with_schema(comparison); }

}  // namespace skoen::scenarios
