#include "lab/run_folder.h"

#include <algorithm>

#include "lab/run_folder_tables.h"
#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/system.h"

namespace skoen::lab {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, std::string expected, std::string found) {
    throw base::InputError(
        {.file = path.string(), .expected = std::move(expected), .found = std::move(found)});
}

std::string strategy_file(const std::string& id) { return "strategies/" + id + ".json"; }

bool is_ours(const std::string& name, const Manifest& manifest) {
    static const std::vector<std::string> always = {
        kManifestFile,      "scenario.json", "strategies", "measures.csv", "weeks.csv", "events.csv",
        "datapackage.json", "report.html",   "report.pdf", "model.json",   "model.csv"};
    const auto is_strategy = [&](const std::string& id) {
        return strategy_file(id) == name || name == "handout-" + id + ".html" ||
               name == "handout-" + id + ".pdf";
    };
    return std::find(always.begin(), always.end(), name) != always.end() ||
           std::any_of(manifest.strategies.begin(), manifest.strategies.end(), is_strategy);
}

// Somebody's notes beside our files must survive.
void refuse_foreign_files(const fs::path& folder) {
    const char* const wish = "an empty or new folder, or a run folder of Skøn with nothing else in it";
    if (!fs::is_regular_file(folder / kManifestFile)) refuse(folder, wish, "a folder with other files");
    Manifest manifest;
    try {
        manifest = read_manifest(folder);
    } catch (const base::InputError&) {
        refuse(folder, wish, "a folder whose manifest.json is not Skøn's");
    }
    std::vector<std::string> foreign;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        if (!is_ours(name, manifest)) foreign.push_back(name);
    }
    std::sort(foreign.begin(), foreign.end());
    if (!foreign.empty()) refuse(folder, wish, foreign.front() + " in it");
}

}  // namespace

RunFolder::RunFolder(const fs::path& folder) {
    final_ = fs::absolute(folder).lexically_normal();
    if (!final_.has_filename()) final_ = final_.parent_path();  // a path that ends with a slash
    std::error_code none;
    if (fs::exists(final_, none)) {
        if (!fs::is_directory(final_, none)) refuse(folder, "a folder", "a file");
        if (!fs::is_empty(final_)) refuse_foreign_files(final_);
    }
    staging_ = final_;
    staging_ += ".tmp-" + std::to_string(base::process_number());
    std::error_code failed;
    fs::remove_all(staging_, none);  // of an earlier process with the same id
    fs::create_directories(staging_ / "strategies", failed);
    if (failed) refuse(staging_, "a folder that can be made", failed.message());
}

RunFolder::~RunFolder() {
    std::error_code none;
    if (!committed_) fs::remove_all(staging_, none);
}

void RunFolder::add(const std::string& name, std::string_view bytes) {
    base::write_file_atomically(staging_ / name, bytes);
}

void RunFolder::commit() {
    std::error_code failed, none;
    fs::path old = final_;
    old += ".old-" + std::to_string(base::process_number());
    const bool replaces = fs::exists(final_, none);
    if (replaces) fs::rename(final_, old, failed);
    if (!failed) fs::rename(staging_, final_, failed);
    if (failed) {
        if (replaces) fs::rename(old, final_, none);
        refuse(final_, "a place for the finished folder", failed.message());
    }
    committed_ = true;
    if (replaces) fs::remove_all(old, none);
}

RunInputs read_run_folder(const fs::path& folder) {
    RunInputs inputs;
    inputs.manifest = read_manifest(folder);
    inputs.definition = scenarios::load_scenario((folder / "scenario.json").string());
    for (const std::string& id : inputs.manifest.strategies) {
        inputs.strategies.push_back(scenarios::load_strategy((folder / strategy_file(id)).string()));
    }
    return inputs;
}

void add_run(RunFolder& folder, const sim::World& world, const Comparison& comparison,
             const Manifest& manifest) {
    sim::Definition played = world.definition;
    if (played.model.own) {
        played.model.file = "model" + played.model.own->ending;
        folder.add(played.model.file, played.model.own->bytes);
    }
    folder.add("scenario.json", scenarios::write_scenario(played));
    for (const StrategyResult& result : comparison.strategies) {
        folder.add(strategy_file(result.strategy.id), scenarios::write_strategy(result.strategy));
    }
    folder.add(kManifestFile, manifest_json(manifest));
    folder.add("measures.csv", measures_csv(comparison));
    folder.add("weeks.csv", weeks_csv(comparison));
    folder.add("datapackage.json", datapackage_json(world.definition, manifest));
}

}  // namespace skoen::lab
