// What a run folder says about itself: everything needed to play the run again, and which program played it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "lab/comparison.h"
#include "scenarios/schema.h"

namespace skoen::lab {

inline constexpr const char* kManifestFile = "manifest.json";

// Compiler and commit are here and nowhere else in the folder, so all its other files have the same bytes on every machine.
struct Manifest {
    int schema = 1;
    std::string program = "skoen";  // marks a folder as ours
    std::string version, commit, compiler, flags;
    std::string scenario;                 // id
    std::vector<std::string> strategies;  // ids in the order in which they were played; the first is no_tool
    std::uint64_t seed = 1;               // at most 2^53 - 1
    int replications = 1;
    int ensemble = 0;               // sets of assumptions played beside it; 0: none
    std::vector<std::string> sets;  // "/POINTER=VALUE"; scenario.json already has them
    std::string language = "da";    // of report.html
    bool events = false;            // events.csv was asked for
    std::string hash;               // of the comparison, 16 hex digits
    bool synthetic = true;          // no case is real
};

void describe(scenarios::Schema& schema, Manifest& manifest);

// Of this program and this comparison.
[[nodiscard]] Manifest make_manifest(const sim::World& world, const Comparison& comparison,
                                     const std::vector<std::string>& sets, base::Language language,
                                     bool events);

[[nodiscard]] std::string manifest_json(const Manifest& manifest);

// Throws base::InputError when `folder` has no manifest, or a faulty one.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& folder);

}  // namespace skoen::lab
