// Putting the parts of an exploration together. What comes out is the same bytes whatever the number of shards, and the same as
// from one process: rows are put in the order of (set, office, plan), and everything else is computed from them in that order.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lab/explore_parts.h"

namespace skoen::lab {

// What decides rows: exploration (but for its number of replications), scenario, first plans and engine. 16 hex digits.
[[nodiscard]] std::string study_hash(const scenarios::Exploration& exploration,
                                     const sim::Definition& definition,
                                     const std::vector<sim::Strategy>& plans);
// Version and commit of this program.
[[nodiscard]] std::string engine_name();

// manifest.json of a folder: which study its results.csv is of, and how much of it. Written last.
struct SweepManifest {
    std::string study, engine;
    int offices = 0, plans = 0;
    std::string checksum;  // of results.csv
};
// Null where there is none, where it cannot be understood, or where results.csv is not what it says.
[[nodiscard]] std::optional<SweepManifest> read_sweep_manifest(const std::filesystem::path& folder);
void write_sweep_manifest(const std::filesystem::path& folder, const SweepManifest& manifest);

// What lies in a folder of one study.
struct SweepFolder {
    std::filesystem::path folder;
    std::string study, engine;
    std::optional<SweepManifest> manifest;  // of this study
    bool results_count = false;  // results.csv stands for its offices: no part is about them any more
    std::vector<Part> parts, damaged,
        other;  // of this study and sound; not sound; of another study or engine
};
[[nodiscard]] SweepFolder look_into(const std::filesystem::path& folder, const std::string& study);

// Offices that are asked for: what the manifest has, what `stated` says and what any part is about.
[[nodiscard]] int offices_wanted(const SweepFolder& found, int stated);

struct MissingUnits {
    std::uint64_t units = 0;
    std::vector<std::string> first;  // "plan p003, set 2, office 1", a few
    int shards = 0;                  // of the parts around them; 0: nobody has begun
    std::string array;               // of shards, as Slurm wants it: "0,3-5"
};

// All rows in the order of (set, office, plan), each once: handed on as they stand in the files, and summed up. Throws
// base::InputError where two files have different rows for one unit.
struct Gathered {
    ExploreSums sums;
    MissingUnits missing;
};
[[nodiscard]] Gathered gather(const SweepFolder& found, int sets, int offices,
                              const std::vector<sim::Strategy>& plans,
                              const std::function<void(const UnitRow&, std::string_view line)>& each);

// Numbers as ranges: 0, 3, 4, 5 -> "0,3-5". Rising.
[[nodiscard]] std::string as_ranges(const std::vector<int>& numbers);

}  // namespace skoen::lab
