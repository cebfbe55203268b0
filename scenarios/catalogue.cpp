#include "scenarios/catalogue.h"

#include <algorithm>

#include "scenarios/case_language.h"
#include "scenarios/comparisons.h"
#include "scenarios/definition_rules.h"
#include "scenarios/describe_behaviour.h"
#include "scenarios/describe_definition.h"
#include "scenarios/describe_strategy.h"
#include "scenarios/describe_study.h"
#include "scenarios/embedded.h"
#include "scenarios/exploration.h"
#include "scenarios/fault_place.h"
#include "scenarios/ledger.h"
#include "scenarios/own_model_file.h"
#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "scenarios/shipped_files.h"
#include "scenarios/studies.h"
#include "scenarios/training_session.h"
#include "scenarios/workshop.h"
#include "sim/base/file.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kScenarioFolder = "scenarios/";
constexpr std::string_view kStrategyFolder = "scenarios/strategies/";
constexpr std::string_view kStudyFolder = "scenarios/studies/";
constexpr std::string_view kJsonEnding = ".json";

template <class Entry>
Entry entry_of(const std::string& id, std::string_view folder) {
    const std::string path = std::string(folder) + id + std::string(kJsonEnding);
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
    bring_own_model(definition, root);
    return definition;
}

sim::Strategy read_strategy(const base::JsonValue& root) { return read_with_schema<sim::Strategy>(root); }

namespace {

struct BehaviourFile {
    sim::Behaviour behaviour = ledger_behaviour();
};

void describe(Schema& schema, BehaviourFile& file) {
    schema.object("behaviour", file.behaviour, false, "What people are like.");
}

}  // namespace

sim::Behaviour load_behaviour(std::span<const std::string> sets) {
    base::JsonValue root = base::parse_json("{}", "--set");
    for (const std::string& assignment : sets) base::set_at(root, assignment);
    return read_with_schema<BehaviourFile>(root).behaviour;
}

Study read_study(const base::JsonValue& root) { return read_with_schema<Study>(root); }

Study load_study(std::string_view id_or_path, std::span<const std::string> sets) {
    base::JsonValue root = shipped_or_file(id_or_path, kStudyFolder, "study");
    for (const std::string& assignment : sets) base::set_at(root, assignment);
    return read_study(root);
}

std::vector<std::string> study_ids() { return shipped_ids(kStudyFolder); }

sim::Definition load_scenario(std::string_view id_or_path, std::span<const std::string> sets) {
    base::JsonValue root = shipped_or_file(id_or_path, kScenarioFolder, "scenario");
    for (const std::string& assignment : sets) base::set_at(root, assignment);
    return read_definition(root);
}

sim::Strategy load_strategy(std::string_view id_or_path) {
    return read_strategy(shipped_or_file(id_or_path, kStrategyFolder, "strategy"));
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
    // Before studies: a session may have arms too.
    if (root.find("blocks") != nullptr && root.find("session") != nullptr) return FileKind::training_session;
    if (root.find("arms") != nullptr || root.find("statistics") != nullptr) return FileKind::study;
    if (root.find("search") != nullptr) return FileKind::exploration;
    if (root.find("agenda") != nullptr) return FileKind::workshop;
    if (root.find("sides") != nullptr) return FileKind::comparison;
    if (root.find("case_texts") != nullptr) return FileKind::case_texts;
    if (root.find("terms") != nullptr || root.find("learner") != nullptr) return FileKind::own_model;
    return root.find("levers") != nullptr ? FileKind::strategy : FileKind::unknown;
}

std::vector<base::Fault> check_file(const std::string& path) {
    try {
        if (path.ends_with(".csv")) {
            (void)read_own_model(base::read_text_file(path), path);
            return {};
        }
        const base::JsonValue root = base::parse_json(base::read_text_file(path), path);
        switch (kind_of(root)) {
        case FileKind::scenario:
            (void)read_definition(root);
            return {};
        case FileKind::strategy:
            (void)read_strategy(root);
            return {};
        case FileKind::study:
            (void)read_study(root);
            return {};
        case FileKind::exploration:
            (void)read_exploration(root);
            return {};
        case FileKind::workshop:
            (void)read_workshop(root);
            return {};
        case FileKind::comparison:
            (void)read_comparison(root);
            return {};
        case FileKind::case_texts:
            return check_case_texts(root, path);
        case FileKind::training_session:
            (void)read_training_session(root);
            return {};
        case FileKind::own_model:
            (void)read_own_model(base::read_text_file(path), path);
            return {};
        case FileKind::unknown:
            break;
        }
        return {{path, root.line, root.column, "",
                 "a scenario (with \"features\"), a strategy (with \"levers\"), a study (with \"arms\"), an "
                 "exploration (with \"search\"), case texts (with \"case_texts\"), a training session (with "
                 "\"blocks\"), a workshop (with \"agenda\"), a prepared comparison (with \"sides\") or a "
                 "model (with "
                 "\"terms\" or \"learner\")",
                 base::in_words(root) + " with none of them"}};
    } catch (const base::InputError& error) {
        return error.faults;
    }
}

std::string write_scenario(const sim::Definition& definition) { return write_with_schema(definition); }
std::string write_strategy(const sim::Strategy& strategy) { return write_with_schema(strategy); }
std::string write_study(const Study& study) { return write_with_schema(study); }

}  // namespace skoen::scenarios
