// A run folder: all that went into a run and all that came out of it, in files that open anywhere.
//
//   scenario.json, strategies/<id>.json   every default spelled out      manifest.json      run_folder_manifest.h
//   measures.csv, weeks.csv, datapackage.json   run_folder_tables.h      events.csv         run_folder_events.h
//   report.html, report.pdf                     floor report
//   model.json or model.csv                     a copy of the scenario's own model, where it has one
//
// Built beside its place as DIR.tmp-<process id> and moved there whole: under the final name is never half a folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lab/run_folder_manifest.h"
#include "sim/definition.h"
#include "sim/strategy.h"

namespace skoen::lab {

class RunFolder {
  public:
    // Throws base::InputError when `folder` is a file, or holds anything that Skøn did not write: a run folder of ours may
    // be replaced, nothing else. Makes missing folders above it.
    explicit RunFolder(const std::filesystem::path& folder);
    ~RunFolder();  // what was not committed is gone
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;

    // Where files that are written piece by piece may be opened, before commit.
    [[nodiscard]] const std::filesystem::path& staging() const { return staging_; }
    // `name` may hold one folder: "strategies/own_first.json".
    void add(const std::string& name, std::string_view bytes);
    // Moves the folder to its place, replacing the run folder that is there.
    void commit();

  private:
    std::filesystem::path final_, staging_;
    bool committed_ = false;
};

// What was played, read back from a folder.
struct RunInputs {
    Manifest manifest;
    sim::Definition definition;
    std::vector<sim::Strategy> strategies;  // in the manifest's order
};

// Throws base::InputError when `folder` is no run folder, or a file in it is missing or faulty.
[[nodiscard]] RunInputs read_run_folder(const std::filesystem::path& folder);

// scenario.json, strategies, manifest.json, measures.csv, weeks.csv and datapackage.json.
void add_run(RunFolder& folder, const sim::World& world, const Comparison& comparison,
             const Manifest& manifest);

}  // namespace skoen::lab
